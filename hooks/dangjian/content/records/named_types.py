"""Activity types named in other words of a row, and what to say where there is no column for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.content.names import plain

if TYPE_CHECKING:
    from dangjian.content.names import Names


def named_type(text: str, types: Names) -> str:
    """The one type whose name, or another name of it, stands in a text; empty for none or several."""
    rest, found = plain(text), {}
    # Longer names first, each taken out: 党课 in 微党课 is no lecture of its own.
    for name in sorted(types.shown, key=len, reverse=True):
        if plain(name) in rest:
            rest = rest.replace(plain(name), "\n")
            found[types.find(name)] = name
    return next(iter(_first_names(types, found))) if len(found) == 1 else ""


def _first_names(types: Names, found: dict[str | None, str]) -> list[str]:
    """The proper names of types found: the first spelling that each has."""
    return [next(name for name in types.shown if types.find(name) == slug) for slug in found]


def missing_type(types: Names) -> str:
    """What is missing in a sheet without a column of types, and how to add it."""
    names = dict.fromkeys(_first_names(types, {types.find(name): name for name in types.shown}))
    return (
        "没有“类型”这一列，表名也不是活动类型，整张表没有读；"
        "在列名那一行加一列“类型”，每行写是哪种活动（整张表都是一种的，把表名改成它也行）。"
        f"可以写：{'、'.join(names)}"
    )
