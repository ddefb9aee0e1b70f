"""Deadlines and periods: the worked dates of 2026 and 2027."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.duties.making import CALENDAR, FRIDAY, slots

from dangjian.duties.slots import slots_of
from dangjian.model.dates import PartialDate
from dangjian.model.duties import Cadence, DayOff, Deadline, Duty, Version
from dangjian.model.periods import ONE_DAY


def effective(version: Version, key: str) -> str:
    """The deadline that holds in a period; empty where the calendar exempts from it."""
    found = next(slot for slot in slots(version) if slot.period.key == key)
    return "" if found.is_off else found.effective.isoformat()


def test_days_off_of_2026() -> None:
    """Six Fridays are off, six weekend days are worked, and a whole week has no working day."""
    weekly = Version(Cadence.WEEKLY, deadline=FRIDAY, day_off=DayOff.EXEMPT)
    fridays = [slot.nominal for slot in slots(weekly) if slot.is_off]
    assert [day.isoformat() for day in fridays] == [
        *("2026-01-02", "2026-02-20", "2026-05-01", "2026-06-19", "2026-09-25", "2026-10-02", "2027-01-01"),
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
        (DayOff.BEFORE, "2026-W53", "2026-12-31"),  # no table of 2027, but New Year's Day is law
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
        (Cadence.THREE_YEARLY, Deadline(month=30), "2026-2028", "2028-06-30"),
    ],
)
def test_deadlines_within_a_period(cadence: Cadence, deadline: Deadline | None, key: str, day: str) -> None:
    """Clamped into the period; moved to the working day before, or after where there is none before."""
    assert effective(Version(cadence, deadline=deadline), key) == day


def test_what_may_be_put_off() -> None:
    """The nominal day stays in the period, the effective one is the day up to which it may be put off."""
    (found,) = slots(Version(Cadence.YEARLY, extended=Deadline(month=15)))
    assert (found.nominal, found.effective) == (dt.date(2026, 12, 31), dt.date(2027, 3, 31))


@pytest.mark.parametrize(
    ("cadence", "extended", "key", "day"),
    [
        (Cadence.WEEKLY, Deadline(weekday=8), "2026-W10", "2026-03-09"),
        (Cadence.WEEKLY, Deadline(weekday=8), "2026-W07", "2026-02-14"),  # the Monday after is off
        (Cadence.MONTHLY, Deadline(month=2, day=5), "2026-03", "2026-04-03"),  # the 5th is a holiday
        (Cadence.MONTHLY, Deadline(month=2, day=31), "2026-05", "2026-06-30"),
        (Cadence.QUARTERLY, Deadline(month=4, day=15), "2026-Q3", "2026-10-15"),
        (Cadence.MONTHLY, Deadline(month=2, workday=True), "2026-01", "2026-02-28"),
        (Cadence.MONTHLY, Deadline(month=1, day=3), "2026-04", "2026-04-30"),  # never before the deadline
    ],
)
def test_up_to_when(cadence: Cadence, extended: Deadline, key: str, day: str) -> None:
    """The day behind the period, itself moved off days off."""
    assert effective(Version(cadence, extended=extended), key) == day


def test_put_off_days_may_move_into_what_follows() -> None:
    """顺延 behind the period is bounded by the longest holidays, not by the period."""
    later = Version(Cadence.YEARLY, extended=Deadline(month=14, day=18), day_off=DayOff.AFTER)
    assert effective_since(later, "2025", "2025") == "2026-02-24"
    before = replace(later, day_off=DayOff.BEFORE)
    assert effective_since(before, "2025", "2025") == "2026-02-14"


def effective_since(version: Version, since: str, key: str) -> str:
    """The deadline of a period of a duty that began earlier."""
    found = next(slot for slot in slots(version, since=since) if slot.period.key == key)
    return found.effective.isoformat()


def test_an_unknown_year_is_tentative() -> None:
    """No table: by weekday, and marked; never a year without holidays."""
    found = slots(Version(Cadence.MONTHLY), since="2026-12", until="2027-02-28")
    assert [slot.tentative for slot in found] == [False, True, True]
    unmoved = slots(Version(Cadence.MONTHLY, day_off=DayOff.UNCHANGED), until="2027-03-01")
    assert not any(slot.tentative for slot in unmoved)
    weekly = slots(Version(Cadence.WEEKLY, deadline=FRIDAY), until="2027-01-10")
    # The Friday of week 53 is New Year's Day, known to be off; the days after it are not known yet.
    assert [slot.period.key for slot in weekly if slot.tentative] == ["2027-W01"]
    after = slots(Version(Cadence.WEEKLY, day_off=DayOff.AFTER, deadline=Deadline(weekday=5)))
    assert (after[-1].effective, after[-1].tentative) == (dt.date(2026, 12, 31), False)
    workday = Version(Cadence.MONTHLY, deadline=Deadline(workday=True), day_off=DayOff.UNCHANGED)
    assert slots(workday, since="2027-01", until="2027-01-31")[0].tentative


def test_the_window_decides_by_the_day_that_is_due() -> None:
    """The month in which a duty begins or ends is owed if its due day lies within."""
    fifth = Version(Cadence.MONTHLY, deadline=Deadline(day=5))
    assert _window(fifth, PartialDate(2026, 3, 5), PartialDate(2026, 5, 4)) == ["2026-03", "2026-04"]
    assert _window(fifth, PartialDate(2026, 3, 6), PartialDate(2026, 5, 5)) == ["2026-04", "2026-05"]
    assert _window(Version(Cadence.YEARLY), PartialDate(2026, 12, 31), PartialDate(2027, 12, 30)) == ["2026"]


def _window(version: Version, since: PartialDate, until: PartialDate) -> list[str]:
    duty = Duty("d", "d", (), (version,), since=since, until=until)
    return [slot.period.key for slot in slots_of(duty, CALENDAR, dt.date(2027, 12, 31))]


def test_what_is_ongoing_or_has_no_beginning_has_no_periods() -> None:
    """It is a list, not a series."""
    assert slots(Version(Cadence.ONGOING)) == ()
    assert slots_of(Duty("d", "d", (), (Version(Cadence.MONTHLY),)), CALENDAR, dt.date(2026, 12, 31)) == ()


def test_fixed_days_end_stretches() -> None:
    """Each begins the day after the one before."""
    found = slots(Version(Cadence.FIXED, dates=((0, 6, 30), (0, 12, 31))), until="2027-01-15")
    assert [(slot.period.key, slot.first.isoformat()) for slot in found] == [
        ("2026-06-30", "2026-01-01"),
        ("2026-12-31", "2026-07-01"),
        ("2027-06-30", "2027-01-01"),
    ]
    leap = slots(Version(Cadence.FIXED, dates=((0, 2, 29),)), until="2028-01-31")
    assert [slot.period.key for slot in leap] == ["2026-02-28", "2027-02-28", "2028-02-29"]
    once = slots(Version(Cadence.FIXED, dates=((2026, 7, 1), (2025, 7, 1))), until="2028-01-31")
    assert [slot.period.key for slot in once] == ["2026-07-01"]
