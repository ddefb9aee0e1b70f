"""Which evidence counts for which duty, holder and period: by type and date, by 所属期, by 对应事项."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from dangjian.duties.evidence import activities, is_meant
from dangjian.duties.holders import applies, is_there
from dangjian.duties.parts import Parts
from dangjian.model.duties import OWN, Cadence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from dangjian.duties.evidence import Activity, Proof
    from dangjian.duties.holders import Holder
    from dangjian.duties.slots import Slot
    from dangjian.model.duties import Claim, Duty, Evidence, Version
    from dangjian.model.periods import Period
    from dangjian.model.site import Site


class Doubt(StrEnum):
    """Why evidence that is meant for a duty counts for no period of it; the value tells an editor."""

    VAGUE = "日期不够具体，算不到某一期"
    NO_SUCH_PERIOD = "没有这一期"
    OTHER_PERIOD = "按“所属期”算不到它的任何一期"
    NO_HOLDER = "承办的单位或岗位不是这项责任的责任主体"
    WHICH_GROUP = "没有写明是哪个党小组"
    TWICE = "一次活动对一项责任只算一期"
    NO_PART = "没有写明要求的岗位"


@dataclass(frozen=True, slots=True)
class Stray:
    """Evidence that does not count for a duty, and why."""

    duty: Duty
    activity: Activity
    doubt: Doubt


@dataclass(frozen=True)
class Plan:
    """A duty with its holders and periods; ``starts`` are the periods' first days, to look them up.

    ``ruled`` are those that its holder rules mean: periods without turns are theirs alone, and in another's
    turn any of them may have gone.
    """

    duty: Duty
    holders: tuple[Holder, ...]
    slots: tuple[Slot, ...]
    ruled: tuple[Holder, ...]
    starts: Sequence[dt.date] = field(init=False)
    numbers: dict[str, int] = field(init=False)
    by_unit: dict[str, list[Holder]] = field(init=False)

    def __post_init__(self) -> None:
        """Index the periods by their first day and their key, the holders by their unit."""
        object.__setattr__(self, "starts", [slot.first for slot in self.slots])
        numbers = {slot.period.key: number for number, slot in enumerate(self.slots)}
        object.__setattr__(self, "numbers", numbers)
        by_unit: dict[str, list[Holder]] = defaultdict(list)
        for holder in dict.fromkeys([*self.holders, *self.ruled]):
            by_unit[holder.unit].append(holder)
        object.__setattr__(self, "by_unit", dict(by_unit))

    def holds(self, holder: Holder) -> bool:
        """Whether the holder rules mean somebody, who may only be in the turns."""
        return holder.key in self._ruled_keys

    @cached_property
    def _ruled_keys(self) -> frozenset[str]:
        return frozenset(holder.key for holder in self.ruled)

    @cached_property
    def by_part(self) -> frozenset[str]:
        """Keys of the positions that are found by the part that they must have had, wherever it was."""
        wanted = {one.position for version in self.duty.versions for one in version.evidence.requires}
        return frozenset(
            one.key for one in self.holders if one.position and (OWN in wanted or one.position in wanted)
        )

    def is_ongoing(self, first: dt.date, last: dt.date) -> bool:
        """Whether the duty is in force and has no periods on both days."""
        duty = self.duty
        begun = duty.since is None or duty.since.first <= first
        ended = duty.until is not None and duty.until.last < last
        ongoing = (duty.version_at(day).cadence is Cadence.ONGOING for day in (first, last))
        return begun and not ended and all(ongoing)

    def version(self, number: int, day: dt.date) -> Version:
        """The version that a period goes by; of what has no periods, that of a day."""
        return self.duty.version_at(day) if number == ONGOING else self.slots[number].version

    def slot_at(self, first: dt.date, last: dt.date) -> int | None:
        """The number of the period that both days lie in; None where there is none."""
        index = bisect_right(self.starts, first) - 1
        return index if index >= 0 and last <= self.slots[index].last else None

    def slot_named(self, key: str) -> int | None:
        """The number of the period with a key."""
        return self.numbers.get(key)


# The holder's key under which a duty that is done in turn keeps its evidence: whoever went.
ANY = ""
Credits = dict[tuple[str, str, int], list["Proof"]]
ONGOING = -1


class Ledger:
    """All evidence entered against all duties: linear in the evidence, and in the duties of its types."""

    def __init__(self, site: Site, plans: Sequence[Plan], as_of: dt.date) -> None:
        """Enter everything that had happened by ``as_of``."""
        self._site = site
        self._parts = Parts(site)
        self.credits: Credits = defaultdict(list)
        self.strays: list[Stray] = []
        self._by_id = {plan.duty.id: plan for plan in plans}
        self._by_type: dict[str, list[Plan]] = defaultdict(list)
        self._by_rule: list[Plan] = []
        for plan in plans:
            proofs = [version.evidence for version in plan.duty.versions]
            for slug in dict.fromkeys(slug for one in proofs for slug in one.types):
                self._by_type[slug].append(plan)
            if any(one.rule for one in proofs):
                self._by_rule.append(plan)
        for activity in activities(site, as_of):
            self._enter(activity)

    def _enter(self, activity: Activity) -> None:
        plans = self._asked(activity)
        limit = _limit(plans, activity)
        claimed: set[str] = set()
        credited = False
        for claim in activity.claims:
            plan = self._by_id.get(claim.duty)
            if plan is not None and claim.duty in claimed:
                self._stray(plan, activity, Doubt.TWICE)
            elif plan is not None:
                credited |= self._claim(plan, activity, claim, limit)
            claimed.add(claim.duty)
        others = [plan for plan in plans if plan.duty.id not in claimed]
        for plan in others:
            credited |= self._by_date(plan, activity, limit)
        if activity.period is not None and not credited:
            self._misplaced(others, activity)

    def _asked(self, activity: Activity) -> list[Plan]:
        """The plans that it is told to fulfil, and those whose evidence it may be by its type."""
        plans = [self._by_id[claim.duty] for claim in activity.claims if claim.duty in self._by_id]
        plans += [plan for slug in activity.types for plan in self._by_type.get(slug, ())]
        if activity.rule is not None:
            plans += self._by_rule
        return list({plan.duty.id: plan for plan in plans}.values())

    def _claim(self, plan: Plan, activity: Activity, claim: Claim, limit: Period | None) -> bool:
        """What somebody says it fulfils: of any type, in the period named, else in that of its date."""
        named = claim.period
        number = plan.slot_named(named.key) if named else _number(plan, activity, limit)
        if number is None:
            date = activity.proof.date
            is_vague = named is None and date.first != date.last
            doubt = Doubt.VAGUE if is_vague else Doubt.NO_SUCH_PERIOD
            self._stray(plan, activity, doubt)
            return False
        return self._credit(plan, activity, number)

    def _by_date(self, plan: Plan, activity: Activity, limit: Period | None) -> bool:
        number = _number(plan, activity, limit)
        if number is not None:
            version = plan.version(number, activity.proof.date.first)
            return _is_evidence(version.evidence, activity) and self._credit(plan, activity, number)
        date = activity.proof.date
        begun = None if date.first == date.last else plan.slot_at(date.first, date.first)
        is_meant = _is_theirs(plan, activity) and activity.period is None
        if begun is not None and is_meant and _is_evidence(plan.slots[begun].version.evidence, activity):
            self._stray(plan, activity, Doubt.VAGUE)
        return False

    def _misplaced(self, plans: Sequence[Plan], activity: Activity) -> None:
        """Its 所属期 is no period of any duty of its type, and keeps it out of that of its date."""
        day = activity.proof.date.first
        for plan in plans:
            number = plan.slot_at(day, day)
            is_evidence = number is not None and _is_evidence(plan.slots[number].version.evidence, activity)
            if is_evidence and _is_theirs(plan, activity):
                self._stray(plan, activity, Doubt.OTHER_PERIOD)

    def _credit(self, plan: Plan, activity: Activity, number: int) -> bool:
        version = plan.version(number, activity.proof.date.first)
        in_turn = number != ONGOING and bool(plan.slots[number].turn)
        told = len(self.strays)
        meant = [one for one in self._meant(plan, activity) if in_turn or plan.holds(one)]
        if number == ONGOING:
            meant = [one for one in meant if self._applies(plan, one, activity.proof.date.first)]
        taking = [one for one in meant if self._parts.taken(version.evidence, activity, one)]
        for key in dict.fromkeys(ANY if in_turn else holder.key for holder in taking):
            self.credits[plan.duty.id, key, number].append(activity.proof)
        is_claimed = any(claim.duty == plan.duty.id for claim in activity.claims)
        if not taking and is_claimed and len(self.strays) == told:
            self._stray(plan, activity, Doubt.NO_PART if meant else Doubt.NO_HOLDER)
        return bool(taking)

    def _applies(self, plan: Plan, holder: Holder, day: dt.date) -> bool:
        return applies(plan.duty, holder, self._site.units.get(holder.unit), day)

    def _meant(self, plan: Plan, activity: Activity) -> Iterator[Holder]:
        """The holders that an activity is of: by unit, by party group, by position.

        A position whose part is required is found by that part wherever it was taken; a rule document is that
        of the only holder, whoever issued it, and what is told of a position of no unit is its own.
        """
        by_part = [one for one in plan.holders if one.key in plan.by_part]
        yield from by_part
        only = plan.holders[0] if len(plan.holders) == 1 and not by_part else None
        is_claimed = any(claim.duty == plan.duty.id for claim in activity.claims)
        if only is not None and (activity.rule is not None or (is_claimed and not only.unit)):
            yield only
            return
        for unit in activity.units:
            for holder in plan.by_unit.get(unit, ()):
                if holder not in by_part and (not holder.group or self._is_group(plan, activity, holder)):
                    yield holder

    def _is_group(self, plan: Plan, activity: Activity, holder: Holder) -> bool:
        """Whether an activity is a party group's: named, or the only one of its branch."""
        if activity.groups:
            return holder.group in activity.groups
        unit = self._site.units[holder.unit]
        if unit.groups_at(activity.proof.date.first) <= 1:
            return is_there(holder, unit, activity.proof.date.first)
        self._stray(plan, activity, Doubt.WHICH_GROUP)
        return False

    def _stray(self, plan: Plan, activity: Activity, doubt: Doubt) -> None:
        stray = Stray(plan.duty, activity, doubt)
        if stray not in self.strays[-4:]:
            self.strays.append(stray)


