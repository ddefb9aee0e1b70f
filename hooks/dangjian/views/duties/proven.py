"""What a post proves: the duties that it is counted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.duties.holders import holder_name
from dangjian.duties.states import State
from dangjian.model.urls import directory_url, duty_page
from dangjian.views.duties.cells import late_days
from dangjian.views.parts.rows import link

if TYPE_CHECKING:
    from dangjian.duties.status import Cell
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Row


def fulfilled_by(context: Context, path: str) -> list[Row]:
    """The duties that a document is counted for, each with period and holder; by the order of the duties."""
    cells: list[Row] = [
        {
            **link(cell.duty.title, directory_url(duty_page(cell.duty.id))),
            "period": cell.slot.period.chinese,
            "holder": holder_name(context.site, cell.holder, cell.slot.nominal),
            "late": _late(cell) if context.visibility.everything else "",
        }
        for cell in context.status.by_path.get(path, ())
        if context.visibility.shows(cell)
    ]
    titles = {duty.id: duty.title for duty in context.site.duties}
    ongoing: list[Row] = [
        {
            **link(titles[duty], directory_url(duty_page(duty))),
            "period": "",
            "holder": holder_name(context.site, context.status.holder(duty, key)),
            "late": "",
        }
        for duty, key in context.status.ongoing_by_path.get(path, ())
    ]
    return [*cells, *ongoing]


def _late(cell: Cell) -> str:
    """How late it was, or how many of those asked for there are; empty for what was done in time."""
    if cell.state is State.DONE_LATE:
        return f"逾期 {late_days(cell)}"
    found, minimum = len(cell.finding.proofs), cell.slot.version.minimum
    return f"{found}/{minimum} 次" if found < minimum else ""
