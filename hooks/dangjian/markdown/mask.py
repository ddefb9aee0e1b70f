"""Markdown text with everything that is not read as Markdown blanked out, in the same places."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<mark>`{3,}|~{3,})[^`\n]*$")
_CODE_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()<>#+\-.!|]")
_CODE_HINT = re.compile(r"[`~\\]|<!--")


def masked(text: str) -> str:
    """``text`` with code blocks, code spans, comments and escaped marks as spaces; lines are kept."""
    if not _CODE_HINT.search(text):
        return text
    lines = text.split("\n")
    fence = ""
    for index, line in enumerate(lines):
        match = _FENCE.match(line)
        if fence:
            if match and match["mark"][0] == fence[0] and len(match["mark"]) >= len(fence):
                fence = ""
            lines[index] = " " * len(line)
        elif match and _is_closed(lines, index, match["mark"]):
            fence = match["mark"]
            lines[index] = " " * len(line)
    text = "\n".join(lines)
    for pattern in (_COMMENT, _CODE_SPAN, _ESCAPED):
        text = pattern.sub(_blank, text)
    return text


def _is_closed(lines: list[str], start: int, mark: str) -> bool:
    """An opening fence without a closing one is read as text."""
    return any(
        (match := _FENCE.match(line)) and match["mark"][0] == mark[0] and len(match["mark"]) >= len(mark)
        for line in lines[start + 1 :]
    )


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())
