"""Problems as people read them."""

from __future__ import annotations

import pytest

from dangjian.model.problem import Edit, Problem
from dangjian.reading.report import Report, in_order


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("a.md", 4, 7, "E012", "错"), "a.md:4:7: E012 错"),
        (Problem("a.md", 4, 7, "E012", "错", "日期: 2022"), "a.md:4:7: E012 错 → 日期: 2022"),
        (Problem("a.md", 4, 7, "E012", "错", "日期: 2022", "也可"), "a.md:4:7: E012 错 → 日期: 2022（也可）"),
        (Problem("a.md", 4, 7, "E012", "错", hint="改"), "a.md:4:7: E012 错 → 改"),
        (
            Problem("a.md", 1, 1, "E011", "缺", "甲: 乙", edit=Edit.INSERT_AFTER),
            "a.md:1:1: E011 缺 → 在这一行下面加上：甲: 乙",
        ),
        (
            Problem("a.md", 1, 1, "E004", "无", "---\n---", "改", Edit.INSERT_BEFORE),
            "a.md:1:1: E004 无 → 在这一行上面加上：\n---\n---",
        ),
    ],
)
def test_the_printed_line(problem: Problem, line: str) -> None:
    """Place, code, what is wrong, and what to write."""
    assert str(problem) == line


def test_problems_in_reading_order() -> None:
    """By path, line, column and code; the same one twice is printed once."""
    mixed = [
        *(
            Problem("b.md", 1, 1, "E001", ""),
            Problem("a.md", 10, 1, "E001", ""),
            Problem("a.md", 2, 9, "E001", ""),
        ),
        *(
            Problem("a.md", 2, 3, "W001", ""),
            Problem("a.md", 2, 3, "E001", ""),
            Problem("a.md", 2, 3, "E001", ""),
        ),
    ]
    assert [(one.place, one.code) for one in in_order(mixed)] == [
        *(
            ("a.md:2:3", "E001"),
            ("a.md:2:3", "W001"),
            ("a.md:2:9", "E001"),
            ("a.md:10:1", "E001"),
            ("b.md:1:1", "E001"),
        )
    ]


def test_a_code_says_whether_it_fails() -> None:
    """Errors and warnings cannot be confused when they are reported."""
    report = Report("a.md")
    report.warning("W001", "提醒")
    assert not report.has_errors()
    with pytest.raises(ValueError, match="W001"):
        report.error("W001", "错")
    with pytest.raises(ValueError, match="E001"):
        report.warning("E001", "错")
    report.error("E001", "错")
    assert report.has_errors()
