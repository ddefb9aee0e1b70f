"""Deadlines as offices write them: “每月5日前”, “3月底前”, “周五”, “次年3月底”."""

from __future__ import annotations

import datetime as dt
import re

from dangjian.model.dates import WEEKDAYS
from dangjian.model.duties import Cadence, Deadline
from dangjian.model.periods import MONTHS
from dangjian.reading.values.dates import plain_text
from dangjian.reading.values.numbers import NUMBER, number_of

# What can be written, by cadence: for messages.
EXAMPLES = {
    Cadence.WEEKLY: "周五",
    Cadence.MONTHLY: "5日前、月底前、最后一个工作日",
    Cadence.QUARTERLY: "首月15日前、第2个月10日前、末月20日前、季末前",
    Cadence.HALF_YEARLY: "首月15日前、末月20日前、半年末前",
    Cadence.YEARLY: "1月31日前、3月底前、年底前",
    Cadence.THREE_YEARLY: "第三年6月底前",
}
EXTENSIONS = {
    Cadence.WEEKLY: "次周周一",
    Cadence.MONTHLY: "次月5日、次月底",
    Cadence.QUARTERLY: "次月10日、次月底、次季首月15日",
    Cadence.HALF_YEARLY: "次月15日、次月底",
    Cadence.YEARLY: "次年1月底、次年3月31日",
}
_BEFORE = re.compile(r"(?:[之以]?前|为止|止|内)$")
_WEEKDAY = r"(?:周|星期|礼拜)(?P<w>[一二三四五六日天1-7])"
_WORK = r"(?:的?最后一?个?工作日)"
_DAY = rf"(?:(?P<d>{NUMBER})[日号]|(?P<end>[底末]|的?最后一[天日])|(?P<work>{_WORK}))"
_NTH = rf"(?:首月|第(?P<n>{NUMBER})个?月|(?P<last>末月|最后一?个?月))份?{_DAY}"
_OF_YEAR = rf"(?P<m>{NUMBER})月份?{_DAY}?"
_EACH = "(?:每|当|本)?个?"
_NEXT_MONTH = rf"(?:次|下个?)月(?:的|月)?{_DAY}"
# Within a period, and behind it; of several forms of a cadence the first that fits counts.
_WITHIN = {
    Cadence.WEEKLY: (rf"{_EACH}(?:周(?=周|星|礼))?{_WEEKDAY}",),
    Cadence.MONTHLY: (rf"{_EACH}(?:月的?)?(?:月(?=[底末]))?{_DAY}",),
    Cadence.QUARTERLY: (
        rf"{_EACH}(?:季度?的?)?{_NTH}",
        rf"{_EACH}(?:季度?|期)(?P<close>[底末]|的?最后一[天日])",
        rf"{_EACH}(?:季度?)?末?(?P<work>{_WORK})",
    ),
    Cadence.HALF_YEARLY: (
        rf"{_EACH}(?:半年的?)?{_NTH}",
        rf"{_EACH}(?:半年|期)(?P<close>[底末]|的?最后一[天日])",
        rf"{_EACH}(?:半年)?末?(?P<work>{_WORK})",
    ),
    Cadence.YEARLY: (
        rf"{_EACH}(?:年的?)?{_OF_YEAR}",
        rf"{_EACH}(?:年(?=年))?(?:年|期)(?P<close>[底末]|的?最后一[天日])",
        rf"{_EACH}(?:年)?末?(?P<work>{_WORK})",
    ),
    Cadence.THREE_YEARLY: (rf"(?:第?[三3]年|末年|最后一年)的?{_OF_YEAR}",),
}
_BEHIND = {
    Cadence.WEEKLY: (rf"(?:次|下个?)(?:周(?=周|星|礼))?{_WEEKDAY}",),
    Cadence.MONTHLY: (_NEXT_MONTH,),
    Cadence.QUARTERLY: (_NEXT_MONTH, rf"(?:次|下一?个?)季度?的?{_NTH}"),
    Cadence.HALF_YEARLY: (_NEXT_MONTH, rf"(?:次|下一?个?)半年的?{_NTH}"),
    Cadence.YEARLY: (rf"(?:次|下一?|第二)年的?{_OF_YEAR}",),
}
_CLOSES = {Cadence.QUARTERLY: "季末", Cadence.HALF_YEARLY: "半年末", Cadence.YEARLY: "年底"}
# Months behind the period's first at which the year begins that is meant, and what it is called.
_YEARS_BEHIND = {Cadence.YEARLY: (0, ""), Cadence.THREE_YEARLY: (24, "第三年")}
_NEXT = {Cadence.QUARTERLY: "次季", Cadence.HALF_YEARLY: "次半年", Cadence.YEARLY: "次年"}


