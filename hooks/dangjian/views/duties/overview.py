"""All units' status of a year, in the organisation's order, never by rate. Internal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dangjian.duties.holders import holder_name
from dangjian.duties.rates import completion, state_counts
from dangjian.duties.states import State
from dangjian.model.page import Page
from dangjian.model.urls import (
    DUTIES,
    HOME,
    STATUS,
    directory_url,
    duty_page,
    matrix_page,
    my_page,
    year_status,
    year_uploads,
)
from dangjian.views.duties.focus import focus
from dangjian.views.duties.grids import has_samples
from dangjian.views.duties.matrix import cells_of, holding_units
from dangjian.views.duties.words import day_words
from dangjian.views.parts.rows import link, way

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dangjian.duties.status import Cell
    from dangjian.model.organization import Unit
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Row

NOTE = (
    "完成率 = 已完成 ÷ 应完成，按期数算，逾期完成的也算完成；未到期、临期、免除和不适用的不计入。"
    "百分数只舍不入。"
    "各单位按组织架构的次序排列，不作排名。"
)


# What has to be acted on comes first: a phone shows the first columns.
STATES = (
    *(State.OVERDUE, State.SOON, State.LAPSED),
    *(State.DONE, State.DONE_LATE, State.WAITING, State.EXEMPT, State.INAPPLICABLE),
)


def pages(context: Context) -> Iterator[Page]:
    """The newest year under its own address too."""
    if not context.visibility.everything:
        return
    years = context.status.years or [context.as_of.year]
    yield _page(context, years[0], STATUS, years)
    for year in years:
        yield _page(context, year, year_status(year), years)


def _page(context: Context, year: int, source: str, years: list[int]) -> Page:
    by_unit = [(unit, cells_of(context, held, year)) for unit, held in holding_units(context)]
    cells = [cell for _unit, found in by_unit for cell in found]
    states = [state for state in STATES if state_counts(cells)[state]]
    late = [cell for cell in context.status.cells if cell.state is State.OVERDUE] if source == STATUS else []
    trail = [way("首页", directory_url(HOME)), way("责任事项", directory_url(DUTIES))]
    if source != STATUS:
        trail.append(way("完成情况", directory_url(STATUS)))
    heading = f"{year}年完成情况"
    return Page(
        source=source,
        template="status.html",
        title="完成情况" if source == STATUS else heading,
        meta={
            "kind": "status",
            "description": "各单位责任事项的完成情况。",
            "trail": trail,
            "as_of_shown": True,
            "heading": heading,
            "years": [
                {**link(f"{one}年", directory_url(year_status(one))), "current": one == year} for one in years
            ],
            "samples": has_samples(cells),
            "columns": ["单位", "完成率", *(state.value for state in states)],
            "rows": [_row(unit, found, year, states) for unit, found in by_unit if found],
            "total": _numbers(state_counts(cells), states),
            "rate_note": NOTE,
            "focus": {**focus(context), "note": ""} if year == context.as_of.year else {},
            "overdue": _overdue(context, late),
            "overdue_count": len(late),
            "uploads_url": directory_url(year_uploads(year)) if year in context.status.years else "",
        },
        updated=context.as_of.isoformat(),
    )


def _overdue(context: Context, late: Sequence[Cell]) -> list[Row]:
    """A duty and period a line, oldest first, with all who are late."""
    found: dict[tuple[str, str], list[Cell]] = {}
    for cell in sorted(late, key=lambda cell: cell.slot.effective):
        found.setdefault((cell.duty.id, cell.slot.period.key), []).append(cell)
    return [_late_row(context, cells) for cells in found.values()]


def _late_row(context: Context, cells: Sequence[Cell]) -> Row:
    duty, slot = cells[0].duty, cells[0].slot
    names = {
        cell.holder.key: link(
            holder_name(context.site, cell.holder, slot.nominal),
            directory_url(my_page(cell.holder.position or cell.holder.unit)),
        )
        for cell in cells
    }
    return {
        **way(duty.title, directory_url(duty_page(duty.id))),
        "period": slot.period.chinese,
        "holders": list(names.values()),
        "deadline": f"{day_words(slot.effective, context.as_of.year)}前",
    }


def _row(unit: Unit, cells: list[Cell], year: int, states: list[State]) -> Row:
    return {
        **link(unit.name_at_end(year).name, directory_url(matrix_page(year, unit.id))),
        "cells": _numbers(state_counts(cells), states),
    }


def _numbers(counts: Mapping[State, int], states: list[State]) -> list[str]:
    return [completion(Counter(counts)).percent or "—", *(str(counts.get(state, 0)) for state in states)]
