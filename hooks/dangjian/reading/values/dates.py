"""Dates and periods, read as forgivingly as they are typed and never guessed."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.model.dates import WEEKDAYS, PartialDate
from dangjian.reading.values.numbers import chinese_number

if TYPE_CHECKING:
    from dangjian.reading.located import Scalar
    from dangjian.reading.values.field import Field

NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
YEAR = r"(?:\d{4}|[〇零○一二三四五六七八九]{4})"
_DAY = re.compile(
    rf"^(?P<y>{YEAR})\s*[-./年]\s*(?P<m>{NUMBER})\s*[-./月]\s*(?P<d>{NUMBER})\s*(?:[日号]|(?!\d))(?P<tail>.*)$"
)
_COMPACT = re.compile(r"^(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})?(?![\d])(?P<tail>.*)$")
_MONTH = re.compile(rf"^(?P<y>{YEAR})\s*[-./年]\s*(?P<m>{NUMBER})\s*(?:月份?)?(?P<tail>)$")
_YEAR = re.compile(rf"^(?P<y>{YEAR})\s*年?(?P<tail>)$")
_SHORT_YEAR = re.compile(
    r"^(?P<y>\d{2})\s*[-./年]\s*(?P<m>\d{1,2})(?:\s*[-./月]\s*(?P<d>\d{1,2})\s*[日号]?)?月?$"
)
_LOOSE = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?!\d)(?:\D{1,3}(?P<m>\d{1,2})(?![\d日号])(?:\D{1,3}(?P<d>\d{1,2})(?!\d))?)?"
)
_NO_YEAR = re.compile(r"^(?P<m>\d{1,2})\s*[-./月]\s*(?P<d>\d{1,2})\s*[日号]?")
_FOLDER_YEAR = re.compile(r"/(?P<y>(?:19|20|21)\d\d)/")
_SLIPS = str.maketrans("OoOlI|", "000111")
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_SERIALS = range(25569, 73051)  # 1970 to 2099
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
FIRST_YEAR, LAST_YEAR = 1900, 2199


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


def number_of(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_number(text) or 0


def _date(match: re.Match[str], field: Field, scalar: Scalar) -> PartialDate | None:
    parts = {name: number_of(value) for name, value in match.groupdict().items() if name in "ymd" and value}
    year, month, day = parts["y"], parts.get("m", 0), parts.get("d", 0)
    has_month, has_day = "m" in parts, "d" in parts
    example = f"{year}-03-05"
    right_year = example_year(field)
    hint = f"也可只写 {year}-03 或 {year}"
    if not FIRST_YEAR <= year <= LAST_YEAR:
        field.wrong(
            "E012",
            f"{field.name}“{scalar.text}”的年份不对",
            scalar,
            f"{right_year}-03-05",
            f"也可只写 {right_year}-03 或 {right_year}",
        )
    elif has_month and not 1 <= month <= 12:
        field.wrong("E012", f"{field.name}“{scalar.text}”不是有效日期", scalar, example, hint)
    elif has_day and not 1 <= day <= PartialDate(year, month).last.day:
        last = PartialDate(year, month).last.day
        reason = "不是有效日期"
        if day:
            reason += f"：{year} 年 {month} 月最后一天是 {last} 日"
        right = f"{year}-{month:02d}-{min(max(day, 1), last):02d}"
        field.wrong(
            "E012",
            f"{field.name}“{scalar.text}”{reason}",
            scalar,
            right,
            f"也可只写 {year}-{month:02d} 或 {year}",
        )
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
            field.wrong("E012", message, scalar, f"{date.iso} 14:30", "按实际的钟点写，也可不写")
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


def example_year(field: Field) -> int:
    """The year of the folder that the file lies in, for the example."""
    folder = _FOLDER_YEAR.search(field.report.path)
    return int(folder["y"]) if folder else 2022


def _refuse(field: Field, scalar: Scalar, plain: str) -> None:
    short, partial = _SHORT_YEAR.match(plain), _NO_YEAR.match(plain)
    loose = _LOOSE.search(plain) or _LOOSE.search(plain.translate(_SLIPS))
    year = example_year(field)
    reason, right = "不是有效日期", PartialDate(year, 3, 5)
    if short:
        reason = "的年份要写四位"
        right = _or_else(right, 2000 + int(short["y"]), int(short["m"]), int(short["d"] or 0))
    elif loose:
        right = _or_else(right, int(loose["y"]), int(loose["m"] or 0), int(loose["d"] or 0))
    elif partial:
        reason = "缺少年份"
        right = _or_else(right, year, int(partial["m"]), int(partial["d"]))
    elif plain.isdecimal() and int(plain) in _EXCEL_SERIALS:
        reason = "像是 Excel 里的日期序号"
        day = _EXCEL_EPOCH + dt.timedelta(days=int(plain))
        right = PartialDate(day.year, day.month, day.day)
    hint = f"也可只写 {right.year}-{right.month or 3:02d} 或 {right.year}"
    field.wrong("E012", f"{field.name}“{scalar.text}”{reason}", scalar, right.iso, hint)


def _or_else(example: PartialDate, year: int, month: int, day: int) -> PartialDate:
    """The date that was probably meant; as much of it as is possible, or else the example."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return example
    for parts in ((year, month, day), (year, month), (year,)):
        try:
            return PartialDate(*parts)
        except ValueError:
            continue
    return example
