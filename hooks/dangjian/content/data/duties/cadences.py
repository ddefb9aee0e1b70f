"""How often, as offices write it: “每月”, “按季”; of “每年两次” and “每周五” what to write instead."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from dangjian.content.choices import choice
from dangjian.content.data.duties.deadlines import parse_deadline
from dangjian.model.duties import Cadence
from dangjian.reading.values.numbers import chinese_number

if TYPE_CHECKING:
    from dangjian.reading.values.field import Field

_WORDS = {
    "每星期": Cadence.WEEKLY,
    "每个月": Cadence.MONTHLY,
    "按月": Cadence.MONTHLY,
    "每季": Cadence.QUARTERLY,
    "按季": Cadence.QUARTERLY,
    "每个季度": Cadence.QUARTERLY,
    "半年": Cadence.HALF_YEARLY,
    "每年度": Cadence.YEARLY,
    "3年": Cadence.THREE_YEARLY,
    "每3年": Cadence.THREE_YEARLY,
    "长期": Cadence.ONGOING,
    "常态化": Cadence.ONGOING,
    "经常": Cadence.ONGOING,
}
_LENGTHS = (
    (Cadence.WEEKLY, "周|星期"),
    (Cadence.HALF_YEARLY, "半年"),
    (Cadence.THREE_YEARLY, "[三3]年"),
    (Cadence.QUARTERLY, "季度?"),
    (Cadence.MONTHLY, "月"),
    (Cadence.YEARLY, "年度?"),
)
_TIMES = r"(?:至少|不少于)?(?:开展|召开)?(?P<times>\d{1,2}|[一二两三四五六七八九十]{1,3})[次回]"
_read = choice(Cadence, _WORDS)


def cadence(field: Field) -> Cadence | None:
    """One cadence; one that says how many times or by when as well is told apart."""
    scalar = field.scalar()
    hint = _apart(scalar.text) if scalar else None
    if scalar is None or hint is None:
        return _read(field)
    right, words = hint
    field.wrong("E020", f"频次“{scalar.text}”不能这样写", scalar, right, words)
    return None


def _apart(text: str) -> tuple[str, str] | None:
    """The cadence (empty where more has to be written), and how to write it; None for another thing."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    for one, length in _LENGTHS:
        times = re.fullmatch(rf"(?:每|一)?个?(?:{length}){_TIMES}", plain)
        if times:
            number = times["times"]
            count = int(number) if number.isdecimal() else chinese_number(number) or 0
            if count == 1:
                return one.value, ""
            return "", f"分两行写：“频次: {one}”和“至少: {count}”"
        deadline = re.match(rf"每个?(?:{length})", plain) and parse_deadline(plain, one)
        if deadline:
            return "", f"分两行写：“频次: {one}”和“完成时限: {deadline.text}”"
    return None
