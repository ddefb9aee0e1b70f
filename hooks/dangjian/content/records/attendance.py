"""`10/11` in one cell: how many came, of how many."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from dangjian.content.records.schema import EXPECTED, PRESENT
from dangjian.reading.located import Entry, Scalar

if TYPE_CHECKING:
    from dangjian.reading.report import Report

_BOTH = re.compile(r"^(\d{1,5})\s*人?\s*/\s*(\d{1,5})\s*人?$")
_NUMBERS = re.compile(r"\d+")
_COUNTS = (PRESENT.chinese, EXPECTED.chinese)


def both_counts(text: str) -> tuple[int, int] | None:
    """Present and expected: the less is present, since nobody came who was not expected."""
    match = _BOTH.match(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    present, expected = sorted((int(match[1]), int(match[2])))
    return present, expected


def apart(entries: list[Entry], report: Report) -> list[Entry]:
    """A row's fields, with two counts in one cell as two; a column of its own has the last word."""
    found = {entry.key.text: entry for entry in entries if entry.key.text in _COUNTS}
    for entry in tuple(found.values()):
        counts = both_counts(entry.value.text) if isinstance(entry.value, Scalar) else None
        if counts is None or not isinstance(entry.value, Scalar):
            continue
        for name, count in zip(_COUNTS, counts, strict=True):
            other = found.get(name)
            if other is None or other is entry:
                key = replace(entry.key, text=name)
                found[name] = Entry(key, replace(entry.value, text=str(count)))
            elif isinstance(other.value, Scalar) and _NUMBERS.findall(other.value.text) != [str(count)]:
                message = f"“{entry.value.text}”里{name} {count} 人，“{name}”一列是“{other.value.text}”"
                hint = f"按“{name}”那一列算，请核对"
                report.warning("W069", message, hint=hint, at=entry.value.at)
    return [entry for entry in entries if entry.key.text not in _COUNTS] + list(found.values())
