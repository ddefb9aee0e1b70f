"""New rows of records → the units' files; what stands there keeps every byte, behind the mark of UTF-8."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dangjian.build.writer import write_new, write_over
from dangjian.content.records import schema
from dangjian.content.records.table import read_rows, separator_of
from dangjian.reading.files.text_file import read_lines
from dangjian.reading.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dangjian.content.records.sheet import Cells

# The columns of a new file; others are added where a row has something in them.
_USUAL = (
    *(schema.DATE, schema.TYPE, schema.PARTY_GROUPS, schema.EXPECTED, schema.PRESENT, schema.HOST),
    *(schema.RECORDER, schema.SPEAKER, schema.CONTENT, schema.LOCATION, schema.UPLOADED),
)


@dataclass(frozen=True, slots=True)
class Addition:
    """A file as it will be. ``lost`` are columns that it does not have, and that rows have values for."""

    path: Path
    data: bytes
    rows: int
    is_new: bool
    lost: tuple[str, ...] = ()

    def write(self) -> None:
        """Write it, whole or not at all. Raises FileExistsError where a new one is there by now."""
        (write_new if self.is_new else write_over)(self.path, self.data)


def new_file(path: Path, rows: Sequence[Cells]) -> Addition:
    """A file of its own, with the mark by which Excel knows that it is UTF-8."""
    keys = [key for key in schema.SCHEMA.keys if key in _USUAL or any(row.get(key.name) for row in rows)]
    table = [[key.chinese for key in keys], *([row.get(key.name, "") for key in keys] for row in rows)]
    return Addition(path, codecs.BOM_UTF8 + _written(table, ",", "\n").encode(), len(rows), is_new=True)


def added_to(path: Path, rows: Sequence[Cells]) -> Addition:
    """A file with rows below those that it has: in its columns, separator, line ends and encoding."""
    old = path.read_bytes()
    lines = read_lines(old, Report("")) or []
    present = [row for row in read_rows(lines) if not row.is_empty]
    if not present:
        return replace(new_file(path, rows), is_new=False)
    header = schema.title_row([row.texts for row in present]) or 0
    keys = [schema.key_of(cell.text) for cell in present[header].cells]
    table = [[row.get(key.name, "") if key else "" for key in keys] for row in rows]
    there = {key.name for key in keys if key}
    lost = dict.fromkeys(name for row in rows for name, text in row.items() if text and name not in there)
    encoding, end = _encoding_of(old), "\r\n" if "\r\n".encode(_encoding_of(old)) in old else "\n"
    text = _written(table, separator_of(lines), end)
    # Without its mark Excel takes UTF-8 for GBK and shows it garbled.
    mark = codecs.BOM_UTF8 if encoding == "utf-8" and not old.startswith(codecs.BOM_UTF8) else b""
    gap = "" if old.endswith(("\n".encode(encoding), "\r".encode(encoding))) else end
    return Addition(
        path,
        mark + old + (gap + text).encode(encoding),
        len(rows),
        is_new=False,
        lost=tuple(key.chinese for key in schema.SCHEMA.keys if key.name in lost),
    )


def _encoding_of(data: bytes) -> str:
    """What our reader took it for."""
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _written(table: Sequence[Sequence[str]], separator: str, end: str) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator=end).writerows(table)
    return file.getvalue()
