"""One file's bytes → its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.reading.files.encoding import decode
from dangjian.reading.files.lines import split_lines

if TYPE_CHECKING:
    from dangjian.reading.files.lines import Line
    from dangjian.reading.report import Report


def read_lines(data: bytes, report: Report) -> list[Line] | None:
    """The cleaned lines, or None where the file is no text (one error reported). Fills ``report.lines``."""
    text = decode(data, report)
    if text is None:
        return None
    lines = split_lines(text, report)
    report.lines = tuple(line.raw for line in lines)
    return lines
