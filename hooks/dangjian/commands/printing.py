"""Problems in the terminal: sorted, coloured where it is a terminal, with a closing count."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dangjian.model.problem import Problem


def print_problems(problems: Sequence[Problem]) -> None:
    """Every problem, then how many of each severity."""
    for problem in problems:
        colour = "red" if problem.is_error else "yellow"
        fix = f" → {problem.fix}" if problem.fix else ""
        click.echo(
            f"{problem.place}: {click.style(problem.code, fg=colour, bold=True)} {problem.message}{fix}"
        )
    click.echo(summary(problems))


def summary(problems: Sequence[Problem]) -> str:
    """The closing line."""
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return "没有发现问题。"
    return f"{errors} 处错误，{warnings} 处提醒。" + ("" if errors else "提醒不影响发布。")


def as_json(problems: Sequence[Problem]) -> str:
    """The problems for scripts and editors."""
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "severity": "error" if problem.is_error else "warning",
            "message": problem.message,
            "corrected": problem.corrected,
            "edit": problem.edit.value,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
