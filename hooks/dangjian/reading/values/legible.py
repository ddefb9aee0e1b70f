"""What can still be read of a text that is no date, so that a suggestion keeps it and invents nothing."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.model.dates import PartialDate
from dangjian.reading.values.numbers import number_of

if TYPE_CHECKING:
    from dangjian.reading.values.field import Field

FIRST_YEAR, LAST_YEAR = 1900, 2199
CHECK_YEAR = "请核对年份"
_FOLDER_YEAR = re.compile(r"/(?P<y>(?:19|20|21)\d\d)/")
_SPELLED = re.compile(r"[〇零○一二三四五六七八九]{4}|[一二三四五六七八九十]{1,3}")
_WEEKDAY = re.compile(r"[(\s]*(?:星期|周|礼拜)[一二三四五六日天][)\s]*")
_SLIPS = str.maketrans("OoOlI|", "000111")
_THIS_YEAR = re.compile(r"^(?:今年|本年度?|当年)的?\s*")
_YEAR_LAST = re.compile(r"^(?P<a>\d{1,2})\s*[-./]\s*(?P<b>\d{1,2})\s*[-./]\s*(?P<y>\d{4})年?$")
_SHORT_YEAR = re.compile(
    r"^(?P<y>\d{2})\s*(?P<sign>[-./年])\s*(?P<m>\d{1,2})(?:\s*[-./月]\s*(?P<d>\d{1,2})\s*[日号]?)?月?$"
)
# ``8-10日`` is hardly a month and a day, and of ``3月5日至…`` the rest would be lost.
_NO_YEAR = re.compile(
    r"^(?P<m>\d{1,2})\s*(?:[./月]\s*(?P<d>\d{1,2})\s*[日号]?|-\s*(?P<e>\d{1,2})(?![日号])"
    r"|月份?(?:[上中下]旬|[底末初])?)\s*(?:上午|下午|中午|晚上|全天)?$"
)
_ODD_YEAR = re.compile(
    r"^(?P<era>民国)?(?P<y>\d{2,5})\s*[-./年]\s*(?P<m>\d{1,2})\s*[-./月]\s*(?P<d>\d{1,2})\s*[日号]?$"
)
_LOOSE = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?!\d)\D{1,3}(?P<m>\d{1,2})(?![\d日号])(?:\D{1,3}(?P<d>\d{1,2})(?!\d))?"
)
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_SERIALS = range(25569, 73051)  # 1970 to 2099


@dataclass(frozen=True, slots=True)
class Legible:
    """What is wrong with a date, the date that was meant (None where that is not sure), and a hint."""

    reason: str
    date: PartialDate | None
    hint: str


def folder_year(field: Field) -> int | None:
    """The year of the folder that the file lies in; None where there is none."""
    folder = _FOLDER_YEAR.search(field.report.path)
    return int(folder["y"]) if folder else None


def form_of_date(year: int | None) -> str:
    """How a date is written, where nothing is known of the one that was meant."""
    shown = year or 2026
    return f"写成 {shown}-03-05 的样子，换成实际的日期；也可只写 {shown}-03 或 {shown}"


def legible_date(plain: str, year: int | None) -> Legible:
    """What can be read of a plain text; ``year`` is the one to take where none was typed."""
    text = _in_digits(plain)
    read = (_year_last, _short_year, _without_year, _odd_year, _loose)
    found = next((one for reader in read if (one := reader(text, year))), None) or _serial(text)
    return found or Legible("不是有效日期", None, form_of_date(_year_in(text) or year))


def _in_digits(plain: str) -> str:
    """With Chinese numerals as digits, without a weekday."""
    return _SPELLED.sub(lambda found: str(number_of(found.group())), _WEEKDAY.sub("", plain))


def _year_in(text: str) -> int | None:
    found = re.search(r"(?<!\d)\d{4}(?!\d)", text)
    return int(found.group()) if found and FIRST_YEAR <= int(found.group()) <= LAST_YEAR else None


def day_of(year: int, month: int, day: int = 0) -> PartialDate | None:
    """A day or month; None for one that no calendar has."""
    try:
        return PartialDate(year, month, day) if month and FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _year_last(text: str, _year: int | None) -> Legible | None:
    """``11/18/2026`` and ``18/11/2026``; of ``3/5/2026`` nobody knows the month."""
    match = _YEAR_LAST.match(text)
    if match is None:
        return None
    year, one, other = int(match["y"]), int(match["a"]), int(match["b"])
    found = {date.iso: date for date in (day_of(year, one, other), day_of(year, other, one)) if date}
    if len(found) > 1:
        return Legible("分不清哪个是月", None, f"写 {' 或 '.join(found)}，按实际的日期")
    date = next(iter(found.values()), None)
    return Legible("的年份要写在前面", date, shorter(date)) if date else None


def _short_year(text: str, year: int | None) -> Legible | None:
    """``24-3-5``: a year where the first number is no month, where 年 says so, or it is the folder's."""
    match = _SHORT_YEAR.match(text)
    if match is None:
        return None
    first = int(match["y"])
    is_year = first > 12 or match["sign"] == "年" or (match["d"] and year and first == year % 100)
    date = day_of(2000 + first, int(match["m"]), int(match["d"] or 0)) if is_year else None
    return Legible("的年份要写四位", date, shorter(date)) if date else None


