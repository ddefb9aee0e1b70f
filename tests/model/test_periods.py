"""Periods tile the years without gap or overlap, and are read back from their keys."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian.model.periods import ONE_DAY, Period, PeriodKind, period_of

DAYS = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2150, 12, 31))
FOLLOWING = st.sampled_from([kind for kind in PeriodKind if kind is not PeriodKind.DAY])


@given(DAYS, FOLLOWING, st.integers(min_value=1990, max_value=2040))
def test_every_day_lies_in_one_period_of_a_kind(day: dt.date, kind: PeriodKind, anchor: int) -> None:
    """The period of a day holds it; the next one begins the day after its last."""
    period = period_of(kind, day, anchor)
    assert period.first <= day <= period.last
    assert period.next().first == period.last + ONE_DAY
    assert period_of(kind, period.first, anchor) == period == period_of(kind, period.last, anchor)


@given(DAYS, st.sampled_from(PeriodKind))
def test_keys_are_read_back(day: dt.date, kind: PeriodKind) -> None:
    """Key → period → key, and no two kinds share a key."""
    period = period_of(kind, day)
    assert Period.parse(period.key) == period
    others = [period_of(other, day).key for other in PeriodKind if other is not kind]
    assert period.key not in others


@pytest.mark.parametrize(
    "key",
    ["", "26", "2026-13", "2026-00", "2026-W54", "2025-W53", "2026-Q5", "2026-H3", "2026-02-30", "2024-2027"],
)
def test_what_is_no_key(key: str) -> None:
    """A malformed or impossible key is refused."""
    with pytest.raises(ValueError, match=r"period|day|week|month|year|invalid"):
        Period.parse(key)


@pytest.mark.parametrize(
    ("day", "key"), [("2027-01-01", "2026-W53"), ("2025-12-29", "2026-W01"), ("2026-12-31", "2026-W53")]
)
def test_a_week_belongs_to_its_own_year(day: str, key: str) -> None:
    """ISO 8601: at the turn of the year a day's week may be of the year before or after."""
    assert period_of(PeriodKind.WEEK, dt.date.fromisoformat(day)).key == key


def test_leap_days_and_lengths() -> None:
    """February ends when it does; a quarter holds its months, a half-year its quarters."""
    assert Period.parse("2028-02").last == dt.date(2028, 2, 29)
    assert Period.parse("2026-02").last == dt.date(2026, 2, 28)
    assert Period.parse("2026-H1").contains(Period.parse("2026-Q2"))
    assert Period.parse("2026-Q2").contains(Period.parse("2026-06"))
    assert not Period.parse("2026-06").contains(Period.parse("2026-W27"))
    assert Period.parse("2024-2026").contains(Period(2026))
