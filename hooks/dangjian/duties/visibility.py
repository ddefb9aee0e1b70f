"""What an edition shows of the status: the one place that decides what is public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.duties.evidence import ProofKind
from dangjian.duties.states import FULFILLED
from dangjian.model.brand import PublicStatus
from dangjian.model.editions import Edition

if TYPE_CHECKING:
    from dangjian.duties.evidence import Proof
    from dangjian.duties.status import Cell
    from dangjian.model.brand import Settings


@dataclass(frozen=True, slots=True)
class Visibility:
    """``everything``: all states and rates; ``focus``: what is due this month; ``inside``: records, reasons.

    What is done is always shown. A public list of who is late, or a ranking, gets such a site closed: those
    are absent from it, not hidden. What records and exemptions say no setting makes public.
    """

    everything: bool
    focus: bool
    inside: bool

    @classmethod
    def of(cls, settings: Settings, edition: Edition) -> Visibility:
        """What the settings allow in an edition."""
        inside = edition is Edition.INTERNAL
        everything = inside or settings.public_status is PublicStatus.ALL
        return cls(everything, everything or settings.public_status is PublicStatus.MONTH, inside)

    def shows(self, cell: Cell) -> bool:
        """Whether a cell may be told."""
        return self.everything or cell.state in FULFILLED

    def tells(self, proof: Proof) -> bool:
        """Whether more may be told of a proof than that it is there: a record is never published."""
        return self.inside or proof.kind is not ProofKind.RECORD
