"""Tables of cells: a row for each duty or holder, a column for each period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dangjian.duties.rates import completion, state_counts
from dangjian.duties.states import State
from dangjian.model.periods import PeriodKind
from dangjian.views.duties.cells import ABSENT, LOOKS, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dangjian.duties.status import Cell
    from dangjian.duties.visibility import Visibility
    from dangjian.model.periods import Period
    from dangjian.views.parts.rows import Row

TITLES = {
    PeriodKind.WEEK: "每周",
    PeriodKind.MONTH: "每月",
    PeriodKind.QUARTER: "每季度",
    PeriodKind.HALF: "每半年",
    PeriodKind.YEAR: "每年",
    PeriodKind.TRIENNIUM: "每三年",
    PeriodKind.DAY: "固定日期",
}
# From the usual to the rare; weeks last, they are the widest table.
ORDER = (
    PeriodKind.MONTH,
    PeriodKind.QUARTER,
    PeriodKind.HALF,
    PeriodKind.YEAR,
    PeriodKind.TRIENNIUM,
    PeriodKind.DAY,
    PeriodKind.WEEK,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row to be: its name, where that leads, a small addition, and the cells of one duty and holder."""

    name: str
    url: str
    sub: str
    sample: bool
    cells: Sequence[Cell]
    who: str = ""


def grids(lines: Iterable[Line], visibility: Visibility) -> list[Row]:
    """A table for each length of period that has cells; all lines must be of one year."""
    by_kind: dict[PeriodKind, list[Line]] = {}
    for line in lines:
        kinds = dict.fromkeys(cell.slot.period.kind for cell in line.cells)
        for kind in kinds:
            cells = [cell for cell in line.cells if cell.slot.period.kind is kind]
            by_kind.setdefault(kind, []).append(replace(line, cells=cells))
    return [_grid(kind, by_kind[kind], visibility) for kind in ORDER if kind in by_kind]


def _grid(kind: PeriodKind, lines: Sequence[Line], visibility: Visibility) -> Row:
    periods = {cell.slot.period.key: cell.slot.period for line in lines for cell in line.cells}
    keys = sorted(periods, key=lambda key: periods[key].first)
    return {
        "title": TITLES[kind],
        "anchor": kind.value,
        "columns": [{"label": periods[key].short, "note": _begins(periods[key])} for key in keys],
        "rows": [_row(line, keys, visibility) for line in lines],
    }


def _begins(period: Period) -> str:
    """Of a week, when it begins: nobody knows weeks by number."""
    first = period.first
    return f"{first.month}月{first.day}日起" if period.kind is PeriodKind.WEEK else ""


def _row(line: Line, keys: Sequence[str], visibility: Visibility) -> Row:
    who = f"{line.who}，" if line.who else ""
    found = {
        cell.slot.period.key: {**row, "note": f"{who}{row['note']}"}
        for cell, row in rows_of(line.cells, visibility)
    }
    rate = completion(state_counts(line.cells))
    return {
        "name": line.name,
        "url": line.url,
        "sub": line.sub,
        "sample": line.sample,
        "cells": [found.get(key, ABSENT) for key in keys],
        "rate": rate.text,
        "rate_note": f"应完成 {rate.due} 期，已完成 {rate.done} 期" if rate.due else "",
    }


def legend(cells: Iterable[Cell]) -> list[Row]:
    """Every state that occurs, with how many cells are in it."""
    counts = state_counts(cells)
    return [
        {"state": LOOKS[state][0], "sign": LOOKS[state][1], "word": state.value, "count": counts[state]}
        for state in State
        if counts[state]
    ]


def total(cells: Iterable[Cell]) -> Row:
    """Done of what was due, in numbers and in words."""
    rate = completion(state_counts(cells))
    words = f"应完成 {rate.due} 期，已完成 {rate.done} 期" if rate.due else "还没有到期的事项"
    return {"done": rate.done, "due": rate.due, "text": words}


def has_samples(cells: Iterable[Cell]) -> bool:
    """Whether any evidence or exemption among them is a sample."""
    return any(
        any(proof.sample for proof in cell.finding.proofs)
        or (cell.exemption is not None and cell.exemption.sample)
        for cell in cells
    )
