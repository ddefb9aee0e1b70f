"""Working days: the year 2026 as the State Council announced it, and a year that nobody announced."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangjian.content.data.holidays import built_in
from dangjian.model.calendar import WorkCalendar, YearTable
from dangjian.model.periods import ONE_DAY

BUILT_IN = WorkCalendar(built_in())
DAYS = st.dates(min_value=dt.date(2024, 1, 1), max_value=dt.date(2029, 12, 31))


def _days(first: str, last: str) -> set[dt.date]:
    begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return {begin + n * ONE_DAY for n in range((end - begin).days + 1)}


# 国务院办公厅关于2026年部分节假日安排的通知, copied by hand.
OFF = (
    _days("2026-01-01", "2026-01-03")
    | _days("2026-02-15", "2026-02-23")
    | _days("2026-04-04", "2026-04-06")
    | _days("2026-05-01", "2026-05-05")
    | _days("2026-06-19", "2026-06-21")
    | _days("2026-09-25", "2026-09-27")
    | _days("2026-10-01", "2026-10-07")
)
WORK = {
    dt.date.fromisoformat(day)
    for day in ("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")
}


def test_the_year_2026_is_as_announced() -> None:
    """The package's table, day by day, against the notice."""
    year = _days("2026-01-01", "2026-12-31")
    assert {day for day in year if BUILT_IN.is_off(day)} == {
        day for day in year if day in OFF or (day.weekday() > 4 and day not in WORK)
    }
    assert sum(not BUILT_IN.is_off(day) for day in year) == 248


def test_weekdays_are_wrong_both_ways() -> None:
    """A Monday in the Spring Festival is off, a Saturday before it is worked."""
    monday, saturday = dt.date(2026, 2, 16), dt.date(2026, 2, 14)
    assert (monday.weekday(), BUILT_IN.is_off(monday)) == (0, True)
    assert (saturday.weekday(), BUILT_IN.is_off(saturday)) == (5, False)


def test_a_year_without_a_table_is_unknown() -> None:
    """Then the weekday decides, and it is known that nobody knows; an empty table would be an answer."""
    monday, sunday = dt.date(2027, 1, 4), dt.date(2027, 1, 3)
    assert (BUILT_IN.knows(monday), BUILT_IN.is_off(monday), BUILT_IN.is_off(sunday)) == (False, False, True)
    assert BUILT_IN.knows(dt.date(2026, 12, 31))
    announced = WorkCalendar({2027: YearTable(off=frozenset({monday}))})
    assert (announced.knows(monday), announced.is_off(monday), announced.is_off(sunday)) == (True, True, True)


def test_holidays_fixed_by_law_are_known_of_every_year() -> None:
    """New Year's Day needs no notice; an announced year is as its notice says."""
    days = [dt.date(2027, month, day) for month, day in ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))]
    assert all(BUILT_IN.is_off(day) and BUILT_IN.knows(day) for day in days)
    assert not BUILT_IN.is_off(dt.date(2027, 5, 3))
    announced = WorkCalendar({2027: YearTable(work=frozenset({dt.date(2027, 10, 3)}))})
    assert not announced.is_off(dt.date(2027, 10, 3))


@pytest.mark.parametrize(
    ("day", "step", "first", "last", "found"),
    [
        ("2026-02-28", -1, "2026-02-01", "2026-02-28", "2026-02-28"),  # a Saturday, worked
        ("2026-05-31", -1, "2026-05-01", "2026-05-31", "2026-05-29"),
        ("2026-05-05", -1, "2026-05-01", "2026-05-31", None),
        ("2026-05-05", 1, "2026-05-01", "2026-05-31", "2026-05-06"),
        ("2026-02-20", -1, "2026-02-16", "2026-02-22", None),
        ("2026-02-20", 1, "2026-02-16", "2026-02-22", None),
        ("2027-01-01", -1, "2026-12-28", "2027-01-03", "2026-12-31"),
    ],
)
def test_the_nearest_working_day(day: str, step: int, first: str, last: str, found: str | None) -> None:
    """Within bounds, in one direction; none where there is none."""
    begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    nearest = BUILT_IN.working_day(dt.date.fromisoformat(day), step, begin, end)
    assert nearest == (dt.date.fromisoformat(found) if found else None)


@settings(deadline=None)
@given(DAYS, st.sampled_from([-1, 1]), st.integers(min_value=0, max_value=40))
def test_any_nearest_working_day(day: dt.date, step: int, reach: int) -> None:
    """It is worked, within bounds, and nothing between is; None only where all days are off."""
    reached = day + step * reach * ONE_DAY
    found = BUILT_IN.working_day(day, step, min(day, reached), max(day, reached))
    passed = [day + step * n * ONE_DAY for n in range(reach + 1)]
    assert found == next((one for one in passed if not BUILT_IN.is_off(one)), None)
