"""`status`: what is due in a month, as a table and for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.building import SITES, run_verb

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = SITES / "valid" / "office"


def status(*options: str) -> str:
    """What the verb prints for the small office."""
    done = run_verb("status", "--content", OFFICE, "--as-of", "2026-11-27", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_what_is_overdue_stands_before_what_is_due() -> None:
    """Overdue from before, then this month by deadline, then the numbers."""
    lines = [line.split() for line in status().splitlines() if "周" in line and "前" in line]
    assert lines[0][1:] == ["组织生活会", "2025年度", "!", "逾期", "乙支部、丙支部"]
    days = [line[0] for line in lines[1:]]
    assert days == sorted(days, key=lambda day: int(day.partition("月")[2].partition("日")[0]))
    assert "本月到期的应完成 8 期，已完成 0 期。以前逾期、仍须补做的 2 期。" in status()


def test_one_unit_and_one_month() -> None:
    """A unit with its party groups, a position; the month may be a coming one."""
    december = status("--branch", "甲支部", "--month", "2026-12")
    assert "2026年12月责任事项（截至2026年11月27日）" in december
    assert "乙联合支部" not in december
    assert "甲支部第2党小组" in december
    assert "党组书记讲党课" in status("--branch", "党组书记", "--month", "2027-12") or "没有到期" in status(
        "--branch", "党组书记", "--month", "2026-01"
    )


def test_for_scripts() -> None:
    """One object a cell; proofs by path and line."""
    found = json.loads(status("--month", "2026-07", "--format", "json"))
    assert (found["as_of"], found["month"]) == ("2026-11-27", "2026-07")
    (july,) = (one for one in found["cells"] if (one["duty"], one["holder"]) == ("committee", "jia"))
    assert (july["state"], july["effective"]) == ("已完成", "2026-07-31")
    assert july["proofs"][0] == {
        "path": "records/2026/jia.csv",
        "line": 4,
        "date": "2026-07-07",
        "sample": False,
    }


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--branch", "甲部"), "是否想写“甲支部”"),
        (("--month", "13"), "要写成 2026-12 的样子"),
        (("--month", "2026-13"), "要写成 2026-12 的样子"),
        (("--format", "xml"), "只能写 table 或 json"),
    ],
)
def test_wrong_calls(options: tuple[str, str], words: str) -> None:
    """Told in Chinese, with what can be written."""
    done = run_verb("status", "--content", OFFICE, *options)
    assert done.returncode == 2
    assert words in done.stderr


def test_nobody_can_tell_while_the_content_has_errors(tmp_path: Path) -> None:
    """The errors are printed instead."""
    done = run_verb("status", "--content", tmp_path)
    assert done.returncode == 1
    assert "E029" in done.stdout