def parse_deadline(text: str, cadence: Cadence) -> Deadline | None:
    """A day within a cadence's period (完成时限); None for what is none."""
    found = _match(text, _WITHIN.get(cadence, ()))
    if found is None:
        return None
    groups, is_before = found
    if groups.get("w"):
        return _weekday(groups["w"], ahead=False)
    if groups.get("close"):
        return Deadline(text=f"{_CLOSES[cadence]}前")
    if cadence is Cadence.MONTHLY:
        return _day(groups, 0, "" if groups["d"] or groups["work"] else "月", "前")
    if cadence in _YEARS_BEHIND:
        return _of_year(groups, *_YEARS_BEHIND[cadence], is_before=is_before)
    return _nth(groups, cadence, 0, "", "前")


def parse_extension(text: str, cadence: Cadence) -> Deadline | None:
    """A day behind a cadence's period (可延至); None for what is none."""
    found = _match(text, _BEHIND.get(cadence, ()))
    if found is None:
        return None
    groups, is_before = found
    if groups.get("w"):
        return _weekday(groups["w"], ahead=True)
    months = MONTHS[cadence.kind] if cadence.kind else 0
    if cadence is Cadence.YEARLY:
        return _of_year(groups, months, _NEXT[cadence], is_before=is_before, before="")
    if "n" in groups:
        return _nth(groups, cadence, months, _NEXT[cadence], "")
    return _day(groups, months + 1, "次月", "")


def _match(text: str, forms: tuple[str, ...]) -> tuple[dict[str, str], bool] | None:
    """The parts of the first form that fits, and whether 前 or the like stood behind it."""
    plain = plain_text(text).replace(" ", "")
    core = _BEFORE.sub("", plain)
    for form in forms:
        match = re.fullmatch(form, core)
        if match:
            return {name: part or "" for name, part in match.groupdict().items()}, core != plain
    return None


def _weekday(typed: str, *, ahead: bool) -> Deadline:
    number = int(typed) if typed.isdecimal() else WEEKDAYS.index(typed.replace("天", "日")) + 1
    text = f"{'次周' if ahead else ''}周{WEEKDAYS[number - 1]}"
    return Deadline(weekday=number + (7 if ahead else 0), text=text)


def _nth(groups: dict[str, str], cadence: Cadence, behind: int, label: str, before: str) -> Deadline | None:
    """A day of the n-th month of a quarter or half-year."""
    if "n" not in groups:
        return Deadline(workday=True, text=f"{label}最后一个工作日{before}")
    months = MONTHS[cadence.kind] if cadence.kind else 0
    number = months if groups["last"] else number_of(groups["n"]) if groups["n"] else 1
    if not 1 <= number <= months:
        return None
    named = "首月" if number == 1 else "末月" if number == months else f"第{number}个月"
    return _day(groups, behind + number, f"{label}{named}", before)


def _of_year(
    groups: dict[str, str], behind: int, label: str, *, is_before: bool, before: str = "前"
) -> Deadline | None:
    """A day of a month of the year; “3月前” may mean its first day or its last, and is refused."""
    if "m" not in groups:
        return Deadline(workday=True, text=f"{label}最后一个工作日{before}")
    month = number_of(groups["m"])
    is_bare = not (groups["d"] or groups["end"] or groups["work"])
    if not 1 <= month <= 12 or (is_bare and is_before):
        return None
    try:
        dt.date(2024, month, number_of(groups["d"]) if groups["d"] else 1)
    except ValueError:
        return None
    return _day(groups, behind + month, f"{label}{month}月", before)


def _day(groups: dict[str, str], month: int, label: str, before: str) -> Deadline | None:
    """A day of a month, its last, or its last working day."""
    if groups["work"]:
        return Deadline(month=month, workday=True, text=f"{label}最后一个工作日{before}")
    if not groups["d"]:
        return Deadline(month=month, text=f"{label}底{before}")
    day = number_of(groups["d"])
    return Deadline(month=month, day=day, text=f"{label}{day}日{before}") if 1 <= day <= 31 else None
