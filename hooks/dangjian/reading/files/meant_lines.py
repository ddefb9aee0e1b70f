"""Lines of a data file as YAML must have them: what Chinese keyboards type for colons, braces and blanks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dangjian.reading.files.lines import Line

WIDE_SPACE = " \t\u3000\xa0"
_BLANKS = {"\t": "  ", "\u3000": "  ", "\xa0": " "}
# A full-width colon behind a key, or a usual one with a wide space behind it.
_WIDE_COLON = re.compile(r"(?P<key>[^\s:：#\"'{\[｛［][^:：#\"'{\[｛［]{0,23})(?:：|:(?=[\t\u3000\xa0]))")
# A usual one with nothing behind it; in an address it is none.
_TIGHT_COLON = re.compile(r"(?P<key>[\u4e00-\u9fff]{1,8}|[A-Za-z_]{1,20}):(?!//)(?=[^\s:])")
_FIELD = re.compile(r"^[^\s:：#\"'{\[]{1,24}\s*[:：]")
_VALUE = re.compile(r"[:：]\s*\S")
_DASH = re.compile(r"- +")
_BLOCK_SCALAR = re.compile(r"(?:[:：]\s*|- +)[|>][+-]?\d?\s*$")
_KEY = re.compile(r"[^\s:：#\"'{\[｛［]{1,24} ?:(?= )")
_FLOW = re.compile(r"[\[［\s]*[{｛]")
_FLOW_KEY = re.compile(r"(?P<key>[^\s:：,，{}\[\]\"'#][^:：,，{}\[\]\"'#]{0,15})[:：]")
_FLOW_COMMA = re.compile(r"，\s*[\u4e00-\u9fff]{1,8}\s*:\s")
_HALF_WIDTH = {"｛": "{", "｝": "}"}
_PAIRS = {"《": "》", "“": "”", "（": "）", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class MeantLine:
    """A line to be parsed; ``origin`` holds the index in the file's line for each of its characters."""

    text: str
    origin: tuple[int, ...]

    def index(self, column: int) -> int:
        """Where the character at a column stands in the file's line."""
        return self.origin[min(max(column, 0), len(self.origin) - 1)]


def meant_lines(lines: Sequence[Line]) -> list[MeantLine]:
    """Every line as meant; what belongs to a text of several lines keeps its words."""
    meant: list[MeantLine] = []
    above, block = "", None
    for number, line in enumerate(lines):
        indent = _indent(line.text)
        if block is not None and line.text.strip() and indent <= block:
            block = None
        is_text = block is not None
        follows = bool(above) and indent > _key_column(above) and bool(_VALUE.search(above))
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        pairs = list(_meant(line.text, below, is_text=is_text, follows=follows))
        meant.append(MeantLine("".join(one for one, _ in pairs), (*(at for _, at in pairs), len(line.text))))
        if line.text.strip() and not is_text:
            above = line.text
            block = indent if _BLOCK_SCALAR.search(line.text) else None
    return meant


def _indent(text: str) -> int:
    body = text.lstrip(WIDE_SPACE)
    return sum(len(_BLANKS.get(one, one)) for one in text[: len(text) - len(body)])


def _key_column(text: str) -> int:
    """Where a line's key stands, behind its dashes."""
    body = text.lstrip(WIDE_SPACE)
    dashes = re.match(r"(?:- +)*", body)
    return _indent(text) + (dashes.end() if dashes else 0)


def _meant(text: str, below: str, *, is_text: bool, follows: bool) -> Iterator[tuple[str, int]]:
    """The characters to be parsed, each with its index in the line."""
    start = len(text) - len(text.lstrip(WIDE_SPACE))
    for at in range(start):
        yield from ((one, at) for one in _BLANKS.get(text[at], text[at]))
    if not is_text:
        while dash := _DASH.match(text, start):
            yield from _as_it_is(text, start, dash.end())
            start = dash.end()
        colon = _WIDE_COLON.match(text, start) or _tight(text, start, below, follows=follows)
        if colon:
            end = colon.end()
            yield from _as_it_is(text, start, end - 1)
            yield ":", end - 1
            start = end + len(text[end:]) - len(text[end:].lstrip(WIDE_SPACE))
            yield from ((" ", end) for _time in range(max(start - end, 1) if text[start:] else 0))
        key = None if colon else _KEY.match(text, start)
        flow = _FLOW.match(text, key.end() if key else start)
        if flow:
            yield from _as_it_is(text, start, flow.end() - 1)
            yield from _flow(text, flow.end() - 1)
            return
    yield from _as_it_is(text, start, len(text))


def _as_it_is(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    return ((text[at], at) for at in range(start, end))


def _tight(text: str, start: int, below: str, *, follows: bool) -> re.Match[str] | None:
    """``频次:每月``, but not in the further lines of a text, nor as an item that has no other field."""
    found = _TIGHT_COLON.match(text, start)
    is_item = text[:start].strip(WIDE_SPACE).startswith("-")
    if found is None or follows or (is_item and not _is_field_at(below, _key_column(text))):
        return None
    return found


def _is_field_at(text: str, column: int) -> bool:
    return _indent(text) == column and bool(_FIELD.match(text.lstrip(WIDE_SPACE)))


def _flow(text: str, start: int) -> Iterator[tuple[str, int]]:
    """A mapping in braces: full-width braces, colons behind its keys, and commas that must separate."""
    open_marks: list[str] = []
    at, expects_key = start, False
    while at < len(text):
        character = _HALF_WIDTH.get(text[at], text[at])
        key = _FLOW_KEY.match(text, at) if expects_key and open_marks[-1:] == ["{"] else None
        if key:
            yield from _as_it_is(text, at, key.end() - 1)
            at = key.end()
            yield from ((":", at - 1), (" ", at))
            while at < len(text) and text[at] in WIDE_SPACE:
                at += 1
            expects_key = False
            continue
        closing = text.find(_PAIRS[character], at + 1) if character in _PAIRS else -1
        if closing > 0:
            yield from _as_it_is(text, at, closing + 1)
            at, expects_key = closing + 1, False
            continue
        if character in "{[":
            open_marks.append(character)
        elif character in "}]" and open_marks:
            open_marks.pop()
        elif open_marks[-1:] == ["{"] and _FLOW_COMMA.match(text, at):
            character = ","
        if character not in WIDE_SPACE:
            expects_key = character in "{,"
        yield character, at
        at += 1
        if not open_marks:
            yield from _as_it_is(text, at, len(text))
            return
