"""Whether positions had the parts that evidence requires, by the names that people write for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dangjian.model.duties import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.duties.evidence import Activity
    from dangjian.duties.holders import Holder
    from dangjian.model.duties import Evidence, Requirement
    from dangjian.model.organization import Position
    from dangjian.model.site import Site

_BLANK = re.compile(r"\s+")
_SHORTEST = 2  # 书记


@dataclass(frozen=True)
class Parts:
    """The positions of a site. A name may have its unit before it, and lack it within the unit."""

    site: Site

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        """Every spelling of each position, its id among them (leaders are ids)."""
        return {
            one.id: frozenset({one.id, one.name, *self._full(one)})
            for one in self.site.organization.positions
        }

    @cached_property
    def _short_names(self) -> dict[str, frozenset[str]]:
        """What each position is called in its own unit: ``第一党支部书记`` is 支部书记 and 书记 there."""
        return {one.id: frozenset(self._short(one)) for one in self.site.organization.positions}

    @cached_property
    def _homes(self) -> dict[str, str]:
        return {one.id: one.unit for one in self.site.organization.positions}

    def _units(self, position: Position) -> list[str]:
        """The names of its unit; of a position without one those of all units."""
        own = [unit for unit in self.site.organization.units() if unit.id == position.unit]
        units = own or self.site.organization.units()
        return [name.name for unit in units for name in unit.names]

    def _full(self, position: Position) -> Iterator[str]:
        """Unit and name; what ends the one and begins the other stands once: 机关党组 and 党组书记."""
        for unit in self._units(position):
            yield f"{unit}{position.name}"
            for length in range(1, len(position.name)):
                if unit.endswith(position.name[:length]):
                    yield f"{unit}{position.name[length:]}"

    def _short(self, position: Position) -> Iterator[str]:
        if not position.unit:
            return
        for unit in self._units(position):
            for length in range(1, len(position.name) - _SHORTEST + 1):
                if unit.startswith(position.name[:length]):
                    yield position.name[length:]

    def taken(self, evidence: Evidence, activity: Activity, holder: Holder) -> bool:
        """Whether every required position had its part."""
        return all(self._has(one, activity, holder) for one in evidence.requires)

    def _has(self, requirement: Requirement, activity: Activity, holder: Holder) -> bool:
        position = holder.position if requirement.position == OWN else requirement.position
        named = {_BLANK.sub("", name) for name in (activity.roles or {}).get(requirement.role, ())}
        if named & self._names.get(position, frozenset()):
            return True
        return self._is_at_home(position, activity) and not named.isdisjoint(
            self._short_names.get(position, ())
        )

    def _is_at_home(self, position: str, activity: Activity) -> bool:
        return activity.units == (self._homes.get(position),)
