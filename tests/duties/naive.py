"""The whole matrix once more, by a loop that shares only the model with the engine."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from dangjian.model.dates import month_end
from dangjian.model.duties import OWN, Cadence, Condition, DayOff, HolderKind, Missed
from dangjian.model.periods import Period, period_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.calendar import WorkCalendar
    from dangjian.model.dates import PartialDate
    from dangjian.model.documents import Post
    from dangjian.model.duties import Claim, Deadline, Duty, Evidence, Version
    from dangjian.model.records import Record
    from dangjian.model.site import Site

END = dt.date(2026, 12, 31)
ONE_DAY = dt.timedelta(days=1)

DONE, LATE, WAITING, SOON = "已完成", "逾期完成", "未到期", "临期"
OVERDUE, LAPSED, EXEMPT, INAPPLICABLE = "逾期", "已过期", "免除", "不适用"


class Row(NamedTuple):
    """What is compared of a cell; only what was done late has days (逾期完成 n 天)."""

    state: str
    days: int
    proofs: int
    due: dt.date


class Holder(NamedTuple):
    """Who owes it: a unit, a party group of it (from 1), or a position."""

    key: str
    unit: str = ""
    group: int = 0
    position: str = ""


class Item(NamedTuple):
    """A post, a record or a rule, all alike."""

    date: PartialDate
    units: tuple[str, ...]
    types: tuple[str, ...]
    period: Period | None
    groups: tuple[int, ...]
    claims: tuple[Claim, ...]
    roles: dict[str, tuple[str, ...]]
    category: str = ""
    title: str = ""


Matrix = dict[tuple[str, str, str], Row]


def items_of(site: Site, as_of: dt.date) -> list[Item]:
    found = []
    written: list[Post | Record] = [*site.posts, *site.records]
    for one in written:
        units = (one.unit,) if hasattr(one, "unit") else one.branches
        roles = {"host": (one.host,), "speaker": one.speaker, "leaders": one.leaders}
        found.append(Item(one.date, units, one.types, one.period, one.party_groups, one.fulfils, roles))
    found += [
        Item(rule.issued, (), (), rule.period, (), rule.fulfils, {}, rule.category, rule.title)
        for rule in site.rules
        if rule.issued is not None
    ]
    return [item for item in found if item.date.first <= as_of]


def holders_of(site: Site, duty: Duty) -> Iterator[Holder]:
    for rule in duty.holders:
        if rule.kind is HolderKind.UNIT:
            yield Holder(rule.id, unit=rule.id)
        elif rule.kind is HolderKind.POSITION:
            yield Holder(rule.id, position=rule.id)
        for branch in site.organization.branches:
            if rule.kind is HolderKind.EVERY_BRANCH:
                yield Holder(branch.id, unit=branch.id)
            if rule.kind is HolderKind.EVERY_GROUP:
                most = max((count.value for count in branch.party_groups), default=0)
                if not most:
                    yield Holder(branch.id, unit=branch.id)
                for group in range(1, most + 1):
                    yield Holder(f"{branch.id}-group-{group}", unit=branch.id, group=group)


def periods_of(duty: Duty) -> Iterator[Period]:
    kind = duty.versions[-1].cadence.kind
    if kind is None or duty.since is None:
        return
    assert duty.versions[-1].cadence not in {Cadence.FIXED, Cadence.THREE_YEARLY}  # none in the content
    period = period_of(kind, duty.since.first)
    while period.first <= min(END, duty.until.last if duty.until else END):
        yield period
        period = period.next()


def nominal(period: Period, deadline: Deadline | None, calendar: WorkCalendar) -> dt.date:
    if deadline is None:
        return period.last
    if deadline.weekday:
        return period.first + ONE_DAY * (deadline.weekday - 1)
    year, month = period.last.year, period.last.month
    if deadline.month:
        year, month = period.first.year, period.first.month + deadline.month - 1
        while month > 12:
            year, month = year + 1, month - 12
    if deadline.day:
        return dt.date(year, month, deadline.day)
    day = month_end(year, month)
    while deadline.workday and calendar.is_off(day):
        day -= ONE_DAY
    return day


def due_day(period: Period, version: Version, calendar: WorkCalendar) -> tuple[dt.date, bool]:
    """The effective deadline, and whether the period is free of it because of days off."""
    day = nominal(period, version.extended or version.deadline, calendar)
    if not calendar.is_off(day) or version.day_off is DayOff.UNCHANGED:
        return day, False
    if version.day_off is DayOff.EXEMPT:
        return day, True
    last = max(day, period.last)
    before = [one for one in days(period.first, day) if not calendar.is_off(one)]
    after = [one for one in days(day, last) if not calendar.is_off(one)]
    if version.day_off is DayOff.BEFORE and before:
        return before[-1], False
    if after:
        return after[0], False
    return (before[-1], False) if before else (day, True)


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first += ONE_DAY


def on_turn(duty: Duty, version: Version, period: Period) -> str:
    assert version.turns is not None
    assert duty.since is not None
    for swap in version.turns.swaps:
        if swap.period == period:
            return swap.unit
    start = period_of(period.kind, version.since or duty.since.first)
    weeks = (period.first - start.first).days // 7
    return version.turns.units[weeks % len(version.turns.units)]


def belongs(item: Item, duty: Duty, holder: Holder, version: Version, site: Site) -> bool:
    names = {position.id: position.name for position in site.organization.positions}
    for wanted in version.evidence.requires:
        position = holder.position if wanted.position == OWN else wanted.position
        if not {position, names[position]} & set(item.roles.get(wanted.role, ())):
            return False
    if item.category or holder.position:
        return True
    if version.turns is not None:
        everywhere = any(rule.kind is HolderKind.EVERY_BRANCH for rule in duty.holders)
        branches = [unit.id for unit in site.organization.branches] if everywhere else []
        return bool({*version.turns.units, *branches} & set(item.units))
    if holder.unit not in item.units:
        return False
    groups = site.units[holder.unit].groups_at(item.date.first)
    return not holder.group or holder.group in (item.groups or ((1,) if groups == 1 else ()))


def is_evidence(item: Item, evidence: Evidence) -> bool:
    rule = evidence.rule
    if item.category:
        return rule is not None and rule.category in {"", item.category} and rule.title in item.title
    return bool(set(item.types) & set(evidence.types))


def holds(longer: Period, shorter: Period) -> bool:
    return longer.first <= shorter.first and shorter.last <= longer.last


def counts_for(item: Item, duty: Duty, version: Version, period: Period, every: list[Period]) -> bool:
    claims = [claim for claim in item.claims if claim.duty == duty.id]
    if not claims and not is_evidence(item, version.evidence):
        return False
    claimed = [claim.period for claim in claims if claim.period is not None]
    if claimed:
        return period in claimed
    if item.period is not None and any(holds(one, item.period) for one in every):
        return holds(period, item.period)
    return period.first <= item.date.first and item.date.last <= period.last


def is_applicable(duty: Duty, holder: Holder, period: Period, site: Site) -> bool:
    if duty.condition is None:
        return True
    unit = site.units[holder.unit]
    if duty.condition is Condition.GROUPS:
        return unit.groups_at(period.first) > 0
    return unit.has_committee(period.first) is (duty.condition is Condition.COMMITTEE)


def is_exempt(duty: Duty, holder: Holder, period: Period, due: dt.date, site: Site) -> bool:
    return any(
        one.duty == duty.id
        and holder.key in one.holders
        and (
            period in one.periods
            or (one.since is not None and one.until is not None and one.since <= due <= one.until)
        )
        for one in site.exemptions
    )


def judge(
    period: Period, version: Version, due: dt.date, dates: list[dt.date], as_of: dt.date
) -> tuple[str, int]:
    if len(dates) >= version.minimum:
        late = (dates[version.minimum - 1] - due).days
        return (LATE, late) if late > 0 else (DONE, 0)
    if due < as_of:
        if version.missed is Missed.LAPSES and period.last < as_of:
            return LAPSED, 0
        return OVERDUE, 0
    ahead = 2 if version.cadence is Cadence.WEEKLY else 7
    is_soon = period.first <= as_of and (due - as_of).days <= ahead
    return (SOON if is_soon else WAITING), 0


def row_of(
    duty: Duty,
    holder: Holder,
    period: Period,
    every: list[Period],
    site: Site,
    items: list[Item],
    as_of: dt.date,
) -> Row | None:
    """None: no cell there, because the group does not exist yet or it is another unit's turn."""
    version = duty.version_at(period.first)
    if holder.group and site.units[holder.unit].groups_at(period.first) < holder.group:
        return None
    if version.turns is not None and on_turn(duty, version, period) != holder.unit:
        return None
    due, is_free = due_day(period, version, site.calendar)
    if not is_applicable(duty, holder, period, site):
        return Row(INAPPLICABLE, 0, 0, due)
    dates = []
    for item in items:
        if belongs(item, duty, holder, version, site) and counts_for(item, duty, version, period, every):
            in_time = item.date.first <= max(due, period.last)
            if in_time or version.missed is Missed.STAYS_DUE:
                dates.append(item.date.first)
    state, late = judge(period, version, due, sorted(dates), as_of)
    if state not in {DONE, LATE} and (is_free or is_exempt(duty, holder, period, due, site)):
        state, late = EXEMPT, 0
    return Row(state, late, len(dates), due)


def naive(site: Site, as_of: dt.date) -> Matrix:
    """State, days late, number of proofs and effective deadline of every cell."""
    found = {}
    items = items_of(site, as_of)
    for duty in site.duties:
        every = list(periods_of(duty))
        for holder in holders_of(site, duty):
            for period in every:
                row = row_of(duty, holder, period, every, site, items, as_of)
                if row is not None:
                    found[duty.id, holder.key, period.key] = row
    return found
