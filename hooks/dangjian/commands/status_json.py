"""`status --format json`.

::

    {"as_of": "2026-11-27",
     "month": "2026-11",
     "branch": {"holder": "branch-1", "name": "第一党支部"},      null without --branch
     "due": 18, "done": 18,         of the cells due in the month; what is not due yet is in neither
     "cells": [{
        "before": false,            true: due before the month and still to be done (仍须补做)
        "duty": "theory-day", "title": "政治理论学习日", "duty_sample": false,
        "holder": "branch-1-group-2", "name": "第一党支部第2党小组",
        "unit": "branch-1", "position": "", "group": 2,
        "period": "2026-W48", "period_name": "2026年第48周",
        "deadline": "2026-11-27",   as written
        "effective": "2026-11-27",  as it holds: put off, or moved off a day off
        "tentative": false,         the holidays of its year are not announced yet
        "state": "临期",            已完成 逾期完成 未到期 临期 逾期 已过期 免除 不适用
        "days_late": 0,
        "found": 0, "minimum": 1,   how much evidence counts, and is asked for
        "exemption": null,          or {"reason", "approver", "approved", "until", "sample"}
        "proofs": [{                what counts, oldest first
            "kind": "动态",         动态 台账 制度
            "path": "news/2026/x.md", "line": 3,     in the content directory
            "date": "2026-11-20",   or 2026-11, or 2026
            "title": "…", "url": "news/2026/x/",     of a 台账 empty
            "sample": false}],
        "refused": []}],            like proofs: too late, too vague, or of whom it does not apply to
     "uncounted": [{                what was meant for one of these duties and counts for nothing
        "duty": "theory-day", "period": "",          of refused proofs the period's name
        "why": "…", "fix": "…",
        "proof": {}}]}              like those of the cells

First what is still due from before, then every cell whose deadline lies in the month; asked for the month of
today, then also what is due within a week after it. Keys may be added;
none goes or changes its meaning. Where the content has errors they are printed instead, as `check` does.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dangjian.duties.holders import holder_name
from dangjian.duties.rates import completion, state_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.commands.due_month import DueMonth
    from dangjian.duties.evidence import Proof
    from dangjian.duties.status import Cell
    from dangjian.duties.uncounted import Uncounted
    from dangjian.model.duties import Exemption
    from dangjian.model.site import Site

Row = dict[str, object]


def month_json(site: Site, shown: DueMonth) -> str:
    """The month for scripts."""
    rate = completion(state_counts(shown.cells))
    whose = shown.whose
    value: Row = {
        "as_of": shown.status.as_of.isoformat(),
        "month": shown.month.key,
        "branch": None if whose is None else {"holder": whose.key, "name": whose.name},
        "due": rate.due,
        "done": rate.done,
        "cells": list(_rows(site, shown)),
        "uncounted": [_uncounted(one) for one in shown.uncounted],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _rows(site: Site, shown: DueMonth) -> Iterator[Row]:
    for before, cells in ((True, shown.before), (False, shown.cells), (False, shown.ahead)):
        for cell in cells:
            yield {"before": before, **_cell(site, cell)}


def _cell(site: Site, cell: Cell) -> Row:
    duty, holder, slot, finding = cell.duty, cell.holder, cell.slot, cell.finding
    return {
        "duty": duty.id,
        "title": duty.title,
        "duty_sample": duty.sample,
        "holder": holder.key,
        "name": holder_name(site, holder, slot.nominal),
        "unit": holder.unit,
        "position": holder.position,
        "group": holder.group,
        "period": slot.period.key,
        "period_name": slot.period.chinese,
        "deadline": slot.nominal.isoformat(),
        "effective": slot.effective.isoformat(),
        "tentative": slot.tentative,
        "state": cell.state.value,
        "days_late": finding.days,
        "found": len(finding.proofs),
        "minimum": slot.version.minimum,
        "exemption": _exemption(cell.exemption),
        "proofs": [_proof(proof) for proof in finding.proofs],
        "refused": [_proof(proof) for proof in finding.refused],
    }


def _uncounted(one: Uncounted) -> Row:
    return {
        "duty": one.duty.id,
        "period": one.period,
        "why": one.why,
        "fix": one.fix,
        "proof": _proof(one.proof),
    }


def _exemption(one: Exemption | None) -> Row | None:
    if one is None:
        return None
    return {
        "reason": one.reason,
        "approver": one.approver,
        "approved": one.approved.iso,
        "until": one.last.isoformat(),
        "sample": one.sample,
    }


def _proof(proof: Proof) -> Row:
    return {
        "kind": proof.kind.value,
        "path": proof.path,
        "line": proof.line,
        "date": proof.date.iso,
        "title": proof.title,
        "url": proof.url,
        "sample": proof.sample,
    }
