"""A word from a fixed list: status, nature."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from dangjian.content.names import Names

if TYPE_CHECKING:
    from dangjian.reading.field import Field
    from dangjian.reading.schema import Reader

Choice = TypeVar("Choice", bound=StrEnum)


def choice(kind: type[Choice]) -> Reader[Choice]:
    """A reader of one member of ``kind``, by its Chinese value."""

    def read(field: Field) -> Choice | None:
        scalar = field.scalar()
        names = Names.of(field.name, ((member.value, member.value) for member in kind), code="E020")
        found = None if scalar is None else names.resolve(scalar, field)
        return None if found is None else kind(found)

    return read
