"""Files made of pictures, kept from one build to the next and found again by the picture's content."""

from __future__ import annotations

import atexit
import hashlib
import json
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dangjian.build.pictures.files import RECIPE
from dangjian.build.writer import write_over

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "pictures"
# Beyond this many remembered files the ones not met for longest are forgotten: they are read once more.
_REMEMBERED = 20_000


class PictureCache:
    """A folder of made files. Any of it may be deleted, at any time.

    Each is named by the SHA-256 of its picture and by the recipe; beside the files of a picture lies a record
    of their sizes and sums, written last. The index saves reading pictures that have not changed.
    """

    def __init__(self, folder: Path) -> None:
        """Open a folder that can be written to."""
        self._folder = folder
        self._index_file = folder / "index.json"
        self._index: dict[str, list[object]] = _json(self._index_file)
        self._is_new = False

    def known_key(self, file: Path) -> str:
        """The key of a picture that has not changed since it was last read; else empty."""
        entry = self._index.get(str(file))
        if entry is None or entry[:2] != _state(file):
            return ""
        self._index[str(file)] = self._index.pop(str(file))
        return str(entry[2])

    def read(self, file: Path) -> tuple[str, bytes]:
        """A picture's key and bytes."""
        state = _state(file)  # before the bytes: what changes meanwhile is read again the next time
        data = file.read_bytes()
        key = f"{hashlib.sha256(data).hexdigest()}-{RECIPE}"
        self._index[str(file)] = [*state, key]
        self._is_new = True
        return key, data

    def kept(self, key: str, tails: frozenset[str]) -> dict[str, Path]:
        """The kept files of a picture by the ends of their names; empty unless all are there, and whole."""
        record = self._folder / f"{key}.json"
        entries = _json(record)
        files = {tail: self._folder / f"{key}{tail}" for tail in tails}
        try:
            is_whole = all(_is_whole(files[tail], entries.get(tail), record) for tail in tails)
        except OSError:
            return {}
        return files if is_whole else {}

    def keep(self, key: str, made: Mapping[str, bytes]) -> dict[str, Path]:
        """Keep the files made of a picture."""
        record = self._folder / f"{key}.json"
        files = {tail: self._folder / f"{key}{tail}" for tail in made}
        for tail, data in made.items():
            write_over(files[tail], data)
        sums = {tail: [len(data), hashlib.sha256(data).hexdigest()] for tail, data in made.items()}
        write_over(record, json.dumps({**_json(record), **sums}, sort_keys=True).encode())
        return files

    def close(self) -> None:
        """Write the index, where there is something new in it."""
        if self._is_new:
            others = {file: one for file, one in _json(self._index_file).items() if file not in self._index}
            newest = list({**others, **self._index}.items())[-_REMEMBERED:]
            write_over(self._index_file, json.dumps(dict(newest)).encode())
            self._is_new = False


def open_cache(root: Path) -> tuple[PictureCache, str]:
    """The cache below ``root``; where that cannot be written to, one for this run, and a note about it."""
    folder = root / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_over(folder / "CACHEDIR.TAG", b"Signature: 8a477f597d28d172789f06886806bc55\n")
    except OSError as error:
        note = f"图片缓存文件夹 {folder} 不能写（{error.strerror}），这次用临时文件夹，下次要重新处理图片"
        return PictureCache(_temporary_folder()), note
    return PictureCache(folder), ""


@cache
def _temporary_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="dangjian-pictures-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _state(file: Path) -> list[object]:
    state = file.stat()
    return [state.st_size, state.st_mtime_ns]


def _is_whole(file: Path, entry: object, record: Path) -> bool:
    """By its size; one that was written to after its record, by its sum."""
    if not isinstance(entry, list) or len(entry) != 2:
        return False
    state = file.stat()
    if state.st_size != entry[0]:
        return False
    is_later = state.st_mtime_ns > record.stat().st_mtime_ns
    return not is_later or hashlib.sha256(file.read_bytes()).hexdigest() == entry[1]


def _json(file: Path) -> dict[str, list[object]]:
    """What a file of ours says; nothing where it is missing or broken."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    entries = found.items() if isinstance(found, dict) else ()
    return {key: value for key, value in entries if isinstance(value, list)}