def _limit(plans: Iterable[Plan], activity: Activity) -> Period | None:
    """Its 所属期, outside of which no date counts; None where it is the period of one of these duties.

    Then it was meant for that one, and says nothing of the others.
    """
    period = activity.period
    if period is None or any(plan.slot_at(period.first, period.last) is not None for plan in plans):
        return None
    return period


def _number(plan: Plan, activity: Activity, limit: Period | None) -> int | None:
    """The period of 所属期 where it lies in one, else of the date; `ONGOING` for what has no periods.

    A 所属期 that is longer than this duty's periods was meant for another duty, or is only vague: then the
    date counts, if it lies within ``limit``.
    """
    date, period = activity.proof.date, activity.period
    named = plan.slot_at(period.first, period.last) if period is not None else None
    if named is not None:
        return named
    number = plan.slot_at(date.first, date.last)
    if number is None:
        return ONGOING if plan.is_ongoing(date.first, date.last) else None
    if period is None:
        return number
    agrees = limit is None or (limit.first <= date.first and date.last <= limit.last)
    return number if agrees and period.is_longer_than(plan.slots[number].period) else None


def _is_theirs(plan: Plan, activity: Activity) -> bool:
    return not activity.units or bool(plan.by_part) or not plan.by_unit.keys().isdisjoint(activity.units)


def _is_evidence(evidence: Evidence, activity: Activity) -> bool:
    """Whether an activity is of a kind that fulfils a duty."""
    is_rule = activity.rule is not None and evidence.rule and is_meant(evidence.rule, activity.rule)
    return bool(is_rule) or any(slug in evidence.types for slug in activity.types)
