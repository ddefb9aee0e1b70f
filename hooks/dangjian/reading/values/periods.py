"""Periods as people type them: ``2021``, ``2026-上半年``, ``2026年第三季度``, ``2026-08``, ``2026-W08``."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from dangjian.model.periods import Period, PeriodKind
from dangjian.reading.values.dates import YEAR, plain_text
from dangjian.reading.values.legible import CHECK_YEAR, FIRST_YEAR, LAST_YEAR, folder_year
from dangjian.reading.values.numbers import NUMBER, number_of

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
_THIS_YEAR = re.compile(r"^(?:今年|本年度?|当年)的?")
_SHORT_YEAR = re.compile(r"^(?P<y>1[3-9]|[2-9]\d)(?=[-./年])")
_LENGTH = re.compile("[月季周半年日号QWH.]", re.IGNORECASE)
# A leap year with a 53rd week: what it has not, no year has.
ANY_YEAR = 2004
_DAY = re.compile("[月./-].*[0-9０-９一二三四五六七八九十]")
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
    found = any_period(field, days=False)
    scalar = field.scalar()
    if found is not None and found.kind is PeriodKind.DAY and scalar is not None:
        month = found.key[:7]
        message = f"{field.name}“{scalar.text}”是一天，不是一个时期"
        field.wrong("E015", message, scalar, month, "某一天写在“日期”里")
        return None
    return found


def any_period(field: Field, *, days: bool = True) -> Period | None:
    """A period, or the day that one with a fixed date ends on."""
    scalar = field.scalar()
    if scalar is None:
        return None
    found = parse_period(scalar.text)
    if found is None:
        reason, right, hint = _refusal(scalar.text, folder_year(field), days=days)
        field.wrong("E015", f"{field.name}“{scalar.text}”{reason}", scalar, right, hint)
    return found


def _refusal(text: str, year: int | None, *, days: bool) -> tuple[str, str, str]:
    """What is wrong with a text that is no period, how it was meant (or empty), and a hint."""
    meant = legible_period(text, year)
    if meant and (days or meant.kind is not PeriodKind.DAY):
        is_short = _SHORT_YEAR.match(plain_text(text))
        return "的年份要写四位" if is_short else "缺少年份", as_written(meant), CHECK_YEAR
    typed = year_in(text)
    if _WEEK.match(plain_text(text).replace(" ", "")) and typed:
        weeks = dt.date(typed, 12, 28).isocalendar().week  # the 28th is always in the year's last week
        return f"不对：{typed} 年只有 {weeks} 周", "", f"写成 {typed}-W08 的样子，换成实际的那一周"
    hint = yearless_form(text)
    if hint and not meant and (days or not _DAY.search(text)):
        return "缺少年份", "", hint
    shown = typed or year or 2026
    forms = f"{shown}、{shown}-08、{shown}-Q3、{shown}-上半年或 {shown}-W08"
    return "不是一个时期", "", f"写成 {forms} 的样子，换成实际的那一期"


def legible_period(text: str, year: int | None) -> Period | None:
    """The period that is meant where only the century or the year is missing; ``year`` is the one to take."""
    plain = _THIS_YEAR.sub("", plain_text(text).replace(" ", ""))
    if _SHORT_YEAR.match(plain):
        return parse_period(f"20{plain}")
    if year is None or year_in(plain) or not _LENGTH.search(plain):
        return None
    found = parse_period(f"{year}年{plain}")
    return found if found and found.kind is not PeriodKind.YEAR else None


def yearless_form(text: str) -> str:
    """A hint that keeps a legible quarter, month or week of which only the year is not known, or empty."""
    found = legible_period(text, ANY_YEAR)
    if found is None:
        return ""
    return f"写成“年份{as_written(found).removeprefix(str(ANY_YEAR))}”的样子，年份写四位"


def as_written(period: Period) -> str:
    """How a period is best written: as its key, but halves of a year in words."""
    half = {1: "上半年", 2: "下半年"}.get(period.index, "") if period.kind is PeriodKind.HALF else ""
    return f"{period.year}-{half}" if half else period.key


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
