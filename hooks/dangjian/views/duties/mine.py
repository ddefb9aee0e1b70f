"""我的责任: what one unit or position has to do now, soon, later, and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.duties.holders import applies
from dangjian.duties.states import FULFILLED, State
from dangjian.model.dates import month_end
from dangjian.model.organization import UnitKind
from dangjian.model.page import Page
from dangjian.model.urls import (
    DUTIES,
    HOME,
    MINE,
    branch_page,
    directory_url,
    duty_page,
    matrix_page,
    my_page,
)
from dangjian.views.duties.cells import cell_row, decided, proof_rows
from dangjian.views.duties.grids import has_samples
from dangjian.views.duties.people import people, sub_name
from dangjian.views.duties.uncounted import uncounted_rows
from dangjian.views.duties.words import cadence_words, day_words, deadline_words, shift_words
from dangjian.views.parts.rows import link, unit_link, way

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from dangjian.duties.holders import Holder
    from dangjian.duties.status import Cell
    from dangjian.model.duties import Duty
    from dangjian.views.context import Context
    from dangjian.views.duties.people import Person
    from dangjian.views.parts.rows import Row


def pages(context: Context) -> Iterator[Page]:
    """Where to choose, then one for everybody who holds a duty."""
    everybody = list(people(context))
    if not context.site.duties:
        return
    yield _index(context, everybody)
    for one in everybody:
        yield _page(context, one, everybody)


def _index(context: Context, everybody: Sequence[Person]) -> Page:
    kinds: dict[str, list[Person]] = {}
    for one in everybody:
        kind = "岗位" if one.position else one.unit.kind.value if one.unit else ""
        kinds.setdefault(kind, []).append(one)
    return Page(
        source=MINE,
        template="my_index.html",
        title="我的责任",
        meta={
            "kind": "my_index",
            "description": "选择单位或岗位，看要做的事项和时限。",
            "trail": [way("首页", directory_url(HOME)), way("责任事项", directory_url(DUTIES))],
            "groups": [
                {
                    "title": kind,
                    "rows": [
                        {
                            **link(one.name, one.url),
                            "placeholder": one.placeholder,
                            "text": _holding(context, one),
                        }
                        for one in found
                    ],
                }
                for kind, found in kinds.items()
            ],
        },
    )


def _page(context: Context, person: Person, everybody: Sequence[Person]) -> Page:
    cells = [cell for duty, holder in person.held for cell in context.status.series(duty.id, holder.key)]
    shown = [cell for cell in cells if context.visibility.shows(cell)]
    heading = f"{person.name}的责任"
    return Page(
        source=my_page(person.key),
        template="my.html",
        title=heading,
        meta={
            "kind": "my",
            "description": f"{person.name}要做的责任事项和完成时限。",
            "trail": [
                way("首页", directory_url(HOME)),
                way("责任事项", directory_url(DUTIES)),
                way("我的责任", directory_url(MINE)),
            ],
            "as_of_shown": True,
            "heading": heading,
            "unit": {"name": person.name, "placeholder": person.placeholder},
            "role": "岗位" if person.position else person.unit.kind.value if person.unit else "",
            "samples": has_samples(shown),
            "sections": list(_sections(context, cells)),
            "ongoing": _ongoing(context, person),
            "all": [
                {
                    "title": duty.title,
                    "url": directory_url(duty_page(duty.id)),
                    "cadence": cadence_words(duty.version_at(context.as_of)),
                    "deadline": deadline_words(duty.version_at(context.as_of)),
                }
                for duty in dict.fromkeys(duty for duty, _holder in _applying(context, person))
            ],
            "uncounted": uncounted_rows(context, person.key, context.as_of.year),
            "matrix_url": matrix_url(context, person),
            "links": _links(context, person),
            "home": next((link(one.name, one.url) for one in everybody if one.key == _home(person)), {}),
            "siblings": [
                {**link(one.name, one.url), "current": one is person}
                for one in everybody
                if bool(one.position) == bool(person.position)
            ],
        },
        updated=context.as_of.isoformat(),
    )


def _applying(context: Context, person: Person) -> list[tuple[Duty, Holder]]:
    """What of their duties applies to them today."""
    return [
        (duty, holder)
        for duty, holder in person.held
        if applies(duty, holder, context.site.units.get(holder.unit), context.as_of)
    ]


def _holding(context: Context, person: Person) -> str:
    if person.unit is not None and not person.unit.exists(context.as_of):
        return "已撤并"
    return f"{len({duty.id for duty, _holder in _applying(context, person)})} 项责任事项"


def _ongoing(context: Context, person: Person) -> list[Row]:
    """Duties without periods of which something was done this year."""
    return [
        {
            **way(duty.title, directory_url(duty_page(duty.id))),
            "holder": _part(context, duty, holder, context.as_of),
            "proofs": proof_rows(proofs, context.visibility),
        }
        for duty, holder in person.held
        if (proofs := context.status.ongoing_in(duty.id, holder.key, context.as_of.year))
    ]


def _sections(context: Context, cells: Sequence[Cell]) -> Iterator[Row]:
    """What a person asks for, most urgent first; the public is told what is due, not how it stands.

    Whoever has only what is 常态 is not told five times that nothing is due.
    """
    if not cells:
        return
    as_of = context.as_of
    last = month_end(as_of.year, as_of.month)
    first = as_of.replace(day=1)
    if context.visibility.everything:
        overdue = [cell for cell in cells if cell.state is State.OVERDUE]
        soon = [cell for cell in cells if cell.state is State.SOON]
        waiting = [cell for cell in cells if cell.state is State.WAITING]
        month = [cell for cell in waiting if cell.slot.effective <= last]
        yield _section(context, "逾期，仍须补做", "overdue", "没有逾期的事项。", overdue)
        yield _section(context, "临近时限", "soon", "没有临近时限的事项。", soon)
        yield _section(context, "本月还要做", "month", "本月没有别的事项。", month)
        yield _section(context, "以后到期", "later", "今年没有以后到期的事项。", _next(waiting, last))
    elif context.visibility.focus:
        due = [cell for cell in cells if first <= cell.slot.effective <= last and _is_owed(cell)]
        # Marking what is done would mark by its absence who is late.
        note = "本月到期的全部事项，已经做了的也列在这里。" if due else ""
        yield {**_section(context, "本月应做", "month", "本月没有到期的事项。", due), "note": note}
    done = [cell for cell in cells if cell.state in FULFILLED and cell.year == as_of.year]
    newest = sorted(done, key=lambda cell: (decided(cell), cell.duty.id), reverse=True)
    yield _section(context, "今年已完成", "done", "今年还没有完成的事项。", newest, proofs=True)


def _is_owed(cell: Cell) -> bool:
    return cell.state not in (State.EXEMPT, State.INAPPLICABLE)


def _next(waiting: Sequence[Cell], last: dt.date) -> list[Cell]:
    """Of every duty and holder the next period after this month: the others follow the same way."""
    found: dict[tuple[str, str], Cell] = {}
    for cell in waiting:
        if cell.slot.effective > last:
            found.setdefault((cell.duty.id, cell.holder.key), cell)
    return sorted(found.values(), key=lambda cell: cell.slot.effective)


def _section(
    context: Context, title: str, tone: str, empty: str, cells: Sequence[Cell], *, proofs: bool = False
) -> Row:
    ordered = cells if proofs else sorted(cells, key=lambda cell: cell.slot.effective)
    return {
        "title": title,
        "anchor": tone,
        "tone": tone,
        "note": "",
        "rows": [_row(context, cell, proofs=proofs) for cell in ordered],
        "empty": empty,
    }


def _row(context: Context, cell: Cell, *, proofs: bool) -> Row:
    duty, slot = cell.duty, cell.slot
    return {
        **way(duty.title, directory_url(duty_page(duty.id))),
        "period": slot.period.chinese,
        "holder": _part(context, duty, cell.holder, cell.slot.nominal),
        "deadline": "" if proofs else f"{day_words(slot.effective, context.as_of.year)}前",
        "shift": "" if proofs else shift_words(slot),
        "person": "、".join(duty.person),
        "cell": cell_row(cell, context.visibility) if context.visibility.everything else {},
        "proofs": proof_rows(cell.finding.proofs, context.visibility) if proofs else [],
    }


def _part(context: Context, duty: Duty, holder: Holder, day: dt.date) -> str:
    """Which party group of the unit, or that it is done in turn; a position is the page's own."""
    return "" if holder.position else sub_name(context.site, duty, holder, day)


def matrix_url(context: Context, person: Person) -> str:
    """Address of the newest matrix of somebody's unit; empty where it may not be told."""
    if person.unit is None or not context.visibility.everything:
        return ""
    years = {cell.year for duty, holder in person.held for cell in context.status.series(duty.id, holder.key)}
    year = next((one for one in context.status.years if one in years), None)
    return directory_url(matrix_page(year, person.unit.id)) if year else ""


def _home(person: Person) -> str:
    """The unit that a position is of: what it owes is its secretary's business too."""
    return person.position.unit if person.position else ""


def _links(context: Context, person: Person) -> list[Row]:
    """A position's branches (联系支部), else the unit's own page."""
    if person.position:
        return [
            unit_link(context.site.units[branch])
            for branch in person.position.links
            if branch in context.site.units
        ]
    if person.unit is not None and person.unit.kind is UnitKind.BRANCH:
        return [dict(link("支部主页", directory_url(branch_page(person.unit.id))))]
    return []
