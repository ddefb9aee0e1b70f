"""Evidence that was meant for a duty and does not count for it: which, why, and what would help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from dangjian.duties.credits import Doubt
from dangjian.duties.states import FULFILLED, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.duties.evidence import Proof
    from dangjian.duties.status import Cell, Status
    from dangjian.model.duties import Duty

_FIXES = {
    Doubt.VAGUE: "把日期写到日，或写“所属期”",
    Doubt.NO_SUCH_PERIOD: "核对“对应事项”里的时期；这项责任从哪一期开始记，看它的“自”",
    Doubt.OTHER_PERIOD: "核对“所属期”和日期：写成这项责任的一期，或者不写",
    Doubt.NO_HOLDER: "核对“支部”，或核对“对应事项”",
    Doubt.WHICH_GROUP: "加上“党小组: 1”，写明是第几党小组，可写几个",
    Doubt.TWICE: "“对应事项”里同一项责任只留一期",
    Doubt.NO_PART: "在“主讲”“主持”或“参加领导”里写上要求的岗位",
}


@dataclass(frozen=True, slots=True)
class Uncounted:
    """``period`` is the Chinese name of the one it came too late or too vaguely for; ``units`` did it."""

    duty: Duty
    proof: Proof
    units: tuple[str, ...]
    why: str
    fix: str
    period: str = ""
    lapsed: bool = False


def uncounted(status: Status) -> Iterator[Uncounted]:
    """What fits no period of its duty; then what fits one that is still not fulfilled."""
    for stray in status.strays:
        activity = stray.activity
        yield Uncounted(stray.duty, activity.proof, activity.units, stray.doubt.value, _FIXES[stray.doubt])
    for cell in status.cells:
        if cell.state not in FULFILLED:
            yield from _refused(cell)


class Refusal(Enum):
    """Why a proof of a period does not count for it."""

    INAPPLICABLE = auto()
    VAGUE = auto()
    LAPSED = auto()


def refusal(cell: Cell, proof: Proof) -> Refusal:
    """Why a cell refused a proof: where a missed period stays due, nothing comes too late."""
    if cell.state is State.INAPPLICABLE:
        return Refusal.INAPPLICABLE
    return Refusal.VAGUE if proof.date.first <= cell.slot.effective else Refusal.LAPSED


def _refused(cell: Cell) -> Iterator[Uncounted]:
    period, units = cell.slot.period.chinese, (cell.holder.unit,)
    for proof in cell.finding.refused:
        why = refusal(cell, proof)
        words, fix = {
            Refusal.INAPPLICABLE: (
                "这个单位不适用这项责任",
                "核对承办的支部，或 organization.yml 里的设支委会、党小组",
            ),
            Refusal.VAGUE: (f"日期只写到{proof.date.chinese}，不能判断是否按期", "把日期写到日"),
            Refusal.LAPSED: (
                f"{proof.date.chinese}已在这一期以后，这项责任过期不补",
                "去掉“对应事项”或“所属期”里的这一期",
            ),
        }[why]
        yield Uncounted(cell.duty, proof, units, words, fix, period, lapsed=why is Refusal.LAPSED)
