"""A problem is data: where it is, what is wrong, and the line that would be right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Edit(StrEnum):
    """What to do with the corrected lines of a problem."""

    REPLACE = "replace"
    INSERT_AFTER = "insert_after"
    INSERT_BEFORE = "insert_before"

    @property
    def words(self) -> str:
        """What to do, in Chinese; empty for the usual: the line is replaced."""
        return {
            Edit.REPLACE: "",
            Edit.INSERT_AFTER: "在这一行下面加上：",
            Edit.INSERT_BEFORE: "在这一行上面加上：",
        }[self]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. Sorting puts problems in reading order: path, line, column, code.

    ``path`` is relative to the parent of the content directory, with ``/`` as separator. ``line`` and
    ``column`` are 1-based, in decoded characters. ``corrected`` is one or more whole lines that can be
    pasted as they are; ``edit`` says whether they replace the line at ``line`` or stand beside it.
    ``hint`` says in words what to do. Codes that begin with E fail the build, with W do not.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    corrected: str = ""
    hint: str = ""
    edit: Edit = Edit.REPLACE

    @property
    def is_error(self) -> bool:
        """Whether the site must not be built with this problem in it."""
        return self.code.startswith("E")

    @property
    def place(self) -> str:
        """``path:line:column``, as editors and terminals link it."""
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def fix(self) -> str:
        """The corrected line and the hint, as one Chinese phrase; empty when there is nothing to say."""
        if not self.corrected:
            return self.hint
        gap = "\n" if "\n" in self.corrected else ""
        note = f"（{self.hint}）" if self.hint and not gap else ""
        return f"{self.edit.words}{gap}{self.corrected}{note}"

    def __str__(self) -> str:
        """The form that `check` prints: one line, or several where the correction has several."""
        arrow = f" → {self.fix}" if self.fix else ""
        return f"{self.place}: {self.code} {self.message}{arrow}"
