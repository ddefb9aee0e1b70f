"""The one function that says what is done and what is due: (site, as_of) → a state for each period."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dangjian.duties.credits import ANY, ONGOING, Ledger, Plan
from dangjian.duties.exemptions import Exemptions
from dangjian.duties.holders import applies, holders_of, is_there, ruled_holders
from dangjian.duties.slots import slots_of
from dangjian.duties.states import Finding, State, decide

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dangjian.duties.credits import Stray
    from dangjian.duties.evidence import Proof
    from dangjian.duties.holders import Holder
    from dangjian.duties.slots import Slot
    from dangjian.model.duties import Duty, Exemption
    from dangjian.model.site import Site


@dataclass(frozen=True, slots=True)
class Cell:
    """A duty of a holder in a period: the facts, and the one state that follows.

    ``year`` is the one that it is listed under: that of its period's key; of three years, the one that has
    come, until that of its deadline.
    """

    duty: Duty
    holder: Holder
    slot: Slot
    finding: Finding
    year: int
    exemption: Exemption | None = None

    @property
    def state(self) -> State:
        """Its state."""
        return self.finding.state


@dataclass(frozen=True)
class Status:
    """Every cell, by duty in the order of the files, then by holder, then by period.

    What neither duty nor holder was there for has no cell. ``ongoing`` holds what was done of duties without
    periods, oldest first, by duty and holder. ``strays`` is evidence that counts for no period of a duty that
    it is meant for, ``idle`` are exemptions that match nothing.
    """

    as_of: dt.date
    cells: tuple[Cell, ...]
    holders: dict[str, tuple[Holder, ...]]
    ongoing: dict[tuple[str, str], tuple[Proof, ...]] = field(default_factory=dict)
    strays: tuple[Stray, ...] = ()
    idle: tuple[Exemption, ...] = ()

    @cached_property
    def _series(self) -> dict[tuple[str, str], list[Cell]]:
        series: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        for cell in self.cells:
            series[cell.duty.id, cell.holder.key].append(cell)
        return series

    @cached_property
    def by_path(self) -> dict[str, list[Cell]]:
        """The cells that each post, record file and rule is counted in, by its path."""
        found: dict[str, list[Cell]] = defaultdict(list)
        for cell in self.cells:
            for path in dict.fromkeys(proof.path for proof in cell.finding.proofs):
                found[path].append(cell)
        return found

    @cached_property
    def ongoing_by_path(self) -> dict[str, list[tuple[str, str]]]:
        """The duties without periods, with their holders' keys, that each document is counted for."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for key, proofs in self.ongoing.items():
            for proof in proofs:
                found[proof.path].append(key)
        return found

    def holder(self, duty: str, key: str) -> Holder:
        """A duty's holder by its key."""
        return next(one for one in self.holders[duty] if one.key == key)

    def series(self, duty: str, holder: str) -> list[Cell]:
        """The cells of a duty and a holder, in order."""
        return self._series.get((duty, holder), [])

    def cells_in(self, duty: str, holder: str, year: int) -> list[Cell]:
        """The cells of a duty and a holder that are listed under a year, in order."""
        return self._by_year.get((duty, holder, year), [])

    @cached_property
    def _by_year(self) -> dict[tuple[str, str, int], list[Cell]]:
        found: dict[tuple[str, str, int], list[Cell]] = defaultdict(list)
        for cell in self.cells:
            found[cell.duty.id, cell.holder.key, cell.year].append(cell)
        return dict(found)

    def ongoing_in(self, duty: str, holder: str, year: int) -> list[Proof]:
        """What a holder did in a year of a duty without periods, oldest first."""
        return [one for one in self.ongoing.get((duty, holder), ()) if one.date.year == year]

    @cached_property
    def years(self) -> list[int]:
        """The years that have cells, newest first, none after that of ``as_of``."""
        return sorted({cell.year for cell in self.cells if cell.year <= self.as_of.year}, reverse=True)


def assess(site: Site, as_of: dt.date, ahead: dt.date | None = None) -> Status:
    """What is done and what is due as of a day; nothing dated later counts.

    The cells reach to the end of the year, at least a month ahead, and to ``ahead`` if that is later.
    """
    until = max(dt.date(as_of.year, 12, 31), as_of + dt.timedelta(days=31), ahead or as_of)
    plans = [_plan(site, duty, until) for duty in site.duties]
    ledger = Ledger(site, plans, as_of)
    exemptions = Exemptions(site.exemptions)
    cells = tuple(cell for plan in plans for cell in _cells(site, plan, ledger, exemptions, as_of))
    return Status(
        as_of=as_of,
        cells=cells,
        holders={plan.duty.id: plan.holders for plan in plans},
        ongoing={
            (duty, holder): _in_order(proofs)
            for (duty, holder, number), proofs in ledger.credits.items()
            if number == ONGOING
        },
        strays=tuple(ledger.strays),
        idle=exemptions.idle(until),
    )


def _plan(site: Site, duty: Duty, until: dt.date) -> Plan:
    def is_in_office(unit: str, day: dt.date) -> bool:
        return site.units[unit].exists(day)

    ruled = ruled_holders(duty, site.organization)
    slots = slots_of(duty, site.calendar, until, is_in_office)
    return Plan(duty, holders_of(duty, site.organization), slots, ruled)


def _year(slot: Slot, as_of: dt.date) -> int:
    if not slot.period.spans_years:
        return slot.period.year
    return min(slot.nominal.year, max(slot.first.year, as_of.year))


def _in_order(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    return tuple(sorted(proofs, key=lambda proof: (proof.date, proof.path, proof.line)))


def _cells(site: Site, plan: Plan, ledger: Ledger, exemptions: Exemptions, as_of: dt.date) -> Iterator[Cell]:
    duty = plan.duty
    for holder in plan.holders:
        unit = site.units.get(holder.unit)
        written = exemptions.of(duty.id, holder)
        for number, slot in enumerate(plan.slots):
            day, year = slot.nominal, _year(slot, as_of)
            held = slot.turn == holder.unit if slot.turn else plan.holds(holder)
            if not held or not is_there(holder, unit, day):
                continue
            if not applies(duty, holder, unit, day):
                refused = _in_order(ledger.credits.get((duty.id, holder.key, number), ()))
                yield Cell(duty, holder, slot, Finding(State.INAPPLICABLE, refused=refused), year)
                continue
            proofs = ledger.credits.get((duty.id, ANY if slot.turn else holder.key, number), ())
            exemption = exemptions.covering(written, slot) if written else None
            ordered = _in_order(proofs) if len(proofs) > 1 else tuple(proofs)
            yield Cell(duty, holder, slot, decide(slot, ordered, exemption, as_of), year, exemption)
