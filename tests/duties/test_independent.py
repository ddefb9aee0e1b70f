"""The engine against somebody who knows only the rules: a branch-year by hand, and a naive loop.

The table was worked out by reading the content; the loop has no line in common with the engine.
Whoever edits content/ for 第二党支部 in 2026 works the table out again: by reading, not by copying.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from dangjian.content.load import load
from dangjian.duties.status import assess
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

CONTENT = Path(__file__).parents[2] / "content"
AS_OF = dt.date(2026, 11, 27)
END = dt.date(2026, 12, 31)
ONE_DAY = dt.timedelta(days=1)

DONE, LATE, WAITING, SOON = "已完成", "逾期完成", "未到期", "临期"
OVERDUE, LAPSED, EXEMPT, INAPPLICABLE = "逾期", "已过期", "免除", "不适用"

# --- A: the year 2026 of 第二党支部, by hand. Deadlines: 5月31日 is a Sunday, 11月30日 a Monday. ---

TO_NOVEMBER = {f"2026-{month:02d}": DONE for month in range(1, 12)}
EXPECTED: dict[tuple[str, str], dict[str, str]] = {
    # 3月26日, 6月25日, 9月24日; none yet in the last quarter, due on 12月31日.
    ("branch-congress", "branch-2"): {"2026-Q1": DONE, "2026-Q2": DONE, "2026-Q3": DONE, "2026-Q4": WAITING},
    # None in May (过期不补); none yet in November, due on the 30th.
    ("committee-meeting", "branch-2"): {
        **TO_NOVEMBER,
        "2026-05": LAPSED,
        "2026-11": SOON,
        "2026-12": WAITING,
    },
    # Of the first group the one in June is a post (6月3日), all the others are records.
    ("party-group-meeting", "branch-2-group-1"): {**TO_NOVEMBER, "2026-12": WAITING},
    ("party-group-meeting", "branch-2-group-2"): {**TO_NOVEMBER, "2026-12": WAITING},
    # 3月11日 (post), 5月28日, 9月17日 (post, within a 主题党日).
    ("party-lecture", "branch-2"): {"2026-Q1": DONE, "2026-Q2": DONE, "2026-Q3": DONE, "2026-Q4": WAITING},
    ("theme-day", "branch-2"): {**TO_NOVEMBER, "2026-12": WAITING},
    ("theory-day", "branch-2"): {**TO_NOVEMBER, "2026-12": WAITING},
    # 3月17日; the second quarter's on 7月14日 (对应事项: 思辨会@2026-Q2); 9月15日; 11月17日.
    ("debate", "branch-2"): {"2026-Q1": DONE, "2026-Q2": LATE, "2026-Q3": DONE, "2026-Q4": DONE},
    # 2月25日, 6月24日, 8月27日.
    ("micro-class", "branch-2"): {"2026-Q1": DONE, "2026-Q2": DONE, "2026-Q3": DONE, "2026-Q4": WAITING},
    # 2025's was due by 2026年3月31日 (可延至) and held on 4月9日; 2026's may be held until 2027年3月31日.
    ("organizational-life", "branch-2"): {"2025": LATE, "2026": WAITING},
    ("democratic-appraisal", "branch-2"): {"2025": LATE, "2026": WAITING},
    ("talks", "branch-2"): {"2026": WAITING},
    # W24 (6月12日): nobody went. W33 was swapped with W34. W40 (10月2日) is a holiday. W48 is due today.
    ("friday-street", "branch-2"): {
        "2026-W03": DONE,
        "2026-W07": DONE,
        "2026-W11": DONE,
        "2026-W16": DONE,
        "2026-W20": DONE,
        "2026-W24": LAPSED,
        "2026-W30": DONE,
        "2026-W33": DONE,
        "2026-W38": DONE,
        "2026-W40": EXEMPT,
        "2026-W44": DONE,
        "2026-W48": SOON,
        "2026-W52": WAITING,
    },
    # Three of four: 4月11日, 6月6日, 9月16日 (post).
    ("volunteering", "branch-2"): {"2026": WAITING},
}
DAYS_LATE = {
    ("debate", "2026-Q2"): 14,
    ("organizational-life", "2025"): 9,
    ("democratic-appraisal", "2025"): 9,
}


# --- B: the naive loop. ---


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


def items_of(site: Site) -> list[Item]:
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
    return [item for item in found if item.date.first <= AS_OF]


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


def belongs(item: Item, holder: Holder, version: Version, site: Site) -> bool:
    names = {position.id: position.name for position in site.organization.positions}
    for wanted in version.evidence.requires:
        position = holder.position if wanted.position == OWN else wanted.position
        if not {position, names[position]} & set(item.roles.get(wanted.role, ())):
            return False
    if item.category or holder.position:
        return True
    if version.turns is not None:
        return bool(set(version.turns.units) & set(item.units))
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


def judge(period: Period, version: Version, due: dt.date, dates: list[dt.date]) -> tuple[str, int]:
    if len(dates) >= version.minimum:
        late = (dates[version.minimum - 1] - due).days
        return (LATE, late) if late > 0 else (DONE, 0)
    if due < AS_OF:
        if version.missed is Missed.LAPSES and period.last < AS_OF:
            return LAPSED, 0
        return OVERDUE, 0
    ahead = 2 if version.cadence is Cadence.WEEKLY else 7
    is_soon = period.first <= AS_OF and (due - AS_OF).days <= ahead
    return (SOON if is_soon else WAITING), 0


def row_of(
    duty: Duty, holder: Holder, period: Period, every: list[Period], site: Site, items: list[Item]
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
        if belongs(item, holder, version, site) and counts_for(item, duty, version, period, every):
            in_time = item.date.first <= max(due, period.last)
            if in_time or version.missed is Missed.STAYS_DUE:
                dates.append(item.date.first)
    state, late = judge(period, version, due, sorted(dates))
    if state not in {DONE, LATE} and (is_free or is_exempt(duty, holder, period, due, site)):
        state, late = EXEMPT, 0
    return Row(state, late, len(dates), due)


def naive(site: Site) -> Matrix:
    found = {}
    items = items_of(site)
    for duty in site.duties:
        every = list(periods_of(duty))
        for holder in holders_of(site, duty):
            for period in every:
                row = row_of(duty, holder, period, every, site, items)
                if row is not None:
                    found[duty.id, holder.key, period.key] = row
    return found


# --- C: the engine, and the comparisons. ---


def computed(site: Site) -> Matrix:
    return {
        (cell.duty.id, cell.holder.key, cell.slot.period.key): Row(
            cell.state.value, cell.finding.days, len(cell.finding.proofs), cell.slot.effective
        )
        for cell in assess(site, AS_OF).cells
        if cell.slot.period.first <= END
    }


def branch_year(matrix: Matrix) -> dict[tuple[str, str], dict[str, str]]:
    """What a matrix says of the branch of the table."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for (duty, holder, period), row in matrix.items():
        if holder == "branch-2" or holder.startswith("branch-2-group-"):
            found.setdefault((duty, holder), {})[period] = row.state
    return found


