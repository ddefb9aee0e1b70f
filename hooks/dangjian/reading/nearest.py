"""“是否想写”: the nearest right spelling of something unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENOUGH = 40.0


def _alike(one: str, other: str, **_: object) -> float:
    """Edit similarity in percent; transposed neighbours (标提, 日其, 类形) count as one slip."""
    edits = DamerauLevenshtein.normalized_similarity(one, other) * 100
    return max(edits, fuzz.ratio(one, other))


def nearest(word: str, choices: Iterable[str], enough: float = _ENOUGH) -> str:
    """The choice most like ``word``, empty where none is alike enough; ties go to the earlier one."""
    found = process.extractOne(word, list(choices), scorer=_alike, score_cutoff=enough)
    return str(found[0]) if found else ""
