"""One unit's table of a year → records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.content.documents.post_schema import FULFILS, LEADERS, PARTY_GROUPS
from dangjian.content.records import schema
from dangjian.content.records.table import read_rows
from dangjian.model.records import Record
from dangjian.reading.keys import normalized
from dangjian.reading.located import Entry, Mapping
from dangjian.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dangjian.content.claims import Claims
    from dangjian.content.data.duties.context import DutyContext
    from dangjian.content.records.table import Row
    from dangjian.model.organization import Unit
    from dangjian.reading.files.lines import Line
    from dangjian.reading.located import Scalar
    from dangjian.reading.report import Report
    from dangjian.reading.values.schema import Key, Values


@dataclass(frozen=True)
class RecordContext:
    """What records refer to."""

    duties: DutyContext
    claims: Claims
    units: dict[str, Unit]


def read_records(path: str, lines: list[Line], context: RecordContext, report: Report) -> tuple[Record, ...]:
    """The records of a file ``records/<year>/<unit>.csv``; what is no record is reported."""
    _records, year, name = path.split("/")
    unit = context.duties.holders.find(name.removesuffix(".csv"))
    if unit is None or unit not in context.units:
        message, guess, hint = context.duties.holders.unknown(name.removesuffix(".csv"))
        fix = f"文件名改成 {guess}.csv" if guess else hint
        report.error("E017", f"文件名{message.removeprefix('不认识的')}，不知道是谁的台账", hint=fix)
        return ()
    rows = [row for row in read_rows(lines) if not row.is_empty]
    if not rows:
        return ()
    columns = _columns(rows[0], report)
    if columns is None:
        return ()
    reading = _Reading(path, int(year), unit, context, report)
    found = (reading.record(row, columns) for row in rows[1:])
    return tuple(record for record in found if record is not None)


def _columns(row: Row, report: Report) -> list[Key[object] | None] | None:
    """The key of every column; None, reported, where the first line is no line of titles."""
    known = schema.SCHEMA.by_spelling
    keys = [known.get(normalized(cell.text)) for cell in row.cells]
    if not any(keys):
        titles = ",".join(key.chinese for key in schema.SCHEMA.keys)
        report.error(
            "E065",
            "第一行不是列名，不知道各列是什么",
            corrected=titles,
            hint="在最上面加一行列名",
            at=(row.line, 1),
        )
        return None
    for cell, key in zip(row.cells, keys, strict=True):
        if key is None and cell.text:
            guess = nearest(cell.text, (one.chinese for one in schema.SCHEMA.keys))
            ask = f"，是否想写“{guess}”" if guess else ""
            hint = "" if guess else "不用的列请删掉；缺席人员的名单不要放进来"
            corrected = report.line_with(cell, guess) if guess else ""
            report.error("E010", f"不认识的列“{cell.text}”{ask}", corrected=corrected, hint=hint, at=cell.at)
    for key in (schema.DATE, schema.TYPE):
        if key not in keys:
            report.error("E011", f"缺少“{key.chinese}”这一列", hint="在第一行加上列名", at=(row.line, 1))
    return keys


class _Reading:
    """Rows → records."""

    def __init__(self, path: str, year: int, unit: str, context: RecordContext, report: Report) -> None:
        self._path, self._year, self._unit = path, year, unit
        self._context, self._report = context, report

    def record(self, row: Row, columns: Sequence[Key[object] | None]) -> Record | None:
        """The record of a row; None where it has no usable date or type (reported)."""
        values = schema.SCHEMA.read(self._mapping(row, columns), self._report)
        date = values.get(schema.DATE)
        scalars = values.get(schema.TYPE) or ()
        types = (
            self._context.duties.types.resolve_all(
                scalars, values.field(schema.TYPE, self._report, flat=False)
            )
            if scalars
            else ()
        )
        if date is None or not types:
            return None
        if date.year != self._year:
            self._report.warning(
                "W011",
                f"日期是 {date.chinese}，文件却在 {self._year} 年的文件夹里",
                hint=f"核对日期，或把这一行移到 records/{date.year}/",
                at=values.place(schema.DATE),
            )
        self._check_attendance(values)
        leaders = values.get(LEADERS)
        return Record(
            path=self._path,
            line=row.line,
            unit=self._unit,
            date=date,
            types=types,
            period=values.get(schema.PERIOD),
            party_groups=tuple(self._groups(values)),
            expected=values.get(schema.ATTENDING),
            present=values.get(schema.ATTENDED),
            host=values.text(schema.HOST),
            recorder=values.text(schema.RECORDER),
            speaker=tuple(scalar.text for scalar in values.get(schema.SPEAKER) or ()),
            leaders=self._context.duties.positions.resolve_all(
                leaders, values.field(LEADERS, self._report, flat=False)
            )
            if leaders
            else (),
            note=values.text(schema.CONTENT),
            location=values.text(schema.LOCATION),
            uploaded=values.get(schema.UPLOAD),
            fulfils=self._context.claims.of_field(values, FULFILS, self._report),
            sample=values.get(schema.SAMPLE) or False,
        )

    def _mapping(self, row: Row, columns: Sequence[Key[object] | None]) -> Mapping:
        """The row as fields; cells beyond the columns, or in one without a title, are reported."""
        entries = []
        for number, cell in enumerate(row.cells):
            key = columns[number] if number < len(columns) else None
            if key is not None and cell.text:
                entries.append(Entry(_titled(cell, key.chinese), cell))
            elif key is None and cell.text and number >= len(columns):
                message = f"“{cell.text}”不在任何一列里"
                hint = "这一行的列比第一行多；内容里有逗号的，用双引号括起来"
                self._report.error("E065", message, hint=hint, at=cell.at)
        return Mapping(tuple(entries), row.line, 1)

    def _groups(self, values: Values) -> Iterator[int]:
        """The party groups, those that the unit has at that time."""
        date = values.get(schema.DATE)
        most = self._context.units[self._unit].groups_at(date.first) if date else 0
        for group in values.get(PARTY_GROUPS) or ():
            if group <= most:
                yield group
                continue
            has = f"只有 {most} 个党小组" if most else "没有登记党小组"
            self._report.error(
                "E066",
                f"没有第 {group} 党小组：{self._context.units[self._unit].name}{has}",
                hint="核对序号，或在 content/organization.yml 里改“党小组”",
                at=values.place(PARTY_GROUPS),
            )

    def _check_attendance(self, values: Values) -> None:
        expected, present = values.get(schema.ATTENDING), values.get(schema.ATTENDED)
        if expected is not None and present is not None and present > expected:
            message = f"实到 {present} 人多于应到 {expected} 人"
            self._report.error("E021", message, hint="请核对两个人数", at=values.place(schema.ATTENDED))


def _titled(cell: Scalar, title: str) -> Scalar:
    """A column's title, standing where the cell stands."""
    return type(cell)(title, cell.line, cell.column)
