"""Rows of a workbook that are there already: twice in the workbook, or in the unit's records."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dangjian.content.records import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dangjian.content.records.sheet import Cells
    from dangjian.model.records import Record
    from dangjian.reading.values.schema import Key

Identity = tuple[object, ...]
# The field of a record that a column fills, where it is not named as its key.
_FIELDS = {"type": "types"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that was read: where it stands, its texts by column, and the record that they make."""

    sheet: str
    row: int
    cells: Cells
    record: Record


class KnownRows:
    """Takes away the rows that are there. ``count`` are in the records; ``repeated`` are told, with why."""

    def __init__(self, records: Iterable[Record]) -> None:
        """``records`` are all that there are; each stands for one row only."""
        self.count = 0
        self.repeated: list[tuple[Candidate, str]] = []
        self._there: dict[Identity, list[Record]] = defaultdict(list)
        for record in records:
            self._there[_identity(record)].append(record)

    def new(self, rows: Iterable[Candidate]) -> list[Candidate]:
        """The rows to be written. The very same ones find their records before those that differ."""
        others = [row for row in self._once(rows) if not self._is_there(row)]
        return [row for row in others if not self._is_another(row)]

    def _once(self, rows: Iterable[Candidate]) -> Iterator[Candidate]:
        seen: dict[Record, Candidate] = {}
        for row in rows:
            first = seen.setdefault(replace(row.record, line=0), row)
            if first is row:
                yield row
            else:
                where = "" if first.sheet == row.sheet else f"{first.sheet} "
                reason = f"和{where}第 {first.row} 行完全一样，只算一次；确是两次的，把内容写清楚再导入"
                self.repeated.append((row, reason))

    def _is_there(self, row: Candidate) -> bool:
        there = self._there[_identity(row.record)]
        same = next((one for one in there if not _differing(row, one)), None)
        if same is None:
            return False
        there.remove(same)
        self.count += 1
        return True

    def _is_another(self, row: Candidate) -> bool:
        """Whether there is a record of that day and type: the same activity, told otherwise."""
        there = self._there[_identity(row.record)]
        if not there:
            return False
        old = there.pop(0)
        self.count += 1
        columns = "、".join(key.chinese for key in _differing(row, old))
        reason = (
            f"同一天同一类型的已经有了（{old.path} 第 {old.line} 行），{columns}不一样，没有导入；"
            "要改的，改那一行；确是另一次的，自己加一行"
        )
        self.repeated.append((row, reason))
        return True


def _identity(record: Record) -> Identity:
    return record.unit, record.date, frozenset(record.types), frozenset(record.party_groups)


def _differing(row: Candidate, old: Record) -> list[Key[Any]]:
    """The columns in which a row says something else than a record does, or what it does not say."""
    keys = (key for key in schema.SCHEMA.keys if key.name in row.cells)
    return [
        key
        for key in keys
        if key not in (schema.TYPE, schema.PARTY_GROUPS) and _value(row.record, key) != _value(old, key)
    ]


def _value(record: Record, key: Key[Any]) -> object:
    return getattr(record, _FIELDS.get(key.name, key.name))
