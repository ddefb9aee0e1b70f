"""Whether a name was only mistyped or shortened: what tells two names apart is never taken for a slip."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import DamerauLevenshtein

# Numerals, and words of one character that make it another unit, office, length or its opposite.
_TELLING = re.compile(r"[0-9十两半双单每各副总甲乙丙丁戊己庚辛上下年月季周旬县处科股局市省不未非]")
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
# Of fewer characters one is too much of the word.
_SUBSTITUTABLE, _LATIN = 4, 6


def _plain(name: str) -> str:
    """Without case and width, 一 and 1 being one."""
    return unicodedata.normalize("NFKC", name).casefold().translate(_DIGITS)


def telling(name: str) -> str:
    """What tells a name from its like."""
    return "".join(_TELLING.findall(_plain(name)))


def is_slip(typed: str, name: str) -> bool:
    """Whether one wrong, doubled, missing or transposed character makes one of the other."""
    one, other = _plain(typed), _plain(name)
    if telling(one) != telling(other):
        return False
    edits = DamerauLevenshtein.distance(one, other)
    shorter = min(len(one), len(other))
    most = 2 if one.isascii() and shorter >= _LATIN else 1
    return edits <= most and (shorter >= _SUBSTITUTABLE or (shorter > 1 and sorted(one) == sorted(other)))


def is_shortening(typed: str, name: str) -> bool:
    """Whether characters were left out: one run of them left, or at least half of all."""
    if len(typed) < 2 or typed.isascii():
        return False
    rest = iter(name)
    return typed in name or (len(typed) * 2 >= len(name) and all(one in rest for one in typed))
