"""What `check` says of one text in the minimal site."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.content.sites import POST, content_with

from dangjian.build.plan import make_plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_AS_OF = dt.date(2026, 11, 24)
_FIRST = POST[: POST.index("正文。")].count("\n") + 1


def checked(folder: Path, changes: Mapping[str, str | None]) -> list[str]:
    """All lines printed for the minimal site with some files written anew."""
    plan = make_plan(content_with(folder, changes), _AS_OF)
    return [str(problem).removeprefix("content/") for problem in plan.problems]


def checked_text(folder: Path, body: str) -> list[str]:
    """The lines printed for a post with this body, counted from the body's first line."""
    lines = checked(folder, {"news/2024/a.md": POST.replace("正文。\n", body)})
    found = []
    for line in lines:
        path, number, rest = line.split(":", 2)
        assert path == "news/2024/a.md", line
        found.append(f"{int(number) - _FIRST + 1}:{rest}")
    return found
