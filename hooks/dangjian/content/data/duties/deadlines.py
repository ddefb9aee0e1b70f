"""Deadlines as offices write them: “每月5日前”, “3月底前”, “周五”, “次年3月底”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dangjian.model.dates import WEEKDAYS
from dangjian.model.duties import Cadence, Deadline
from dangjian.model.periods import MONTHS
from dangjian.reading.values.dates import NUMBER, number_of, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

# What to write instead, by cadence: for messages.
EXAMPLES = {
    Cadence.WEEKLY: "周五",
    Cadence.MONTHLY: "5日前、月底前、最后一个工作日",
    Cadence.QUARTERLY: "首月15日前、末月20日前、季末前",
    Cadence.HALF_YEARLY: "首月15日前、末月20日前、半年末前",
    Cadence.YEARLY: "1月31日前、3月底前、年底前",
}
EXTENSIONS = {
    Cadence.WEEKLY: "次周周一",
    Cadence.MONTHLY: "次月5日、次月底",
    Cadence.QUARTERLY: "次月10日、次季首月15日",
    Cadence.HALF_YEARLY: "次月底、次月15日",
    Cadence.YEARLY: "次年1月底、次年3月底",
}
_EDGES = re.compile(
    r"^(?:每|当|本)?(?:个?月(?=最后|\d|[一二三])|周(?=周|星期)|季度?(?=首|末|第)|半年(?=首|末|第)|年(?=\d|[一二三四五六七八九十]))?"
    r"(?P<core>.*?)(?:[之以]?前|为止|内)?$"
)
_WEEKDAY = re.compile(
    r"^(?P<next>[次下])?(?:(?P<skip>周)(?=周|星期))?(?:周|星期|礼拜)(?P<w>[一二三四五六日天1-7])$"
)
_DAY = rf"(?:(?P<d>{NUMBER})\s*[日号]|(?P<end>[底末]|最后一天)|(?P<work>(?:的)?最后(?:一个)?工作日))"
_IN_MONTH = re.compile(rf"^(?:(?P<next>[次下]个?月|[次下]月)|月)?\s*{_DAY}$")
_NTH = re.compile(
    rf"^(?P<next>次季度?|次半年)?(?:首月|第(?P<n>{NUMBER})个?月|(?P<last>(?:季|半年)?末月|最后一?个?月))\s*{_DAY}?$"
)
_OF_YEAR = re.compile(rf"^(?P<next>次年|下一?年|第二年)?\s*(?P<m>{NUMBER})\s*月\s*(?:份)?{_DAY}?$")
_ENDS = {
    Cadence.MONTHLY: ("月末", "月底"),
    Cadence.QUARTERLY: ("季末", "季度末", "季底", "期末"),
    Cadence.HALF_YEARLY: ("半年末", "半年底", "期末"),
    Cadence.YEARLY: ("年底", "年末", "期末"),
}


def parse_deadline(text: str, cadence: Cadence) -> Deadline | None:
    """What a text means for a cadence; None for what it cannot mean."""
    plain = plain_text(text).replace(" ", "")
    if cadence is Cadence.WEEKLY:
        return _weekday(plain)
    match = _EDGES.match(plain)
    core = match["core"] if match else plain
    ends = _ENDS.get(cadence, ())
    if core in ends or plain.removeprefix("每").removesuffix("前") in ends:
        return Deadline(text=f"{ends[0]}前")
    return next(_by_month(core, cadence), None)


def _weekday(plain: str) -> Deadline | None:
    match = _WEEKDAY.match(re.sub(r"(?:[之以]?前|为止)$", "", plain.removeprefix("每")))
    if match is None:
        return None
    number = "一二三四五六日".find(match["w"].replace("天", "日")) + 1 or int(match["w"])
    week = 7 if match["next"] else 0
    return Deadline(weekday=number + week, text=f"{'次周' if week else ''}周{WEEKDAYS[number - 1]}")


def _by_month(core: str, cadence: Cadence) -> Iterator[Deadline]:
    kind = cadence.kind
    months = MONTHS.get(kind, 0) if kind else 0
    if not months:
        return
    match = _IN_MONTH.match(core)
    if match and (match["next"] or cadence is Cadence.MONTHLY):
        month = months + 1 if match["next"] else 0
        yield from _day(match, month, "次月" if month else ("" if match["d"] or match["work"] else "月"))
    match = _NTH.match(core)
    if match and cadence in (Cadence.QUARTERLY, Cadence.HALF_YEARLY):
        number = number_of(match["n"]) if match["n"] else 0 if match["last"] else 1
        ahead = "次季" if cadence is Cadence.QUARTERLY else "次半年"
        label = "末月" if not number else "首月" if number == 1 else f"第{number}个月"
        if match["next"] and number:
            yield from _day(match, months + number, f"{ahead}{label}")
        elif not match["next"] and number <= months:
            yield from _day(match, number, label)
    match = _OF_YEAR.match(core)
    if match and cadence is Cadence.YEARLY and 1 <= number_of(match["m"]) <= 12:
        month = number_of(match["m"])
        yield from _day(
            match, month + (12 if match["next"] else 0), f"{'次年' if match['next'] else ''}{month}月"
        )


def _day(match: re.Match[str], month: int, label: str) -> Iterator[Deadline]:
    """The day within a month; the month's end where none is written."""
    if match["work"]:
        yield Deadline(month=month, workday=True, text=f"{label}最后一个工作日前")
        return
    day = number_of(match["d"]) if match["d"] else 0
    if day <= 31 and (day or not match["d"]):
        yield Deadline(month=month, day=day, text=f"{label}{f'{day}日' if day else '底'}前")