@pytest.fixture(scope="module")
def site() -> Site:
    loaded, problems = load(CONTENT)
    assert not [problem for problem in problems if "duties" in problem.path]
    return loaded


def test_a_branch_year_is_as_worked_out_by_hand(site: Site) -> None:
    """Every cell of 第二党支部 in 2026, and no other."""
    matrix = computed(site)
    assert branch_year(matrix) == EXPECTED
    late = {
        (duty, period): row.days
        for (duty, holder, period), row in matrix.items()
        if holder == "branch-2" and row.state == LATE
    }
    assert late == DAYS_LATE
    assert matrix["volunteering", "branch-2", "2026"].proofs == 3


def test_a_naive_loop_finds_the_same_matrix(site: Site) -> None:
    """All duties, holders and periods: state, days late, number of proofs, effective deadline."""
    assert computed(site) == naive(site)


@pytest.mark.parametrize(
    ("path", "day", "changed"),
    [
        pytest.param(
            "news/2026/0917-theme-day.md",
            "2026-09-17",
            {
                ("theme-day", "branch-2", "2026-09"): LAPSED,
                ("party-lecture", "branch-2", "2026-Q3"): LAPSED,
            },
            id="post",
        ),
        pytest.param(
            "records/2026/branch-2.csv",
            "2026-07-14",
            {("debate", "branch-2", "2026-Q2"): OVERDUE},
            id="record",
        ),
    ],
)
def test_what_is_deleted_is_missed(
    path: str, day: str, changed: dict[tuple[str, str, str], str], site: Site
) -> None:
    """One post or record less: neither the table nor the loop agrees with the engine any more."""
    less = replace(
        site,
        posts=tuple(post for post in site.posts if post.source.path != path),
        records=tuple(one for one in site.records if (one.path, one.date.iso) != (path, day)),
    )
    assert len(less.posts) + len(less.records) == len(site.posts) + len(site.records) - 1
    matrix, before = computed(less), naive(site)
    assert branch_year(matrix) != EXPECTED
    assert matrix != before
    assert {key: row.state for key, row in matrix.items() if row != before[key]} == changed
    assert matrix == naive(less)
