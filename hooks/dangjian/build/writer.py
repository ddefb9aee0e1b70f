"""The one way files reach the disk: written beside, then renamed."""

from __future__ import annotations

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
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o644)
        os.link(temporary, path)
    finally:
        temporary.unlink()


@contextmanager
def replaced_directory(target: Path) -> Iterator[Path]:
    """A new directory that takes ``target``'s place if the block ends well; else ``target`` is untouched."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-new-"))
    old = fresh.with_name(f"{fresh.name}-old")
    try:
        fresh.chmod(0o755)  # mkdtemp makes it private; a web server must read it
        yield fresh
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
