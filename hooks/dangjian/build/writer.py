"""The one way files reach the disk: written beside, then renamed."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_new(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet, whole or not at all. Raises FileExistsError where it does."""
    with _written_beside(path, data) as temporary:
        _appear(temporary, path)


def write_over(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all, in the place of what may be there."""
    with _written_beside(path, data) as temporary:
        temporary.replace(path)


@contextmanager
def _written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A file of the same folder that holds the data; gone afterwards, unless it was renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o644)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def copy_new(original: Path, path: Path) -> None:
    """Copy a file's bytes to where nothing is yet. Raises FileExistsError where there is."""
    write_new(path, original.read_bytes())


def _appear(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise FileExistsError(errno.EEXIST, "exists", str(temporary), None, str(path)) from None
    except OSError:  # a disk without hard links (FAT, some network drives)
        if path.exists():
            raise FileExistsError(errno.EEXIST, "exists", str(temporary), None, str(path)) from None
        temporary.rename(path)


MANIFEST = ".dangjian-files"


def write_manifest(directory: Path) -> None:
    """Record the names of all files of a built site, so that a later build replaces nothing but these."""
    names = sorted(name for name in _names(directory) if name != MANIFEST)
    (directory / MANIFEST).write_text("".join(f"{name}\n" for name in names), "utf-8")


def read_manifest(directory: Path) -> list[str]:
    """The names that a build recorded; none where the directory holds no built site."""
    manifest = directory / MANIFEST
    return manifest.read_text("utf-8").splitlines() if manifest.is_file() else []


def foreign_files(directory: Path) -> list[str]:
    """Files in a directory that no build of ours wrote, sorted; all of them where it holds no built site."""
    recorded = read_manifest(directory)
    ours = {*recorded, MANIFEST} if recorded else set()
    return sorted(set(_names(directory)) - ours)


def _names(directory: Path) -> Iterator[str]:
    """Every file below a directory, relative to it, with ``/`` as separator."""
    for folder, _folders, files in os.walk(directory):
        prefix = os.path.relpath(folder, directory).replace(os.sep, "/")
        yield from (name if prefix == "." else f"{prefix}/{name}" for name in files)


@contextmanager
def replaced_directory(target: Path) -> Iterator[Path]:
    """A new directory that takes ``target``'s place if the block ends well; else ``target`` is untouched.

    Where ``target`` is a link, the directory that it leads to is replaced.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-new-"))
    try:
        fresh.chmod(0o755)  # mkdtemp makes it private; a web server must read it
        yield fresh
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, target: Path) -> None:
    """Whatever interrupts this, an interrupt by the user too, one of the two directories is at ``target``."""
    old = fresh.with_name(f"{fresh.name}-old")
    try:
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
