"""Written exemptions: which periods they cover, and which of them match nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from dangjian.duties.holders import Holder
    from dangjian.duties.slots import Slot
    from dangjian.model.duties import Exemption


class Exemptions:
    """Exemptions by duty and holder; what is used is remembered."""

    def __init__(self, written: Iterable[Exemption]) -> None:
        """Index them."""
        self._all = tuple(written)
        self._used: set[int] = set()
        self._by_holder: dict[tuple[str, str], list[Exemption]] = defaultdict(list)
        for one in self._all:
            for holder in one.holders:
                self._by_holder[one.duty, holder].append(one)

    def of(self, duty: str, holder: Holder) -> Sequence[Exemption]:
        """Those of a holder; what is said of a branch is said of its party groups."""
        keys = dict.fromkeys((holder.key, holder.unit)) if holder.group else (holder.key,)
        return [one for key in keys for one in self._by_holder.get((duty, key), ())]

    def covering(self, written: Iterable[Exemption], slot: Slot) -> Exemption | None:
        """The one that covers a period: by its key, or by the day that it is shown to be due."""
        covering = [one for one in written if _covers(one, slot)]
        self._used.update(id(one) for one in covering)
        return covering[0] if covering else None

    def idle(self, until: dt.date) -> tuple[Exemption, ...]:
        """Those that covered nothing, though their last day was looked at."""
        return tuple(one for one in self._all if id(one) not in self._used and one.last <= until)


def _covers(one: Exemption, slot: Slot) -> bool:
    between = one.since and one.until and one.since <= slot.effective <= one.until
    return bool(between) or slot.period in one.periods
