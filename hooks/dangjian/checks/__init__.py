"""The gates: one file each, (Site, addresses) → problems. What exists is this tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.checks import bodies, dates, links, mechanisms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dangjian.model.problem import Problem
    from dangjian.model.site import Site

CHECKS: tuple[Callable[[Site, frozenset[str], str], Iterator[Problem]], ...] = (
    links.check,
    bodies.check,
    dates.check,
    mechanisms.check,
)


def check_site(site: Site, sources: Iterable[str], root: str) -> list[Problem]:
    """All problems that only the whole site shows.

    ``sources`` are the source paths of every page there will be; ``root`` is the content directory's name,
    with which paths are shown.
    """
    known = frozenset(sources)
    return [problem for check in CHECKS for problem in check(site, known, root)]
