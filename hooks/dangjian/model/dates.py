"""Dates as precise as they are known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year. ``month`` and ``day`` are 0 where unknown.

    Ordering: later is greater; a month is less than all its days and a year less than all its months,
    so that in newest-first lists the vaguer date stands below.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        """Raise ValueError for a date that no calendar has."""
        if self.day and not self.month:
            msg = "a day needs a month"
            raise ValueError(msg)
        dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def iso(self) -> str:
        """``2022-03-05``, ``2022-03`` or ``2022``."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def chinese(self) -> str:
        """``2022年3月5日``, ``2022年3月`` or ``2022年`` (GB/T 15835: Arabic numerals, no leading zeros)."""
        month = f"{self.month}月" if self.month else ""
        day = f"{self.day}日" if self.day else ""
        return f"{self.year}年{month}{day}"

    @property
    def chinese_month(self) -> str:
        """The heading this date stands under: its month, or its year with the month said to be unknown."""
        return f"{self.year}年{self.month}月" if self.month else f"{self.year}年（月份不详）"

    @property
    def month_key(self) -> str:
        """``2022-03``, or ``2022`` where the month is unknown."""
        return self.iso[:7]

    @property
    def exact(self) -> dt.date | None:
        """The calendar day, or None where the day is unknown."""
        return dt.date(self.year, self.month, self.day) if self.day else None

    @property
    def first(self) -> dt.date:
        """The first day it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day it can mean."""
        if self.day:
            return self.first
        if self.month:
            return month_end(self.year, self.month)
        return dt.date(self.year, 12, 31)


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def chinese_day(day: dt.date) -> str:
    """``2022年3月5日`` (GB/T 15835)."""
    return f"{day.year}年{day.month}月{day.day}日"
