"""Markdown text with everything that is not read as Markdown blanked out, in the same places."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# The form that Python-Markdown's fenced_code reads; an opening fence without a closing one is text.
_FENCE = re.compile(
    r"^(?P<fence>~{3,}|`{3,})[ ]*"
    r"(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=(?:\"[^\"\n]*\"|'[^'\n]*')[ ]*)?)\n"
    r".*?(?<=\n)(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
_TICKS = re.compile(r"`+")
# What ends a paragraph: a blank line, or a line that begins a quote, heading, definition or footnote.
_BREAK = re.compile(r"\n[ \t]*(?=[\n>#:]|\[\^)")
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!|]")
_HINT = re.compile(r"[`~\\]|<!--")

Span = tuple[int, int]


def masked(text: str) -> str:
    """``text`` with code blocks, comments, code spans and escaped marks as spaces; lines are kept."""
    if _HINT.search(text):
        text = _FENCE.sub(lambda match: blank(match.group()), text)
        text = _without(text, list(_comments(text)))
        text = _without(text, list(_code_spans(text)))
        text = _ESCAPED.sub(lambda match: blank(match.group()), text)
    return text


def blank(text: str) -> str:
    """Spaces instead of everything but line ends."""
    return re.sub(r"[^\n]", " ", text)


def _without(text: str, spans: list[Span]) -> str:
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], blank(text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def _comments(text: str) -> Iterator[Span]:
    """HTML comments; one that nothing closes is text."""
    start = text.find("<!--")
    while start >= 0:
        close = text.find("-->", start + 4)
        if close < 0:
            return
        yield start, close + 3
        start = text.find("<!--", close)


def _code_spans(text: str) -> Iterator[Span]:
    """Code between runs of backticks, paragraph by paragraph."""
    if "`" not in text:
        return
    start = 0
    for end in [*(match.start() for match in _BREAK.finditer(text)), len(text)]:
        yield from _spans_between(text, start, end)
        start = end


def _spans_between(text: str, start: int, end: int) -> Iterator[Span]:
    """As Python-Markdown does: the most ticks of an opening run that a later run has, and no more."""
    runs = [match.span() for match in _TICKS.finditer(text, start, end)]
    by_length: dict[int, list[int]] = {}
    for first, last in runs:
        by_length.setdefault(last - first, []).append(first)
    done = start
    for run_start, run_end in runs:
        before = text[start:run_start]
        # A backslash takes the first tick out; one that is escaped itself does not.
        first = run_start + (len(before) - len(before.rstrip("\\"))) % 2
        if first < done:
            continue
        for length in range(run_end - first, 0, -1):
            closers = by_length.get(length, [])
            index = bisect_left(closers, run_end)
            if index < len(closers):
                done = closers[index] + length
                yield first, done
                break
