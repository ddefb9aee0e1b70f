"""Periods as people type them: ``2021``, ``2026-上半年``, ``2026年第三季度``, ``2026-08``, ``2026-W08``."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from dangjian.model.periods import Period, PeriodKind
from dangjian.reading.values.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    NUMBER,
    YEAR,
    example_year,
    number_of,
    plain_text,
)

if TYPE_CHECKING:
    from dangjian.reading.values.field import Field

_FORMS = (
    (PeriodKind.YEAR, rf"^(?P<y>{YEAR})年?度?$"),
    (PeriodKind.HALF, rf"^(?P<y>{YEAR})年?-?(?:H(?P<i>[12])|(?P<w>[上下])半年)$"),
    (
        PeriodKind.QUARTER,
        rf"^(?P<y>{YEAR})年?-?(?:Q(?P<i>[1-4])|第?(?P<w>[一二三四1-4])季度?)$",
    ),
    (PeriodKind.WEEK, rf"^(?P<y>{YEAR})年?-?(?:W(?P<i>\d{{1,2}})|第?(?P<w>{NUMBER})周)$"),
    (PeriodKind.TRIENNIUM, rf"^(?P<y>{YEAR})年?[-~至到]+(?P<until>{YEAR})年?$"),
    (PeriodKind.MONTH, rf"^(?P<y>{YEAR})[-./年](?P<i>{NUMBER})(?:月份?)?$"),
    (PeriodKind.DAY, rf"^(?P<y>{YEAR})[-./年](?P<m>{NUMBER})[-./月](?P<d>{NUMBER})[日号]?$"),
)
_WEEK = re.compile(rf"^{YEAR}年?-?(?:W\d{{1,2}}|第?{NUMBER}周)$", re.IGNORECASE)
_PATTERNS = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _FORMS)
_WORDS = {"上": 1, "下": 2, "一": 1, "二": 2, "三": 3, "四": 4}


def parse_period(text: str) -> Period | None:
    """The period that a text means; None for what is none, or is in no calendar."""
    plain = plain_text(text).replace(" ", "")
    for kind, pattern in _PATTERNS:
        match = pattern.match(plain)
        if match:
            return _period(kind, match.groupdict())
    return None


def _period(kind: PeriodKind, parts: dict[str, str | None]) -> Period | None:
    year = number_of(parts["y"] or "")
    until = parts.get("until")
    word = parts.get("w") or parts.get("i") or "1"
    index = _WORDS.get(word) or number_of(word)
    if kind is PeriodKind.DAY:
        index = number_of(parts["m"] or "") * 100 + number_of(parts["d"] or "")
    if not FIRST_YEAR <= year <= LAST_YEAR or (until and number_of(until) != year + 2):
        return None
    try:
        return Period(year, kind, index)
    except ValueError:
        return None


def period(field: Field) -> Period | None:
    """What something belongs to (所属期): a period of some length; a day is none."""
    found = any_period(field)
    scalar = field.scalar()
    if found is not None and found.kind is PeriodKind.DAY and scalar is not None:
        month = found.key[:7]
        message = f"{field.name}“{scalar.text}”是一天，不是一个时期"
        field.wrong("E015", message, scalar, month, "某一天写在“日期”里")
        return None
    return found


def any_period(field: Field) -> Period | None:
    """A period, or the day that one with a fixed date ends on."""
    scalar = field.scalar()
    if scalar is None:
        return None
    found = parse_period(scalar.text)
    if found is None:
        year = year_in(scalar.text) or example_year(field)
        weeks = dt.date(year, 12, 28).isocalendar().week  # the 28th is always in the year's last week
        reason, right = "不是一个时期", str(year)
        if _WEEK.match(plain_text(scalar.text).replace(" ", "")):
            reason, right = f"不对：{year} 年只有 {weeks} 周", f"{year}-W{weeks}"
        hint = f"写 {year}、{year}-08、{year}-Q3、{year}-上半年或 {year}-W08"
        field.wrong("E015", f"{field.name}“{scalar.text}”{reason}", scalar, right, hint)
    return found


def year_in(text: str) -> int | None:
    """The year that a text begins with, if it may be meant."""
    typed = re.match(r"(?:19|20|21)\d\d(?!\d)", plain_text(text))
    return int(typed.group()) if typed else None


def example_period(kind: PeriodKind, year: int) -> str:
    """How a period of a kind can be written."""
    forms = {
        PeriodKind.DAY: f"{year}-06-30",
        PeriodKind.WEEK: f"{year}-W08",
        PeriodKind.MONTH: f"{year}-08",
        PeriodKind.QUARTER: f"{year}-Q3",
        PeriodKind.HALF: f"{year}-上半年",
        PeriodKind.YEAR: f"{year}",
        PeriodKind.TRIENNIUM: f"{year}-{year + 2}",
    }
    return forms[kind]
