"""Partial dates: order, forms, first and last day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian.model.dates import PartialDate


@st.composite
def _partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2199, 12, 31)))
    precision = draw(st.integers(min_value=1, max_value=3))
    return PartialDate(*(day.year, day.month, day.day)[:precision])


DATES = _partial_dates()


@given(DATES)
def test_first_and_last_day(date: PartialDate) -> None:
    """A date means all days from its first to its last, and only those."""
    assert date.first <= date.last
    span = {3: (1, 1), 2: (28, 31), 1: (365, 366)}[date.iso.count("-") + 1]
    assert span[0] <= (date.last - date.first).days + 1 <= span[1]
    for day in (date.first, date.last):
        assert day.isoformat().startswith(date.iso)
    assert not (date.last + dt.timedelta(days=1)).isoformat().startswith(date.iso)
    assert date.exact == (date.first if date.day else None)


@given(DATES, DATES)
def test_order(one: PartialDate, other: PartialDate) -> None:
    """Newest first, a month stands below all its days and a year below all its months."""
    if one.last < other.first:
        assert one < other
    if other.iso.startswith(f"{one.iso}-"):
        assert one < other
    assert (one == other) == (one.iso == other.iso)


def test_a_year_as_it_is_listed() -> None:
    """The order of decisions.md, newest first."""
    dates = [
        PartialDate(2024),
        PartialDate(2023, 12, 31),
        PartialDate(2024, 3),
        PartialDate(2024, 3, 1),
        PartialDate(2024, 4),
    ]
    assert [date.iso for date in sorted(dates, reverse=True)] == [
        "2024-04",
        "2024-03-01",
        "2024-03",
        "2024",
        "2023-12-31",
    ]


@given(DATES)
def test_headings(date: PartialDate) -> None:
    """A month's heading, or the year with the month said to be unknown; the key groups the same."""
    assert date.chinese_month == (
        f"{date.year}年{date.month}月" if date.month else f"{date.year}年（月份不详）"
    )
    assert date.iso.startswith(date.month_key)
    assert date.month_key == (date.iso[:7] if date.month else str(date.year))


@pytest.mark.parametrize("parts", [(2023, 2, 29), (2024, 13), (2024, 4, 31), (2024, 0, 5), (0,), (2024, -1)])
def test_what_no_calendar_has(parts: tuple[int, ...]) -> None:
    """Impossible dates cannot be made."""
    with pytest.raises(ValueError, match=r"day|month|year"):
        PartialDate(*parts)
