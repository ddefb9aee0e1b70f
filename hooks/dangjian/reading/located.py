"""Values that know where they stand: what front matter and data files have in common."""

from __future__ import annotations

from dataclasses import dataclass, field

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text with the place of its first character.

    ``raw`` is the text as it stands in the file (with quotes), ``span`` the number of lines it covers, and
    ``literal`` marks quoted text: it means just what it says.
    """

    text: str
    line: int
    column: int
    raw: str = ""
    span: int = 1
    literal: bool = False

    @property
    def at(self) -> Place:
        """Line and column, 1-based."""
        return self.line, self.column

    def part(self, offset: int, text: str) -> Scalar:
        """A part of this text that begins ``offset`` characters further on."""
        inset = max(self.raw.find(self.text), 0)
        return Scalar(text, self.line, self.column + inset + offset, text, self.span)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int
    column: int

    @property
    def at(self) -> Place:
        """Line and column, 1-based."""
        return self.line, self.column


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the file's order; a key may stand twice. ``flat`` is true for front matter."""

    entries: tuple[Entry, ...] = ()
    line: int = 1
    column: int = 1
    flat: bool = field(default=False, kw_only=True)

    @property
    def at(self) -> Place:
        """Line and column, 1-based."""
        return self.line, self.column


Node = Scalar | Sequence | Mapping
