"""A party group as people name it: 第一党支部第2党小组."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dangjian.reading.values.numbers import chinese_number

if TYPE_CHECKING:
    from dangjian.model.organization import Unit

_NAMED = re.compile(r"^(?P<unit>.+?)第?(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})党?小组$")


def split_group(typed: str) -> tuple[str, int]:
    """The name of the unit, and the number of its party group; 0 where none is named."""
    match = _NAMED.match(typed.strip())
    if match is None:
        return typed, 0
    number = match["number"]
    return match["unit"], int(number) if number.isdecimal() else chinese_number(number) or 0


def why_no_group(unit: Unit, number: int) -> str:
    """What is wrong with the number of a unit's party group; empty where it has had one."""
    most = unit.most_groups
    if 1 <= number <= most:
        return ""
    has = f"只有 {most} 个党小组" if most else "没有登记党小组"
    return f"{unit.name}{has}，没有第 {number} 党小组"
