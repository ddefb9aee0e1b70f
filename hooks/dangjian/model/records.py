"""Light records of what is never published: they count as evidence and have no page of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dangjian.model.dates import PartialDate
    from dangjian.model.documents import Upload
    from dangjian.model.duties import Claim
    from dangjian.model.periods import Period


@dataclass(frozen=True, slots=True)
class Record:
    """A line of a unit's records (台账): who, what, when, and where the paper lies. Positions, never names.

    ``path`` is relative to the content directory; ``line`` is that of the line.
    """

    path: str
    line: int
    unit: str
    date: PartialDate
    types: tuple[str, ...]
    period: Period | None = None
    party_groups: tuple[int, ...] = ()
    expected: int | None = None
    present: int | None = None
    host: str = ""
    recorder: str = ""
    speaker: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    note: str = ""
    location: str = ""
    uploaded: Upload | None = None
    fulfils: tuple[Claim, ...] = ()
    sample: bool = False
