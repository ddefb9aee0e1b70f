"""Sheets of a unit's own spreadsheet → rows of records, with all that was not understood."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from dangjian.content.documents.post_schema import LEADERS
from dangjian.content.records import schema
from dangjian.content.records.positions import Positions
from dangjian.content.records.reader import RecordContext, RecordReading, is_no_record
from dangjian.content.records.sheet import SheetReading
from dangjian.content.records.table import Row
from dangjian.reading.located import Scalar
from dangjian.reading.report import Report
from dangjian.reading.values.texts import split_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dangjian.content.records.sheet import Cells
    from dangjian.content.records.spreadsheet import Sheet, SheetRow
    from dangjian.model.organization import Unit
    from dangjian.model.records import Record
    from dangjian.model.site import Site
    from dangjian.reading.values.schema import Key

_PERSONS = (schema.HOST, schema.RECORDER, schema.SPEAKER, LEADERS)
# 2024.10 typed as a number.
_ONE_DIGIT = re.compile(r"^\d{4}\.1$")
T = TypeVar("T")
Target = tuple[str, int]
Identity = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was not taken over: where it stands, and why."""

    sheet: str
    row: int
    reason: str


@dataclass
class Found:
    """What a workbook holds. ``rows`` are the new ones by unit and year: column's English name → text."""

    rows: dict[Target, list[Cells]] = field(default_factory=lambda: defaultdict(list))
    known: int = 0
    unread: list[Unread] = field(default_factory=list)
    columns: list[tuple[str, str, str]] = field(default_factory=list)
    names: list[Unread] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many rows are new."""
        return sum(map(len, self.rows.values()))


class UnitUnknownError(Exception):
    """Neither the call nor the workbook says whose records these are."""


class Importer:
    """Reads workbooks, given the site that their rows are to be added to."""

    def __init__(self, site: Site, unit: str = "", year: int | None = None) -> None:
        """``unit`` and ``year`` are what the call says; else the workbook has to."""
        self._site, self._unit, self._year = site, unit, year
        self._context = RecordContext.of(site)
        self._positions = Positions(site.organization)
        self._unit_of_book: str | None = None
        self._year_of_book: int | None = None

    def read(self, sheets: Iterable[Sheet], name: str) -> Found:
        """What is new in the sheets of a workbook ``name``. Raises UnitUnknownError."""
        found = Found()
        before = Counter(_identity(record) for record in self._site.records)
        read = [one for sheet in sheets if (one := self._sheet(sheet, name, found))]
        # What one sheet says holds for those that say nothing.
        self._unit_of_book, self._year_of_book = (
            _sole(one.unit for one in read),
            _sole(one.year for one in read),
        )
        for sheet in read:
            for row in sheet.rows:
                self._row(row, sheet, found, before)
        return found

    def _sheet(self, sheet: Sheet, book: str, found: Found) -> SheetReading | None:
        """A sheet's columns and rows; None, and it is noted why, where there are none."""
        reading = None
        header = schema.title_row([row.texts for row in sheet.rows])
        if sheet.hidden:
            reason = "隐藏的工作表，没有读"
        elif header is None:
            reason = "没有认得的列名，整张表没有读" if sheet.rows else ""
        else:
            reading = SheetReading(sheet, header, book, self._context)
            found.columns += reading.ignored
            is_typed = reading.kind is not None or schema.TYPE in reading.columns
            reason = "" if is_typed else "没有“类型”这一列，表名也不是活动类型，整张表没有读"
        if reason:
            found.unread.append(Unread(sheet.name, 0, reason))
            return None
        return reading

    def _row(self, row: SheetRow, sheet: SheetReading, found: Found, before: Counter[Identity]) -> None:
        unit = self._unit_of(row, sheet)
        if isinstance(unit, str):
            found.unread.append(Unread(sheet.name, row.number, unit))
            return
        cells = sheet.cells(row, self._year or sheet.year or self._year_of_book)
        names = [key for key in _PERSONS if not self._may_be_shown(key, cells.get(key.name, ""))]
        for key in names:
            del cells[key.name]
        record, reason = self._record(row, cells, unit)
        if record is None:
            found.unread.append(Unread(sheet.name, row.number, reason))
            return
        for key in names:
            reason = f"“{key.chinese}”不像岗位，可能是姓名，这一格没有导入"
            found.names.append(Unread(sheet.name, row.number, reason))
        identity = _identity(record)
        if before[identity]:
            before[identity] -= 1
            found.known += 1
            return
        cells["date"] = record.date.iso
        if record.party_groups:
            cells["party_groups"] = "、".join(map(str, record.party_groups))
        found.rows[unit.id, record.date.year].append(cells)

    def _unit_of(self, row: SheetRow, sheet: SheetReading) -> Unit | str:
        """The unit of a row, or why there is none that it could be."""
        typed = sheet.unit_cell(row)
        named = self._context.duties.units.find(typed) if typed else None
        if typed and named is None:
            return f"不认识的单位“{typed}”"
        if named and self._unit and named != self._unit:
            return f"是“{typed}”的，不是要导入的单位"
        identity = named or self._unit or sheet.unit or self._unit_of_book
        if not identity:
            raise UnitUnknownError
        return self._context.units[identity]

    def _may_be_shown(self, key: Key[Any], text: str) -> bool:
        """Whether a cell names nobody: it is empty, or has words of positions only."""
        if key is LEADERS:
            parts = split_list(Scalar(text, 1, 1))
            return all(self._context.duties.positions.find(part.text) for part in parts)
        return self._positions.is_position(text)

    def _record(self, row: SheetRow, cells: Cells, unit: Unit) -> tuple[Record | None, str]:
        """The record that the reader of tables makes of a row; else what it says."""
        report = Report("")
        table = Row(row.number, tuple(Scalar(text, row.number, 1, text) for text in cells.values()))
        if is_no_record(Row(row.number, tuple(Scalar(text, row.number, 1) for text in row.texts))):
            return None, f"不是记录：{_shortened(row)}"
        if _ONE_DIGIT.match(cells.get("date", "")):
            return None, f"日期“{cells['date']}”分不清是 1 月还是 10 月"
        columns = [_BY_NAME[name] for name in cells]
        columns += [key for key in (schema.DATE, schema.TYPE) if key not in columns]
        reading = RecordReading("", None, unit, self._context, report)
        record = reading.record(table, columns)
        errors = [problem.message for problem in report.problems if problem.is_error]
        return (None, "；".join(errors)) if errors or record is None else (record, "")


_BY_NAME: dict[str, Key[Any]] = {key.name: key for key in schema.SCHEMA.keys}


def _sole(values: Iterable[T]) -> T | None:
    """The only one of several values that says something; None where there are none, or others."""
    said = set(filter(None, values))
    return said.pop() if len(said) == 1 else None


def _identity(record: Record) -> Identity:
    return record.unit, record.date, frozenset(record.types), frozenset(record.party_groups)


def _shortened(row: SheetRow) -> str:
    words = "，".join(dict.fromkeys(text for text in row.texts if text))
    return words if len(words) <= 30 else f"{words[:30]}…"
