"""Numbers and yes/no, as offices write them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dangjian.reading.values.field import Field

_DIGITS = {
    character: value
    for value, characters in enumerate(("〇零○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for character in characters
}
# How a number below a hundred is typed: for patterns.
NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_UNITS = {"十": 10, "百": 100, "千": 1000}
_COUNT = re.compile(
    r"^(?:共|共计|合计|总计)?\s*(?P<number>\d{1,6}|[〇零○一二两三四五六七八九十百千]{1,7})"
    r"\s*(?:人|名|个|位|人次|次|份|件)?(?:党员|干部|职工|同志|党员干部|干部职工)?[。.]?$"
)
_HOURS = re.compile(
    r"^(?P<number>\d{1,3}(?:\.\d{1,2})?|[一二两三四五六七八九十]{1,3})?\s*(?P<half>个?半)?\s*(?:个?小时|学时|h)?[。.]?$",
    re.IGNORECASE,
)
_YES = frozenset(
    [
        "是",
        "是的",
        "有",
        "对",
        "√",
        "✓",
        "✔",
        "☑",
        "y",
        "yes",
        "true",
        "on",
        "1",
        "已",
        "已上传",
        "已完成",
        "需要",
        "须",
    ]
)
_NO = frozenset(
    [
        "否",
        "无",
        "不",
        "不是",
        "没有",
        "×",
        "✗",
        "✘",
        "x",
        "n",
        "no",
        "false",
        "off",
        "0",
        "未",
        "未上传",
        "未完成",
        "不需要",
        "没",
    ]
)


def chinese_number(text: str) -> int | None:
    """The value of ``五十四``, ``二〇二二`` or ``一百零三`` (below 10,000), None for anything else."""
    if text and all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total, digit = 0, None
    for character in text:
        if character in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[character]
            digit = None
        elif character in _DIGITS:
            digit = _DIGITS[character]
        else:
            return None
    return total + (digit or 0) if text else None


def number_of(text: str) -> int:
    """The value of a number in either numerals, 0 for anything else."""
    return int(text) if text.isdecimal() else chinese_number(text) or 0


def integer(field: Field) -> int | None:
    """A whole number; ``54人`` and ``五十四人`` are read as meant, a list of names is refused."""
    scalar = field.scalar()
    if scalar is None:
        return None
    plain = unicodedata.normalize("NFKC", scalar.text).strip()
    match = _COUNT.match(plain)
    if match:
        number = match["number"]
        return int(number) if number.isdecimal() else chinese_number(number)
    digits = re.findall(r"\d+", plain)
    if not digits and len(plain) > 1 and re.search(r"[、，,；;\s]", plain):
        field.wrong(
            "E019", f"“{field.name}”只写人数，不公布名单", scalar, hint="改成一个数字，名单留在支部台账里"
        )
    else:
        replacement = digits[0] if len(digits) == 1 else ""
        field.wrong(
            "E014", f"{field.name}“{scalar.text}”不是一个整数", scalar, replacement, hint="只写阿拉伯数字"
        )
    return None


def hours(field: Field) -> float | None:
    """A number of hours, decimals allowed."""
    scalar = field.scalar()
    if scalar is None:
        return None
    match = _HOURS.match(unicodedata.normalize("NFKC", scalar.text).strip())
    if match and (match["number"] or match["half"]):
        number = match["number"] or "0"
        whole = chinese_number(number)
        return (float(number) if whole is None else whole) + (0.5 if match["half"] else 0)
    field.wrong("E014", f"{field.name}“{scalar.text}”不是小时数", scalar, hint="只写数字，如 2 或 1.5")
    return None


def as_yes_no(word: str) -> bool | None:
    """Yes, no, or None for neither."""
    plain = unicodedata.normalize("NFKC", word).strip(" 。.;,()").casefold()
    return True if plain in _YES else False if plain in _NO else None


def yes_no(field: Field) -> bool | None:
    """是/否 in the usual spellings."""
    scalar = field.scalar()
    if scalar is None:
        return None
    answer = as_yes_no(scalar.text)
    if answer is None:
        field.wrong("E013", f"{field.name}“{scalar.text}”要写“是”或“否”", scalar, "是", hint="不是就写“否”")
    return answer
