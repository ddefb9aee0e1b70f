"""One case: a single file in a small content directory, read as `check` and `build` read it."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

from tests.building import SITES
from tests.reading import recipes

from dangjian.build.plan import make_plan
from dangjian.content.load import load
from dangjian.model.dates import PartialDate
from dangjian.model.documents import Attachment, Upload
from dangjian.model.duties import Claim
from dangjian.model.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dangjian.model.documents import Document
    from dangjian.model.problem import Problem

AS_OF = dt.date(2026, 11, 24)
KINDS: Mapping[str, Mapping[str, bytes]] = {"odd": recipes.ODD, "invalid": recipes.INVALID}
_FOLDERS = {"rule-": "rules", "brand-": "brand"}
_LONGEST = 80


@cache
def files(kind: str) -> dict[str, bytes]:
    """Every case of a kind: the files of its folder, and the described ones."""
    stored = {path.stem: path.read_bytes() for path in sorted((SITES / kind).glob("*.md"))}
    return {**stored, **KINDS[kind]}


def source_of(case: str) -> str:
    """Where in the content directory a case's file lies."""
    folder = next((folder for start, folder in _FOLDERS.items() if case.startswith(start)), "news/2024")
    return f"{folder}/{case}.md"


@dataclass(frozen=True)
class Outcome:
    """What became of a file: its problems, the document read, and the title its page bears."""

    problems: tuple[Problem, ...]
    document: Document | None
    title: str

    @property
    def errors(self) -> int:
        """How many problems fail the build."""
        return sum(problem.is_error for problem in self.problems)

    @property
    def lines(self) -> list[str]:
        """The problems as `check` prints them."""
        return [str(problem) for problem in self.problems]


class Bench:
    """A content directory that holds one case at a time."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        shutil.copytree(SITES / "minimal", self.content)

    def outcome(self, case: str, data: bytes) -> Outcome:
        """The whole of `check`, and the page record of the view."""
        source = source_of(case)
        path = self.content / source
        path.write_bytes(data)
        try:
            site, _problems = load(self.content)
            plan = make_plan(self.content, AS_OF)
        finally:
            path.unlink()
        document = next((one for one in site.documents() if one.source.path == source), None)
        page = plan.by_source.get(source)
        # The other files of the bench are used by no page of most cases: that is not what a case is about.
        problems = tuple(problem for problem in plan.problems if problem.path.endswith(source))
        return Outcome(problems, document, page.title if page else "")


def values_of(document: Document) -> dict[str, object]:
    """The typed values that differ from their defaults, in a form that can be read aloud."""
    shown: dict[str, object] = {}
    for field in fields(document):
        value = getattr(document, field.name)
        if field.name not in {"source", "title", "line", "column"} and value not in (field.default, None):
            shown[field.name] = _shown(value)
    body = document.source.text.strip()
    shown["body"] = body if len(body) <= _LONGEST else f"{body[:20]}…（共 {len(body)} 字）"
    return shown


def _shown(value: object) -> object:
    shown: object = str(value)
    match value:
        case tuple():
            shown = [_shown(item) for item in value]
        case PartialDate():
            shown = value.iso
        case Period():
            shown = value.key
        case Attachment():
            shown = value.path
        case Claim():
            shown = f"{value.duty}@{value.period.key}" if value.period else value.duty
        case Upload():
            shown = f"{'是' if value.done else '否'} {_shown(value.date) if value.date else ''}".strip()
    return shown
