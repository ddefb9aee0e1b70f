"""One schema for reading, for messages and for the help page: a kind of content is a tuple of keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from dangjian.model.problem import Edit
from dangjian.reading.keys import normalized
from dangjian.reading.located import Entry, Mapping, Node, Place, Scalar, Sequence
from dangjian.reading.nearest import nearest
from dangjian.reading.values.field import Field

if TYPE_CHECKING:
    from dangjian.reading.report import Report

_INNER = re.compile(r"[，；]\s*(?P<key>[\u4e00-\u9fff]{1,8})\s*[:：]\s*")
_EXAMPLE = "按实际的内容写"
T = TypeVar("T")
Reader = Callable[[Field], T | None]


@dataclass(frozen=True)
class Key(Generic[T]):
    """A key that an editor can write: ``name`` is the English one, ``chinese`` the one shown; both count.

    ``mistaken`` are words that people write instead: not accepted, but known to mean this key.
    """

    name: str
    chinese: str
    reader: Reader[T]
    help: str
    example: str = ""
    aliases: tuple[str, ...] = ()
    required: bool = False
    mistaken: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every accepted spelling, the Chinese one first."""
        return (self.chinese, *self.aliases, self.name)


@dataclass(frozen=True)
class Values:
    """The values read. A key that was not written, or not understood, has none."""

    at: Place
    _values: Dictionary[str, Any] = field(default_factory=dict)
    _entries: Dictionary[str, Entry] = field(default_factory=dict)

    def get(self, key: Key[T]) -> T | None:
        """The typed value, or None."""
        return cast("T | None", self._values.get(key.name))

    def text(self, key: Key[Scalar]) -> str:
        """A text, empty where there is none."""
        scalar = self.get(key)
        return "" if scalar is None else scalar.text

    def node(self, key: Key[Any]) -> Node | None:
        """The value as it stands in the file."""
        entry = self._entries.get(key.name)
        return None if entry is None else entry.value

    def place(self, key: Key[Any] | str) -> Place:
        """Where the value of a key (or of its English name) stands; the whole's, where it was not written."""
        entry = self._entries.get(key if isinstance(key, str) else key.name)
        return self.at if entry is None else entry.value.at

    def field(self, key: Key[Any], report: Report, *, flat: bool = True) -> Field:
        """The field again, to report what only the whole site can know about it (an unknown unit, say)."""
        return Field(key.chinese, self._entries[key.name], report, flat)


@dataclass(frozen=True)
class Schema:
    """The keys of one kind of content. ``what`` names the kind in messages."""

    what: str
    keys: tuple[Key[Any], ...]

    @cached_property
    def by_spelling(self) -> dict[str, Key[Any]]:
        """Every normalised spelling with its key."""
        return {normalized(spelling): key for key in self.keys for spelling in key.spellings}

    def name_of(self, spelling: str) -> str:
        """The English name of the key that a spelling means; empty where it is none of ours."""
        key = self.by_spelling.get(normalized(spelling))
        return key.name if key else ""

    def read(
        self,
        mapping: Mapping,
        report: Report,
        *,
        required: Callable[[Values], Iterable[Key[Any]]] | None = None,
        optional: Callable[[Values], Iterable[Key[Any]]] | None = None,
        examples: Callable[[], Dictionary[str, str]] = dict,
    ) -> Values:
        """All values of a mapping; every unknown, doubled, missing and unreadable one is reported.

        ``required`` and ``optional`` may name keys that the values read make so; ``examples`` gives, by a
        key's English name, the value for the corrected line of a missing key (the schema's own otherwise).
        """
        reading = _Reading(self, mapping, report, examples)
        values = reading.values()
        missing = {key.name: key for key in self.keys if key.required and reading.lacks(key)}
        if missing and optional:
            for key in optional(values):
                missing.pop(key.name, None)
        for key in required(values) if required else ():
            if reading.lacks(key):
                missing[key.name] = key
        reading.report_missing(missing.values())
        return values


