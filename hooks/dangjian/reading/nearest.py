"""“是否想写”: the nearest right spelling of something unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENOUGH, _ENOUGH_LATIN = 50.0, 65.0


def _alike(one: str, other: str, **_: object) -> float:
    """Edit similarity in percent; transposed neighbours (标提, 日其, 类形) count as one slip."""
    edits = DamerauLevenshtein.normalized_similarity(one, other) * 100
    return max(edits, fuzz.ratio(one, other))


def nearest(word: str, choices: Iterable[str], enough: float = 0) -> str:
    """The choice most like ``word``, empty where none is alike enough; ties go to the earlier one.

    One common character of two is much in Chinese; of Latin letters any two words have some in common.
    """
    cutoff = enough or (_ENOUGH_LATIN if word.isascii() else _ENOUGH)
    found = process.extractOne(
        word, list(choices), scorer=_alike, processor=str.casefold, score_cutoff=cutoff
    )
    return str(found[0]) if found else ""
