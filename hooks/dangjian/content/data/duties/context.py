"""What duties refer to: units, positions, activity types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.content.names import Names
from dangjian.model.duties import HolderKind, HolderRule
from dangjian.model.organization import UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.organization import Organization, Unit
    from dangjian.reading.located import Scalar
    from dangjian.reading.values.field import Field

_EVERY = {
    HolderKind.EVERY_BRANCH: re.compile(r"^(?:各|全体|所有|每个)(?:党?支部)$"),
    HolderKind.EVERY_GROUP: re.compile(r"^(?:各|全体|所有|每个)(?:党?小组)$"),
}
_SOLE = (UnitKind.LEADING_GROUP, UnitKind.GENERAL_BRANCH)


@dataclass(frozen=True, slots=True)
class DutyContext:
    """Names of what duties, exemptions and records refer to."""

    organization: Organization
    holders: Names
    branches: Names
    positions: Names
    types: Names

    @classmethod
    def of(cls, organization: Organization, types: Names, spoilt: frozenset[str]) -> DutyContext:
        """Every name over time counts. ``spoilt`` are the data files with errors of their own."""
        bad = "organization.yml" in spoilt
        units = [unit for unit in organization.units() if unit.kind is not UnitKind.PARTNER]
        positions = [(one.name, one.id) for one in organization.positions]
        positions += [(one.id, one.id) for one in organization.positions]
        return cls(
            organization=organization,
            holders=Names.of(
                "责任主体", [*(name for unit in units for name in _spellings(unit)), *positions], spoilt=bad
            ),
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
        for scalar in scalars:
            every = next((kind for kind, form in _EVERY.items() if form.match(scalar.text)), None)
            if every is not None:
                yield HolderRule(every)
                continue
            for found in self.holders.resolve_all((scalar,), field):
                yield HolderRule(HolderKind.POSITION if found in positions else HolderKind.UNIT, found)


def _spellings(unit: Unit) -> Iterator[tuple[str, str]]:
    """Every way to name a unit, with its id."""
    for name in reversed(unit.names):
        yield name.name, unit.id
    for alias in unit.aliases:
        yield alias, unit.id
    yield unit.id, unit.id
    if unit.kind in _SOLE:
        yield unit.kind.value, unit.id
