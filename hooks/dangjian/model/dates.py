"""Dates as precise as they are known, and the periods that a piece of evidence can belong to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

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
            return dt.date(self.year + self.month // 12, self.month % 12 + 1, 1) - dt.timedelta(days=1)
        return dt.date(self.year, 12, 31)


class PeriodKind(StrEnum):
    """The lengths of a period."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"


_NUMERALS = {1: "一", 2: "二", 3: "三", 4: "四"}


@dataclass(frozen=True, slots=True)
class Period:
    """A year, half-year, quarter or month that something belongs to (所属期). ``index`` is 1-based."""

    year: int
    kind: PeriodKind = PeriodKind.YEAR
    index: int = 1

    @property
    def key(self) -> str:
        """``2021``, ``2026-H1``, ``2026-Q3`` or ``2026-08``."""
        suffix = {
            PeriodKind.YEAR: "",
            PeriodKind.HALF: f"-H{self.index}",
            PeriodKind.QUARTER: f"-Q{self.index}",
            PeriodKind.MONTH: f"-{self.index:02d}",
        }
        return f"{self.year:04d}{suffix[self.kind]}"

    @property
    def chinese(self) -> str:
        """``2021年度``, ``2026年上半年``, ``2026年第三季度`` or ``2026年8月``."""
        match self.kind:
            case PeriodKind.YEAR:
                return f"{self.year}年度"
            case PeriodKind.HALF:
                return f"{self.year}年{'上' if self.index == 1 else '下'}半年"
            case PeriodKind.QUARTER:
                return f"{self.year}年第{_NUMERALS[self.index]}季度"
            case PeriodKind.MONTH:
                return f"{self.year}年{self.index}月"
