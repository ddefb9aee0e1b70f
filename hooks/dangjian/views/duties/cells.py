"""Cells of the status as plain values: a sign, a word, and a sentence that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.duties.evidence import ProofKind
from dangjian.duties.states import FULFILLED, State
from dangjian.duties.uncounted import Refusal, refusal
from dangjian.model.dates import chinese_day
from dangjian.model.duties import DayOff
from dangjian.views.duties.words import day_words, shift_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from dangjian.duties.evidence import Proof
    from dangjian.duties.status import Cell
    from dangjian.duties.visibility import Visibility
    from dangjian.model.duties import Exemption
    from dangjian.views.parts.rows import Row

# The name that style sheets know a state by, and its sign.
LOOKS = {
    State.DONE: ("done", "✓"),
    State.DONE_LATE: ("late", "✓"),
    State.WAITING: ("waiting", "○"),
    State.SOON: ("soon", "◐"),
    State.OVERDUE: ("overdue", "!"),
    State.LAPSED: ("lapsed", "×"),
    State.EXEMPT: ("exempt", "–"),
    State.INAPPLICABLE: ("inapplicable", "∅"),
}
# All that the public learns of a record.
IN_RECORDS = "台账有记录"
ABSENT: Row = {
    "state": "absent",
    "sign": "—",
    "word": "",
    "text": "",
    "when": "",
    "note": "",
    "url": "",
    "sample": False,
    "tentative": False,
}


def proof_rows(proofs: Iterable[Proof], visibility: Visibility) -> list[Row]:
    """Proofs in their order. Of records, which are never published, the public learns how many there are."""
    given = list(proofs)
    rows = [
        _proof_row(proof.title, proof.kind, sample=proof.sample, url=proof.url, date=proof.date.chinese)
        for proof in given
        if visibility.tells(proof)
    ]
    kept = [proof for proof in given if not visibility.tells(proof)]
    if kept:
        title = IN_RECORDS if len(kept) == 1 else f"台账有 {len(kept)} 条记录"
        rows.append(_proof_row(title, ProofKind.RECORD, sample=any(proof.sample for proof in kept)))
    return rows


def _proof_row(title: str, kind: ProofKind, *, sample: bool, url: str = "", date: str = "") -> Row:
    return {"title": title, "url": url, "date": date, "kind": kind.value, "sample": sample}


def cell_row(cell: Cell, visibility: Visibility, before: Cell | None = None) -> Row:
    """A cell; ``before`` is the one of the period before, whose exemption may have ended."""
    finding = cell.finding
    state, sign = LOOKS[cell.state]
    deciding = finding.proofs[-1:] if cell.state not in FULFILLED else _deciding(cell)
    return {
        "state": state,
        "sign": sign,
        "word": cell.state.value,
        "text": share(cell),
        "when": _when(cell, deciding[0], visibility) if cell.state in FULFILLED else "",
        "note": note(cell, visibility, before),
        "url": next((proof.url for proof in deciding if proof.url), ""),
        "sample": any(proof.sample for proof in finding.proofs) or bool(_exempting(cell)),
        "tentative": is_tentative(cell),
    }


def _exempting(cell: Cell) -> Exemption | None:
    """The exemption, where it is a sample and decides."""
    exemption = cell.exemption if cell.state is State.EXEMPT else None
    return exemption if exemption is not None and exemption.sample else None


def _deciding(cell: Cell) -> tuple[Proof, ...]:
    """The proof with which a fulfilled cell was fulfilled."""
    number = cell.slot.version.minimum - 1
    return cell.finding.proofs[number : number + 1]


def is_tentative(cell: Cell) -> bool:
    """Whether the deadline that is shown may still move."""
    return cell.slot.tentative and cell.state not in FULFILLED and cell.state is not State.INAPPLICABLE


def share(cell: Cell) -> str:
    """``3/4 次`` where several are asked for and not all are there."""
    minimum, found = cell.slot.version.minimum, len(cell.finding.proofs)
    asks = minimum > 1 and cell.state not in FULFILLED and cell.state is not State.INAPPLICABLE
    return f"{found}/{minimum} 次" if asks else ""


def _when(cell: Cell, proof: Proof, visibility: Visibility) -> str:
    """A date within a column: ``8月12日``, ``8月``; with the year where it is another."""
    words = proof.date.chinese if visibility.tells(proof) else ""
    return words.removeprefix(f"{cell.slot.period.year}年") or words


def note(cell: Cell, visibility: Visibility, before: Cell | None = None) -> str:
    """One sentence: which duty and period, what state, and why."""
    head = f"{cell.duty.title}，{cell.slot.period.chinese}：{cell.state}"
    former = _former(cell, before) if visibility.inside else ""
    why = _why(cell, visibility)
    return "。".join(part for part in (head + why, _refused(cell), former) if part) + "。"


def _why(cell: Cell, visibility: Visibility) -> str:
    slot, finding = cell.slot, cell.finding
    due = f"{day_words(slot.effective, slot.period.year)}前完成"
    shift = shift_words(slot)
    due = f"{due}（{shift}）" if shift else due
    some = f"，已有 {len(finding.proofs)} 次，要求 {slot.version.minimum} 次" if share(cell) else ""
    tentative = f"；{slot.effective.year}年放假安排未公布，时限暂定" if slot.tentative else ""
    missing = f"应于{due}{some or '，没有佐证'}"
    words = {
        State.WAITING: f"，{due}{some}{tentative}",
        State.SOON: f"，{due}{some}{tentative}",
        State.OVERDUE: f"，{missing}，仍须补做{tentative}；{_claiming(cell)}",
        State.LAPSED: f"，{missing}，过期不补{tentative}",
    }
    if cell.state in FULFILLED:
        late = f"（{late_days(cell)}），应于{due}" if cell.state is State.DONE_LATE else ""
        late = late or (f"（{shift}）" if shift and decided(cell) > slot.nominal else "")
        return f"{late}，{_named(cell, visibility)}"
    if cell.state is State.EXEMPT:
        return _exempt(cell, visibility) + some
    return words.get(cell.state) or f"，{_unfit(cell)}"


def decided(cell: Cell) -> dt.date:
    """When a fulfilled cell was fulfilled."""
    return _deciding(cell)[0].date.first


def late_days(cell: Cell) -> str:
    """``14 天``; at least so many where only the month of what was done is known."""
    vague = any(proof.date.first != proof.date.last for proof in _deciding(cell))
    return f"至少 {cell.finding.days} 天" if vague else f"{cell.finding.days} 天"


def _named(cell: Cell, visibility: Visibility) -> str:
    proof = _deciding(cell)[0]
    if not visibility.tells(proof):
        return IN_RECORDS
    # A record has no page: whoever checks looks it up in its file.
    place = f"（{proof.path} 第 {proof.line} 行）" if proof.kind is ProofKind.RECORD else ""
    return f"{proof.date.chinese}，{proof.kind.value}“{proof.title}”{place}"


def _claiming(cell: Cell) -> str:
    return f"在这一期以后补做的，写上“对应事项: {cell.duty.title}@{cell.slot.period.key}”"


def _exempt(cell: Cell, visibility: Visibility) -> str:
    one = cell.exemption
    if one is not None and not visibility.inside:
        return ""
    if one is not None:
        return f"，{one.reason}；{one.approver}{one.approved.chinese}批准，到{chinese_day(one.last)}为止"
    day = day_words(cell.slot.effective)
    if cell.slot.version.day_off is DayOff.EXEMPT:
        return f"，{day}是休息日"
    return f"，这一期没有工作日（应于{day}前完成）"


def _unfit(cell: Cell) -> str:
    condition = cell.duty.condition
    if condition is None:
        return "没有党小组"
    return f"只适用于{condition.value}的"


_REFUSED = {
    Refusal.INAPPLICABLE: "这个单位不适用这项责任",
    Refusal.VAGUE: "日期不够具体，不能判断是否按期",
    Refusal.LAPSED: "在过期以后，过期不补",
}


def _refused(cell: Cell) -> str:
    """How many proofs do not count, and why; of several reasons the first that can be mended."""
    found = {refusal(cell, proof) for proof in cell.finding.refused}
    why = next((words for reason, words in _REFUSED.items() if reason in found), "")
    return f"另有 {len(cell.finding.refused)} 项佐证不计：{why}" if found else ""


def _former(cell: Cell, before: Cell | None) -> str:
    """An exemption that has run out is named in the period after it."""
    one = before.exemption if before else None
    if one is None or cell.exemption is not None:
        return ""
    return f"此前的免除到{chinese_day(one.last)}为止"


def rows_of(cells: Iterable[Cell], visibility: Visibility) -> Iterator[tuple[Cell, Row]]:
    """Cells of one duty and holder, in order, as plain values."""
    before: Cell | None = None
    for cell in cells:
        yield cell, cell_row(cell, visibility, before)
        before = cell
