"""A workbook (.xlsx) → rows of text, sheet by sheet."""

from __future__ import annotations

import datetime as dt
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl

from dangjian.content.records.schema import title_row

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

_SIGNATURES = {
    b"\xd0\xcf\x11\xe0": "是旧版 Excel/WPS 表格，或者设了打开密码",
    b"PK\x03\x04": "",
}
_SAVE_AS = "用 Excel 或 WPS 打开，另存为“.xlsx”，不设密码"


class SpreadsheetError(Exception):
    """A file that is no workbook of ours; the text says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of texts; ``number`` is the one that the spreadsheet shows."""

    number: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows with something in them; ``hidden`` ones are not read."""

    name: str
    rows: tuple[SheetRow, ...]
    hidden: bool = False


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """All sheets. Raises SpreadsheetError for what is no workbook."""
    data = path.read_bytes()[:4]
    reason = _SIGNATURES.get(data, "不是 Excel 表格")
    if not reason and path.suffix.lower() != ".xlsx":
        reason = "不是 .xlsx 表格"
    if reason:
        raise SpreadsheetError(f"{path.name} {reason}：{_SAVE_AS}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that nobody reads here: pictures, validations, styles
        try:
            book = openpyxl.load_workbook(path, data_only=True)
        except Exception as error:
            raise SpreadsheetError(f"{path.name} 打不开，可能已损坏：{_SAVE_AS}，再试一次") from error
    return tuple(
        Sheet(sheet.title, tuple(_rows(sheet)), hidden=sheet.sheet_state != "visible")
        for sheet in book.worksheets
    )


def _rows(sheet: Worksheet) -> list[SheetRow]:
    """The rows as text; a cell merged over rows stands in each, over columns in those of titles only."""
    grid = [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    header = title_row([tuple(row) for row in grid]) or 0
    for merged in sheet.merged_cells.ranges:
        first, last = merged.min_row - 1, min(merged.max_row, len(grid))
        wide = merged.max_col if first <= header else merged.min_col
        for row in grid[first:last]:
            for column in range(merged.min_col - 1, min(wide, len(row))):
                row[column] = grid[first][merged.min_col - 1]
    rows = (SheetRow(number, tuple(row)) for number, row in enumerate(grid, start=1))
    return [row for row in rows if any(row.texts)]


def _text(value: object) -> str:
    """A cell's value as people would type it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime):
        clock = "" if value.time() == dt.time() else f" {value:%H:%M}"
        return f"{value:%Y-%m-%d}{clock}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(str(value).split())
