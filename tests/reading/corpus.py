"""The small valid site, read file by file, and which of its values each line holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tests.building import SITES

from dangjian.content.claims import Claims
from dangjian.content.data import activity_types, glossary, organization, series, site_settings
from dangjian.content.directory import ContentDirectory
from dangjian.content.documents import brand_pages, post_schema, posts, rules
from dangjian.content.documents.markdown_file import read_markdown_file
from dangjian.content.load import load
from dangjian.reading.files.data_file import read_data_file
from dangjian.reading.files.encoding import decode
from dangjian.reading.files.text_file import read_lines
from dangjian.reading.located import Mapping
from dangjian.reading.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as Dictionary

    from dangjian.content.documents.markdown_file import MarkdownFile
    from dangjian.content.names import Names
    from dangjian.model.documents import Document
    from dangjian.model.problem import Problem
    from dangjian.model.site import Site
    from dangjian.reading.values.schema import Schema

SMALL = SITES / "valid" / "small"
_DATA_FILES: Dictionary[str, Callable[[Mapping, Report], object]] = {
    "organization.yml": organization.read_organization,
    "site.yml": site_settings.read_settings,
    "activity_types.yml": lambda mapping, report: activity_types.read_activity_types(
        mapping, _measures(), report
    ),
    "series.yml": lambda mapping, report: series.read_series(mapping, _measures(), report),
    "glossary.yml": glossary.read_glossary,
}


@cache
def site() -> Site:
    """The small site."""
    return load(SMALL)[0]


@cache
def _context() -> posts.PostContext:
    small = site()
    return posts.PostContext.of(
        small.organization,
        small.activity_types,
        small.declared_series,
        small.files,
        small.settings,
        Claims.of(small.duties),
    )


def _measures() -> Names:
    return site_settings.measure_names(site().settings, spoilt=False)


def _read_rule(file: MarkdownFile, report: Report) -> Document | None:
    found = rules.read_rule(file, site().files, _measures(), report)
    return found[0] if found else None


def _reader(path: str) -> tuple[Schema, Callable[[MarkdownFile, Report], Document | None]]:
    if path.startswith("news/"):
        return post_schema.SCHEMA, lambda file, report: posts.read_post(file, _context(), report)
    if path.startswith("rules/"):
        return rules.SCHEMA, _read_rule
    return brand_pages.SCHEMA, lambda file, report: brand_pages.read_brand_page(file, site().settings, report)


def read(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """A file of the small site with other bytes: what it says, and its problems."""
    report = Report(f"content/{path}")
    schema, read_document = _reader(path)
    file = read_markdown_file(path, data, schema, report)
    return (None if file is None else read_document(file, report)), report.problems


def read_data(path: str, data: bytes) -> list[Problem]:
    """A data file of the small site with other bytes: its problems."""
    report = Report(f"content/{path}")
    lines = read_lines(data, report)
    node = None if lines is None else read_data_file(lines, report)
    if isinstance(node, Mapping):
        _DATA_FILES[path](node, report)
    return report.problems


@dataclass(frozen=True)
class Held:
    """A key, the lines that say it (with the next one, where a list must end there), and its value."""

    key: str
    lines: tuple[str, ...]
    value: object


@dataclass(frozen=True)
class Original:
    """A file as it should be."""

    path: str
    data: bytes
    held: tuple[Held, ...]
    body: frozenset[str]  # every four neighbouring characters that are not in the fields

    def kept(self, data: bytes) -> list[Held]:
        """What stands in other bytes untouched, above every line of the body; nothing in no text."""
        text = decode(data, Report(""))
        lines = [] if text is None else re.split(r"\r\n|\n|\r", text)
        is_body = (any(part in line for part in self.body) for line in lines)
        first = next((index for index, found in enumerate(is_body) if found), len(lines))
        return [one for one in self.held if _has(lines[:first], one.lines) and not _repeated(lines, one)]


def _repeated(lines: list[str], held: Held) -> bool:
    """Whether a key stands on both sides of a fence: then the upper one counts, and the other is text."""
    key = re.split("[:：]", held.lines[0])[0]
    at = lines.index(held.lines[0])
    fence = next((index for index in range(1, at) if set(lines[index].strip()) == {"-"}), 0)
    return any(line.strip().startswith(key) for line in lines[:fence])


def _has(lines: list[str], wanted: tuple[str, ...]) -> bool:
    return any(tuple(lines[at : at + len(wanted)]) == wanted for at in range(len(lines)))


def _value(document: Document, key: str) -> object:
    value = getattr(document, "types" if key == "type" else key)
    return (value, getattr(document, "clock", "")) if key == "date" else value


def _original(path: str) -> Original:
    data = (SMALL / path).read_bytes()
    document, problems = read(path, data)
    assert document is not None
    assert problems == []
    lines = data.decode().split("\n")
    end = lines.index("---", 1)
    schema, _read = _reader(path)
    starts = [at for at in range(1, end) if schema.name_of(re.split("[:：]", lines[at])[0])]
    held = []
    for at, following in zip(starts, [*starts[1:], end], strict=True):
        name = schema.name_of(re.split("[:：]", lines[at])[0])
        last = following if following == at + 1 else following + 1
        held.append(Held(name, tuple(lines[at:last]), _value(document, name)))
    fields = "\n".join(lines[:end])
    fours = (line[at : at + 4] for line in lines[end + 1 :] for at in range(len(line) - 3))
    body = frozenset(four for four in fours if four not in fields)
    return Original(path, data, tuple(held), body)


@cache
def originals() -> tuple[Original, ...]:
    """Every Markdown file of the small site."""
    files = ContentDirectory.scan(SMALL).files
    return tuple(_original(path) for path in files if path.endswith(".md"))


@cache
def data_files() -> dict[str, bytes]:
    """Every data file of the small site."""
    return {path: (SMALL / path).read_bytes() for path in _DATA_FILES}


def lost(original: Original, data: bytes) -> list[str]:
    """The keys that other bytes still hold, and that are read otherwise without a problem being reported."""
    document, problems = read(original.path, data)
    if problems:
        return []
    kept = original.kept(data)
    return [one.key for one in kept if document is None or _value(document, one.key) != one.value]
