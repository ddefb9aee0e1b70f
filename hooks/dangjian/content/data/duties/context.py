"""What duties refer to: units, positions, activity types."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dangjian.content.names import Names
from dangjian.model.duties import HolderKind, HolderRule
from dangjian.model.organization import UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.organization import Organization, Unit
    from dangjian.reading.located import Scalar
    from dangjian.reading.values.field import Field

# All of a kind, as people say it; the first of each is the word that is suggested.
_EVERY = tuple(
    (f"{every}{what}", kind)
    for what, kind in (
        ("党支部", HolderKind.EVERY_BRANCH),
        ("支部", HolderKind.EVERY_BRANCH),
        ("党小组", HolderKind.EVERY_GROUP),
        ("小组", HolderKind.EVERY_GROUP),
    )
    for every in ("各", "各个", "每个", "全体", "所有")
)
_ADVICE = "每个支部都要做的写“各党支部”；没有登记的岗位先登记在 content/organization.yml 的“岗位”里"
_SOLE = (UnitKind.LEADING_GROUP, UnitKind.GENERAL_BRANCH)


@dataclass(frozen=True, slots=True)
class DutyContext:
    """Names of what duties, exemptions and records refer to."""

    organization: Organization
    holders: Names
    units: Names
    branches: Names
    positions: Names
    types: Names

    @classmethod
    def of(cls, organization: Organization, types: Names, spoilt: frozenset[str]) -> DutyContext:
        """Every name over time counts. ``spoilt`` are the data files with errors of their own."""
        bad = "organization.yml" in spoilt
        units = [unit for unit in organization.units() if unit.kind is not UnitKind.PARTNER]
        positions = [*_position_names(organization), *((one.id, one.id) for one in organization.positions)]
        return cls(
            organization=organization,
            holders=_holders([*(name for unit in units for name in _spellings(unit)), *positions], bad=bad),
            units=Names.of("单位", [name for unit in units for name in _spellings(unit)], spoilt=bad),
            branches=Names.of(
                "党支部",
                [name for unit in organization.branches for name in _spellings(unit)],
                spoilt=bad,
            ),
            positions=Names.of("岗位", positions, spoilt=bad),
            types=types,
        )

    def rules(self, scalars: tuple[Scalar, ...], field: Field) -> Iterator[HolderRule]:
        """Whom words mean; unknown ones are reported."""
        positions = {one.id for one in self.organization.positions}
        for found in replace(self.holders, advice=_ADVICE).resolve_all(scalars, field):
            if found in (HolderKind.EVERY_BRANCH, HolderKind.EVERY_GROUP):
                yield HolderRule(HolderKind(found))
            else:
                yield HolderRule(HolderKind.POSITION if found in positions else HolderKind.UNIT, found)


def _holders(spelled: list[tuple[str, str]], *, bad: bool) -> Names:
    """Everybody that a duty can be laid upon; of the words for all of a kind one each is suggested."""
    names = Names.of("责任主体", [*((word, kind.value) for word, kind in _EVERY), *spelled], spoilt=bad)
    others = {word for word, kind in _EVERY if word != kind.value}
    return replace(names, shown=tuple(word for word in names.shown if word not in others))


def _position_names(organization: Organization) -> Iterator[tuple[str, str]]:
    """A name that several positions have says nothing without its unit."""
    units = {unit.id: unit.name for unit in organization.units()}
    shared = Counter(one.name for one in organization.positions)
    for one in organization.positions:
        yield (one.name if shared[one.name] == 1 else f"{units.get(one.unit, '')}{one.name}"), one.id


def _spellings(unit: Unit) -> Iterator[tuple[str, str]]:
    """Every way to name a unit, with its id."""
    for name in reversed(unit.names):
        yield name.name, unit.id
    for alias in unit.aliases:
        yield alias, unit.id
    yield unit.id, unit.id
    if unit.kind in _SOLE:
        yield unit.kind.value, unit.id
