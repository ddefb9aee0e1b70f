"""The completion matrix of a unit and a year: what was due in each period, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dangjian.model.duties import Cadence
from dangjian.model.page import Page
from dangjian.model.urls import DUTIES, HOME, STATUS, directory_url, duty_page, matrix_page, year_status
from dangjian.views.duties.cells import proof_rows
from dangjian.views.duties.grids import Line, grids, has_samples, legend, total
from dangjian.views.duties.people import people, sub_name
from dangjian.views.duties.uncounted import uncounted_rows
from dangjian.views.parts.rows import link, way

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dangjian.duties.holders import Holder
    from dangjian.duties.status import Cell
    from dangjian.model.duties import Duty
    from dangjian.model.organization import Unit
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Row

Held = tuple["Duty", "Holder"]


def pages(context: Context) -> Iterator[Page]:
    """One for every year and every unit that had something to do in it."""
    if not context.visibility.everything:
        return
    units = holding_units(context)
    for year in context.status.years:
        shown = [(unit, held) for unit, held in units if cells_of(context, held, year)]
        for unit, held in shown:
            yield _page(context, year, unit, held, [one for one, _held in shown])


def holding_units(context: Context) -> list[tuple[Unit, list[Held]]]:
    """Units with all that they, their party groups and their positions hold; in the organisation's order."""
    found: dict[str, list[Held]] = {}
    units: dict[str, Unit] = {}
    for person in people(context):
        if person.unit is not None:
            units[person.unit.id] = person.unit
            found.setdefault(person.unit.id, []).extend(person.held)
    ordered = [unit for unit in context.site.organization.units() if unit.id in units]
    return [(unit, found[unit.id]) for unit in ordered]


def has_matrix(context: Context, unit: str, year: int) -> bool:
    """Whether a unit had something to do in a year, and so has a page of it."""
    held = next((held for one, held in holding_units(context) if one.id == unit), [])
    return bool(cells_of(context, held, year))


def cells_of(context: Context, held: Sequence[Held], year: int) -> list[Cell]:
    """The cells of a year, of all that somebody holds."""
    return [cell for duty, holder in held for cell in context.status.cells_in(duty.id, holder.key, year)]


def _last_day(context: Context, year: int) -> dt.date:
    """By what was in force on this day the year is shown: its last, or today."""
    return min(dt.date(year, 12, 31), context.as_of)


def _line(context: Context, duty: Duty, holder: Holder, year: int) -> Line:
    sub = sub_name(context.site, duty, holder, _last_day(context, year))
    cells = context.status.cells_in(duty.id, holder.key, year)
    url = directory_url(duty_page(duty.id))
    return Line(duty.title, url, sub, duty.sample, cells, who=sub if holder.group else "")


def _page(context: Context, year: int, unit: Unit, held: Sequence[Held], units: Sequence[Unit]) -> Page:
    cells = cells_of(context, held, year)
    name = unit.name_at_end(year)
    lines = (_line(context, duty, holder, year) for duty, holder in held)
    years = [one for one in context.status.years if cells_of(context, held, one)]
    heading = f"{name.name} {year}年完成情况"
    return Page(
        source=matrix_page(year, unit.id),
        template="matrix.html",
        title=heading,
        meta={
            "kind": "matrix",
            "description": f"{name.name}{year}年各项责任事项的完成情况。",
            "trail": [
                way("首页", directory_url(HOME)),
                way("责任事项", directory_url(DUTIES)),
                way("完成情况", directory_url(STATUS)),
                way(f"{year}年", directory_url(year_status(year))),
            ],
            "as_of_shown": True,
            "heading": heading,
            "unit": {"name": name.name, "placeholder": name.placeholder},
            "samples": has_samples(cells),
            "years": [
                {**link(f"{one}年", directory_url(matrix_page(one, unit.id))), "current": one == year}
                for one in years
            ],
            "units": [
                {
                    **link(one.name_at_end(year).name, directory_url(matrix_page(year, one.id))),
                    "current": one is unit,
                }
                for one in units
            ],
            "grids": grids((line for line in lines if line.cells), context.visibility),
            "ongoing": _ongoing(context, held, year),
            "ongoing_none": "这一年还没有记录。" if year == context.as_of.year else "这一年没有记录。",
            "uncounted": uncounted_rows(context, unit.id, year),
            "legend": legend(cells),
            "total": total(cells),
            "empty": "",
        },
        updated=context.as_of.isoformat(),
    )


def _ongoing(context: Context, held: Sequence[Held], year: int) -> list[Row]:
    """Duties without periods: what was done of them in the year."""
    return [
        {
            **link(duty.title, directory_url(duty_page(duty.id))),
            "sub": sub_name(context.site, duty, holder, _last_day(context, year)),
            "proofs": proof_rows(
                context.status.ongoing_in(duty.id, holder.key, year),
                context.visibility,
            ),
        }
        for duty, holder in held
        if duty.version_at(_last_day(context, year)).cadence is Cadence.ONGOING
    ]
