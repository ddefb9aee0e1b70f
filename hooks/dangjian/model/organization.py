"""Units, their names over time, positions and partners. Persons are never named."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dangjian.model.dates import PartialDate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator


# Full members from which on a branch has a committee (支部工作条例（试行）).
COMMITTEE_FROM = 7


class UnitKind(StrEnum):
    """What a unit is: the value is the word a reader sees."""

    SUPERIOR = "上级组织"
    LEADING_GROUP = "机关党组"
    GENERAL_BRANCH = "党总支"
    BRANCH = "党支部"
    OFFICE = "科室"
    PARTNER = "共建单位"


@dataclass(frozen=True, slots=True)
class Name:
    """A name and when it was in use. ``placeholder`` stands for a name that the source redacts."""

    name: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A number that holds from a date on (members, party groups; 1 and 0 stand for yes and no)."""

    since: PartialDate
    value: int


def group_key(unit: str, group: int) -> str:
    """The key of a branch's party group."""
    return f"{unit}-group-{group}"


def value_at(counts: Iterable[Count], day: dt.date) -> int | None:
    """The number that holds on a day; None before the first, or where there is none."""
    begun = [count for count in counts if count.since.first <= day]
    return max(begun, key=lambda count: count.since.first).value if begun else None


@dataclass(frozen=True, slots=True)
class Succession:
    """Which unit took over, and when."""

    unit: str
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation, branch, office or partner. ``id`` is stable and never shown."""

    id: str
    kind: UnitKind
    names: tuple[Name, ...]
    summary: str = ""
    aliases: tuple[str, ...] = ()
    branch: str = ""
    members: tuple[Count, ...] = ()
    committee: tuple[Count, ...] = ()
    party_groups: tuple[Count, ...] = ()
    succeeded_by: Succession | None = None
    partner_kind: str = ""

    @property
    def current(self) -> Name:
        """The newest name."""
        return self.names[-1]

    @property
    def name(self) -> str:
        """The newest name's text."""
        return self.current.name

    def exists(self, day: dt.date) -> bool:
        """Whether the unit was there on a day: after its first name began, before its last name ended.

        A unit that another one took over is there until the day before.
        """
        since, until = self.names[0].since, self.names[-1].until
        taken_over = self.succeeded_by.date if self.succeeded_by else None
        return not (
            (since is not None and day < since.first)
            or (until is not None and day > until.last)
            or (taken_over is not None and day >= taken_over.first)
        )

    @property
    def most_groups(self) -> int:
        """The most party groups that it ever had."""
        return max((count.value for count in self.party_groups), default=0)

    def has_committee(self, day: dt.date) -> bool | None:
        """Whether it has a committee on a day: as stated, else by its members; None where neither is known.

        支部工作条例（试行）: a branch of 7 and more full members has one.
        """
        stated = value_at(self.committee, day)
        if stated is not None:
            return bool(stated)
        members = value_at(self.members, day)
        return None if members is None else members >= COMMITTEE_FROM

    def groups_at(self, day: dt.date) -> int:
        """How many party groups it has on a day; 0 where nothing is stated."""
        return value_at(self.party_groups, day) or 0

    def name_at(self, date: PartialDate) -> Name:
        """The name in use on ``date``: what happened then stays under the name of the time."""
        for older, name in zip(self.names[-2::-1], self.names[:0:-1], strict=True):
            if name.since is not None:
                begun = date.first >= name.since.first
            else:
                begun = older.until is None or date.first > older.until.last
            if begun:
                return name
        return self.names[0]

    def name_at_end(self, year: int) -> Name:
        """The name in use at the end of a year: a year's papers stand under it."""
        return self.name_at(PartialDate(year, 12, 31))


@dataclass(frozen=True, slots=True)
class Position:
    """A position (岗位) such as 党组书记: duties and leaders' links bind to it, never to a person."""

    id: str
    name: str
    unit: str = ""
    links: tuple[str, ...] = ()
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Organization:
    """The whole structure, each list in the order in which the office wrote it."""

    superior: Unit | None
    leading_group: Unit | None
    general_branch: Unit | None
    branches: tuple[Unit, ...]
    offices: tuple[Unit, ...] = ()
    positions: tuple[Position, ...] = ()
    partners: tuple[Unit, ...] = ()

    def units(self) -> Iterator[Unit]:
        """Every unit, from the superior down to the partners."""
        for unit in (self.superior, self.leading_group, self.general_branch):
            if unit is not None:
                yield unit
        yield from self.branches
        yield from self.offices
        yield from self.partners

    def offices_of(self, branch: str) -> tuple[Unit, ...]:
        """The offices that belong to a branch, by the branch's id."""
        return tuple(office for office in self.offices if office.branch == branch)

    def leaders_of(self, branch: str) -> tuple[Position, ...]:
        """The positions linked with a branch (联系党支部), by the branch's id."""
        return tuple(position for position in self.positions if branch in position.links)
