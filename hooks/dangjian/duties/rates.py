"""Rates, always with numerator and denominator: done of what was due, uploaded of what must be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.duties.states import DUE, FULFILLED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dangjian.duties.states import State
    from dangjian.duties.status import Cell


@dataclass(frozen=True, slots=True)
class Rate:
    """``done`` of ``due``."""

    done: int
    due: int

    @property
    def text(self) -> str:
        """``45/48``; empty where nothing was due."""
        return f"{self.done}/{self.due}" if self.due else ""

    @property
    def percent(self) -> str:
        """``45/48（93.7%）``, rounded down: 100% only for all; empty where nothing was due."""
        tenths = self.done * 1000 // self.due if self.due else 0
        shown = f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
        return f"{self.text}（{shown}%）" if self.due else ""


def state_counts(cells: Iterable[Cell]) -> Counter[State]:
    """How many cells there are of each state."""
    return Counter(cell.state for cell in cells)


def completion(counts: Counter[State]) -> Rate:
    """Done of what was due: what is not due yet, exempt or not applicable is in neither number."""
    return Rate(sum(counts[state] for state in FULFILLED), sum(counts[state] for state in DUE))
