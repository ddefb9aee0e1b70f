"""References between units and positions: by id, resolved when all ids are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dangjian.content.names import Names
from dangjian.model.organization import Position, Unit, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dangjian.reading.located import Scalar
    from dangjian.reading.report import Report
    from dangjian.reading.values.schema import Values


@dataclass(frozen=True, slots=True)
class Entity:
    """A unit or position as read: its id with its place, and the values that it was made of."""

    id: Scalar
    value: Unit | Position
    values: Values


class References:
    """Resolves what entities refer to; every unknown, doubled or circular reference is reported."""

    def __init__(self, entities: Iterable[Entity], report: Report) -> None:
        self._entities = tuple(entities)
        self._report = report
        units = [one for one in self._entities if isinstance(one.value, Unit)]
        branches = [one for one in units if isinstance(one.value, Unit) and one.value.kind is UnitKind.BRANCH]
        self._units = Names.of("单位标识", ((one.id.text, one.id.text) for one in units))
        self._branches = Names.of("党支部标识", ((one.id.text, one.id.text) for one in branches))

    def resolved(self) -> tuple[Unit | Position, ...]:
        """All units and positions, their references as ids that exist."""
        self._report_doubled_names()
        found = tuple(
            self._position(one, one.value) if isinstance(one.value, Position) else self._unit(one, one.value)
            for one in self._entities
        )
        self._report_circles(found)
        return found

    def _position(self, entity: Entity, position: Position) -> Position:
        return replace(
            position,
            unit=self._one(entity, "unit", position.unit, self._units),
            links=tuple(self._one(entity, "links", link, self._branches) for link in position.links),
        )

    def _unit(self, entity: Entity, unit: Unit) -> Unit:
        succession = unit.succeeded_by
        if succession is not None:
            names = self._branches if unit.kind is UnitKind.BRANCH else self._units
            successor = self._one(entity, "succeeded_by", succession.unit, names)
            succession = replace(succession, unit=successor) if successor else None
        branch = self._one(entity, "branch", unit.branch, self._branches)
        return replace(unit, branch=branch, succeeded_by=succession)

    def _one(self, entity: Entity, key: str, typed: str, names: Names) -> str:
        """The id that was meant; empty, and reported, where there is none."""
        if not typed:
            return ""
        found = names.find(typed)
        if found is None:
            message, _guess, hint = names.unknown(typed)
            self._report.error("E017", message, hint=hint, at=entity.values.place(key))
        return found or ""

    def _report_doubled_names(self) -> None:
        """One name for two units would give a post to the wrong one."""
        seen: dict[str, str] = {}
        for entity in self._entities:
            for name in entity.value.names if isinstance(entity.value, Unit) else ():
                other = seen.setdefault(name.name, entity.id.text)
                if other != entity.id.text:
                    message = f"名称“{name.name}”已经是另一个单位（{other}）的名称"
                    self._report.error(
                        "E030", message, hint="两个单位不能同名", at=entity.values.place("names")
                    )

    def _report_circles(self, found: Iterable[Unit | Position]) -> None:
        following = {
            one.id: one.succeeded_by.unit for one in found if isinstance(one, Unit) and one.succeeded_by
        }
        for entity in self._entities:
            here, seen = entity.id.text, {entity.id.text}
            while here in following:
                here = following[here]
                if here in seen:
                    at = entity.values.place("succeeded_by")
                    self._report.error(
                        "E021", f"“{entity.id.text}”并入后又回到自己", hint="核对“并入”", at=at
                    )
                    break
                seen.add(here)
