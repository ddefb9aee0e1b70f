"""What a unit did that does not count, and why: the first thing to look at where something is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.urls import directory_url, duty_page
from dangjian.views.duties.cells import proof_rows

if TYPE_CHECKING:
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Row


def uncounted_rows(context: Context, unit: str, year: int) -> list[Row]:
    """Evidence of a unit and a year that counts for nothing; the public is not told."""
    if not context.visibility.inside:
        return []
    return [
        {
            "proof": proof_rows([one.proof], context.visibility)[0],
            "duty": one.duty.title,
            "duty_url": directory_url(duty_page(one.duty.id)),
            "period": one.period,
            "why": one.why,
            "fix": one.fix,
        }
        for one in context.uncounted
        if unit in one.units and one.proof.date.year == year
    ]
