"""Deadlines and periods: the worked dates of 2026 and 2027, and what holds of every duty."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian.content.data.holidays import built_in
from dangjian.duties.slots import slots_of
from dangjian.model.calendar import WorkCalendar
from dangjian.model.dates import PartialDate
from dangjian.model.duties import Cadence, DayOff, Deadline, Duty, Version
from dangjian.model.periods import ONE_DAY

if TYPE_CHECKING:
    from dangjian.duties.slots import Slot

CALENDAR = WorkCalendar(built_in())
PERIODIC = [one for one in Cadence if one not in (Cadence.ONGOING, Cadence.FIXED)]


def slots(*versions: Version, since: str = "2026", until: str = "2026-12-31") -> tuple[Slot, ...]:
    """The periods of a duty with these versions."""
    begin = PartialDate(*map(int, since.split("-")))
    return slots_of(Duty("d", "d", (), versions, since=begin), CALENDAR, dt.date.fromisoformat(until))


def effective(version: Version, key: str) -> str:
    """The deadline that holds in a period; empty where the calendar exempts from it."""
    found = next(slot for slot in slots(version) if slot.period.key == key)
    return "" if found.is_off else found.effective.isoformat()


FRIDAY = Deadline(weekday=5)


def test_days_off_of_2026() -> None:
    """Six Fridays are off, six weekend days are worked, and a whole week has no working day."""
    weekly = Version(Cadence.WEEKLY, deadline=FRIDAY, day_off=DayOff.EXEMPT)
    fridays = [slot.nominal for slot in slots(weekly) if slot.is_off]
    assert [day.isoformat() for day in fridays] == [
        *("2026-01-02", "2026-02-20", "2026-05-01", "2026-06-19", "2026-09-25", "2026-10-02"),
    ]
    year = (dt.date(2026, 1, 1) + n * ONE_DAY for n in range(365))
    worked = [day.isoformat() for day in year if day.weekday() > 4 and not CALENDAR.is_off(day)]
    assert worked == ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
    week = [dt.date(2026, 2, 16) + n * ONE_DAY for n in range(7)]
    assert all(CALENDAR.is_off(day) for day in week)


@pytest.mark.parametrize(
    ("policy", "key", "day"),
    [
        (DayOff.BEFORE, "2026-W18", "2026-04-30"),
        (DayOff.AFTER, "2026-W18", "2026-04-30"),  # no working day is left in its week
        (DayOff.UNCHANGED, "2026-W18", "2026-05-01"),
        (DayOff.EXEMPT, "2026-W18", ""),
        (DayOff.BEFORE, "2026-W08", ""),
        (DayOff.AFTER, "2026-W08", ""),
        (DayOff.UNCHANGED, "2026-W08", "2026-02-20"),
        (DayOff.BEFORE, "2026-W01", "2025-12-31"),
        (DayOff.AFTER, "2026-W01", "2026-01-04"),
        (DayOff.BEFORE, "2026-W53", "2027-01-01"),  # no table of 2027: by its weekday
    ],
)
def test_a_friday_that_is_off(policy: DayOff, key: str, day: str) -> None:
    """The day-off policy stays within the week."""
    assert effective(Version(Cadence.WEEKLY, deadline=FRIDAY, day_off=policy), key) == day


@pytest.mark.parametrize(
    ("cadence", "deadline", "key", "day"),
    [
        (Cadence.MONTHLY, None, "2026-02", "2026-02-28"),
        (Cadence.MONTHLY, None, "2026-05", "2026-05-29"),
        (Cadence.MONTHLY, Deadline(workday=True), "2026-02", "2026-02-28"),
        (Cadence.MONTHLY, Deadline(day=5), "2026-05", "2026-05-06"),  # the 1st to the 5th are off
        (Cadence.MONTHLY, Deadline(day=31), "2026-06", "2026-06-30"),
        (Cadence.QUARTERLY, Deadline(month=1, day=15), "2026-Q2", "2026-04-15"),
        (Cadence.QUARTERLY, Deadline(day=20), "2026-Q3", "2026-09-20"),  # a worked Sunday
        (Cadence.HALF_YEARLY, None, "2026-H1", "2026-06-30"),
        (Cadence.YEARLY, Deadline(month=3), "2026", "2026-03-31"),
    ],
)
def test_deadlines_within_a_period(cadence: Cadence, deadline: Deadline | None, key: str, day: str) -> None:
    """Clamped into the period; moved to the working day before, or after where there is none before."""
    assert effective(Version(cadence, deadline=deadline), key) == day


def test_what_may_be_put_off() -> None:
    """The nominal day stays in the period, the effective one is the day up to which it may be put off."""
    (found,) = slots(Version(Cadence.YEARLY, extended=Deadline(month=15)))
    assert (found.nominal, found.effective) == (dt.date(2026, 12, 31), dt.date(2027, 3, 31))


def test_an_unknown_year_is_tentative() -> None:
    """No table: by weekday, and marked; never a year without holidays."""
    found = slots(Version(Cadence.MONTHLY), since="2026-12", until="2027-02-28")
    assert [slot.tentative for slot in found] == [False, True, True]
    unmoved = slots(Version(Cadence.MONTHLY, day_off=DayOff.UNCHANGED), until="2027-03-01")
    assert not any(slot.tentative for slot in unmoved)


def test_fixed_days_end_stretches() -> None:
    """Each begins the day after the one before."""
    found = slots(Version(Cadence.FIXED, dates=((0, 6, 30), (0, 12, 31))), until="2027-01-15")
    assert [(slot.period.key, slot.first.isoformat()) for slot in found] == [
        ("2026-06-30", "2026-01-01"),
        ("2026-12-31", "2026-07-01"),
        ("2027-06-30", "2027-01-01"),
    ]


VERSIONS = st.builds(
    Version,
    cadence=st.sampled_from(PERIODIC),
    day_off=st.sampled_from(DayOff),
    deadline=st.none() | st.builds(Deadline, day=st.integers(min_value=0, max_value=31)),
    minimum=st.integers(min_value=1, max_value=3),
)


@given(st.lists(VERSIONS, min_size=1, max_size=4), st.data())
def test_periods_of_any_duty(versions: list[Version], data: st.DataObject) -> None:
    """In order, never overlapping, each of the version of its first day, deadlines inside."""
    days = st.dates(min_value=dt.date(2024, 1, 2), max_value=dt.date(2027, 12, 31))
    starts = sorted(data.draw(st.lists(days, min_size=3, max_size=3, unique=True)))
    later = zip(versions[1:], starts, strict=False)
    built = [versions[0], *(replace(one, since=day) for one, day in later)]
    duty = Duty("d", "d", (), tuple(built), since=PartialDate(2024))
    found = slots_of(duty, CALENDAR, dt.date(2028, 12, 31))
    assert found
    for before, after in pairwise(found):
        assert before.last < after.first
    for slot in found:
        assert slot.first <= slot.nominal <= slot.last
        assert slot.first <= slot.effective <= slot.last
        assert slot.version == duty.version_at(max(slot.first, dt.date(2024, 1, 1)))
        assert slot.is_off or slot.version.day_off is DayOff.UNCHANGED or not CALENDAR.is_off(slot.effective)
