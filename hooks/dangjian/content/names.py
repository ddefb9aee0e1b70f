"""Finding what an editor means by a name: unit, position, activity type, or a word of a fixed list."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.reading.slips import is_shortening, is_slip, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dangjian.reading.located import Scalar
    from dangjian.reading.values.field import Field


_AROUND = "\"'“”‘’《》。.;,、"
# Between several names in one text. A blank is in some names, so it comes last.
_BETWEEN = (re.compile(r"以及|[和与及/+＋|&]"), re.compile(r"\s+"))
# Before a name it says nothing: 机关一支部.
_OF_THE_OFFICE = re.compile("^(?:机关|本单位)")
# How many characters of names a hint has room for.
_ROOM = 240


def plain(name: str) -> str:
    """A name without width, case and spaces, and without quotes or a full stop around it."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split()).strip(_AROUND)


@dataclass(frozen=True)
class Names:
    """Names with what they stand for. ``what`` is the kind in messages, ``shown`` the known spellings."""

    what: str
    ids: Mapping[str, str]
    shown: tuple[str, ...]
    code: str = "E017"
    # The file that defines these names is broken: an unknown one is its fault, and reported there.
    spoilt: bool = False
    # What to do about a name that is none of these.
    advice: str = ""

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
        """The known spelling that was mistyped or shortened, if it is not there already; else empty."""
        return self._meant(name, besides)[0]

    def unknown(self, name: str, besides: Iterable[str] = ()) -> tuple[str, str, str]:
        """How to say that a name is unknown: the message, the name probably meant (or empty), a hint."""
        guess, several = self._meant(name, besides)
        ask = f"，是否想写“{guess}”" if guess else ""
        hint = ""
        if several:
            hint = f"写全{'是哪一个' if len(several) > 1 else ''}：{_listed(several)}"
        elif not guess and self.shown:
            hint = f"可以写：{_listed(self._titles(self.shown))}"
        advice = "" if guess else self.advice
        return f"不认识的{self.what}“{name}”{ask}", guess, "；".join(part for part in (hint, advice) if part)

    def _meant(self, name: str, besides: Iterable[str]) -> tuple[str, list[str]]:
        """The spelling that was meant, or else all that the name is a part of."""
        typed = plain(name)
        there = {self.find(one) for one in besides}
        free = [one for one in self.shown if self.find(one) not in there]
        slips = self._titles(one for one in free if is_slip(typed, plain(one)))
        if len(slips) == 1:
            return slips[0], []
        whole = self._wholes(typed, free) or self._wholes(_OF_THE_OFFICE.sub("", typed), free)
        if len(whole) == 1 and telling(whole[0]) == telling(typed):
            return whole[0], []
        return "", slips or whole

    def _wholes(self, typed: str, free: Iterable[str]) -> list[str]:
        """The names that the text is a shortening of: of 一支部 not the secretary, of 一 none with 四."""
        found = [one for one in free if is_shortening(typed, plain(one))]
        if telling(typed):
            found = [one for one in found if telling(one) == telling(typed)] or found
        return self._titles([one for one in found if plain(one).endswith(typed[-1])] or found)

    def _titles(self, spellings: Iterable[str]) -> list[str]:
        """One spelling for each id, a name rather than the id itself."""
        found: dict[str | None, str] = {}
        for one in spellings:
            identity = self.find(one)
            if identity not in found or found[identity] == identity:
                found[identity] = one
        return list(found.values())

    def resolve(self, scalar: Scalar, field: Field, besides: Iterable[str] = ()) -> str | None:
        """The id for a name as typed; an unknown one is reported with the nearest right one."""
        found = self.find(scalar.text)
        if found is None and not self.spoilt:
            message, guess, hint = self.unknown(scalar.text, besides)
            field.wrong(self.code, message, scalar, guess, hint)
        return found

    def _parts(self, scalar: Scalar, between: tuple[re.Pattern[str], ...] = _BETWEEN) -> Iterator[Scalar]:
        """``第一党支部和第二党支部`` is two names, if it is not one itself and one of its parts is known."""
        if self.find(scalar.text) is not None or not between:
            yield scalar
            return
        parts = [part for part in between[0].split(scalar.text) if any(map(str.isalnum, part))]
        pieces = [one for part in parts for other in between for one in other.split(part)]
        if not any(self.find(one) for one in (*parts, *pieces) if one):
            yield scalar
            return
        start = 0
        for part in parts:
            start = scalar.text.index(part, start)
            bare = part.strip()
            yield from self._parts(scalar.part(start + part.index(bare), bare), between[1:])
            start += len(part)

    def resolve_all(self, scalars: Iterable[Scalar], field: Field) -> tuple[str, ...]:
        """The ids of several names, each once, in the order typed."""
        parts = [part for scalar in scalars for part in self._parts(scalar)]
        texts = [part.text for part in parts]
        if not self.spoilt:
            self._report_unknown([part for part in parts if self.find(part.text) is None], field, texts)
        found = (self.find(text) for text in texts)
        return tuple(dict.fromkeys(identity for identity in found if identity is not None))

    def _report_unknown(self, unknown: list[Scalar], field: Field, besides: list[str]) -> None:
        """Each in its place; the corrected line mends all of a line, so that one does not undo the other."""
        told = [(part, *self.unknown(part.text, besides)) for part in unknown]
        for part, message, guess, hint in told:
            beside = [
                (one, its) for one, _, its, _ in told if its and one.line == part.line and one.span == 1
            ]
            if not guess or len(beside) < 2:
                field.wrong(self.code, message, part, guess, hint)
                continue
            line = field.report.lines[part.line - 1]
            for one, its in sorted(beside, key=lambda pair: -pair[0].column):
                line = f"{line[: one.column - 1]}{its}{line[one.column - 1 + len(one.raw) :]}"
            field.report.error(self.code, message, corrected=line.rstrip(), hint=hint, at=part.at)


def _listed(names: Iterable[str]) -> str:
    """Names for a hint; where there are too many, how many there are."""
    every = list(names)
    shown: list[str] = []
    for name in every:
        if sum(map(len, shown)) + len(name) > _ROOM:
            return f"{'、'.join(shown)}等 {len(every)} 个"
        shown.append(name)
    return "、".join(shown)
