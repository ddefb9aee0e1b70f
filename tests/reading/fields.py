"""Single fields, as the readers of values get them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from dangjian.reading.files.front_matter import read_front_matter
from dangjian.reading.files.lines import split_lines
from dangjian.reading.located import Entry, Scalar
from dangjian.reading.report import Report
from dangjian.reading.values.field import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from dangjian.reading.located import Mapping
    from dangjian.reading.values.schema import Schema

T = TypeVar("T")


def read_value(
    reader: Callable[[Field], T], text: str, path: str = "content/news/2024/a.md"
) -> tuple[T, list[str]]:
    """What a reader makes of ``日期: <text>``, and the problems as printed, without the path."""
    report = Report(path)
    report.lines = (f"日期: {text}",)
    entry = Entry(Scalar("日期", 1, 1, "日期"), Scalar(text, 1, 5, text))
    value = reader(Field("日期", entry, report, flat=True))
    return value, [str(problem).removeprefix(f"{path}:") for problem in report.problems]


def read_fields(schema: Schema, text: str) -> tuple[Mapping, Report]:
    """The fields between two fences."""
    report = Report("a.md")
    lines = split_lines(f"---\n{text}\n---\n", report)
    report.lines = tuple(line.raw for line in lines)
    document = read_front_matter(lines, schema.name_of, report)
    assert document.fields is not None
    return document.fields, report
