"""The content directory on disk: what is in it, and its files' bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_IGNORED_PREFIXES = (".", "~$")
_IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini"})
_IGNORED_SUFFIXES = (".tmp", ".bak", ".swp", "~")


@dataclass(frozen=True)
class ContentDirectory:
    """A directory of content. ``files`` maps every file's path (sorted) to its size in bytes."""

    root: Path
    files: dict[str, int]

    @classmethod
    def scan(cls, root: Path) -> ContentDirectory:
        """Everything below ``root`` but hidden, temporary and lock files of Word, WPS and Windows."""
        return cls(root, dict(sorted(_walk(str(root), ""))))

    def read(self, path: str) -> bytes:
        """A file's bytes."""
        return (self.root / path).read_bytes()

    def shown(self, path: str) -> str:
        """The path that people see: relative to the parent of the content directory."""
        return f"{self.root.name}/{path}"

    def markdown(self, folder: str) -> list[str]:
        """The Markdown files below a folder."""
        return [path for path in self.files if path.startswith(f"{folder}/") and path.lower().endswith(".md")]


def _walk(folder: str, prefix: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            lower = name.lower()
            if (
                name.startswith(_IGNORED_PREFIXES)
                or lower in _IGNORED_NAMES
                or lower.endswith(_IGNORED_SUFFIXES)
            ):
                continue
            if entry.is_dir():
                found += _walk(entry.path, f"{prefix}{name}/")
            elif entry.is_file():
                found.append((prefix + name, entry.stat().st_size))
    return found
