"""Where a file's front matter begins and ends, however its fences were typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.model.problem import Edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from dangjian.reading.lines import Line
    from dangjian.reading.report import Report

_FENCE = re.compile(r"^(?:-{2,}|[-—–－―─‐‑]*[—–－―─‐‑][-—–－―─‐‑]*|\.{3})$")
_CODE_FENCE = re.compile(r"^(`{3,}|~{3,})\s*[\w+-]*$")
_LIST_ITEM = re.compile(r"^\s*(?:[-*+•·●▪]|\d{1,2}[.、．)）])")
_KEY_LIKE = re.compile(r"^[^\s:：，。]{1,10}\s*[:：].{0,60}$")
_EXACT = "---"


@dataclass(frozen=True, slots=True)
class Block:
    """Half-open ranges of line indices: the fields are ``lines[first:last]``, the body ``lines[body:]``."""

    first: int
    last: int
    body: int


def find_block(lines: list[Line], is_field: Callable[[str], bool], report: Report) -> Block | None:
    """The front matter's place, or None where the file has none. Odd fences are reported and accepted."""
    start = _next_filled(lines, 0)
    if start == len(lines):
        return None
    wrapped = _CODE_FENCE.match(lines[start].text.strip())
    if wrapped:
        inner = _next_filled(lines, start + 1)
        if inner == len(lines) or not (_is_fence(lines[inner]) or is_field(lines[inner].text)):
            return None
        report.warning(
            "W006", "文件开头的字段写在了代码框里", hint="删掉 ``` 这两行", at=(lines[start].number, 1)
        )
        start = inner
    if _is_fence(lines[start]):
        _report_fence(lines[start], report)
        first = start + 1
    elif is_field(lines[start].text):
        if not wrapped:
            report.warning(
                "W002", "文件开头少了一行“---”", hint="在这一行上面加一行 ---", at=(lines[start].number, 1)
            )
        first = start
    else:
        return None
    return _find_end(lines, first, is_field, report, wrapped=bool(wrapped))


def _find_end(
    lines: list[Line], first: int, is_field: Callable[[str], bool], report: Report, *, wrapped: bool
) -> Block:
    for index in range(first, len(lines)):
        text = lines[index].text.strip()
        if wrapped and _CODE_FENCE.match(text):
            return Block(first, index, index + 1)
        if _is_fence(lines[index]):
            if _body_began(lines, first, index, is_field):
                break
            _report_fence(lines[index], report)
            return Block(first, index, _after_code_fence(lines, index + 1) if wrapped else index + 1)
    last = _last_field(lines, first, is_field)
    at = lines[max(last - 1, 0)]
    report.error(
        "E005",
        "字段部分没有结束：缺少下面的一行“---”",
        corrected=_EXACT,
        at=(at.number, 1),
        edit=Edit.INSERT_AFTER,
    )
    return Block(first, last, last)


def _body_began(lines: list[Line], first: int, fence: int, is_field: Callable[[str], bool]) -> bool:
    """Whether text above a fence is body: then the fence is a rule in the text, the closing one is lost."""
    last = _last_field(lines, first, is_field)
    rest = [line.text for line in lines[last:fence]]
    if last == first or not rest or rest[0].strip():
        return False
    return any(text.strip() and not _KEY_LIKE.match(text) for text in rest)


def _last_field(lines: list[Line], first: int, is_field: Callable[[str], bool]) -> int:
    """Index after the last line that surely is a field's: after a blank line, body text ends them."""
    last, blank = first, False
    for index in range(first, len(lines)):
        text = lines[index].text
        if not text.strip():
            blank = True
        elif is_field(text) or (index == last and (_LIST_ITEM.match(text) or text[0].isspace())):
            last, blank = index + 1, False
        elif blank:
            break
    return last


def _next_filled(lines: list[Line], start: int) -> int:
    return next((i for i in range(start, len(lines)) if lines[i].text.strip()), len(lines))


def _after_code_fence(lines: list[Line], index: int) -> int:
    following = _next_filled(lines, index)
    is_closing = following < len(lines) and _CODE_FENCE.match(lines[following].text.strip())
    return following + 1 if is_closing else index


def _is_fence(line: Line) -> bool:
    return bool(_FENCE.match(line.text.strip()))


def _report_fence(line: Line, report: Report) -> None:
    if line.text.rstrip() != _EXACT:
        report.warning(
            "W003",
            f"分隔线写成了“{line.text.strip()}”",
            corrected=_EXACT,
            hint="顶格写三个英文减号",
            at=(line.number, line.column(len(line.text) - len(line.text.lstrip()))),
        )
