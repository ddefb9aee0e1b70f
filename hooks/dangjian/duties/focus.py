"""What is due in a month, and what is still due from before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.duties.states import State

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from dangjian.duties.status import Cell
    from dangjian.model.duties import Duty

_NOT_OWED = frozenset({State.EXEMPT, State.INAPPLICABLE})


@dataclass(frozen=True, slots=True)
class Due:
    """A duty that is due in a month: its cells of all holders, in order; of a weekly one several each."""

    duty: Duty
    cells: tuple[Cell, ...]

    @property
    def deadline(self) -> dt.date:
        """The first of its deadlines."""
        return min(cell.slot.effective for cell in self.cells)


def due_in(cells: Iterable[Cell], year: int, month: int) -> list[Due]:
    """What is due in a month, by deadline; what is exempt or not applicable is not due."""
    found: dict[str, list[Cell]] = {}
    for cell in cells:
        day = cell.slot.effective
        if (day.year, day.month) == (year, month) and cell.state not in _NOT_OWED:
            found.setdefault(cell.duty.id, []).append(cell)
    due = [Due(cells[0].duty, tuple(cells)) for cells in found.values()]
    return sorted(due, key=lambda one: one.deadline)


def still_due(cells: Iterable[Cell], before: dt.date) -> list[Cell]:
    """What was due before a day, is not done and stays due."""
    return [cell for cell in cells if cell.state is State.OVERDUE and cell.slot.effective < before]
