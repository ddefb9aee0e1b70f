"""The content directory on disk: what is in it, and its files' bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.model.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from dangjian.reading.report import Report

# What is read, and never published as it is.
DATA_FOLDERS = ("duties/", "records/")
_IGNORED_PREFIXES = (".", "~$")
_IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini"})
_IGNORED_SUFFIXES = (".tmp", ".bak", ".swp", "~")


@dataclass(frozen=True)
class ContentDirectory:
    """A directory of content. ``files`` maps every file's path (sorted) to its size in bytes."""

    root: Path
    files: dict[str, int]
    problems: tuple[Problem, ...] = ()

    @classmethod
    def scan(cls, root: Path) -> ContentDirectory:
        """Everything below ``root`` but hidden, temporary and lock files of Word, WPS and Windows."""
        walk = _Walk(root)
        walk.into(str(root))
        return cls(root, dict(sorted(walk.files.items())), tuple(walk.problems))

    def read(self, path: str, report: Report) -> bytes | None:
        """A file's bytes, or None where it has gone or may not be read (reported)."""
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            report.error("E026", f"读不了这个文件：{error.strerror}", hint="检查文件的权限，或稍后再试")
            return None

    def shown(self, path: str) -> str:
        """The path that people see: relative to the parent of the content directory."""
        return f"{self.root.name}/{path}"

    def markdown(self, folder: str) -> list[str]:
        """The Markdown files below a folder."""
        return [path for path in self.files if path.startswith(f"{folder}/") and path.lower().endswith(".md")]


def is_asset(path: str) -> bool:
    """Whether a file is published as it is: a picture or attachment, no document and no data file of ours."""
    is_data = "/" not in path and path.lower().endswith((".yml", ".yaml"))
    is_data |= path.startswith(DATA_FOLDERS)
    return not is_data and not path.lower().endswith((".md", ".markdown"))


class _Walk:
    """Looks through a directory; what cannot be read is a problem, never an exception."""

    def __init__(self, root: Path) -> None:
        self.files: dict[str, int] = {}
        self.problems: list[Problem] = []
        self._root = root

    def into(self, folder: str, prefix: str = "") -> None:
        """Note all files below ``folder``. Links to folders are not followed: they may lead in a circle."""
        try:
            with os.scandir(folder) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    self._note(entry, prefix)
        except OSError as error:
            self._report(prefix, "E026", f"打不开这个文件夹：{error.strerror}", "检查文件夹的权限")

    def _note(self, entry: os.DirEntry[str], prefix: str) -> None:
        name, path = entry.name, prefix + entry.name
        if _is_ignored(name):
            return
        try:
            name.encode()
        except UnicodeEncodeError:
            shown = path.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
            self._report(shown, "E026", "文件名的编码不对", "在 Windows 里解压时选“简体中文”，或给文件改名")
            return
        try:
            if entry.is_dir(follow_symlinks=False):
                self.into(entry.path, f"{path}/")
            elif entry.is_dir():
                self._report(path, "E026", "这是指向别处的文件夹链接，不会读取", "把文件夹本身复制过来")
            elif entry.is_file():
                self.files[path] = entry.stat().st_size
        except OSError as error:
            self._report(path, "E026", f"读不了这个文件：{error.strerror}", "检查文件的权限，或稍后再试")

    def _report(self, path: str, code: str, message: str, hint: str) -> None:
        shown = f"{self._root.name}/{path}".rstrip("/")
        self.problems.append(Problem(shown, 1, 1, code, message, hint=hint))


def _is_ignored(name: str) -> bool:
    lower = name.lower()
    return name.startswith(_IGNORED_PREFIXES) or lower in _IGNORED_NAMES or lower.endswith(_IGNORED_SUFFIXES)
