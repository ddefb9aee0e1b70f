"""Ids in data files: short, ASCII, unique, part of addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from dangjian.reading.values.schema import Key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dangjian.reading.located import Scalar
    from dangjian.reading.report import Report
    from dangjian.reading.values.field import Field

T = TypeVar("T")
# `index` would be a folder's own page, `page` its numbered ones.
_RESERVED = frozenset({"index", "page"})
_SLUG = re.compile(r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")


def identity(field: Field) -> Scalar | None:
    """A stable id: lower-case letters, digits and hyphens."""
    scalar = field.scalar()
    if scalar is not None and (scalar.text in _RESERVED or not _SLUG.match(scalar.text)):
        better = re.sub(r"[^a-z0-9]+", "-", scalar.text.lower()).strip("-")
        field.wrong(
            "E031",
            f"{field.name}“{scalar.text}”不能用在网址里",
            scalar,
            better,
            "只用小写英文字母、数字和连字符",
        )
        return None
    return scalar


ID = Key(
    "id", "标识", identity, "稳定的英文标识，用在网址里，不显示；定下后不再改", "branch-5", required=True
)


def unique(pairs: Iterable[tuple[Scalar, T]], report: Report, what: str = "标识") -> tuple[T, ...]:
    """The values whose ids are new; a second use of an id (``what`` it is called) is reported."""
    seen: dict[str, Scalar] = {}
    kept: list[T] = []
    for scalar, value in pairs:
        if scalar.text in seen:
            first = seen[scalar.text].line
            report.error(
                "E030",
                f"{what}“{scalar.text}”重复（第 {first} 行已经用过）",
                hint=f"换一个{what}，或删掉一处",
                at=scalar.at,
            )
        else:
            seen[scalar.text] = scalar
            kept.append(value)
    return tuple(kept)
