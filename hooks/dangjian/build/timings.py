"""How long a build takes, by phase and by kind of page: measured on request, told as one line of JSON."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMINGS_MARK = "@dangjian-timings "


@dataclass(slots=True)
class KindTime:
    """The pages of one kind, with the seconds for their Markdown and for their templates."""

    pages: int = 0
    markdown: float = 0.0
    templates: float = 0.0


@dataclass(slots=True)
class Timings:
    """Seconds of our own phases by their names, and of pages by their kinds."""

    phases: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, KindTime] = field(default_factory=dict)

    def line(self) -> str:
        """For the command that waits."""
        return TIMINGS_MARK + json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, line: str) -> Timings:
        """What such a line says."""
        told = json.loads(line.removeprefix(TIMINGS_MARK))
        return cls(told["phases"], {kind: KindTime(**times) for kind, times in told["kinds"].items()})


class Stopwatch:
    """Takes the times of a build: its phases one after another, its pages one at a time."""

    def __init__(self) -> None:
        self.timings = Timings()
        self._since = 0.0

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Add what the block takes to a phase."""
        begun = perf_counter()
        yield
        self.timings.phases[name] = self.timings.phases.get(name, 0.0) + perf_counter() - begun

    def begin(self) -> None:
        """A page's Markdown, or its template, begins."""
        self._since = perf_counter()

    def end_markdown(self, kind: str) -> None:
        """A page's Markdown is HTML."""
        self._of(kind).markdown += perf_counter() - self._since

    def end_template(self, kind: str) -> None:
        """A page's template is filled in: the page is done."""
        times = self._of(kind)
        times.templates += perf_counter() - self._since
        times.pages += 1

    def _of(self, kind: str) -> KindTime:
        return self.timings.kinds.setdefault(kind, KindTime())
