"""Markdown text with everything that is not read as Markdown blanked out, in the same places."""

from __future__ import annotations

import re

# The form that Python-Markdown's fenced_code reads; an opening fence without a closing one is text.
_FENCE = re.compile(
    r"^(?P<fence>~{3,}|`{3,})[ ]*"
    r"(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=(?:\"[^\"\n]*\"|'[^'\n]*')[ ]*)?)\n"
    r".*?(?<=\n)(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
_CODE_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()<>#+\-.!|]")
_HINT = re.compile(r"[`~\\]|<!--")


def masked(text: str) -> str:
    """``text`` with code blocks, code spans, comments and escaped marks as spaces; lines are kept."""
    if _HINT.search(text):
        for pattern in (_FENCE, _COMMENT, _CODE_SPAN, _ESCAPED):
            text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())
