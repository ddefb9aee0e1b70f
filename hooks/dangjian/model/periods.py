"""Periods that something belongs to (所属期) or is due in, from a week to three years."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from dangjian.model.dates import month_end

ONE_DAY = dt.timedelta(days=1)


class PeriodKind(StrEnum):
    """The lengths of a period. ``DAY`` is one that ends on a fixed day; it has no bounds of its own."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    TRIENNIUM = "triennium"


# Months of the kinds that are made of months.
MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}
_LENGTHS = tuple(PeriodKind)  # from the shortest on
NUMERALS = {1: "一", 2: "二", 3: "三", 4: "四"}
_KEYS = (
    (PeriodKind.DAY, re.compile(r"^(?P<y>\d{4})-(?P<i>\d{2}-\d{2})", re.ASCII)),
    (PeriodKind.WEEK, re.compile(r"^(?P<y>\d{4})-W(?P<i>\d{2})", re.ASCII)),
    (PeriodKind.MONTH, re.compile(r"^(?P<y>\d{4})-(?P<i>\d{2})", re.ASCII)),
    (PeriodKind.QUARTER, re.compile(r"^(?P<y>\d{4})-Q(?P<i>[1-4])", re.ASCII)),
    (PeriodKind.HALF, re.compile(r"^(?P<y>\d{4})-H(?P<i>[12])", re.ASCII)),
    (PeriodKind.TRIENNIUM, re.compile(r"^(?P<y>\d{4})-(?P<i>\d{4})", re.ASCII)),
    (PeriodKind.YEAR, re.compile(r"^(?P<y>\d{4})(?P<i>)", re.ASCII)),
)


@dataclass(frozen=True)
class Period:
    """A period of a kind. ``index`` is 1-based within ``year``; of a ``DAY`` it is month × 100 + day.

    A week belongs to its ISO year (ISO 8601): 2027-01-01 lies in 2026-W53.
    """

    year: int
    kind: PeriodKind = PeriodKind.YEAR
    index: int = 1

    def __post_init__(self) -> None:
        """Raise ValueError for a period that no calendar has."""
        dt.date(self.year, 1, 1)
        if self.kind is PeriodKind.DAY:
            dt.date(self.year, *divmod(self.index, 100))
        elif self.kind is PeriodKind.WEEK:
            dt.date.fromisocalendar(self.year, self.index, 1)
        elif not 1 <= self.index <= 12 // MONTHS.get(self.kind, 12):
            raise ValueError(f"{self.kind} {self.index} is not in a year")

    @classmethod
    def parse(cls, key: str) -> Period:
        """The period of a key, as `key` writes it. Raises ValueError for anything else."""
        for kind, pattern in _KEYS:
            match = pattern.fullmatch(key)
            if match and kind is PeriodKind.TRIENNIUM and int(match["i"]) == int(match["y"]) + 2:
                return cls(int(match["y"]), kind)
            if match and kind is not PeriodKind.TRIENNIUM:
                return cls(int(match["y"]), kind, int(match["i"].replace("-", "") or 1))
        raise ValueError(f"{key!r} is no period")

    @cached_property
    def key(self) -> str:
        """``2021``, ``2024-2026``, ``2026-H1``, ``2026-Q3``, ``2026-08``, ``2026-W08`` or ``2026-07-01``."""
        suffix = {
            PeriodKind.DAY: f"-{self.index // 100:02d}-{self.index % 100:02d}",
            PeriodKind.WEEK: f"-W{self.index:02d}",
            PeriodKind.MONTH: f"-{self.index:02d}",
            PeriodKind.QUARTER: f"-Q{self.index}",
            PeriodKind.HALF: f"-H{self.index}",
            PeriodKind.YEAR: "",
            PeriodKind.TRIENNIUM: f"-{self.year + 2:04d}",
        }
        return f"{self.year:04d}{suffix[self.kind]}"

    @cached_property
    def first(self) -> dt.date:
        """The first day."""
        if self.kind is PeriodKind.WEEK:
            return dt.date.fromisocalendar(self.year, self.index, 1)
        if self.kind is PeriodKind.DAY:
            return dt.date(self.year, *divmod(self.index, 100))
        return dt.date(self.year, (self.index - 1) * MONTHS.get(self.kind, 12) + 1, 1)

    @cached_property
    def last(self) -> dt.date:
        """The last day."""
        if self.kind is PeriodKind.WEEK:
            return self.first + dt.timedelta(days=6)
        if self.kind is PeriodKind.DAY:
            return self.first
        if self.kind is PeriodKind.TRIENNIUM:
            return dt.date(self.year + 2, 12, 31)
        return month_end(self.year, self.index * MONTHS[self.kind])

    def next(self) -> Period:
        """The one that begins the day after; of a ``DAY`` there is none (ValueError)."""
        if self.kind is PeriodKind.DAY:
            raise ValueError("fixed days do not follow each other by themselves")
        if self.kind is PeriodKind.TRIENNIUM:
            return Period(self.year + 3, self.kind)
        return period_of(self.kind, self.last + ONE_DAY)

    def is_longer_than(self, other: Period) -> bool:
        """Whether its kind is longer: a month of 31 days is not longer than one of 28."""
        return _LENGTHS.index(self.kind) > _LENGTHS.index(other.kind)

    @property
    def spans_years(self) -> bool:
        """Whether it is longer than a year."""
        return self.kind is PeriodKind.TRIENNIUM

    @property
    def chinese(self) -> str:
        """``2021年度``, ``2024—2026年``, ``2026年上半年``, ``2026年第三季度``, ``2026年8月`` and so on."""
        if self.kind is PeriodKind.TRIENNIUM:
            return f"{self.year}—{self.year + 2}年"
        if self.kind is PeriodKind.YEAR:
            return f"{self.year}年度"
        return f"{self.year}年{self.short}"

    @property
    def short(self) -> str:
        """The same within its year: ``全年``, ``上半年``, ``第三季度``, ``8月``, ``第8周``, ``7月1日``."""
        month, day = divmod(self.index, 100)
        names = {
            PeriodKind.DAY: f"{month}月{day}日",
            PeriodKind.WEEK: f"第{self.index}周",
            PeriodKind.MONTH: f"{self.index}月",
            PeriodKind.QUARTER: f"第{NUMERALS.get(self.index)}季度",
            PeriodKind.HALF: "上半年" if self.index == 1 else "下半年",
            PeriodKind.YEAR: "全年",
            PeriodKind.TRIENNIUM: f"{self.year}—{self.year + 2}年",
        }
        return names[self.kind]


@lru_cache(maxsize=65536)
def period_of(kind: PeriodKind, day: dt.date, anchor: int = 0) -> Period:
    """The period of a kind that a day lies in; three years are counted from the year ``anchor``."""
    if kind is PeriodKind.WEEK:
        year, week, _weekday = day.isocalendar()
        return Period(year, kind, week)
    if kind is PeriodKind.DAY:
        return Period(day.year, kind, day.month * 100 + day.day)
    if kind is PeriodKind.TRIENNIUM:
        return Period(day.year - (day.year - anchor) % 3, kind)
    return Period(day.year, kind, (day.month - 1) // MONTHS[kind] + 1)
