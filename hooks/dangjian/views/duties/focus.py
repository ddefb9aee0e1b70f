"""本月重点: what is due in the month of today, on the home page and in the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.duties.focus import due_in, still_due
from dangjian.duties.rates import state_counts
from dangjian.duties.states import FULFILLED
from dangjian.model.duties import Cadence
from dangjian.model.urls import CHECKLISTS, STATUS, directory_url, duty_page
from dangjian.views.duties.words import day_words, deadline_words, holder_words
from dangjian.views.parts.rows import link

if TYPE_CHECKING:
    from dangjian.duties.focus import Due
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Row


# Where the overview lists what is late.
OVERDUE = "yuqi"


def focus(context: Context) -> Row:
    """This month's duties by deadline; empty where nothing is due, or where the public is not told."""
    as_of, visibility = context.as_of, context.visibility
    due = due_in(context.status.cells, as_of.year, as_of.month) if visibility.focus else []
    if not due:
        return {}
    everything = visibility.everything
    return {
        "title": f"本月重点（{as_of.year}年{as_of.month}月）",
        "rows": [_row(context, one) for one in due],
        "more": link("完成情况", directory_url(STATUS))
        if everything
        else link("责任清单", directory_url(CHECKLISTS)),
        "note": _overdue(context) if everything else "",
        "note_url": f"{directory_url(STATUS)}#{OVERDUE}",
    }


def _row(context: Context, due: Due) -> Row:
    version = due.cells[0].slot.version
    weekly = version.cadence is Cadence.WEEKLY
    deadline = deadline_words(version) if weekly else f"{day_words(due.deadline, context.as_of.year)}前"
    return {
        "title": due.duty.title,
        "url": directory_url(duty_page(due.duty.id)),
        "holder": holder_words(context.site, due.duty, context.as_of),
        "deadline": deadline,
        "counts": _counts(due) if context.visibility.everything else "",
    }


def _counts(due: Due) -> str:
    """``已完成 3，临期 1``."""
    counts = state_counts(due.cells)
    done = sum(counts[state] for state in FULFILLED)
    parts = [f"已完成 {done}"] if done else []
    parts += [f"{state} {count}" for state, count in counts.items() if state not in FULFILLED]
    return "，".join(parts)


def _overdue(context: Context) -> str:
    late = still_due(context.status.cells, context.as_of.replace(day=1))
    return f"以前各月还有 {len(late)} 期逾期未完成，仍须补做" if late else ""
