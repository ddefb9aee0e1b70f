"""Evidence that was meant and does not count, exemptions that exempt nothing, calendars that are missing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dangjian.duties.credits import Doubt
from dangjian.duties.states import State
from dangjian.model.dates import chinese_day
from dangjian.model.duties import Condition, Missed
from dangjian.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.checks.context import Context
    from dangjian.duties.evidence import Proof
    from dangjian.duties.status import Cell

# Days before a deadline of a year without a table from which on somebody should be told.
AHEAD = 31
_FIXES = {
    Doubt.VAGUE: "把日期写到日，或写“所属期”",
    Doubt.NO_SUCH_PERIOD: "核对“对应事项”里的时期；这项责任从哪一期开始记，看它的“自”",
    Doubt.NO_HOLDER: "核对“支部”，或核对“对应事项”",
    Doubt.WHICH_GROUP: "加上“党小组: 1”，写明是第几党小组，可写几个",
    Doubt.TWICE: "“对应事项”里同一项责任只留一期",
    Doubt.NO_PART: "在“主讲”“主持”或“参加领导”里写上要求的岗位",
}


def check(context: Context) -> Iterator[Problem]:
    """Each told once, at the document or the entry that can be mended."""
    if not context.site.organization.branches:
        return  # their file is broken, and said to be: nothing fits any more
    yield from _strays(context)
    yield from _refused(context)
    yield from _belated(context)
    yield from _exemptions(context)
    yield from _calendar(context)
    yield from _conditions(context)


def _at(context: Context, proof: Proof, code: str, message: str, hint: str) -> Problem:
    return Problem(f"{context.root}/{proof.path}", proof.line, 1, code, message, hint=hint)


def _strays(context: Context) -> Iterator[Problem]:
    for stray in context.status.strays:
        message = f"没有算进“{stray.duty.title}”：{stray.doubt}"
        yield _at(context, stray.activity.proof, "W070", message, _FIXES[stray.doubt])


def _refused(context: Context) -> Iterator[Problem]:
    """Evidence that came after a period that cannot be made up for, or is too vague to tell."""
    for cell in context.status.cells:
        for proof in cell.finding.refused:
            name = f"“{cell.duty.title}”{cell.slot.period.chinese}"
            if proof.date.first <= cell.slot.effective:
                message = f"没有算进{name}：日期只写到{proof.date.chinese}，不能判断是否按期"
                yield _at(context, proof, "W070", message, _FIXES[Doubt.VAGUE])
            elif cell.slot.version.missed is Missed.LAPSES:
                message = f"没有算进{name}：{proof.date.chinese}已在这一期以后，这项责任过期不补"
                yield _at(context, proof, "W071", message, "去掉“对应事项”或“所属期”里的这一期")


def _belated(context: Context) -> Iterator[Problem]:
    """Held in the time up to which the last period may be put off, and counted for the next one."""
    for cell in context.status.cells:
        if cell.slot.version.extended is None or cell.finding.proofs or cell.state is State.EXEMPT:
            continue
        after = _next(context, cell)
        for proof in after.finding.proofs if after else ():
            if cell.slot.last < proof.date.first <= cell.slot.effective:
                period = cell.slot.period
                message = (
                    f"按日期算作“{cell.duty.title}”{after.slot.period.chinese if after else ''}，"
                    f"而{period.chinese}还没有完成"
                )
                yield _at(
                    context, proof, "W072", message, f"如果是{period.chinese}的，加上“所属期: {period.key}”"
                )


def _next(context: Context, cell: Cell) -> Cell | None:
    series = context.status.series(cell.duty.id, cell.holder.key)
    return next((one for one in series if one.slot.first > cell.slot.last), None)


def _exemptions(context: Context) -> Iterator[Problem]:
    shown = f"{context.root}/exemptions.yml"
    titles = {duty.id: duty.title for duty in context.site.duties}
    for one in context.status.idle:
        message = f"“{titles.get(one.duty, one.duty)}”的这项免除没有对上任何一期"
        hint = "核对责任主体和时期；写“自”“至”的，看这段时间里有没有到期的"
        yield Problem(shown, one.line, one.column, "W073", message, hint=hint)


def _calendar(context: Context) -> Iterator[Problem]:
    """One warning for the first year without a table in which something is due soon."""
    soon = context.as_of + dt.timedelta(days=AHEAD)
    tentative = [cell.slot for cell in context.status.cells if cell.slot.tentative]
    due = [slot.effective for slot in tentative if slot.effective <= soon]
    if due:
        year = min(due).year
        message = f"没有{year}年的放假安排，{chinese_day(min(due))}起的完成时限按周末推算，页面上标“暂定”"
        hint = f"{year}年的通知公布后，写进 {context.root}/holidays.yml"
        yield Problem(f"{context.root}/holidays.yml", 1, 1, "W074", message, hint=hint)


def _conditions(context: Context) -> Iterator[Problem]:
    """Branches of which nobody knows whether they have a committee, where a duty asks."""
    asked = (Condition.COMMITTEE, Condition.NO_COMMITTEE)
    if not any(duty.condition in asked for duty in context.site.duties):
        return
    for branch in context.site.organization.branches:
        if branch.exists(context.as_of) and branch.has_committee(context.as_of) is None:
            message = f"“{branch.name}”没有写“设支委会”或“党员数”，按设支委会算"
            hint = "加上“设支委会: [{自: 2026, 值: 是}]”，或只写党员数"
            yield Problem(f"{context.root}/organization.yml", 1, 1, "W075", message, hint=hint)
