"""The working calendar: built-in tables, and those that the office adds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.content.sites import loaded

from dangjian.content.data.holidays import built_in

if TYPE_CHECKING:
    from pathlib import Path

    from dangjian.model.calendar import WorkCalendar

PLAIN = """\
年份:
  - 年: 2027
    放假: [2027-01-01至2027-01-03, 2月5日]
    上班: [2027-01-30]
    来源: 某份通知
"""


def _calendar(folder: Path, text: str) -> WorkCalendar:
    site, lines = loaded(folder, {"holidays.yml": text})
    assert lines == []
    return site.calendar


def _off(calendar: WorkCalendar, *days: str) -> list[bool]:
    return [calendar.is_off(dt.date.fromisoformat(day)) for day in days]


def test_the_years_that_come_with_the_program(tmp_path: Path) -> None:
    """2004 to 2026, as announced; a year without a table is unknown."""
    assert (min(built_in()), max(built_in())) == (2004, 2026)
    calendar = loaded(tmp_path, {})[0].calendar
    weekend_work = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
    assert _off(calendar, *weekend_work) == [False] * 6
    fridays_off = ["2026-01-02", "2026-02-20", "2026-05-01", "2026-06-19", "2026-09-25", "2026-10-02"]
    assert _off(calendar, *fridays_off) == [True] * 6
    assert not calendar.knows(dt.date(2027, 1, 4))
    assert _off(calendar, "2027-01-04", "2027-01-02") == [False, True]


@pytest.mark.parametrize(
    "days",
    [
        "[2027-01-01至2027-01-03, 2月5日]",
        "2027年1月1日至3日、2027年2月5日",
        "1月1日—1月3日，2.5",
        "\n      - 2027-1-1~1-3\n      - 2027/2/5",
        "[一月一日到一月三日, 二月五日]",
    ],
)
def test_odd_typing_is_read_as_meant(days: str, tmp_path: Path) -> None:
    """Days and spans as people write them."""
    calendar = _calendar(tmp_path, PLAIN.replace("[2027-01-01至2027-01-03, 2月5日]", days))
    table = calendar.years[2027]
    assert sorted(day.isoformat() for day in table.off) == [
        *("2027-01-01", "2027-01-02", "2027-01-03"),
        "2027-02-05",
    ]
    assert _off(calendar, "2027-01-01", "2027-01-30", "2027-01-04") == [True, False, False]


def test_the_office_wins_over_the_built_in_table(tmp_path: Path) -> None:
    """What is written of a known year is added, and wins where both name a day."""
    text = PLAIN.replace("2027", "2026").replace("2月5日", "2026-02-28").replace("2026-01-30", "2026-01-02")
    text = text.replace("2026-01-01至2026-01-03, ", "")
    calendar = _calendar(tmp_path, text)
    assert _off(calendar, "2026-02-28", "2026-01-02", "2026-10-01") == [True, False, True]


def test_a_holiday_over_the_new_year(tmp_path: Path) -> None:
    """Each of its days goes to its own year."""
    calendar = _calendar(tmp_path, PLAIN.replace("2027-01-01至2027-01-03", "2026-12-31至2027-01-02"))
    assert _off(calendar, "2026-12-31", "2027-01-01", "2026-10-01") == [True, True, True]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            *("2月5日", "2月30日"),
            "3:33: E063 放假“2月30日”不是2027年的日子 → 写 2027-01-01，或 2027-01-01至2027-01-03",
        ),
        ("2月5日", "春节", "3:33: E063 放假“春节”不是2027年的日子"),
        ("2月5日", "2026-02-05", "3:33: E063 放假“2026-02-05”不是2027年的日子"),
        (
            "2027-01-01至2027-01-03",
            "2027-01-03至2027-01-01",
            "3:10: E063 放假“2027-01-03至2027-01-01”的结束早于开始",
        ),
        ("2027-01-30", "2027-01-02", "4:9: E063 2027-01-02 又放假又上班 → 核对两处"),
        ("2月5日", "2027-12-31至2028-01-02", "3:9: E063 2028年还没有放假安排 → 另写一项“年: 2028”"),
        ("    来源: 某份通知\n", "", "2:5: E011 这一年缺少“来源”"),
    ],
)
def test_what_is_wrong_is_told_in_its_place(old: str, new: str, line: str, tmp_path: Path) -> None:
    """The very value, its line and column, and what to write."""
    assert old in PLAIN
    lines = loaded(tmp_path, {"holidays.yml": PLAIN.replace(old, new)})[1]
    assert len(lines) == 1
    assert lines[0].startswith(f"holidays.yml:{line}")
