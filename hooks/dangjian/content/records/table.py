"""A table of comma-separated values, each with its place; forgiving about separators and blank lines."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.reading.located import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.reading.files.lines import Line

# The usual one first: of equal counts it wins.
_SEPARATORS = (",", "\t", ";", "，", "；")


@dataclass(frozen=True, slots=True)
class Row:
    """A line's cells, in order; ``line`` is its number."""

    line: int
    cells: tuple[Scalar, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(cell.text for cell in self.cells)


def read_rows(lines: list[Line]) -> Iterator[Row]:
    """Every line as a row; the separator is the one that the first line with text has most of."""
    first = next((line.text for line in lines if line.text.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    for line in lines:
        yield Row(line.number, tuple(_cells(line, separator)))


def _cells(line: Line, separator: str) -> Iterator[Scalar]:
    """The cells of a line, with the column of their first character."""
    start = 0
    try:
        texts = next(csv.reader([line.text], delimiter=separator), [])
    except csv.Error:
        texts = line.text.split(separator)
    for text in texts:
        bare = text.strip(" \t\u3000\xa0")
        found = line.text.find(bare, start) if bare else start
        column = line.column(max(found, start))
        yield Scalar(bare, line.number, column, bare)
        start = max(found, start) + len(bare)
