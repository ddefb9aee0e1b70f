"""Cadence → periods with their deadlines: what a duty asks for, whoever holds it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dangjian.model.dates import month_end
from dangjian.model.duties import Cadence, DayOff
from dangjian.model.periods import ONE_DAY, Period, PeriodKind, period_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dangjian.model.calendar import WorkCalendar
    from dangjian.model.duties import Deadline, Duty, Version


@dataclass(frozen=True, slots=True)
class Slot:
    """A period of a duty: its days, the deadline as written and as it holds, and whose turn it is.

    ``nominal`` lies in the period; ``effective`` is it, or the day up to which it may be put off, moved by
    the day-off policy. ``is_off``: the calendar exempts from it. ``tentative``: no table of its year yet.
    """

    period: Period
    version: Version
    first: dt.date
    last: dt.date
    nominal: dt.date
    effective: dt.date
    is_off: bool = False
    tentative: bool = False
    turn: str = ""


def _anybody(_unit: str, _day: dt.date) -> bool:
    return True


def slots_of(
    duty: Duty,
    calendar: WorkCalendar,
    until: dt.date,
    is_there: Callable[[str, dt.date], bool] = _anybody,
) -> tuple[Slot, ...]:
    """Every period of a duty that begins by ``until``, in order, none overlapping another.

    Each uses the version in force on its first day; a change of cadence lets the last period of the old one
    end first. What is ongoing, or has no beginning, has none. Those whose deadline lies outside the duty's
    window are not owed and not here. Turns pass over units of which ``is_there`` says that they are gone.
    """
    if duty.since is None:
        return ()
    slots = (
        _slot(version, period, first, last, calendar)
        for version, (period, first, last) in _tiles(duty, duty.since.first, until)
    )
    end = duty.until.last if duty.until else dt.date.max
    owed = (slot for slot in slots if duty.since.first <= slot.nominal <= end)
    return _with_turns(owed, is_there)


def _with_turns(slots: Iterable[Slot], is_there: Callable[[str, dt.date], bool]) -> tuple[Slot, ...]:
    """The slots with the unit whose turn it is: one after the other from a version's first owed period on."""
    found = []
    numbers: Counter[dt.date | None] = Counter()
    for slot in slots:
        turn = _turn(slot, numbers[slot.version.since], is_there)
        numbers[slot.version.since] += 1
        found.append(replace(slot, turn=turn) if turn else slot)
    return tuple(found)


# How far behind the period a day-off policy may look for a working day: no holidays last longer.
_FURTHER = 15
Tile = tuple[Period, dt.date, dt.date]


def _tiles(duty: Duty, since: dt.date, until: dt.date) -> Iterator[tuple[Version, Tile]]:
    """Versions with their periods."""
    after, anchor = dt.date.min, since.year
    for index, version in enumerate(duty.versions):
        begin = since if version.since is None or not index else version.since
        changes = duty.versions[index + 1].since if index + 1 < len(duty.versions) else None
        if not index or version.cadence is not duty.versions[index - 1].cadence:
            anchor = begin.year
        if version.cadence is Cadence.FIXED and index and after > dt.date.min:
            begin = max(begin, after + ONE_DAY)
        for tile in _tiling(version, begin, until, anchor):
            _period, first, last = tile
            if (changes is not None and max(first, begin) >= changes) or first > until:
                break
            if first <= after or (index and first < begin):
                continue
            yield version, tile
            after = last


def _tiling(version: Version, begin: dt.date, until: dt.date, anchor: int) -> Iterator[Tile]:
    """Periods of a version from the one that ``begin`` lies in, without end or up to ``until``."""
    kind = version.cadence.kind
    if kind is None:
        return
    if kind is PeriodKind.DAY:
        yield from _fixed(version, begin, until)
        return
    period = period_of(kind, begin, anchor)
    while True:
        yield period, period.first, period.last
        period = period.next()


def _fixed(version: Version, begin: dt.date, until: dt.date) -> Iterator[Tile]:
    """Fixed days: each ends a stretch that begins the day after the one before."""
    days: set[dt.date] = set()
    for year, month, day in version.dates:
        # The stretch that `until` lies in ends next year at the latest.
        years = [year] if year else range(begin.year, until.year + 2)
        days |= {dt.date(one, month, min(day, month_end(one, month).day)) for one in years}
    first = begin
    for day_of in sorted(one for one in days if one >= begin):
        yield period_of(PeriodKind.DAY, day_of), first, day_of
        first = day_of + ONE_DAY


def deadline_day(deadline: Deadline | None, first: dt.date, last: dt.date, calendar: WorkCalendar) -> dt.date:
    """The day that a deadline means in the period from ``first`` to ``last``; without one, its last day."""
    if deadline is None:
        return last
    if deadline.weekday:
        return first + dt.timedelta(days=deadline.weekday - 1)
    start = last if not deadline.month else first
    year, month = divmod(start.year * 12 + start.month - 1 + max(deadline.month - 1, 0), 12)
    end = month_end(year, month + 1)
    if deadline.workday:
        return calendar.working_day(end, -1, end.replace(day=1), end) or end
    return end.replace(day=min(deadline.day, end.day)) if deadline.day else end


def _slot(
    version: Version,
    period: Period,
    first: dt.date,
    last: dt.date,
    calendar: WorkCalendar,
) -> Slot:
    nominal = min(max(deadline_day(version.deadline, first, last, calendar), first), last)
    target, end = nominal, last
    if version.extended is not None:
        target = max(deadline_day(version.extended, first, last, calendar), nominal)
        end = target + dt.timedelta(days=_FURTHER)
    effective = _moved(target, first, end, version.day_off, calendar)
    unchanged = version.day_off is DayOff.UNCHANGED and not (version.deadline and version.deadline.workday)
    return Slot(
        period=period,
        version=version,
        first=first,
        last=last,
        nominal=nominal,
        effective=effective or target,
        is_off=effective is None,
        tentative=not unchanged and not all(map(calendar.knows, {target, effective or target})),
    )


def _moved(
    target: dt.date, first: dt.date, end: dt.date, policy: DayOff, calendar: WorkCalendar
) -> dt.date | None:
    """The deadline moved off a day off, within its period; None where the calendar exempts from it."""
    if policy is DayOff.UNCHANGED or not calendar.is_off(target):
        return target
    if policy is DayOff.EXEMPT:
        return None
    steps = (-1, 1) if policy is DayOff.BEFORE else (1, -1)
    moved = (calendar.working_day(target, step, first, end) for step in steps)
    return next((day for day in moved if day is not None), None)


def _turn(slot: Slot, number: int, is_there: Callable[[str, dt.date], bool]) -> str:
    """The unit whose turn it is, the next one where that is gone; empty where there are no turns."""
    turns = slot.version.turns
    if turns is None:
        return ""
    first = number % len(turns.units)
    swapped = [swap.unit for swap in turns.swaps if swap.period == slot.period]
    order = [*swapped, *turns.units[first:], *turns.units[:first]]
    return next((unit for unit in order if is_there(unit, slot.nominal)), order[0])


def is_weekly(version: Version) -> bool:
    """Whether its periods are weeks, where two days are already near."""
    return version.cadence is Cadence.WEEKLY
