"""Finding what an editor means by a name: unit, position, activity type, or a word of a fixed list."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dangjian.reading.field import Field
    from dangjian.reading.located import Scalar


def plain(name: str) -> str:
    """A name without width, case and spaces."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(frozen=True)
class Names:
    """Names with what they stand for. ``what`` is the kind in messages, ``shown`` the known spellings."""

    what: str
    ids: Mapping[str, str]
    shown: tuple[str, ...]
    code: str = "E017"

    @classmethod
    def of(cls, what: str, pairs: Iterable[tuple[str, str]], code: str = "E017") -> Names:
        """From (spelling, id) pairs; where two ids claim one spelling the first keeps it."""
        ids: dict[str, str] = {}
        shown: list[str] = []
        for spelling, identity in pairs:
            if plain(spelling) not in ids:
                ids[plain(spelling)] = identity
                shown.append(spelling)
        return cls(what, ids, tuple(shown), code)

    def find(self, name: str) -> str | None:
        """The id for a name, or None."""
        return self.ids.get(plain(name))

    def guess(self, name: str) -> str:
        """The nearest known spelling; empty where none is near."""
        return nearest(name, self.shown)

    def resolve(self, scalar: Scalar, field: Field) -> str | None:
        """The id for a name as typed; an unknown one is reported with the nearest right one."""
        found = self.find(scalar.text)
        if found is None:
            guess = self.guess(scalar.text)
            ask = f"，是否想写“{guess}”" if guess else ""
            hint = "" if guess else f"可以写：{'、'.join(self.shown[:12])}"
            field.wrong(self.code, f"不认识的{self.what}“{scalar.text}”{ask}", scalar, guess, hint)
        return found

    def resolve_all(self, scalars: Iterable[Scalar], field: Field) -> tuple[str, ...]:
        """The ids of several names, each once, in the order typed."""
        found = (self.resolve(scalar, field) for scalar in scalars)
        return tuple(dict.fromkeys(identity for identity in found if identity is not None))
