"""What every gate is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dangjian.model.problem import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from dangjian.duties.status import Status
    from dangjian.markdown.links import Link
    from dangjian.model.site import Site


class Place(Protocol):
    """Where something stands."""

    @property
    def path(self) -> str:
        """Relative to the content directory."""

    @property
    def line(self) -> int:
        """From 1."""


@dataclass(frozen=True, slots=True)
class Context:
    """The site, the pages that there will be, and the day that stands for today.

    ``pages`` maps the source path of every page to the anchors that its template makes, besides those of its
    text. ``root`` is the content directory's name, with which paths are shown. ``links`` are those of every
    document that has any, by its source path; ``used`` the files that pages use, ``shown`` those
    among them that are shown as pictures. ``status`` says what is done and what is due.
    ``spoilt`` are the paths, as shown, of files with errors of their own: what refers to them says nothing.
    """

    site: Site
    pages: Mapping[str, frozenset[str]]
    root: str
    as_of: dt.date
    links: Mapping[str, list[Link]]
    used: frozenset[str]
    status: Status
    shown: frozenset[str] = frozenset()
    spoilt: frozenset[str] = frozenset()

    def problem(self, place: Place, code: str, message: str, hint: str) -> Problem:
        """A problem of evidence: a record, a proof, anything with a path in the content and a line."""
        return Problem(f"{self.root}/{place.path}", place.line, 1, code, message, hint=hint)
