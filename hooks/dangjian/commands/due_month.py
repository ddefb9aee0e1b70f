"""What `status` shows: the cells of a month, and those still due from before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.duties.focus import due_in, still_due
from dangjian.duties.states import FULFILLED, NEAR, NOT_DUE_YET
from dangjian.duties.uncounted import uncounted

if TYPE_CHECKING:
    from dangjian.duties.holders import Holder
    from dangjian.duties.status import Cell, Status
    from dangjian.duties.uncounted import Uncounted
    from dangjian.model.periods import Period


@dataclass(frozen=True, slots=True)
class Whose:
    """One unit with its party groups and positions, or one of these alone."""

    key: str
    name: str

    def has(self, holder: Holder) -> bool:
        """Whether a holder is meant."""
        return self.key in (holder.key, holder.unit)


@dataclass(frozen=True, slots=True)
class DueMonth:
    """All cells whose deadline lies in a month, and those before it that stay due (仍须补做).

    ``ahead``: at the end of today's month, what is due after it within the days that count as near.
    """

    status: Status
    month: Period
    whose: Whose | None
    cells: tuple[Cell, ...]
    before: tuple[Cell, ...]
    ahead: tuple[Cell, ...]

    @classmethod
    def of(cls, status: Status, month: Period, whose: Whose | None) -> DueMonth:
        """Choose them; None is everybody."""
        own = [cell for cell in status.cells if whose is None or whose.has(cell.holder)]
        cells = (cell for cell in own if month.first <= cell.slot.effective <= month.last)
        today = status.as_of
        near = today + dt.timedelta(days=NEAR) if month.first <= today <= month.last else month.last
        ahead = [
            cell for cell in own if cell.state in NOT_DUE_YET and month.last < cell.slot.effective <= near
        ]
        return cls(status, month, whose, tuple(cells), tuple(still_due(own, month.first)), tuple(ahead))

    @property
    def uncounted(self) -> list[Uncounted]:
        """What they did since the year began that counts for nothing, of the duties shown as missed."""
        missed = [cell for cell in (*self.before, *self.owed, *self.ahead) if cell.state not in FULFILLED]
        told = {(one.duty.id, period) for one in missed for period in ("", one.slot.period.chinese)}
        units = {cell.holder.unit for cell in missed}
        return [
            one
            for one in uncounted(self.status)
            if (one.duty.id, one.period) in told
            and one.proof.date.year >= self.month.year
            and units & set(one.units)
        ]

    @property
    def owed(self) -> list[Cell]:
        """The month's cells without those that are exempt or not applicable, by deadline."""
        due = due_in(self.cells, self.month.year, self.month.index)
        return [cell for one in due for cell in one.cells]