def _without_year(text: str, year: int | None) -> Legible | None:
    """``11.20``, ``3月5日``, ``今年9月``."""
    match = _NO_YEAR.match(_THIS_YEAR.sub("", text))
    if match is None:
        return None
    month, day = int(match["m"]), int(match["d"] or match["e"] or 0)
    if year is None:
        known = day_of(2024, month, day)
        return Legible("缺少年份", None, f"写成“年份{known.iso[4:]}”的样子，年份写四位") if known else None
    date = day_of(year, month, day)
    return Legible("缺少年份", date, f"{CHECK_YEAR}；{shorter(date)}") if date else None


def _odd_year(text: str, year: int | None) -> Legible | None:
    """``202-03-05``: month and day are sure, the year is not; of ``民国113年`` it is."""
    match = _ODD_YEAR.match(text)
    if match is None or _year_in(text) or (len(match["y"]) == 2 and not match["era"]):
        return None
    if match["era"]:
        since = day_of(1911 + int(match["y"]), int(match["m"]), int(match["d"]))
        return Legible("要写公历", since, shorter(since)) if since else None
    date = day_of(year or 2024, int(match["m"]), int(match["d"]))
    if date is None or year is None:
        hint = f"写成“年份{date.iso[4:]}”的样子，年份写四位" if date else ""
        return Legible("的年份不对", None, hint) if hint else None
    return Legible("的年份不对", date, f"{CHECK_YEAR}；{shorter(date)}")


def _loose(text: str, _year: int | None) -> Legible | None:
    """``2024,3,5``, ``2024年3月底``, ``2O24-03-05``: all numbers that stand there are in the date."""
    for typed in (text, text.translate(_SLIPS)):
        match = _LOOSE.search(typed)
        rest = typed[: match.start()] + typed[match.end() :] if match else ""
        if match and not re.search(r"[\d季周半个]", rest):
            date = day_of(int(match["y"]), int(match["m"]), int(match["d"] or 0))
            if date:
                return Legible("不是有效日期", date, shorter(date))
    return None


def _serial(text: str) -> Legible | None:
    if not text.isdecimal() or int(text) not in _EXCEL_SERIALS:
        return None
    day = _EXCEL_EPOCH + dt.timedelta(days=int(text))
    date = PartialDate(day.year, day.month, day.day)
    return Legible("像是 Excel 里的日期序号", date, shorter(date))


def shorter(date: PartialDate) -> str:
    """How the same date is written with less."""
    return f"也可只写 {date.iso[:7]} 或 {date.year}" if date.day else f"也可只写 {date.year}"
