"""Periods as people type them: ``2021``, ``2026-上半年``, ``2026年第三季度``, ``2026-08``, ``2026-W08``."""

from __future__ import annotations

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
    (PeriodKind.YEAR, rf"^(?P<y>{YEAR})\s*年?度?$"),
    (PeriodKind.HALF, rf"^(?P<y>{YEAR})\s*年?[-\s]*(?:H(?P<i>[12])|(?P<w>[上下])半年)$"),
    (
        PeriodKind.QUARTER,
        rf"^(?P<y>{YEAR})\s*年?[-\s]*(?:Q(?P<i>[1-4])|第?(?P<w>[一二三四1-4])季度?)$",
    ),
    (PeriodKind.WEEK, rf"^(?P<y>{YEAR})\s*年?[-\s]*(?:W(?P<i>\d{{1,2}})|第?(?P<w>{NUMBER})周)$"),
    (PeriodKind.TRIENNIUM, rf"^(?P<y>{YEAR})\s*年?\s*[-至到]+\s*(?P<until>{YEAR})\s*年?$"),
    (PeriodKind.MONTH, rf"^(?P<y>{YEAR})\s*[-./年]\s*(?P<i>{NUMBER})\s*(?:月份?)?$"),
    (PeriodKind.DAY, rf"^(?P<y>{YEAR})\s*[-./年]\s*(?P<m>{NUMBER})\s*[-./月]\s*(?P<d>{NUMBER})\s*日?$"),
)
_PATTERNS = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _FORMS)
_WORDS = {"上": 1, "下": 2, "一": 1, "二": 2, "三": 3, "四": 4}


def parse_period(text: str) -> Period | None:
    """The period that a text means; None for what is none, or is in no calendar."""
    plain = plain_text(text)
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
    """A period."""
    scalar = field.scalar()
    if scalar is None:
        return None
    found = parse_period(scalar.text)
    if found is None:
        typed = re.match(r"(?:19|20|21)\d\d(?!\d)", plain_text(scalar.text))
        right = typed.group() if typed else str(example_year(field))
        hint = f"写 {right}、{right}-08、{right}-Q3 或 {right}-上半年"
        field.wrong("E015", f"{field.name}“{scalar.text}”不是一个时期", scalar, right, hint)
    return found
