"""Evidence that was meant and does not count, exemptions that exempt nothing, calendars that are missing."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from dangjian.duties.evidence import ProofKind
from dangjian.duties.holders import holder_name
from dangjian.duties.states import DUE, FULFILLED, State
from dangjian.duties.uncounted import uncounted
from dangjian.model.dates import chinese_day
from dangjian.model.duties import Condition, Missed
from dangjian.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.checks.context import Context
    from dangjian.duties.evidence import Proof
    from dangjian.duties.slots import Slot
    from dangjian.duties.status import Cell
    from dangjian.model.duties import Exemption

# Days before a deadline of a year without a table from which on somebody should be told.
AHEAD = 31
# Two months ahead somebody may have prepared; earlier is a slip.
LONG_BEFORE = dt.timedelta(days=62)
_UNFULFILLED = frozenset(State) - FULFILLED - {State.EXEMPT, State.INAPPLICABLE}
_YEAR = re.compile(r"(20\d\d)年")
_MISSED = frozenset({State.OVERDUE, State.LAPSED})
_ASKED = frozenset({Condition.COMMITTEE, Condition.NO_COMMITTEE})


def check(context: Context) -> Iterator[Problem]:
    """Each told once, at the document or the entry that can be mended."""
    if f"{context.root}/organization.yml" in context.spoilt:
        return  # their file is broken, and said to be: nothing fits any more
    yield from _uncounted(context)
    yield from _belated(context)
    yield from _of_another_year(context)
    yield from _ahead(context)
    yield from _idle(context)
    yield from _ended(context)
    yield from _calendar(context)
    yield from _conditions(context)


def _uncounted(context: Context) -> Iterator[Problem]:
    for one in uncounted(context.status):
        message = f"没有算进“{one.duty.title}”{one.period}：{one.why}"
        yield context.problem(one.proof, "W071" if one.lapsed else "W070", message, one.fix)


def _belated(context: Context) -> Iterator[Problem]:
    """Held soon after a period that is not done, and counted for the next: July's meeting of the first half.

    Whoever wrote the period meant it; where the last one is fulfilled nobody is in doubt.
    """
    sure = _with_period(context)
    for cell in context.status.cells:
        if cell.state not in _UNFULFILLED or cell.slot.last >= (until := _soon_after(cell.slot)):
            continue
        after = _next(context, cell)
        for proof in after.finding.proofs if after else ():
            if cell.slot.last < proof.date.first <= until and after:
                places = {(proof.path, proof.line, duty) for duty in ("", cell.duty.id)}
                if places.isdisjoint(sure):
                    yield _unsure(context, proof, cell, after)


def _soon_after(slot: Slot) -> dt.date:
    """Up to when it may be put off, else a sixth of its length, two months at most; its end if it lapses."""
    if slot.version.extended is not None:
        return slot.effective
    if slot.version.missed is Missed.LAPSES:
        return slot.last
    return slot.last + min((slot.last - slot.first) / 6, dt.timedelta(days=60))


def _unsure(context: Context, proof: Proof, cell: Cell, after: Cell) -> Problem:
    period, later = cell.slot.period, after.slot.period
    message = f"按日期算作“{cell.duty.title}”{later.chinese}，而{period.chinese}还没有完成"
    hint = f"如果是{period.chinese}的，加上“所属期: {period.key}”；如果不是，加上“所属期: {later.key}”"
    return context.problem(proof, "W072", message, hint)


def _of_another_year(context: Context) -> Iterator[Problem]:
    """A rule document of the year that names another one: issued in December for the next."""
    undated = {rule.source.path for rule in context.site.rules if rule.period is None}
    for cell in context.status.cells:
        for proof in cell.finding.proofs:
            named = _YEAR.search(proof.title) if proof.path in undated else None
            year = cell.slot.period.year
            if named and int(named[1]) != year:
                message = (
                    f"按印发日期算作“{cell.duty.title}”{cell.slot.period.chinese}，标题写的是{named[1]}年"
                )
                hint = f"如果是{named[1]}年的，加上“所属期: {named[1]}”；如果不是，加上“所属期: {year}”"
                yield context.problem(proof, "W072", message, hint)


def _ahead(context: Context) -> Iterator[Problem]:
    """Counted for a period that has not begun, or long before it began: mostly a slip of one digit."""
    for cell in context.status.cells:
        begun = cell.slot.first <= context.as_of
        # Rules of the next year are issued before it.
        for proof in (one for one in cell.finding.proofs if one.kind is not ProofKind.RULE):
            if cell.slot.first - proof.date.last > (LONG_BEFORE if begun else dt.timedelta()):
                why = f"日期 {proof.date.chinese} 早得多" if begun else "这一期还没有开始"
                message = f"算作“{cell.duty.title}”{cell.slot.period.chinese}，{why}"
                hint = "核对“对应事项”或“所属期”；确实提前做的，不用管"
                yield context.problem(proof, "W078", message, hint)


def _with_period(context: Context) -> frozenset[tuple[str, int, str]]:
    """What says its period: by path and line, for every duty (empty) or for one that it names."""
    site = context.site
    documents = [(one.source.path, one.line, one.period, one.fulfils) for one in site.posts]
    documents += [(one.source.path, 1, one.period, one.fulfils) for one in site.rules]
    documents += [(one.path, one.line, one.period, one.fulfils) for one in site.records]
    return frozenset(
        (path, line, duty)
        for path, line, period, claims in documents
        for duty in ("" if period else None, *(claim.duty for claim in claims if claim.period))
        if duty is not None
    )


def _next(context: Context, cell: Cell) -> Cell | None:
    series = context.status.series(cell.duty.id, cell.holder.key)
    return next((one for one in series if one.slot.first > cell.slot.last), None)


def _idle(context: Context) -> Iterator[Problem]:
    titles = {duty.id: duty.title for duty in context.site.duties}
    for one in context.status.idle:
        message = f"“{titles.get(one.duty, one.duty)}”的这项免除没有对上任何一期"
        hint = "核对责任主体和时期；写“自”“至”的，看这段时间里有没有到期的"
        yield _at_exemption(context, one, "W073", message, hint)


def _at_exemption(context: Context, one: Exemption, code: str, message: str, hint: str) -> Problem:
    return Problem(f"{context.root}/exemptions.yml", one.line, one.column, code, message, hint=hint)


def _ended(context: Context) -> Iterator[Problem]:
    """Exemptions that have ended, and nothing has been done since; told until something is.

    A sample tells nobody to go on: what was done after it may be gone already.
    """
    missed: dict[int, tuple[Exemption, list[Cell]]] = {}
    exempt = {(cell.duty.id, cell.holder.key) for cell in context.status.cells if cell.exemption}
    for duty, holder in sorted(exempt):
        series = context.status.series(duty, holder)
        last = max(number for number, cell in enumerate(series) if cell.exemption)
        since = [cell for cell in series[last + 1 :] if cell.state in DUE]
        exemption = series[last].exemption
        if exemption and not exemption.sample and since and all(cell.state in _MISSED for cell in since):
            missed.setdefault(id(exemption), (exemption, []))[1].append(since[0])
    for exemption, cells in missed.values():
        cell = cells[0]
        name = holder_name(context.site, cell.holder, cell.slot.nominal)
        message = (
            f"“{cell.duty.title}”的免除到{chinese_day(exemption.last)}为止，"
            f"以后没有再做：{name}{cell.slot.period.chinese}{cell.state}"
        )
        more = f"{message}，另有 {len(cells) - 1} 个责任主体也是这样" if len(cells) > 1 else message
        hint = "仍须免除的，另写一项免除；已经做了的，补上动态或台账记录"
        yield _at_exemption(context, exemption, "W076", more, hint)


def _calendar(context: Context) -> Iterator[Problem]:
    """One warning for the first year without a table in which something is due soon."""
    soon = context.as_of + dt.timedelta(days=AHEAD)
    tentative = (cell.slot for cell in context.status.cells if cell.slot.tentative)
    first = min((slot.effective for slot in tentative if slot.effective <= soon), default=None)
    if first is not None:
        message = f"没有{first.year}年的放假安排，{chinese_day(first)}起的完成时限按周末推算，页面上标“暂定”"
        hint = f"{first.year}年的通知公布后，写进 {context.root}/holidays.yml"
        yield Problem(f"{context.root}/holidays.yml", 1, 1, "W074", message, hint=hint)


def _conditions(context: Context) -> Iterator[Problem]:
    """Branches of which nobody knows whether they have a committee, where a duty of theirs asks."""
    holders = context.status.holders
    asking = {
        one.unit for duty in context.site.duties if duty.condition in _ASKED for one in holders[duty.id]
    }
    for branch in context.site.organization.branches:
        known = branch.has_committee(context.as_of) is not None
        if branch.id in asking and branch.exists(context.as_of) and not known:
            message = f"“{branch.name}”没有写“设支委会”或“党员数”，按设支委会算"
            hint = f"加上“设支委会: [{{自: {context.as_of.year}, 值: 是}}]”，或只写党员数"
            yield Problem(f"{context.root}/organization.yml", 1, 1, "W075", message, hint=hint)
