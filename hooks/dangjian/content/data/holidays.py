"""Public holidays and make-up working days: built-in tables, and those that the office adds.

The built-in ones are those of the yearly notices of the State Council's General Office
(国务院办公厅关于部分节假日安排的通知), as the package `chinesecalendar` has them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from chinese_calendar.constants import holidays, workdays

from dangjian.model.calendar import WorkCalendar, YearTable
from dangjian.reading.values.dates import date, plain_text
from dangjian.reading.values.nested import records
from dangjian.reading.values.numbers import NUMBER, number_of
from dangjian.reading.values.schema import Key, Schema, Values
from dangjian.reading.values.texts import text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.reading.located import Mapping, Scalar
    from dangjian.reading.report import Report


def _day_form(part: str) -> str:
    year, month = rf"(?:(?P<y{part}>\d{{4}})\s*[-./年]\s*)?", rf"(?P<m{part}>{NUMBER})\s*[-./月]\s*"
    return rf"{year}{month}(?P<d{part}>{NUMBER})\s*[日号]?"


_LONGEST = 31
_SPAN = re.compile(rf"^{_day_form('1')}(?:\s*[-~至到]+\s*(?:{_day_form('2')}|(?P<d3>{NUMBER})\s*[日号]))?$")


def _kept(values: Values, _report: Report) -> Values:
    return values


YEAR = Key("year", "年", date, "哪一年", "2027", required=True)
OFF = Key("off", "放假", texts, "放假的日子，连同周末", "[2027-01-01至2027-01-03]", required=True)
WORK = Key("work", "上班", texts, "周末上班的日子（调休）", "[2027-01-30]")
SOURCE = Key("source", "来源", text, "哪份通知", "国务院办公厅关于2027年部分节假日安排的通知", required=True)
YEAR_SCHEMA = Schema("这一年", (YEAR, OFF, WORK, SOURCE))
YEARS = Key("years", "年份", records(YEAR_SCHEMA, _kept), "各年的放假安排；程序自带到2026年的")
SCHEMA = Schema("holidays.yml", (YEARS,))
NESTED = (("年份", YEAR_SCHEMA),)


@cache
def built_in() -> dict[int, YearTable]:
    """The tables that come with the program, by year."""
    off: dict[int, set[dt.date]] = defaultdict(set)
    work: dict[int, set[dt.date]] = defaultdict(set)
    for day in holidays:
        off[day.year].add(day)
    for day in workdays:
        work[day.year].add(day)
    return {year: YearTable(frozenset(off[year]), frozenset(work[year])) for year in off}


def read_holidays(mapping: Mapping, report: Report) -> WorkCalendar:
    """The calendar: the built-in tables, and what the office writes, which wins where both name a day."""
    read = SCHEMA.read(mapping, report).get(YEARS) or ()
    dated = [(begun.year, values) for values in read if (begun := values.get(YEAR)) is not None]
    years = {**dict.fromkeys((year for year, _values in dated), YearTable()), **built_in()}
    for year, values in dated:
        off = frozenset(_days(values, OFF, year, report))
        work = frozenset(_days(values, WORK, year, report))
        if off & work:
            days = "、".join(sorted(day.isoformat() for day in off & work))
            report.error("E063", f"{days} 又放假又上班", hint="核对两处", at=values.place(WORK))
        for one in sorted({day.year for day in off | work}):
            if one not in years:
                hint = f"另写一项“年: {one}”，把这几天写在那里"
                report.error("E063", f"{one}年还没有放假安排", hint=hint, at=values.place(OFF))
                continue
            free, busy = ({day for day in days if day.year == one} for days in (off, work))
            table = years[one]
            years[one] = YearTable((table.off - busy) | free, (table.work - free) | busy)
    return WorkCalendar(years)


def _days(values: Values, key: Key[tuple[Scalar, ...]], year: int, report: Report) -> Iterator[dt.date]:
    """Every day of days and spans; what is none is reported. A holiday may begin or end in the next year."""
    for scalar in values.get(key) or ():
        span = _span(plain_text(scalar.text), year)
        if (
            span is None
            or not 0 <= (span[1] - span[0]).days <= _LONGEST
            or year not in {d.year for d in span}
        ):
            is_reversed = span is not None and span[1] < span[0]
            what = "的结束早于开始" if is_reversed else f"不是{year}年的日子"
            message = f"{key.chinese}“{scalar.text}”{what}"
            hint = f"写 {year}-01-01，或 {year}-01-01至{year}-01-03"
            report.error("E063", message, hint=hint, at=scalar.at)
            continue
        yield from (span[0] + dt.timedelta(days=n) for n in range((span[1] - span[0]).days + 1))


def _span(plain: str, year: int) -> tuple[dt.date, dt.date] | None:
    match = _SPAN.match(plain)
    if match is None:
        return None
    try:
        first = dt.date(int(match["y1"] or year), number_of(match["m1"]), number_of(match["d1"]))
        if match["d3"]:
            return first, first.replace(day=number_of(match["d3"]))
        if match["d2"]:
            return first, dt.date(
                int(match["y2"] or first.year), number_of(match["m2"]), number_of(match["d2"])
            )
    except ValueError:
        return None
    return first, first
