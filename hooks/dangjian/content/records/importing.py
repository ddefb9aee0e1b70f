"""Sheets of a unit's own spreadsheet → rows of records, with all that was not understood."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from dangjian.content.records import schema
from dangjian.content.records.attendance import both_counts
from dangjian.content.records.known_rows import Candidate, KnownRows
from dangjian.content.records.named_types import missing_type, named_type
from dangjian.content.records.reader import RecordContext, RecordReading, is_no_record
from dangjian.content.records.sheet import SheetReading
from dangjian.content.records.table import Row
from dangjian.reading.located import Scalar
from dangjian.reading.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dangjian.content.records.sheet import Cells
    from dangjian.content.records.spreadsheet import Sheet, SheetRow
    from dangjian.model.organization import Unit
    from dangjian.model.records import Record
    from dangjian.model.site import Site
    from dangjian.reading.values.schema import Key

# 2024.10 typed as a number.
_ONE_DIGIT = re.compile(r"^\d{4}\.1$")
T = TypeVar("T")
Target = tuple[str, int]


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
    # Rows that stand there already, if not quite so; rows that were read, with something to look at.
    repeated: list[Unread] = field(default_factory=list)
    notes: list[Unread] = field(default_factory=list)
    # Types that rows without one may have: proposed, never written.
    types: list[Unread] = field(default_factory=list)

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
        self._unit_of_book: str | None = None
        self._year_of_book: int | None = None

    def read(self, sheets: Iterable[Sheet], name: str) -> Found:
        """What is new in the sheets of a workbook ``name``. Raises UnitUnknownError."""
        found = Found()
        read = [one for sheet in sheets if (one := self._sheet(sheet, name, found))]
        # What one sheet says holds for those that say nothing.
        self._unit_of_book, self._year_of_book = (
            _sole(one.unit for one in read),
            _sole(one.year for one in read),
        )
        rows = [row for sheet in read for line in sheet.rows if (row := self._row(line, sheet, found))]
        known = KnownRows(self._site.records)
        for new in known.new(rows):
            found.rows[new.record.unit, new.record.date.year].append(new.cells)
        found.known = known.count
        found.repeated += [Unread(row.sheet, row.row, reason) for row, reason in known.repeated]
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
            reason = "" if is_typed else missing_type(self._context.duties.types)
            for row in () if is_typed else reading.rows:
                self._propose(row, reading, found)
        if sheet.rest and not sheet.hidden:
            found.notes.append(Unread(sheet.name, 0, sheet.rest))
        if reason:
            found.unread.append(Unread(sheet.name, 0, reason))
            return None
        return reading

    def _propose(self, row: SheetRow, sheet: SheetReading, found: Found) -> None:
        """The type that a row's own words name."""
        note = sheet.cells(row, None).get(schema.CONTENT.name, "")
        kind = named_type(note, self._context.duties.types)
        if kind:
            found.types.append(Unread(sheet.name, row.number, f"“{note}” → {kind}"))

    def _row(self, row: SheetRow, sheet: SheetReading, found: Found) -> Candidate | None:
        """A row with its record; None, and it is noted why, where there is none."""
        unit = self._unit_of(row, sheet)
        if isinstance(unit, str):
            found.unread.append(Unread(sheet.name, row.number, unit))
            return None
        cells = sheet.cells(row, self._year or sheet.year or self._year_of_book)
        doubts = [(key, self._context.privacy.doubt(key, cells.get(key.name, ""))) for key in _KEYS]
        doubts = [(key, doubt) for key, doubt in doubts if doubt]
        for key, _doubt in doubts:
            del cells[key.name]
        report = Report("")
        record, reason = self._record(row, cells, unit, report)
        if record is None:
            found.unread.append(Unread(sheet.name, row.number, reason))
            if "type" not in cells:
                self._propose(row, sheet, found)
            return None
        for key, doubt in doubts:
            told = f"“{key.chinese}”{doubt}，这一格没有导入"
            found.names.append(Unread(sheet.name, row.number, told))
        found.notes += [Unread(sheet.name, row.number, problem.message) for problem in report.problems]
        return Candidate(sheet.name, row.number, _as_read(cells, record), record)

    def _unit_of(self, row: SheetRow, sheet: SheetReading) -> Unit | str:
        """The unit of a row, or why there is none that it could be."""
        typed = sheet.unit_cell(row)
        named = self._context.duties.units.find(typed) if typed else None
        if typed and named is None:
            message, _guess, hint = self._context.duties.units.unknown(typed)
            return f"{message}{f'，{hint}' if hint else ''}"
        if named and self._unit and named != self._unit:
            return f"是“{typed}”的，不是要导入的单位"
        identity = named or self._unit or sheet.unit or self._unit_of_book
        if not identity:
            raise UnitUnknownError
        return self._context.units[identity]

    def _record(self, row: SheetRow, cells: Cells, unit: Unit, report: Report) -> tuple[Record | None, str]:
        """The record that the reader of tables makes of a row; else what it says."""
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


_KEYS: tuple[Key[Any], ...] = schema.SCHEMA.keys
_BY_NAME: dict[str, Key[Any]] = {key.name: key for key in _KEYS}


def _as_read(cells: Cells, record: Record) -> Cells:
    """A row's texts as they are to be written, where what was read is plainer."""
    written = {**cells, "date": record.date.iso}
    if record.party_groups:
        written["party_groups"] = "、".join(map(str, record.party_groups))
    if any(both_counts(cells.get(key.name, "")) for key in (schema.EXPECTED, schema.PRESENT)):
        written |= {"expected": str(record.expected), "present": str(record.present)}
    return written


def _sole(values: Iterable[T]) -> T | None:
    """The only one of several values that says something; None where there are none, or others."""
    said = set(filter(None, values))
    return said.pop() if len(said) == 1 else None


def _shortened(row: SheetRow) -> str:
    words = "，".join(dict.fromkeys(text for text in row.texts if text))
    return words if len(words) <= 30 else f"{words[:30]}…"
