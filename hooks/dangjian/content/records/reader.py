"""One unit's table of a year → records. Every line is a record, or is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dangjian.content.claims import Claims
from dangjian.content.data.activity_types import type_names
from dangjian.content.data.duties.context import DutyContext
from dangjian.content.documents.post_schema import FULFILS, LEADERS, SAMPLE
from dangjian.content.meetings import check_attendance, party_groups
from dangjian.content.records import schema
from dangjian.content.records.attendance import apart
from dangjian.content.records.columns import read_columns
from dangjian.content.records.privacy import Privacy
from dangjian.content.records.table import read_rows
from dangjian.model.records import Record
from dangjian.reading.located import Entry, Mapping, Scalar
from dangjian.reading.values.texts import is_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dangjian.content.records.table import Row
    from dangjian.model.organization import Unit
    from dangjian.model.site import Site
    from dangjian.reading.files.lines import Line
    from dangjian.reading.report import Report
    from dangjian.reading.values.schema import Key, Values

# A line that sums up or explains, below the records of most tables.
_NO_RECORD = re.compile(
    r"^(?:合\s*计|总\s*计|小\s*计|累\s*计|共\s*计|备?\s*注|说\s*明|填\s*表|制\s*表|填\s*报|审\s*核)"
)


@dataclass(frozen=True)
class RecordContext:
    """What records refer to."""

    duties: DutyContext
    claims: Claims
    units: dict[str, Unit]

    @cached_property
    def privacy(self) -> Privacy:
        """What must not be shown of persons."""
        return Privacy(self.duties)

    @classmethod
    def of(cls, site: Site) -> RecordContext:
        """For a site that was read already."""
        types = type_names(site.activity_types, frozenset())
        duties = DutyContext.of(site.organization, types, frozenset())
        return cls(duties, Claims.of(site.duties, site.optional_duties), site.units)


def read_records(path: str, lines: list[Line], context: RecordContext, report: Report) -> tuple[Record, ...]:
    """The records of a file ``records/<year>/<unit>.csv``; what is no record is reported."""
    _records, year, name = path.split("/")
    typed = re.sub(r"\.csv$", "", name, flags=re.IGNORECASE)
    identity = context.duties.units.find(typed)
    if identity is None:
        if not context.duties.units.spoilt:
            message, guess, hint = context.duties.units.unknown(typed)
            fix = f"文件名改成 {guess}.csv" if guess else hint
            report.error("E017", f"文件名里是{message}，不知道是谁的台账", hint=fix)
        return ()
    rows = [row for row in read_rows(lines) if not row.is_empty]
    header = schema.title_row([row.texts for row in rows])
    if header is None:
        _report_no_titles(rows, report)
        return ()
    columns = read_columns(rows[header], report)
    for row in rows[:header]:
        _report_unread(row, report)
    reading = RecordReading(path, int(year), context.units[identity], context, report)
    return tuple(reading.records(rows[header + 1 :], columns))


def _report_no_titles(rows: Sequence[Row], report: Report) -> None:
    if rows:
        titles = ",".join(key.chinese for key in schema.SCHEMA.keys)
        message = "没有一行是列名，不知道各列是什么，这份台账没有读"
        hint = f"在最上面加一行列名，如 {titles}"
        report.error("E065", message, hint=hint, at=(rows[0].line, 1))


def is_no_record(row: Row) -> bool:
    """Whether a row sums up or explains."""
    return bool(_NO_RECORD.match(next((text for text in row.texts if text), "")))


def _report_unread(row: Row, report: Report) -> None:
    words = "，".join(text for text in row.texts if text)
    message = f"这一行不是记录，没有读：{words if len(words) <= 30 else f'{words[:30]}…'}"
    report.warning("W063", message, hint="不需要就删掉；是记录就写上日期和类型", at=(row.line, 1))


class RecordReading:
    """Rows → records. ``year`` is that of the folder; None where the rows have none yet."""

    def __init__(
        self, path: str, year: int | None, unit: Unit, context: RecordContext, report: Report
    ) -> None:
        self._path, self._year, self._unit = path, year, unit
        self._context, self._report = context, report

    def records(self, rows: Iterable[Row], columns: Sequence[Key[object] | None]) -> Iterator[Record]:
        """The records; other rows are reported."""
        for row in rows:
            self._report_private(row, columns)
            if is_no_record(row):
                _report_unread(row, self._report)
                continue
            record = self.record(row, columns)
            if record is not None:
                yield record

    def record(self, row: Row, columns: Sequence[Key[object] | None]) -> Record | None:
        """The record of a row; None where it has no usable date or type (reported)."""
        values = schema.SCHEMA.read(
            self._mapping(row, columns), self._report, optional=lambda _values: schema.SCHEMA.keys
        )
        date, scalars = values.get(schema.DATE), values.get(schema.TYPE) or ()
        for key in (schema.DATE, schema.TYPE):
            if key in columns and values.node(key) is None:
                message = f"这一行没有写“{key.chinese}”，没有读"
                hint = f"补上，如 {key.example}；不是记录就删掉"
                self._report.error("E011", message, hint=hint, at=(row.line, 1))
        types = self._resolved(values, schema.TYPE, scalars)
        check_attendance(values, self._report)
        if date is None or not types:
            return None
        if self._year is not None and date.year != self._year:
            message = f"日期是 {date.chinese}，文件却在 {self._year} 年的文件夹里"
            hint = f"核对日期，或把这一行移到 records/{date.year}/"
            self._report.warning("W011", message, hint=hint, at=values.place(schema.DATE))
        return Record(
            path=self._path,
            line=row.line,
            unit=self._unit.id,
            date=date,
            types=types,
            period=values.get(schema.PERIOD),
            party_groups=party_groups(values, (self._unit,), date.first, self._report),
            expected=values.get(schema.EXPECTED),
            present=values.get(schema.PRESENT),
            host=values.text(schema.HOST),
            recorder=values.text(schema.RECORDER),
            speaker=tuple(scalar.text for scalar in values.get(schema.SPEAKER) or ()),
            leaders=self._resolved(values, LEADERS, values.get(LEADERS) or ()),
            note=values.text(schema.CONTENT),
            location=values.text(schema.LOCATION),
            uploaded=values.get(schema.UPLOADED),
            fulfils=self._context.claims.of_field(values, FULFILS, self._report, flat=False),
            sample=values.get(SAMPLE) or False,
        )

    def _resolved(
        self, values: Values, key: Key[tuple[Scalar, ...]], scalars: tuple[Scalar, ...]
    ) -> tuple[str, ...]:
        """The ids of types, or of positions."""
        if not scalars:
            return ()
        names = self._context.duties.types if key is schema.TYPE else self._context.duties.positions
        return names.resolve_all(scalars, values.field(key, self._report, flat=False))

    def _mapping(self, row: Row, columns: Sequence[Key[object] | None]) -> Mapping:
        """The row as fields; a cell behind the last column is reported."""
        entries = []
        for number, cell in enumerate(row.cells):
            key = columns[number] if number < len(columns) else None
            if key is not None and cell.text and not is_blank(cell, key):
                entries.append(Entry(Scalar(key.chinese, *cell.at), cell))
            elif cell.text and number >= len(columns):
                message = f"“{cell.text}”不在任何一列里"
                hint = "这一行的列比列名多；内容里有逗号的，用双引号括起来"
                self._report.error("E065", message, hint=hint, at=cell.at)
        return Mapping(tuple(apart(entries, self._report)), row.line, 1)

    def _report_private(self, row: Row, columns: Sequence[Key[object] | None]) -> None:
        """Names and numbers of persons, in columns that are not read too: the file is kept with the rest."""
        for number, cell in enumerate(row.cells):
            key = columns[number] if number < len(columns) else None
            if not cell.text or (key is not None and is_blank(cell, key)):
                continue
            # Of leaders the reader knows every one, and says who is none.
            doubt = self._context.privacy.doubt(None if key == LEADERS else key, cell.text)
            if doubt:
                name = f"“{key.chinese}”" if key else "这一格"
                hint = "只写岗位，不写姓名和号码；确是岗位的，登记在 content/organization.yml 的“岗位”里"
                self._report.warning("W068", f"{name}{doubt}", hint=hint, at=cell.at)


def is_blank(cell: Scalar, key: Key[object]) -> bool:
    """Whether a dash or the like says that there is nothing; 无 of an upload says that it was not done."""
    return is_nothing(cell) and (key is not schema.UPLOADED or not any(map(str.isalpha, cell.text)))
