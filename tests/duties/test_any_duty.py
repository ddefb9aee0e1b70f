"""Periods and deadlines: what holds of every duty, however it was changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.duties.making import CALENDAR

from dangjian.duties.slots import slots_of
from dangjian.model.dates import PartialDate
from dangjian.model.duties import Cadence, DayOff, Deadline, Duty, Version
from dangjian.model.periods import ONE_DAY

PERIODIC = [one for one in Cadence if one not in (Cadence.ONGOING, Cadence.FIXED)]
WEEKDAYS = st.builds(Deadline, weekday=st.integers(min_value=1, max_value=7))
MONTH_DAYS = st.builds(
    Deadline,
    month=st.integers(min_value=0, max_value=12),
    day=st.integers(min_value=0, max_value=31),
    workday=st.booleans(),
)
FIXED_DAYS = st.lists(
    st.sampled_from([(0, 2, 29), (0, 6, 30), (0, 12, 31), (2025, 5, 4), (2026, 7, 1)]), min_size=1, max_size=3
)
DAYS = st.dates(min_value=dt.date(2024, 1, 2), max_value=dt.date(2027, 12, 31))


@st.composite
def _versions(draw: st.DrawFn) -> Version:
    cadence = draw(st.sampled_from([one for one in Cadence if one is not Cadence.ONGOING]))
    weekly = cadence is Cadence.WEEKLY
    deadlines = WEEKDAYS if weekly else MONTH_DAYS
    later = st.integers(min_value=13, max_value=16)
    extensions = (
        st.builds(Deadline, weekday=st.integers(min_value=8, max_value=14))
        if weekly
        else st.builds(Deadline, month=later)
    )
    is_fixed = cadence is Cadence.FIXED
    return Version(
        cadence,
        deadline=None if is_fixed else draw(st.none() | deadlines),
        extended=None if is_fixed else draw(st.none() | extensions),
        dates=tuple(dict.fromkeys(draw(FIXED_DAYS))) if is_fixed else (),
        day_off=draw(st.sampled_from(DayOff)),
        note=str(draw(st.integers())),
    )


@st.composite
def _duties(draw: st.DrawFn) -> Duty:
    """Up to four versions, each from a random day on, in a random window."""
    versions = draw(st.lists(_versions(), min_size=1, max_size=4))
    starts = sorted(draw(st.lists(DAYS, min_size=4, max_size=4, unique=True)))
    changes = [replace(one, since=day) for one, day in zip(versions[1:], starts[1:], strict=False)]
    since = draw(st.sampled_from([starts[0], dt.date(2024, 1, 1)]))
    until = draw(st.none() | st.dates(min_value=starts[0], max_value=dt.date(2028, 12, 31)))
    begin = PartialDate(since.year, since.month, since.day)
    end = PartialDate(until.year, until.month, until.day) if until else None
    return Duty("d", "d", (), (versions[0], *changes), since=begin, until=end)


@settings(max_examples=150, deadline=None)
@given(_duties())
def test_periods_of_any_duty(duty: Duty) -> None:
    """In order, none overlapping another, each of the version of its first day, owed within the window."""
    assert duty.since is not None
    until = duty.until.last if duty.until else dt.date.max
    found = slots_of(duty, CALENDAR, dt.date(2028, 12, 31))
    for before, after in pairwise(found):
        assert before.last < after.first
    for slot in found:
        assert slot.first <= slot.nominal <= slot.last
        assert duty.since.first <= slot.nominal <= until
        assert slot.version == duty.version_at(max(slot.first, duty.since.first))


@settings(max_examples=150, deadline=None)
@given(_duties())
def test_deadlines_of_any_duty(duty: Duty) -> None:
    """On a working day, within the period or up to when it may be put off; else exempt, or unmoved."""
    for slot in slots_of(duty, CALENDAR, dt.date(2028, 12, 31)):
        assert slot.first <= slot.effective
        assert slot.version.extended is not None or slot.effective <= slot.last
        assert slot.is_off or slot.version.day_off is DayOff.UNCHANGED or not CALENDAR.is_off(slot.effective)
        assert not (slot.is_off and slot.version.day_off is DayOff.UNCHANGED)
        if slot.is_off and slot.version.day_off is not DayOff.EXEMPT:
            assert all(
                CALENDAR.is_off(slot.first + n * ONE_DAY) for n in range((slot.last - slot.first).days + 1)
            )


@settings(deadline=None)
@given(st.sampled_from(PERIODIC), DAYS, st.lists(DAYS, max_size=3, unique=True))
def test_a_change_without_another_cadence_leaves_no_gap(
    cadence: Cadence, since: dt.date, changes: list[dt.date]
) -> None:
    """Whatever else changes on whatever day: the periods are the same, one after another."""
    begin = PartialDate(since.year, since.month, since.day)
    plain = Version(cadence)
    changed = [Version(cadence, since=day, minimum=2) for day in sorted(changes) if day > since]
    unchanged = slots_of(Duty("d", "d", (), (plain,), since=begin), CALENDAR, dt.date(2028, 12, 31))
    found = slots_of(Duty("d", "d", (), (plain, *changed), since=begin), CALENDAR, dt.date(2028, 12, 31))
    assert [slot.period for slot in found] == [slot.period for slot in unchanged]
    assert all(before.last + ONE_DAY == after.first for before, after in pairwise(found))
