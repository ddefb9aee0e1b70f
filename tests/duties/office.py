"""The small office of `tests/sites/valid/office`, and what its cells are on a day."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from tests.building import SITES

from dangjian.content.load import load
from dangjian.duties.status import assess

if TYPE_CHECKING:
    from dangjian.duties.status import Cell, Status
    from dangjian.model.site import Site

OFFICE = SITES / "valid" / "office"


@cache
def site() -> Site:
    """The office, read."""
    return load(OFFICE)[0]


@cache
def status(day: str) -> Status:
    """Its status as of a day."""
    return assess(site(), dt.date.fromisoformat(day))


def _find(duty: str, holder: str, period: str, day: str) -> Cell | None:
    found = (one for one in status(day).series(duty, holder) if one.slot.period.key == period)
    return next(found, None)


def cell(duty: str, holder: str, period: str, day: str) -> Cell:
    """One cell that there is."""
    found = _find(duty, holder, period, day)
    assert found is not None, f"{duty} {holder} {period}: —"
    return found


def state(duty: str, holder: str, period: str, day: str) -> str:
    """One cell's state as it is shown, with the days that it was late; “—” where there is none."""
    found = _find(duty, holder, period, day)
    if found is None:
        return "—"
    return f"{found.state}{found.finding.days or ''}"
