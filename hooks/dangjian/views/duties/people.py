"""Units and positions that have duties, with the addresses of their pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.duties.holders import Holder, holder_name
from dangjian.model.urls import directory_url, my_page

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dangjian.model.duties import Duty
    from dangjian.model.organization import Position, Unit
    from dangjian.model.site import Site
    from dangjian.views.context import Context


@dataclass(frozen=True, slots=True)
class Person:
    """Who has a page of their own: a unit with its party groups, or a position; with the duties held."""

    key: str
    name: str
    unit: Unit | None
    position: Position | None
    held: tuple[tuple[Duty, Holder], ...]

    @property
    def url(self) -> str:
        """Address of what they have to do."""
        return directory_url(my_page(self.key))

    @property
    def placeholder(self) -> bool:
        """Whether the unit's name stands for one that the source redacts."""
        return self.position is None and self.unit is not None and self.unit.current.placeholder


def people(context: Context) -> Iterator[Person]:
    """Units, then positions, in the order of the organisation; only those that hold a duty."""
    site = context.site
    held: dict[str, list[tuple[Duty, Holder]]] = {}
    for duty in site.duties:
        for holder in context.status.holders[duty.id]:
            held.setdefault(holder.position or holder.unit, []).append((duty, holder))
    for unit in site.organization.units():
        if unit.id in held:
            yield Person(unit.id, unit.name, unit, None, tuple(held[unit.id]))
    for one in site.organization.positions:
        if one.id in held:
            yield Person(one.id, one.name, site.units.get(one.unit), one, tuple(held[one.id]))


def sub_name(site: Site, duty: Duty, holder: Holder, day: dt.date) -> str:
    """What a row says besides the duty: the party group, the position, that it is done in turn."""
    if holder.group:
        return f"第{holder.group}党小组"
    if holder.position:
        return holder_name(site, holder)
    return "轮值" if duty.version_at(day).turns else ""
