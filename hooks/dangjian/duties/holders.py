"""Who a duty is laid upon: the units, party groups and positions that its holder rules mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.model.dates import PartialDate
from dangjian.model.duties import Condition, HolderKind
from dangjian.model.organization import group_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dangjian.model.duties import Duty, HolderRule
    from dangjian.model.organization import Organization, Unit
    from dangjian.model.site import Site


@dataclass(frozen=True, slots=True)
class Holder:
    """A unit, a position of it, or one of its party groups (1-based; 0 is none).

    ``key`` is stable: a unit's or position's id, or ``branch-1-group-2``.
    """

    key: str
    unit: str
    position: str = ""
    group: int = 0


def holders_of(duty: Duty, organization: Organization) -> tuple[Holder, ...]:
    """Everybody who ever holds a duty, in the order of the organisation.

    Where it is done in turn, those whose turn it ever is. A branch that never had party groups stands for
    them itself: for it the duty is 不适用.
    """
    turns = [version.turns for version in duty.versions if version.turns]
    in_turn = [Holder(unit, unit) for one in turns for unit in one.units]
    in_turn += [Holder(swap.unit, swap.unit) for one in turns for swap in one.swaps]
    ruled = () if len(turns) == len(duty.versions) else ruled_holders(duty, organization)
    return tuple(dict.fromkeys([*ruled, *in_turn]))


def ruled_holders(duty: Duty, organization: Organization) -> tuple[Holder, ...]:
    """Those that a duty's holder rules mean, whatever the turns."""
    found = (holder for rule in duty.holders for holder in _meant(rule, organization))
    return tuple(dict.fromkeys(found))


def _meant(rule: HolderRule, organization: Organization) -> Iterator[Holder]:
    match rule.kind:
        case HolderKind.UNIT:
            yield Holder(rule.id, rule.id)
        case HolderKind.POSITION:
            units = (one.unit for one in organization.positions if one.id == rule.id)
            yield Holder(rule.id, next(units, ""), position=rule.id)
        case HolderKind.EVERY_BRANCH:
            yield from (Holder(branch.id, branch.id) for branch in organization.branches)
        case HolderKind.EVERY_GROUP:
            for branch in organization.branches:
                groups = range(1, branch.most_groups + 1)
                yield from (Holder(group_key(branch.id, n), branch.id, group=n) for n in groups)
                if not groups:
                    yield Holder(branch.id, branch.id)


def is_there(holder: Holder, unit: Unit | None, day: dt.date) -> bool:
    """Whether the holder exists on a day; a position of no unit always does."""
    if unit is None:
        return True
    return unit.exists(day) and (not holder.group or unit.groups_at(day) >= holder.group)


def applies(duty: Duty, holder: Holder, unit: Unit | None, day: dt.date) -> bool:
    """Whether a duty applies to a holder on a day (else 不适用). A committee that nobody denies is there."""
    if _stands_for_groups(duty, holder):
        return False
    if duty.condition is None or unit is None:
        return True
    match duty.condition:
        case Condition.COMMITTEE:
            return unit.has_committee(day) is not False
        case Condition.NO_COMMITTEE:
            return unit.has_committee(day) is False
        case Condition.GROUPS:
            return unit.groups_at(day) > 0


def _stands_for_groups(duty: Duty, holder: Holder) -> bool:
    """Whether a branch holds the duty only in the place of party groups that it never had."""
    kinds = {rule.kind for rule in duty.holders if not rule.id or rule.id in (holder.unit, holder.position)}
    return kinds == {HolderKind.EVERY_GROUP} and not holder.group


def holder_name(site: Site, holder: Holder, day: dt.date | None = None) -> str:
    """The holder's name on a day (the newest without one): what happened keeps the name of the time."""
    if holder.position:
        return next(one.name for one in site.organization.positions if one.id == holder.position)
    unit = site.units[holder.unit]
    name = unit.name if day is None else unit.name_at(PartialDate(day.year, day.month, day.day)).name
    return f"{name}第{holder.group}党小组" if holder.group else name
