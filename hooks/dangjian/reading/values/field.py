"""What a reader of values is given, and how it says what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.reading.located import Scalar, Sequence

if TYPE_CHECKING:
    from dangjian.reading.located import Entry, Node
    from dangjian.reading.report import Report


@dataclass(frozen=True, slots=True)
class Field:
    """One field being read: its canonical Chinese name, its value, and the report of its file."""

    name: str
    entry: Entry
    report: Report
    flat: bool

    @property
    def value(self) -> Node:
        """The field's value as it stands."""
        return self.entry.value

    def corrected(self, scalar: Scalar, replacement: str) -> str:
        """The whole line with ``scalar`` replaced; a front matter's sole value gets its Chinese name."""
        if scalar.span > 1:
            return ""
        if self.flat and scalar is self.value:
            return f"{self.name}: {replacement}"
        return self.report.line_with(scalar, replacement)

    def wrong(self, code: str, message: str, scalar: Scalar, replacement: str = "", hint: str = "") -> None:
        """Report an error at ``scalar``; where a right value is known, with the corrected line."""
        corrected = self.corrected(scalar, replacement) if replacement else ""
        self.report.error(code, message, corrected=corrected, hint=hint, at=scalar.at)

    def scalar(self) -> Scalar | None:
        """The value as one text, None for nothing; a list or mapping where a text belongs is an error."""
        node = self.value
        if isinstance(node, Scalar):
            return node if node.text else None
        if isinstance(node, Sequence) and len(node.items) == 1 and isinstance(node.items[0], Scalar):
            return node.items[0]
        what = "一项" if isinstance(node, Sequence) else "一段文字"
        self.report.error("E016", f"“{self.name}”只能写{what}", hint="写在冒号后面，一行写完", at=node.at)
        return None

    def is_empty(self) -> bool:
        """Whether nothing stands after the colon."""
        node = self.value
        if isinstance(node, Scalar):
            return not node.text
        return not (node.items if isinstance(node, Sequence) else node.entries)