class _Reading:
    """One mapping being read."""

    def __init__(
        self, schema: Schema, mapping: Mapping, report: Report, examples: Callable[[], Dictionary[str, str]]
    ) -> None:
        self._schema = schema
        self._mapping = mapping
        self._report = report
        self._examples = examples
        self._entries: dict[str, Entry] = {}
        self._settled: set[str] = set()

    def values(self) -> Values:
        """Sort the entries to their keys, then read each once."""
        unknown = []
        for entry in (part for whole in self._mapping.entries for part in self._apart(whole)):
            key = self._schema.by_spelling.get(normalized(entry.key.text))
            if key is None:
                unknown.append(entry)
            elif key.name in self._entries:
                self._doubled(self._entries[key.name], entry)
            else:
                self._entries[key.name] = entry
        for entry in unknown:
            self._unknown(entry)
        read: dict[str, Any] = {}
        for key in self._schema.keys:
            own = self._entries.get(key.name)
            if own is not None:
                field = Field(key.chinese, own, self._report, self._mapping.flat)
                if not field.is_empty():
                    read[key.name] = key.reader(field)
                    if read[key.name] != ():
                        self._settled.add(key.name)
        return Values(self._mapping.at, read, self._entries)

    def _apart(self, entry: Entry) -> Iterator[Entry]:
        """The fields of one value in braces between which full-width commas were typed; that is an error."""
        value = entry.value
        found = list(self._inner(entry.key, value)) if isinstance(value, Scalar) else []
        if not isinstance(value, Scalar) or not found:
            yield entry
            return
        starts, ends = [0, *(one.end() for one in found)], [*(one.start() for one in found), len(value.text)]
        texts = [value.text[start:end] for start, end in zip(starts, ends, strict=True)]
        right = "".join(f", {one['key']}: {text}" for one, text in zip(found, texts[1:], strict=True))
        corrected = self._report.line_with(value, f"{texts[0]}{right}")
        self._report.error(
            "E006",
            f"花括号里“{found[0]['key']}”前面要用半角逗号隔开",
            corrected=corrected.replace("｛", "{").replace("｝", "}"),
            at=value.part(found[0].start(), "").at,
        )
        yield Entry(entry.key, value.part(0, texts[0]))
        for one, start, text in zip(found, starts[1:], texts[1:], strict=True):
            yield Entry(value.part(one.start("key"), one["key"]), value.part(start, text))

    def _inner(self, key: Scalar, value: Scalar) -> Iterator[re.Match[str]]:
        """Our keys within a text, if it stands in braces."""
        line = self._report.lines[key.line - 1] if 0 < key.line <= len(self._report.lines) else ""
        if self._mapping.flat or value.literal or not set(line[: key.column - 1]) & set("{｛"):
            return
        for match in _INNER.finditer(value.text):
            if normalized(match["key"]) in self._schema.by_spelling:
                yield match

    def lacks(self, key: Key[Any]) -> bool:
        """Whether a key is absent or empty, and not the one that an unknown key was meant to be."""
        return key.name not in self._settled

    def report_missing(self, needed: Iterable[Key[Any]]) -> None:
        """Report required keys that are absent or empty, each once."""
        for key in needed:
            example = self._examples().get(key.name) or key.example
            entry = self._entries.get(key.name)
            flat = self._mapping.flat
            corrected = f"{key.chinese}: {example}" if flat and example else ""
            add = f"加上“{key.chinese}: {example}”，" if example else f"加上“{key.chinese}”，"
            hint = f"{'' if flat else add}{_EXAMPLE}"
            if entry is not None:
                is_blank = isinstance(entry.value, Scalar) and not entry.value.text
                what = "后面是空的" if is_blank else "没有写内容"
                self._report.error(
                    "E011", f"“{key.chinese}”{what}", corrected=corrected, hint=hint, at=entry.key.at
                )
                continue
            self._report.error(
                "E011",
                f"{self._schema.what}缺少“{key.chinese}”",
                corrected=corrected,
                hint=hint,
                at=self._mapping.at,
                edit=Edit.INSERT_AFTER if flat else Edit.REPLACE,
            )

    def _unknown(self, entry: Entry) -> None:
        absent = [
            key
            for key in self._schema.keys
            if key.required and key.name not in self._entries.keys() | self._settled
        ]
        guess = self._guess(entry.key.text, absent) or self._guess(entry.key.text, self._schema.keys)
        message = f"不认识的字段“{entry.key.text}”"
        if guess is None:
            hint = "删掉这一行；能用的字段见帮助“字段一览”"
            self._report.error("E010", message, hint=hint, at=entry.key.at)
            return
        if guess in absent:
            self._settled.add(guess.name)
        corrected = self._report.line_with(entry.key, guess.chinese)
        if guess.name in self._entries:
            corrected = ""
        self._report.error(
            "E010", f"{message}，是否想写“{guess.chinese}”", corrected=corrected, at=entry.key.at
        )

    @staticmethod
    def _guess(word: str, keys: Iterable[Key[Any]]) -> Key[Any] | None:
        by_spelling = {spelling: key for key in keys for spelling in (*key.spellings, *key.mistaken)}
        found = nearest(normalized(word), by_spelling)
        return by_spelling[found] if found else None

    def _doubled(self, first: Entry, second: Entry) -> None:
        where = f"第 {first.key.line} 行和第 {second.key.line} 行"
        names = dict.fromkeys((first.key.text, second.key.text))
        message = (
            f"“{'”和“'.join(names)}”{'重复' if len(names) == 1 else '是同一个字段，写了两次'}（{where}）"
        )
        if _plain(first.value) == _plain(second.value):
            self._report.warning("W008", f"{message}，内容相同", hint="删掉其中一行", at=second.key.at)
        else:
            self._report.error("E018", f"{message}，内容不同", hint="只留正确的那一行", at=second.key.at)


def _plain(node: Node) -> object:
    """The value without its places, to compare."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return [(normalized(entry.key.text), _plain(entry.value)) for entry in node.entries]
