"""The facts of one period → its state: the one definition of late for every page and file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dangjian.duties.slots import is_weekly
from dangjian.model.duties import Missed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from dangjian.duties.evidence import Proof
    from dangjian.duties.slots import Slot
    from dangjian.model.duties import Exemption


class State(StrEnum):
    """What a period is; the value is the word a reader sees."""

    DONE = "已完成"
    DONE_LATE = "逾期完成"
    WAITING = "未到期"
    SOON = "临期"
    OVERDUE = "逾期"
    LAPSED = "已过期"
    EXEMPT = "免除"
    INAPPLICABLE = "不适用"


FULFILLED = frozenset({State.DONE, State.DONE_LATE})
# What is in a rate's denominator: done, or not done although the deadline has passed.
DUE = FULFILLED | {State.OVERDUE, State.LAPSED}
NOT_DUE_YET = frozenset({State.WAITING, State.SOON})
# Days before a deadline from which on it is near.
NEAR, NEAR_WEEKLY = 7, 2


@dataclass(frozen=True, slots=True)
class Finding:
    """A state with what it rests on.

    ``proofs`` count; ``refused`` came after a period that cannot be made up for, is dated so vaguely that
    nobody can tell whether it was in time, or is of somebody to whom the duty does not apply. ``days`` is how
    late it was done, in days after the effective deadline.
    """

    state: State
    proofs: tuple[Proof, ...] = ()
    refused: tuple[Proof, ...] = ()
    days: int = 0


def decide(slot: Slot, proofs: Iterable[Proof], exemption: Exemption | None, as_of: dt.date) -> Finding:
    """The state of a period, given its proofs in the order of their dates.

    On the deadline's day it is not late yet. Evidence beats an exemption. After the deadline evidence still
    counts within the period; after the period only where a missed one stays due.
    """
    counted: list[Proof] = []
    refused: list[Proof] = []
    for proof in proofs:
        (counted if _counts(proof, slot) else refused).append(proof)
    found = tuple(counted), tuple(refused)
    if len(counted) >= slot.version.minimum:
        late = (counted[slot.version.minimum - 1].date.first - slot.effective).days
        return Finding(State.DONE_LATE, *found, late) if late > 0 else Finding(State.DONE, *found)
    if exemption is not None or slot.is_off:
        return Finding(State.EXEMPT, *found)
    if as_of <= slot.effective:
        near = NEAR_WEEKLY if is_weekly(slot.version) else NEAR
        is_near = (slot.effective - as_of).days <= near and slot.first <= as_of
        return Finding(State.SOON if is_near else State.WAITING, *found)
    lapsed = slot.version.missed is Missed.LAPSES and as_of > slot.last
    return Finding(State.LAPSED if lapsed else State.OVERDUE, *found)


def _counts(proof: Proof, slot: Slot) -> bool:
    """Whether a proof counts, in time or late."""
    first, last = proof.date.first, proof.date.last
    # A whole month is no later for its last days being days off.
    limit = slot.effective if first == last else max(slot.nominal, slot.effective)
    if last <= limit:
        return True
    if first <= slot.effective:
        return False  # a month or year that the deadline lies in: nobody can tell
    return last <= slot.last or slot.version.missed is Missed.STAYS_DUE
