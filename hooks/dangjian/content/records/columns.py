"""A table's titles → the key of every column. No column is left out in silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dangjian.content.records import schema
from dangjian.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dangjian.content.records.table import Row
    from dangjian.reading.located import Scalar
    from dangjian.reading.report import Report
    from dangjian.reading.values.schema import Key

# Half of a title at least: 备注 is no slip for anything, and 地点 is not where the papers lie.
_ALIKE = 50


@dataclass(frozen=True, slots=True)
class Columns:
    """The key of every column. ``beaten``: a column that is not read → the one that is read for its key."""

    keys: tuple[Key[Any] | None, ...]
    beaten: dict[int, int]

    @classmethod
    def of(cls, titles: Sequence[str]) -> Columns:
        """Of two columns for one key, the one whose title says it more surely; of equals the first."""
        keys = [schema.key_of(title) for title in titles]
        best: dict[str, int] = {}
        for number, key in enumerate(keys):
            rival = best.get(key.name) if key else None
            if key and (
                rival is None or schema.sureness(key, titles[number]) < schema.sureness(key, titles[rival])
            ):
                best[key.name] = number
        beaten = {
            number: best[key.name] for number, key in enumerate(keys) if key and best[key.name] != number
        }
        return cls(tuple(None if number in beaten else key for number, key in enumerate(keys)), beaten)


def read_columns(row: Row, report: Report) -> tuple[Key[Any] | None, ...]:
    """The key of every column; those that are not known, doubled or missing are reported."""
    columns = Columns.of([cell.text for cell in row.cells])
    for number, cell in enumerate(row.cells):
        if number in columns.beaten:
            _report_beaten(cell, row.cells[columns.beaten[number]], report)
        elif columns.keys[number] is None and cell.text and not schema.is_counter(cell.text):
            _report_unknown(cell, columns.keys, report)
    for wanted in (schema.DATE, schema.TYPE):
        if wanted not in columns.keys:
            message = f"缺少“{wanted.chinese}”这一列，下面的各行都没有读"
            report.error("E011", message, hint="加上这一列和它的列名", at=(row.line, 1))
    return columns.keys


def _report_beaten(cell: Scalar, read: Scalar, report: Report) -> None:
    """A second column for a key: in doubt only where it says it as surely as the one that is read."""
    key = schema.key_of(read.text)
    if key and schema.sureness(key, cell.text) == schema.sureness(key, read.text):
        message = f"“{cell.text}”和前面的一列都是“{key.chinese}”，后面这一列没有读"
        report.error("E018", message, hint="合成一列；两列不是一回事的，给不用读的一列换个列名", at=cell.at)
    elif key:
        message = f"“{cell.text}”这一列没有读：“{key.chinese}”读的是“{read.text}”那一列"
        report.warning("W066", message, hint="两列不是一回事就不用管；是一回事就合成一列", at=cell.at)


def _report_unknown(cell: Scalar, columns: Sequence[Key[Any] | None], report: Report) -> None:
    message = f"不认识的列“{cell.text}”"
    if schema.is_about_absence(cell.text):
        hint = "缺席人员的名单不放进来，删掉这一列；人数写在“应到”“实到”里"
        report.error("E010", message, hint=hint, at=cell.at)
        return
    free = [key.chinese for key in schema.SCHEMA.keys if key not in columns]
    guess = nearest(cell.text, free, _ALIKE)
    if guess:
        fix = report.line_with(cell, guess)
        ask = f"{message}，这一列没有读，是否想写“{guess}”"
        report.warning("W066", ask, corrected=fix, hint="不是就不用管", at=cell.at)
        return
    hint = f"要读的，列名改成其中一个：{'、'.join(free)}；不用读的可以留着，把列名那一格清空就不再提醒"
    report.warning("W066", f"{message}，这一列没有读", hint=hint, at=cell.at)
