"""Finding what an editor means by a name: unit, position, activity type, or a word of a fixed list."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dangjian.reading.located import Scalar
    from dangjian.reading.values.field import Field


_AROUND = "\"'“”‘’《》。.;,、"
_NUMERAL = re.compile(r"[0-9一二三四五六七八九]")
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_AND = re.compile("以及|[和与及]")


def plain(name: str) -> str:
    """A name without width, case and spaces, and without quotes or a full stop around it."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split()).strip(_AROUND)


def _numerals(name: str) -> set[str]:
    """The numerals of a name, 一 and 1 being one."""
    return set(_NUMERAL.findall(unicodedata.normalize("NFKC", name).translate(_DIGITS)))


def _may_be_meant(name: str, guess: str) -> bool:
    """Whether numerals allow it: what is left of a name with numerals must have one of them, and no other."""
    typed, there = _numerals(name), _numerals(guess)
    return there <= typed and bool(there) == bool(typed)


@dataclass(frozen=True)
class Names:
    """Names with what they stand for. ``what`` is the kind in messages, ``shown`` the known spellings."""

    what: str
    ids: Mapping[str, str]
    shown: tuple[str, ...]
    code: str = "E017"
    # The file that defines these names is broken: an unknown one is its fault, and reported there.
    spoilt: bool = False

    @classmethod
    def of(
        cls, what: str, pairs: Iterable[tuple[str, str]], code: str = "E017", *, spoilt: bool = False
    ) -> Names:
        """From (spelling, id) pairs; where two ids claim one spelling the first keeps it."""
        ids: dict[str, str] = {}
        shown: list[str] = []
        for spelling, identity in pairs:
            if plain(spelling) not in ids:
                ids[plain(spelling)] = identity
                shown.append(spelling)
        return cls(what, ids, tuple(shown), code, spoilt)

    def find(self, name: str) -> str | None:
        """The id for a name, or None."""
        return self.ids.get(plain(name))

    def guess(self, name: str, besides: Iterable[str] = ()) -> str:
        """The nearest known spelling that is not there already; empty where none is near."""
        there = {self.find(one) for one in besides}
        # 第四 for 第一 is no slip of the pen: another unit would get the credit.
        alike = (one for one in self.shown if _may_be_meant(name, one))
        return nearest(name, (one for one in alike if self.find(one) not in there))

    def unknown(self, name: str, besides: Iterable[str] = ()) -> tuple[str, str, str]:
        """How to say that a name is unknown: the message, the name probably meant (or empty), a hint."""
        guess = self.guess(name, besides)
        ask = f"，是否想写“{guess}”" if guess else ""
        hint = "" if guess or not self.shown else f"可以写：{'、'.join(self.shown[:12])}"
        return f"不认识的{self.what}“{name}”{ask}", guess, hint

    def resolve(self, scalar: Scalar, field: Field, besides: Iterable[str] = ()) -> str | None:
        """The id for a name as typed; an unknown one is reported with the nearest right one."""
        found = self.find(scalar.text)
        if found is None and not self.spoilt:
            message, guess, hint = self.unknown(scalar.text, besides)
            field.wrong(self.code, message, scalar, guess, hint)
        return found

    def _parts(self, scalar: Scalar) -> Iterator[Scalar]:
        """``第一党支部和第二党支部`` is two names, if it is not one itself and one of its parts is known."""
        parts = _AND.split(scalar.text)
        if self.find(scalar.text) is not None or not any(self.find(part) for part in parts):
            yield scalar
            return
        start = 0
        for part in parts:
            start = scalar.text.index(part, start)
            yield scalar.part(start, part)
            start += len(part)

    def resolve_all(self, scalars: Iterable[Scalar], field: Field) -> tuple[str, ...]:
        """The ids of several names, each once, in the order typed."""
        parts = [part for scalar in scalars for part in self._parts(scalar)]
        texts = [part.text for part in parts]
        found = (self.resolve(part, field, texts) for part in parts)
        return tuple(dict.fromkeys(identity for identity in found if identity is not None))
