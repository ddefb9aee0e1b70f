"""The photos of a post: those beside it, or those that its 照片 lists, each with what it shows."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dangjian.content.documents.attachments import picture
from dangjian.model.documents import Photo
from dangjian.model.pictures import SUFFIXES, is_picture
from dangjian.reading.located import Scalar, Sequence
from dangjian.reading.values.texts import is_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Dictionary

    from dangjian.reading.values.field import Field

# Stands out where somebody pastes it and forgets it; counts as nothing.
NO_ALT = "在这里写照片上是什么"
# A name may begin here: only one without blanks, or the words before it would belong to it.
_FILE = re.compile(
    rf"[^、，,；;:：\s]+?\.(?:{'|'.join(suffix[1:] for suffix in SUFFIXES)})(?=$|[\s:：、，,；;|（(—–-])",
    re.IGNORECASE,
)
# Where a name must stand, anything that looks like one is.
_ANY_FILE = re.compile(
    r"(?:[a-z]:[\\/])?[^、，,；;:：\s][^、，,；;:：]*?\.[a-z][a-z0-9]{1,4}(?=$|[\s:：、，,；;|（(—–-])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s、，,；;]+")
_MARKDOWN = re.compile(r"^!?\[(?P<alt>[^\]]*)\]\((?P<file>[^()]+)\)$")
_LABEL = re.compile(r"^[\s:：|—–\-，,、；;]*(?:(?:说明|描述|alt)\s*[:：]\s*)?", re.IGNORECASE)
_WRAPPED = re.compile(r"^(?:（(?P<wide>[^（）]*)）|\((?P<narrow>[^()]*)\)|“(?P<quoted>[^“”]*)”)$")
_NUMBERED = re.compile(r"^(?P<stem>.+?)[-_ ]?(?:\d{1,3}|[（(]\d{1,3}[)）])$")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class PicturesBeside:
    """The picture files of the content directory: by folder, and by the post that they belong to."""

    files: Dictionary[str, int]
    by_folder: dict[str, list[str]] = field(default_factory=dict)
    by_post: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Dictionary[str, int]) -> PicturesBeside:
        """All in a post's own folder are its own; beside ``x.md`` those named ``x-1.jpg``, ``x（2）.jpg``."""
        found = cls(files)
        for path in sorted(files, key=_natural):
            if is_picture(path):
                found.by_folder.setdefault(posixpath.dirname(path), []).append(path)
                owner = _owner(path, files)
                if owner:
                    found.by_post.setdefault(owner, []).append(path)
        return found

    def photos(self, document: str, listed: Field | None) -> tuple[Photo, ...]:
        """Those that a post lists; where it lists none, all of its own, in natural order."""
        if listed is None:
            return tuple(Photo(path) for path in self.by_post.get(document, ()))
        return _listed(document, _items(listed), self, listed)

    def names(self, document: str) -> list[str]:
        """The names that a post can write, the longest first."""
        folder = posixpath.dirname(document)
        paths = [*self.by_folder.get(folder, ()), *self.by_post.get(document, ())]
        return sorted({posixpath.relpath(path, folder) for path in paths}, key=len, reverse=True)


def _natural(path: str) -> tuple[list[str | int], str]:
    """So that 图2 comes before 图10, and 图 before 图1."""
    parts = _DIGITS.split(posixpath.splitext(path)[0].casefold())
    return [int(part) if index % 2 else part for index, part in enumerate(parts)], path


def _owner(path: str, files: Dictionary[str, int]) -> str:
    """The post that a picture beside it belongs to; empty where there is none."""
    top = path.split("/")
    if len(top) > 3 and "/".join([*top[:3], "index.md"]) in files:
        return "/".join([*top[:3], "index.md"])
    stem = posixpath.splitext(path)[0]
    numbered = _NUMBERED.match(stem)
    stems = (stem, numbered["stem"]) if numbered else (stem,)
    return next((f"{one}.md" for one in stems if f"{one}.md" in files), "")


def photo_list(field: Field) -> Field:
    """The field itself: to take apart what is written needs the names of the files."""
    return field


def _items(field: Field) -> tuple[Scalar, ...]:
    node = field.value
    if isinstance(node, Scalar):
        return () if is_nothing(node) else (node,)
    items = node.items if isinstance(node, Sequence) else ()
    return tuple(item for item in items if isinstance(item, Scalar))


def _listed(
    document: str, items: Iterable[Scalar], beside: PicturesBeside, field: Field
) -> tuple[Photo, ...]:
    """The photos that exist, in the order written. One without description is told, with what to write."""
    names = beside.names(document)
    photos: dict[str, Photo] = {}
    for item in items:
        entries = list(_entries(item, names))
        for name, alt in entries:
            path = picture(document, name, beside.files, field)
            if path is not None:
                photos.setdefault(path, Photo(path, "" if alt == NO_ALT else alt, item.line))
        bare = [name.text for name, alt in entries if alt in {"", NO_ALT}]
        if bare:
            _warn(item, bare, entries, field)
    return tuple(photos.values())


def _warn(item: Scalar, bare: list[str], entries: list[tuple[Scalar, str]], field: Field) -> None:
    lines = [f"{name.text}: {alt or NO_ALT}" for name, alt in entries]
    report = field.report
    corrected = ""
    if item is field.value:
        corrected = "\n".join([f"{field.name}:", *(f"- {line}" for line in lines)])
    elif item.span == 1 and 0 < item.line <= len(report.lines):
        lead = report.lines[item.line - 1][: item.column - 1]
        corrected = "\n".join(f"{lead}{line}" for line in lines)
    message = f"照片“{'”“'.join(bare)}”没有说明，看不见照片的人不知道上面是什么"
    report.warning("W048", message, corrected=corrected, at=item.at)


def _entries(item: Scalar, names: list[str]) -> Iterator[tuple[Scalar, str]]:
    """Names, with their places, and descriptions: ``甲.jpg: 学习``, ``甲.jpg 学习``, ``甲.jpg、乙.jpg``."""
    written = _MARKDOWN.match(item.text)
    if written:
        yield item.part(written.start("file"), written["file"]), written["alt"].strip()
        return
    text = item.text
    at, end = (1, len(text) - 1) if text.startswith("[") and text.endswith("]") else (0, len(text))
    while at < end:
        name = _name_at(text, at, names, _ANY_FILE)
        following = _next(text, at + len(name), end, names)
        whole = text[at : following.start() if following else end]
        shown = name or whole.strip()
        yield item.part(at, shown), _description(whole[len(shown) :])
        at = following.end() if following else end


def _name_at(text: str, at: int, names: list[str], pattern: re.Pattern[str]) -> str:
    """The file name that begins there: one that exists, or what looks like one."""
    for name in names:
        if text.startswith(name, at) and not re.match(r"\w", text[at + len(name) :]):
            return name
    match = pattern.match(text, at)
    return match.group() if match else ""


def _next(text: str, at: int, end: int, names: list[str]) -> re.Match[str] | None:
    """The gap before the next file name."""
    gaps = _BETWEEN.finditer(text, at, end)
    return next((gap for gap in gaps if _name_at(text, gap.end(), names, _FILE)), None)


def _description(text: str) -> str:
    bare = _LABEL.sub("", text, count=1).rstrip(" \t\u3000，,、；;")
    wrapped = _WRAPPED.match(bare)
    return next((part for part in wrapped.groups() if part is not None), "").strip() if wrapped else bare
