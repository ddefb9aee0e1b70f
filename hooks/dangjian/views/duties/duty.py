"""A duty's page: what it asks for, on what it is based, how it changed, and what came of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dangjian.duties.holders import holder_name
from dangjian.model.dates import chinese_day
from dangjian.model.duties import Cadence
from dangjian.model.page import Page
from dangjian.model.urls import DUTIES, HOME, directory_url, duty_page
from dangjian.reading.articles import article_text
from dangjian.views.duties.cells import proof_rows
from dangjian.views.duties.grids import Line, grids, has_samples
from dangjian.views.duties.words import (
    cadence_words,
    day_off_words,
    deadline_words,
    evidence_words,
    holder_words,
    missed_words,
    requirement_words,
    version_lines,
)
from dangjian.views.parts.rows import fact, link, way

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from dangjian.duties.status import Cell
    from dangjian.model.duties import Basis, Duty
    from dangjian.model.site import Site
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Fact, Row

# Older years are in the matrices of the units.
YEARS = 2


def pages(context: Context) -> Iterator[Page]:
    """One for every duty."""
    for duty in context.site.duties:
        yield _page(context, duty)


def _page(context: Context, duty: Duty) -> Page:
    site, everything = context.site, context.visibility.everything
    shown = [one for one in context.status.years if one > context.as_of.year - YEARS]
    cells = [
        cell
        for holder in context.status.holders[duty.id]
        for cell in context.status.series(duty.id, holder.key)
        if cell.year in shown and context.visibility.shows(cell)
    ]
    tables = [table for year in shown for table in _grids(context, duty, year)] if everything else []
    done = [] if everything else _done(context, cells)
    ongoing = [
        proof
        for holder in context.status.holders[duty.id]
        for proof in context.status.ongoing.get((duty.id, holder.key), ())
    ]
    return Page(
        source=duty_page(duty.id),
        template="duty.html",
        title=duty.title,
        meta={
            "kind": "duty",
            "description": duty.details,
            "trail": [way("首页", directory_url(HOME)), way("责任事项", directory_url(DUTIES))],
            "as_of_shown": bool(tables or done or ongoing),
            "heading": duty.title,
            "sample": duty.sample,
            "facts": _facts(site, duty, context.as_of),
            "details": duty.details,
            "note": duty.note,
            "basis": [_basis(site, one) for one in duty.basis],
            "versions": _versions(site, duty),
            "grids": tables,
            "done": done,
            "ongoing_proofs": proof_rows(dict.fromkeys(ongoing), context.visibility),
            "samples": has_samples(cells) or any(proof.sample for proof in ongoing),
            "status_shown": bool(tables or done),
            "siblings": [
                {**link(one.title, directory_url(duty_page(one.id))), "current": one is duty}
                for one in site.duties
            ],
        },
        updated=context.as_of.isoformat(),
    )


def _grids(context: Context, duty: Duty, year: int) -> list[Row]:
    lines = []
    for holder in context.status.holders[duty.id]:
        cells = context.status.cells_in(duty.id, holder.key, year)
        if cells:
            former, name = (holder_name(context.site, holder, cells[n].slot.nominal) for n in (0, -1))
            was = f"原{former}" if former != name else ""
            lines.append(Line(name, "", was, sample=False, cells=cells, who=name))
    tables = grids(lines, context.visibility)
    return [{**table, "title": f"{year}年", "anchor": f"{year}-{table['anchor']}"} for table in tables]


def _done(context: Context, cells: Sequence[Cell]) -> list[Row]:
    """What is fulfilled, newest period first: all that the public site tells."""
    ordered = sorted(cells, key=lambda cell: cell.slot.first, reverse=True)
    return [
        {
            "period": cell.slot.period.chinese,
            "holder": holder_name(context.site, cell.holder, cell.slot.nominal),
            "proofs": proof_rows(cell.finding.proofs, context.visibility),
        }
        for cell in ordered
    ]


def _facts(site: Site, duty: Duty, as_of: dt.date) -> list[Fact]:
    version = duty.version_at(as_of)
    periodic = version.cadence is not Cadence.ONGOING
    turns = "、".join(site.units[unit].name for unit in version.turns.units) if version.turns else ""
    facts = (
        fact("责任主体", holder_words(site, duty, as_of)),
        fact("责任人", "、".join(duty.person)),
        fact("频次", cadence_words(version)),
        fact("完成时限", deadline_words(version) if periodic else ""),
        fact("休息日", day_off_words(version.day_off) if periodic else ""),
        fact("佐证", evidence_words(site, version.evidence)),
        fact("要求", requirement_words(site, version.evidence)),
        fact("轮值", turns),
        fact("适用", f"{duty.condition.value}的党支部" if duty.condition else ""),
        fact("逾期后", missed_words(version.missed) if periodic else ""),
        fact("本站记录", f"自{duty.since.chinese}起" if duty.since else ""),
        fact("截止", f"到{duty.until.chinese}为止" if duty.until else ""),
    )
    return [one for one in facts if one["text"]]


def _basis(site: Site, basis: Basis) -> Row:
    rule = next((one for one in site.rules if basis.is_rule and one.title == basis.document), None)
    return {
        "document": basis.document,
        "url": rule.url if rule else "",
        "article": basis.article,
        "quote": article_text(rule.source.text, basis.article) if rule and basis.article else "",
        "strength": basis.strength,
        "note": basis.note,
        "checked": basis.checked.chinese if basis.checked else "",
    }


def _versions(site: Site, duty: Duty) -> list[Row]:
    """All versions, newest first, each with what it changed; nothing where there is one only."""
    if len(duty.versions) < 2:
        return []
    told = [list(version_lines(site, one)) for one in duty.versions]
    changed = [told[0], *([line for line in new if line not in old] for old, new in pairwise(told))]
    rows: list[Row] = [
        {
            "since": f"自{chinese_day(one.since)}起调整" if one.since else "最初",
            "note": one.note,
            "lines": lines,
        }
        for one, lines in zip(duty.versions, changed, strict=True)
    ]
    return rows[::-1]
