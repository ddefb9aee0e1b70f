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
# No ledger is wider, or goes on below so many empty rows.
_WIDEST, _GAP = 100, 1000
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
    """A sheet's rows with something in them; ``hidden`` ones are not read, ``rest`` is what was left out."""

    name: str
    rows: tuple[SheetRow, ...]
    hidden: bool = False
    rest: str = ""


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
    return tuple(map(_sheet, book.worksheets))


def _sheet(sheet: Worksheet) -> Sheet:
    grid = _grid(sheet)
    rest = f"第 {len(grid)} 行以后没有看：上面已经空了 {_GAP} 行" if len(grid) < sheet.max_row else ""
    if not rest and sheet.max_column > _WIDEST:
        rest = f"第 {_WIDEST} 列以后没有看"
    return Sheet(sheet.title, tuple(_rows(sheet, grid)), hidden=sheet.sheet_state != "visible", rest=rest)


def _grid(sheet: Worksheet) -> list[list[str]]:
    """The cells as text, up to where a stray mark in the last row would make a million empty ones."""
    grid: list[list[str]] = []
    blank = 0
    for row in sheet.iter_rows(max_col=min(sheet.max_column, _WIDEST), values_only=True):
        grid.append([_text(value) for value in row])
        blank = 0 if any(grid[-1]) else blank + 1
        if blank > _GAP:
            break
    return grid


def _rows(sheet: Worksheet, grid: list[list[str]]) -> list[SheetRow]:
    """The rows as text; a cell merged over rows stands in each, over columns in those of titles only."""
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
