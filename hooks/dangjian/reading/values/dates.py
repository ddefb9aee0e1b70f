"""Dates and periods, read as forgivingly as they are typed and never guessed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.model.dates import WEEKDAYS, PartialDate
from dangjian.reading.values.legible import (
    CHECK_YEAR,
    FIRST_YEAR,
    LAST_YEAR,
    day_of,
    folder_year,
    form_of_date,
    legible_date,
    shorter,
)
from dangjian.reading.values.numbers import NUMBER, number_of

if TYPE_CHECKING:
    from dangjian.reading.located import Scalar
    from dangjian.reading.values.field import Field

YEAR = r"(?:\d{4}|[〇零○一二三四五六七八九]{4})"
_DAY = re.compile(
    rf"^(?P<y>{YEAR})\s*[-./年]\s*(?P<m>{NUMBER})\s*[-./月]\s*(?P<d>{NUMBER})\s*(?:[日号]|(?!\d))(?P<tail>.*)$"
)
_COMPACT = re.compile(r"^(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})?(?![\d])(?P<tail>.*)$")
_MONTH = re.compile(rf"^(?P<y>{YEAR})\s*[-./年]\s*(?P<m>{NUMBER})\s*(?:月份?)?(?P<tail>)$")
_YEAR = re.compile(rf"^(?P<y>{YEAR})\s*年?(?P<tail>)$")
_UNTIL = re.compile(r"^\s*(?:至|到|-|~|—)+\s*(?P<end>.+)$")
_WEEKDAY = re.compile(r"^[\s(]*(?:星期|周|礼拜)(?P<day>[一二三四五六日天])[\s)]*")
_NOTE = re.compile(r"^\s*(?:\((?P<note>[^()]*)\)|#\s*(?P<remark>.*)$)\s*")
_TIME = re.compile(r"(?P<hour>\d{1,2})\s*(?::(?P<minute>\d{2})|[点时](?P<spoken>\d{1,2})?)")
_WRAPPING = " \t。.;；,，\"'“”‘’[]【】《》"
_CLOCK = re.compile(
    r"^[T\s]*(?P<clock>(?:上午|下午|中午|晚上|凌晨|早上)?\s*\d{1,2}\s*(?::\d{2}(?::\d{2}(?:\.\d+)?)?|[点时](?:\d{1,2}分?|半)?))"
    r"\s*(?:Z|\+\d{2}:?\d{2})?"
    r"(?P<range>\s*[-~至到—]+\s*\d{1,2}\s*(?::\d{2}|[点时](?:\d{1,2}分?|半)?))?\s*|^\s*(?P<half>上午|下午|全天|晚上)\s*"
)
_DASHES = str.maketrans(dict.fromkeys("–—－―─‐‑−〜～", "-"))
_FROM = re.compile(r"^自(?P<date>.+?)起?(?:施行|执行|实施)?$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as typed: with the clock's part as text, and the end where a span of days was typed."""

    date: PartialDate
    clock: str = ""
    end: PartialDate | None = None


def moment(field: Field) -> Moment | None:
    """A date, perhaps with weekday, clock or a span of days."""
    scalar = field.scalar()
    if scalar is None:
        return None
    plain = plain_text(scalar.text)
    for pattern in (_DAY, _COMPACT, _MONTH, _YEAR):
        match = pattern.match(plain)
        if match:
            date = _date(match, field, scalar)
            return None if date is None else _with_tail(date, match["tail"], field, scalar)
    _refuse(field, scalar, plain)
    return None


def is_clock(text: str) -> bool:
    """Whether a text is a time of day and nothing else: ``14:30``, ``上午9点``."""
    match = _CLOCK.match(plain_text(text))
    return match is not None and match.end() == len(plain_text(text))


def date(field: Field) -> PartialDate | None:
    """A date where the clock does not matter."""
    found = moment(field)
    return None if found is None else found.date


