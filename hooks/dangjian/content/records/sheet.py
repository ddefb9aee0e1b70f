"""One sheet of a unit's own spreadsheet: its columns, and what its name and headings say of all its rows."""

from __future__ import annotations

import datetime as dt
import re
from functools import cached_property
from typing import TYPE_CHECKING

from openpyxl.utils.datetime import from_excel

from dangjian.content.documents.post_schema import FULFILS, SAMPLE
from dangjian.content.names import plain
from dangjian.content.records import schema
from dangjian.content.records.columns import Columns
from dangjian.content.records.reader import is_blank
from dangjian.reading.keys import normalized
from dangjian.reading.located import Scalar

if TYPE_CHECKING:
    from dangjian.content.records.reader import RecordContext
    from dangjian.content.records.spreadsheet import Sheet, SheetRow

_UNIT_TITLES = frozenset(map(normalized, ("支部", "党支部", "所属支部", "党支部名称", "支部名称", "单位")))
# Days since 1900 that a cell without a date's format may hold: 1970 to 2099.
_SERIALS = range(25569, 73051)
_NO_YEAR = re.compile(r"^(?P<m>\d{1,2})\s*[月./-]\s*(?P<d>\d{1,2})\s*(?:[日号]|(?![\d./-]))(?P<rest>.*)$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_GROUP = re.compile(r"第?([一二三四五六七八九十\d]{1,2})\s*(?:党?小组|组)")
_OWN = re.compile(r"^党?支部")
_AROUND = re.compile(r"\d+|[年月份]|台账|记录本?|情况|登记表?|统计表?|明细|汇总|一览表|表|[()（）\-_. ]")
Cells = dict[str, str]


class SheetReading:
    """A sheet's columns, and what its name and the words above its titles say of all rows."""

    def __init__(self, sheet: Sheet, header: int, book: str, context: RecordContext) -> None:
        """``header`` is the index of the row of titles, ``book`` the file's name."""
        titles = sheet.rows[header].texts
        above = [text for row in sheet.rows[:header] for text in dict.fromkeys(row.texts)]
        self.name, self._context = sheet.name, context
        self._around = " ".join([sheet.name, *above, book])
        # Long tables have their titles again on every printed page.
        self.rows = tuple(row for row in sheet.rows[header + 1 :] if row.texts != titles)
        self.ignored: list[tuple[str, str, str]] = []
        units = (number for number, title in enumerate(titles) if normalized(title) in _UNIT_TITLES)
        self._unit_column = next(units, None)
        columns = Columns.of(
            ["" if number == self._unit_column else one for number, one in enumerate(titles)]
        )
        self.columns = tuple(None if key in (FULFILS, SAMPLE) else key for key in columns.keys)
        for number, title in enumerate(titles):
            if number in columns.beaten:
                key = columns.keys[columns.beaten[number]]
                read = titles[columns.beaten[number]]
                reason = f"“{key.chinese if key else ''}”读的是“{read}”那一列"
                # A title merged over several columns stands in each.
                self._ignore(title, reason if title != read else f"前面已有一列是“{title}”")
            elif self.columns[number] is None and number != self._unit_column:
                own = columns.keys[number]
                unknown = "缺席人员的名单留在支部" if schema.is_about_absence(title) else "不认识这一列"
                self._ignore(title, f"“{own.chinese}”不从表格导入，自己在台账里写" if own else unknown)

    def _ignore(self, title: str, reason: str) -> None:
        """Note a column that is not read, and why."""
        if title and not schema.is_counter(title):
            self.ignored.append((self.name, title, reason))

    @cached_property
    def year(self) -> int | None:
        """The year in the sheet's name, above its titles, or in the file's name."""
        match = _YEAR.search(self._around)
        return int(match[1]) if match else None

    @cached_property
    def unit(self) -> str:
        """The only unit that is named there; a name within a longer one that stands there is none."""
        around, ids = plain(self._around), self._context.duties.units.ids
        names = [name for name in ids if name in around]
        whole = [name for name in names if not any(name != one and name in one for one in names)]
        named = {ids[name] for name in whole}
        return named.pop() if len(named) == 1 else ""

    @cached_property
    def kind(self) -> str | None:
        """The activity type that the sheet's name means, as it is written there."""
        bare = _AROUND.sub("", self.name)
        ungrouped = _GROUP.sub("", bare)
        tries = (self.name, bare, ungrouped, _GROUP.sub("党小组", bare), _OWN.sub("", ungrouped))
        return next((one for one in tries if one and self._context.duties.types.find(one)), None)

    def unit_cell(self, row: SheetRow) -> str:
        """What stands in the column of units."""
        if self._unit_column is None or self._unit_column >= len(row.texts):
            return ""
        return row.texts[self._unit_column]

    def cells(self, row: SheetRow, year: int | None) -> Cells:
        """The row's texts by column, as the reader of tables takes them."""
        found = {
            key.name: text
            for key, text in zip(self.columns, row.texts, strict=False)
            if key is not None and text and not is_blank(Scalar(text, 1, 1), key)
        }
        if "date" in found:
            found["date"] = _dated(found["date"], year)
        if "type" in found:
            found["type"] = found["type"].replace("/", "、").replace(" ", "、")
        elif self.kind and found:
            found["type"] = self.kind
        group = _GROUP.search(self.name)
        if group and schema.PARTY_GROUPS not in self.columns and found:
            found["party_groups"] = group[1]
        return found


def _dated(text: str, year: int | None) -> str:
    """A date as our reader takes it: days since 1900 are a date, and a year that is missing is added."""
    if text.isdecimal() and int(text) in _SERIALS:
        day = from_excel(int(text))
        return f"{day:%Y-%m-%d}" if isinstance(day, dt.date) else text
    match = _NO_YEAR.match(text)
    return f"{year}-{match['m']}-{match['d']} {match['rest']}".strip() if match and year else text
