"""Where a file's front matter begins and ends, however its fences were typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.model.problem import Edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from dangjian.reading.files.lines import Line
    from dangjian.reading.report import Report

_FENCE = re.compile(r"^(?:-{2,}|[-—–－―─‐‑]*[—–－―─‐‑][-—–－―─‐‑]*|\.{3})$")
# Fences only where a field follows: in a text they are something else.
_ODD_FENCE = re.compile(r"^(?:\\-{2,}|-(?: +-){2,}|\*{3,}|_{3,}|={3,}|\+{3,})$")
_CODE_FENCE = re.compile(r"^(`{3,}|~{3,})\s*[\w+-]*$")
_LIST_ITEM = re.compile(r"^\s*(?:[-*+•·●▪－–—―]|\d{1,2}[.、．)）])")
_KEY_LIKE = re.compile(r"^[^\s:：，。]{1,10}\s*[:：].{0,60}$")
_EMPTY = re.compile(r"[:：]\s*$")
_REMARK = re.compile(r"^(?:#.*|<!--.*-->)$")
_BLOCK_SCALAR = re.compile(r"[:：]\s*[|>][+-]?\s*$")
_EXACT = "---"


@dataclass(frozen=True, slots=True)
class Block:
    """Half-open ranges of line indices: the fields are ``lines[first:last]``, the body ``lines[body:]``."""

    first: int
    last: int
    body: int


def find_block(lines: list[Line], is_field: Callable[[str], bool], report: Report) -> Block | None:
    """The front matter's place, or None where the file has none. Odd fences are reported and accepted."""
    return _Finder(lines, is_field, report).block()


class _Finder:
    """The search through one file's lines."""

    def __init__(self, lines: list[Line], is_field: Callable[[str], bool], report: Report) -> None:
        self._lines = lines
        self._is_field = is_field
        self._report = report
        self._wrapped = False
        self._odd = ""

    def block(self) -> Block | None:
        """Where it is, or None."""
        start = self._filled(0)
        if start == len(self._lines):
            return None
        if _CODE_FENCE.match(self._text(start)):
            inner = self._filled(start + 1)
            if not (self._opens(inner) or self._has_field(inner)):
                return None
            self._wrapped = True
            self._warn("W006", start, "文件开头的字段写在了代码框里", "删掉 ``` 这两行")
            start = inner
        if self._has_field(start):
            if not self._wrapped:
                self._warn("W002", start, "文件开头少了一行“---”", "在这一行上面加一行 ---")
            return self._ending(start)
        fence = start if self._opens(start) else self._further_down(start)
        return None if fence is None else self._ending(self._opened(fence))

    def _opened(self, fence: int) -> int:
        """The line after an opening fence, which may be doubled."""
        self._report_fence(fence)
        second = self._filled(fence + 1)
        if second < len(self._lines) and _is_fence(self._text(second)) and self._has_field(second + 1):
            self._warn("W003", second, "分隔线写了两遍", "删掉这一行")
            return second + 1
        return fence + 1

    def _opens(self, index: int) -> bool:
        """Whether a line is a fence; an odd one only before a field."""
        if index >= len(self._lines):
            return False
        text = self._text(index)
        if _ODD_FENCE.match(text) and not _is_fence(text) and self._has_field(self._filled(index + 1)):
            self._odd = text
        return _is_fence(text) or text == self._odd

    def _further_down(self, start: int) -> int | None:
        """The opening fence of a block that does not stand at the top; what stands above it is reported."""
        in_code = False
        for index in range(start, len(self._lines)):
            in_code ^= bool(_CODE_FENCE.match(self._text(index)))
            if (
                not in_code
                and _is_fence(self._text(index))
                and self._has_field(index + 1)
                and self._has_field(index + 2)
            ):
                above = [self._text(i) for i in range(start, index)]
                if all(not text or _REMARK.match(text) for text in above):
                    self._warn("W012", start, "字段部分的上面还有别的行，不会显示", "删掉“---”上面的行")
                else:
                    hint = f"把第 {index + 1} 行的“---”到下一个“---”剪切到文件开头"
                    self._report.error(
                        "E008",
                        "字段部分要放在文件最上面，前面不能有正文",
                        hint=hint,
                        at=(self._lines[start].number, 1),
                    )
                return index
        return None

    def _ending(self, first: int) -> Block:
        lines = self._lines
        for index in range(first, len(lines)):
            text = self._text(index)
            if self._wrapped and _CODE_FENCE.match(text):
                return Block(first, index, index + 1)
            if _is_fence(text) or (self._odd and text == self._odd):
                if self._body_began(first, index):
                    break
                self._report_fence(index)
                return Block(first, index, self._after_code_fence(index + 1) if self._wrapped else index + 1)
        last = self._last_field(first)
        self._report.error(
            "E005",
            "字段部分没有结束：缺少下面的一行“---”",
            corrected=_EXACT,
            at=(lines[max(last - 1, 0)].number, 1),
            edit=Edit.INSERT_AFTER,
        )
        return Block(first, last, last)

    def _body_began(self, first: int, fence: int) -> bool:
        """Whether the text above a fence is body: then it is a rule in it, and the closing one is lost."""
        last = self._last_field(first)
        rest = [self._text(index) for index in range(last, fence)]
        if last == first or not rest or rest[0]:
            return False
        return any(text and not _KEY_LIKE.match(text) for text in rest)

    def _last_field(self, first: int) -> int:
        """Index after the last line that surely is a field's: after a blank line, body text ends them."""
        last, blank, in_scalar = first, False, False
        for index in range(first, len(self._lines)):
            text = self._lines[index].text
            if not text.strip():
                blank = True
                continue
            is_field = self._is_field(text)
            if is_field or self._goes_on(first, last, index) or (in_scalar and text[0].isspace()):
                in_scalar = bool(_BLOCK_SCALAR.search(text)) if is_field else in_scalar
                last, blank = index + 1, False
            elif blank:
                break
        return last

    def _goes_on(self, first: int, last: int, index: int) -> bool:
        """Whether a line belongs to the field above: an item of its list, or indented right below it."""
        text = self._lines[index].text
        if index == last:
            return bool(_LIST_ITEM.match(text)) or text[0].isspace()
        above = self._lines[last - 1].text if last > first else ""
        return bool(_LIST_ITEM.match(text)) and bool(_LIST_ITEM.match(above) or _EMPTY.search(above))

    def _text(self, index: int) -> str:
        return self._lines[index].text.strip()

    def _has_field(self, index: int) -> bool:
        return index < len(self._lines) and self._is_field(self._lines[index].text)

    def _filled(self, start: int) -> int:
        """Index of the first line from ``start`` on that is not blank."""
        return next((i for i in range(start, len(self._lines)) if self._text(i)), len(self._lines))

    def _after_code_fence(self, index: int) -> int:
        following = self._filled(index)
        is_closing = following < len(self._lines) and _CODE_FENCE.match(self._text(following))
        return following + 1 if is_closing else index

    def _warn(self, code: str, index: int, message: str, hint: str) -> None:
        self._report.warning(code, message, hint=hint, at=(self._lines[index].number, 1))

    def _report_fence(self, index: int) -> None:
        line = self._lines[index]
        if line.text.rstrip() != _EXACT:
            self._report.warning(
                "W003",
                f"分隔线写成了“{line.text.strip()}”",
                corrected=_EXACT,
                hint="顶格写三个英文减号",
                at=(line.number, line.column(len(line.text) - len(line.text.lstrip()))),
            )


def _is_fence(text: str) -> bool:
    return bool(_FENCE.match(text))
