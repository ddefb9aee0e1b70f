"""A word from a fixed list: status, nature."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from dangjian.content.names import Names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dangjian.reading.values.field import Field
    from dangjian.reading.values.schema import Reader

Choice = TypeVar("Choice", bound=StrEnum)


def choice(kind: type[Choice], also: Mapping[str, Choice] | None = None) -> Reader[Choice]:
    """A reader of one member of ``kind``, by its Chinese value or by another word of the same meaning."""

    def read(field: Field) -> Choice | None:
        scalar = field.scalar()
        values = [(member.value, member.value) for member in kind]
        values += [(word, member.value) for word, member in (also or {}).items()]
        names = replace(Names.of(field.name, values, code="E020"), shown=tuple(kind))
        found = None if scalar is None else names.resolve(scalar, field)
        return None if found is None else kind(found)

    return read
