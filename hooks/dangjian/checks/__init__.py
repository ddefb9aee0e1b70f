"""The gates: one file each, context → problems. What exists is this tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.checks import addresses, bodies, dates, duties, files, links, pictures, records, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dangjian.checks.context import Context
    from dangjian.model.problem import Problem

CHECKS: tuple[Callable[[Context], Iterator[Problem]], ...] = (
    links.check,
    bodies.check,
    dates.check,
    rules.check,
    duties.check,
    records.check,
    addresses.check,
    files.check,
    pictures.check,
)


def check_site(context: Context) -> list[Problem]:
    """All problems that only the whole site shows."""
    return [problem for check in CHECKS for problem in check(context)]
