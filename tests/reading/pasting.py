"""What an editor does with a problem's corrected lines: paste them where the message says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dangjian.model.problem import Edit

if TYPE_CHECKING:
    from dangjian.model.problem import Problem


def pasted(text: str, problem: Problem) -> str:
    """The text with the corrected lines in their place."""
    lines = re.split(r"\r\n|\n|\r", text)
    at = problem.line - 1
    match problem.edit:
        case Edit.REPLACE:
            lines[at : at + 1] = problem.corrected.split("\n")
        case Edit.INSERT_AFTER:
            lines[at + 1 : at + 1] = problem.corrected.split("\n")
        case Edit.INSERT_BEFORE:
            lines[at:at] = problem.corrected.split("\n")
    return "\n".join(lines)
