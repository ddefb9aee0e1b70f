"""Periods tile the years without gap or overlap, and are read back from their keys."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangjian.model.periods import ONE_DAY, Period, PeriodKind, period_of

DAYS = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2150, 12, 31))
FOLLOWING = st.sampled_from([kind for kind in PeriodKind if kind is not PeriodKind.DAY])


@settings(deadline=None)
@given(DAYS, FOLLOWING, st.integers(min_value=1990, max_value=2040))
def test_every_day_lies_in_one_period_of_a_kind(day: dt.date, kind: PeriodKind, anchor: int) -> None:
    """The period of a day holds it; the next one begins the day after its last."""
    period = period_of(kind, day, anchor)
    assert period.first <= day <= period.last
    assert period.next().first == period.last + ONE_DAY
    assert period.next().kind is kind
    assert period_of(kind, period.first, anchor) == period == period_of(kind, period.last, anchor)
    assert period_of(kind, period.last + ONE_DAY, anchor) == period.next()


@settings(deadline=None)
@given(DAYS, st.sampled_from(PeriodKind))
def test_keys_are_read_back(day: dt.date, kind: PeriodKind) -> None:
    """Key → period → key, with the same bounds; no two kinds share a key."""
    period = period_of(kind, day)
    again = Period.parse(period.key)
    assert (again, again.key) == (period, period.key)
    assert (again.first, again.last) == (period.first, period.last)
    others = [period_of(other, day).key for other in PeriodKind if other is not kind]
    assert period.key not in others


@pytest.mark.parametrize(
    "key",
    [
        *("", "26", "2026-8", "2026-13", "2026-00", "2026-W54", "2026-W00", "2026-W8", "2025-W53"),
        *("2026-Q0", "2026-Q5", "2026-H3", "2026-02-30", "2026-02-29", "2024-2027", "2026-2025", "2026/08"),
        *(" 2026", "2026-08 ", "2026-08\n", "２０２６-０８", "0000", "0000-01", "2026年8月"),
    ],
)
def test_what_is_no_key(key: str) -> None:
    """A malformed or impossible key is refused, never read as something near it."""
    with pytest.raises(ValueError, match=r"period|day|week|month|year|invalid"):
        Period.parse(key)


@pytest.mark.parametrize(
    ("kind", "index"),
    [
        *((PeriodKind.YEAR, 0), (PeriodKind.YEAR, 2), (PeriodKind.HALF, 3), (PeriodKind.QUARTER, 5)),
        *((PeriodKind.MONTH, 0), (PeriodKind.MONTH, 13), (PeriodKind.WEEK, 54), (PeriodKind.DAY, 230)),
        *((PeriodKind.DAY, 0), (PeriodKind.TRIENNIUM, 2)),
    ],
)
def test_what_no_calendar_has(kind: PeriodKind, index: int) -> None:
    """Impossible periods cannot be made."""
    with pytest.raises(ValueError, match=r"year|week|day|month"):
        Period(2026, kind, index)


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2100-02", "2100-02-01", "2100-02-28"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2024-2026", "2024-01-01", "2026-12-31"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2026-W08", "2026-02-16", "2026-02-22"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2027-W01", "2027-01-04", "2027-01-10"),
    ],
)
def test_bounds(key: str, first: str, last: str) -> None:
    """First and last day, leap days and turns of the year among them."""
    period = Period.parse(key)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("2027-01-01", "2026-W53"),
        ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"),
        ("2025-12-28", "2025-W52"),
        ("2025-12-29", "2026-W01"),
    ],
)
def test_a_week_belongs_to_its_own_year(day: str, key: str) -> None:
    """ISO 8601: at the turn of the year a day's week may be of the year before or after."""
    assert period_of(PeriodKind.WEEK, dt.date.fromisoformat(day)).key == key


@pytest.mark.parametrize(("year", "weeks"), [(2020, 53), (2025, 52), (2026, 53), (2027, 52), (2032, 53)])
def test_weeks_of_a_year(year: int, weeks: int) -> None:
    """52 or 53, counted by walking through them."""
    week = Period(year, PeriodKind.WEEK, 1)
    found = []
    while week.year == year:
        found.append(week.index)
        week = week.next()
    assert found == list(range(1, weeks + 1))


def test_three_years_are_counted_from_an_anchor() -> None:
    """The same day lies in other three years for a duty that began in another year."""
    day = dt.date(2026, 8, 1)
    keys = [period_of(PeriodKind.TRIENNIUM, day, anchor).key for anchor in (2024, 2025, 2026, 2027)]
    assert keys == ["2024-2026", "2025-2027", "2026-2028", "2024-2026"]


def test_fixed_days_have_no_next() -> None:
    """They do not follow each other by themselves."""
    with pytest.raises(ValueError, match="fixed days"):
        Period.parse("2026-07-01").next()


@settings(deadline=None)
@given(st.integers(min_value=1900, max_value=2199), FOLLOWING)
def test_keys_and_names_are_all_different(year: int, kind: PeriodKind) -> None:
    """In a year each period has its own key, Chinese name and short name; keys sort by time."""
    periods = [Period(year, kind)]
    while (following := periods[-1].next()).year == year:
        periods.append(following)
    for forms in ({one.key for one in periods}, {one.chinese for one in periods}, {p.short for p in periods}):
        assert len(forms) == len(periods)
    assert all(before.key < after.key for before, after in pairwise(periods))
    assert all(period.key.startswith(str(year)) for period in periods)


@pytest.mark.parametrize(
    ("key", "chinese", "short"),
    [
        ("2021", "2021年度", "全年"),
        ("2026-H1", "2026年上半年", "上半年"),
        ("2026-H2", "2026年下半年", "下半年"),
        ("2026-Q3", "2026年第三季度", "第三季度"),
        ("2026-08", "2026年8月", "8月"),
        ("2026-W08", "2026年第8周", "第8周"),
        ("2026-07-01", "2026年7月1日", "7月1日"),
        ("2024-2026", "2024—2026年", "2024—2026年"),
    ],
)
def test_forms(key: str, chinese: str, short: str) -> None:
    """As a reader sees them, alone and within their year."""
    period = Period.parse(key)
    assert (period.chinese, period.short) == (chinese, short)
