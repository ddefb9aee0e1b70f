"""A table of comma-separated values, each with its place; forgiving about separators and quotes.

The module `csv` knows no columns of a line, drops the quotes of ``"七一"表彰大会``, and takes all the rest of
a file for one value where a quote is not closed: so lines are read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dangjian.reading.located import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dangjian.reading.files.lines import Line

# The usual one first: of equal counts it wins.
SEPARATORS = (",", "\t", ";", "，", "；")
_BLANKS = " \t\u3000\xa0"
_QUOTED = re.compile(r'"(?:[^"]|"")*+"')
_FIRST = 10
# A value over more lines than this is a quote that nobody closed.
_MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells, in order; ``line`` is the number of its first line, ``span`` how many lines it takes."""

    line: int
    cells: tuple[Scalar, ...]
    span: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(cell.text for cell in self.cells)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is written in it, without the empty cells at its end."""
        texts = [cell.text for cell in self.cells]
        while texts and not texts[-1]:
            texts.pop()
        return tuple(texts)


def separator_of(lines: Sequence[Line]) -> str:
    """The separator that most of the first lines have; of several, the one that the first has most of."""
    unquoted = _QUOTED.sub("", "\n".join(line.text for line in lines[:_FIRST]))
    top = [line for line in unquoted.split("\n") if line.strip(_BLANKS)] or [""]
    return max(SEPARATORS, key=lambda mark: (sum(mark in line for line in top), top[0].count(mark)))


def read_rows(lines: Sequence[Line]) -> Iterator[Row]:
    """Every row; one that has none of the table's separators is split at the one that it has."""
    usual = separator_of(lines)
    number = 0
    while number < len(lines):
        text = lines[number].text
        is_usual = usual in text or _is_open(_matches(text, usual)[0])
        own = usual if is_usual else max(SEPARATORS, key=text.count)
        taken = _lines_of_row(lines[number : number + _MOST_LINES], own)
        yield Row(lines[number].number, tuple(_cells(lines[number : number + taken], own)), taken)
        number += taken


def _lines_of_row(lines: Sequence[Line], separator: str) -> int:
    """How many lines a row takes: a quoted value may go on in the next ones."""
    text, taken, number = lines[0].text, 1, 0
    values = _matches(text, separator)
    while number < len(values):
        if _is_open(values[number]):
            longer = text
            for more, line in enumerate(lines[taken:], start=taken + 1):
                longer += f"\n{line.text}"
                if _matches(longer, separator)[number]["quoted"] is not None:
                    text, taken, values = longer, more, _matches(longer, separator)
                    break
        number += 1
    return taken


def _is_open(value: re.Match[str]) -> bool:
    """Whether a value begins with a quote that nothing closes."""
    plain = (value["plain"] or "").lstrip(_BLANKS)
    return plain.startswith('"') and plain.count('"') % 2 == 1


@cache
def _cell(separator: str) -> re.Pattern[str]:
    mark = re.escape(separator)
    blanks = rf"[{_BLANKS.replace(separator, '')}]*"
    return re.compile(rf'{blanks}"(?P<quoted>(?:[^"]|"")*+)"{blanks}(?={mark}|\Z)|(?P<plain>[^{mark}]*)')


def _matches(text: str, separator: str) -> list[re.Match[str]]:
    found = []
    at = 0
    while at <= len(text) and (match := _cell(separator).match(text, at)):
        found.append(match)
        at = match.end() + 1
    return found


def _cells(lines: Sequence[Line], separator: str) -> Iterator[Scalar]:
    whole = "\n".join(line.text for line in lines)
    for match in _matches(whole, separator):
        quoted = match["quoted"]
        text = match["plain"] if quoted is None else quoted.replace('""', '"').replace("\n", " ")
        bare = text.strip(_BLANKS)
        start = match.start("plain" if quoted is None else "quoted")
        start += len(text) - len(text.lstrip(_BLANKS)) if bare else 0
        above = whole[:start].count("\n")
        line = lines[above]
        column = line.column(start - (whole.rfind("\n", 0, start) + 1))
        span = match.group().count("\n") + 1
        yield Scalar(bare, line.number, column, bare, span)