def plain_text(text: str) -> str:
    """Half-width digits and marks, single blanks, no wrapping; the character 〇 survives NFKC."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    plain = " ".join(plain.strip(_WRAPPING).split())
    since = _FROM.match(plain)
    return since["date"] if since else plain


def _date(match: re.Match[str], field: Field, scalar: Scalar) -> PartialDate | None:
    parts = {name: number_of(value) for name, value in match.groupdict().items() if name in "ymd" and value}
    year, month, day = parts["y"], parts.get("m", 0), parts.get("d", 0)
    subject = f"{field.name}“{scalar.text}”"
    if not FIRST_YEAR <= year <= LAST_YEAR:
        known = folder_year(field)
        right = day_of(known, month, day) if known else None
        hint = f"{CHECK_YEAR}；{shorter(right)}" if right else form_of_date(known)
        field.wrong("E012", f"{subject}的年份不对", scalar, right.iso if right else "", hint)
    elif "m" in parts and not 1 <= month <= 12:
        field.wrong("E012", f"{subject}不是有效日期", scalar, hint=form_of_date(year))
    elif "d" in parts and not 1 <= day <= PartialDate(year, month).last.day:
        last = PartialDate(year, month).last.day
        reason = f"：{year} 年 {month} 月最后一天是 {last} 日" if day else ""
        hint = f"换成实际的那一天；只知道月份就写 {year}-{month:02d}"
        field.wrong("E012", f"{subject}不是有效日期{reason}", scalar, hint=hint)
    else:
        return PartialDate(year, month, day)
    return None


def _with_tail(date: PartialDate, tail: str, field: Field, scalar: Scalar) -> Moment | None:
    """What may follow a day: its weekday, a clock, the end of a span, a note in brackets."""
    rest, clock = tail, ""
    weekday = _WEEKDAY.match(rest)
    if weekday:
        rest = rest[weekday.end() :]
    at = _CLOCK.match(rest) if rest else None
    if at:
        rest = rest[at.end() :]
        clock = (at["half"] or f"{at['clock']}{at['range'] or ''}").strip()
        _check_clock(date, clock, field, scalar)
    if weekday:
        _check_weekday(date, weekday["day"], clock, field, scalar)
    note = _NOTE.match(rest)
    if note:
        rest = rest[note.end() :]
        words = note["note"] if note["remark"] is None else note["remark"].strip()
        if not words.startswith("也可"):
            message = f"{field.name}后面的“{words}”不会显示"
            field.report.warning("W010", message, hint="需要的话写进正文", at=scalar.at)
    until = _UNTIL.match(rest)
    end = _span_end(date, until["end"]) if until else None
    if rest.strip() and end is None:
        field.wrong(
            "E012", f"{field.name}“{scalar.text}”里多了“{rest.strip()}”", scalar, date.iso, "其余的写进正文"
        )
        return None
    if end is not None and end < date:
        field.wrong(
            "E021",
            f"{field.name}“{scalar.text}”的结束早于开始",
            scalar,
            date.iso,
            "结束的日子写在“结束日期”里",
        )
        return None
    return Moment(date, clock, end)


def _span_end(start: PartialDate, typed: str) -> PartialDate | None:
    """The end of ``2024年3月5日至7日``; parts not typed are the start's."""
    match = _DAY.match(typed)
    numbers = [match["y"], match["m"], match["d"]] if match and not match["tail"] else None
    if numbers is None:
        short = re.match(rf"^(?:({NUMBER})\s*[-./月]\s*)?({NUMBER})\s*[日号]?$", typed)
        if short is None:
            return None
        numbers = [str(start.year), short[1] or str(start.month), short[2]]
    try:
        return PartialDate(*(number_of(part) for part in numbers))
    except ValueError:
        return None


def _check_clock(date: PartialDate, clock: str, field: Field, scalar: Scalar) -> None:
    for time in _TIME.finditer(clock):
        minute = int(time["minute"] or time["spoken"] or 0)
        if int(time["hour"]) > 24 or minute > 59:
            message = f"{field.name}“{scalar.text}”里的钟点“{time.group()}”不对"
            hint = f"写成 {date.iso} 14:30 的样子，换成实际的钟点；也可不写钟点"
            field.wrong("E012", message, scalar, hint=hint)
            return


def _check_weekday(date: PartialDate, typed: str, clock: str, field: Field, scalar: Scalar) -> None:
    day = date.exact
    right = WEEKDAYS[day.weekday()] if day else ""
    if right and typed.replace("天", "日") != right:
        message = f"{date.chinese}是星期{right}，不是星期{typed}"
        field.report.warning(
            *("W007", message),
            corrected=field.corrected(scalar, f"{date.iso} {clock}".strip()),
            hint="请核对日期",
            at=scalar.at,
        )


def _refuse(field: Field, scalar: Scalar, plain: str) -> None:
    found = legible_date(plain, folder_year(field))
    right = found.date.iso if found.date else ""
    hint = f"写成一行：{right}" if right and scalar.span > 1 else found.hint
    field.wrong("E012", f"{field.name}“{scalar.text}”{found.reason}", scalar, right, hint)
