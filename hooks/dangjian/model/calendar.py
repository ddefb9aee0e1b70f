"""Working days: public holidays and make-up working days, year by year as they are announced."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SATURDAY = 5
# 元旦, 劳动节 and 国庆节 are law by month and day (全国年节及纪念日放假办法, 2024), whatever a notice adds.
_FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})


@dataclass(frozen=True, slots=True)
class YearTable:
    """A year's days off besides its weekends, and its weekend days on which people work (调休)."""

    off: frozenset[dt.date] = frozenset()
    work: frozenset[dt.date] = frozenset()


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The tables of the years announced so far. A year without one is unknown, not without holidays."""

    years: Mapping[int, YearTable] = field(default_factory=dict)

    def knows(self, day: dt.date) -> bool:
        """Whether the day's year has been announced, or the day is a holiday by law in every year."""
        return day.year in self.years or (day.month, day.day) in _FIXED_HOLIDAYS

    def is_off(self, day: dt.date) -> bool:
        """Whether nobody works on a day; of an unknown year by the weekday and the holidays fixed by law."""
        table = self.years.get(day.year)
        if table is None:
            return day.weekday() >= _SATURDAY or self.knows(day)
        if day in table.off or day in table.work:
            return day in table.off
        return day.weekday() >= _SATURDAY

    def working_day(self, day: dt.date, step: int, first: dt.date, last: dt.date) -> dt.date | None:
        """The nearest working day from ``day`` on in steps of ±1 day within bounds; None: there is none."""
        found = day
        while first <= found <= last:
            if not self.is_off(found):
                return found
            found += dt.timedelta(days=step)
        return None
