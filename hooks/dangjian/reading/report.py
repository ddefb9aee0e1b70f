"""Where readers put the problems of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.problem import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dangjian.reading.located import Place, Scalar

START: Place = (1, 1)


class Report:
    """Collects the problems of one file.

    ``path`` is the one that is shown to people; ``lines`` are the file's lines as they stand, once read, so
    that a correction can show the whole line.
    """

    __slots__ = ("lines", "path", "problems")

    def __init__(self, path: str) -> None:
        """Start an empty report."""
        self.path = path
        self.lines: tuple[str, ...] = ()
        self.problems: list[Problem] = []

    def error(
        self,
        code: str,
        message: str,
        *,
        corrected: str = "",
        hint: str = "",
        at: Place = START,
        edit: Edit = Edit.REPLACE,
    ) -> None:
        """Add a problem that fails the build."""
        self._add("E", Problem(self.path, *at, code, message, corrected, hint, edit))

    def warning(
        self, code: str, message: str, *, corrected: str = "", hint: str = "", at: Place = START
    ) -> None:
        """Add a problem that is only shown."""
        self._add("W", Problem(self.path, *at, code, message, corrected, hint))

    def has_errors(self) -> bool:
        """Whether anything here fails the build."""
        return any(problem.is_error for problem in self.problems)

    def line_with(self, scalar: Scalar, replacement: str) -> str:
        """The line that holds ``scalar``, with it replaced; empty where it spans several lines."""
        if scalar.span > 1 or not 0 < scalar.line <= len(self.lines):
            return ""
        line = self.lines[scalar.line - 1]
        start = scalar.column - 1
        return (line[:start] + replacement + line[start + len(scalar.raw) :]).rstrip()

    def _add(self, severity: str, problem: Problem) -> None:
        if not problem.code.startswith(severity):
            msg = f"{problem.code} is not of severity {severity}"
            raise ValueError(msg)
        self.problems.append(problem)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems sorted by path, line, column and code, each once."""
    return tuple(sorted(set(problems)))
