"""Duties made in memory: the calendar of 2026, one duty, and what its periods and cells become."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.views.sites import site as small_site

from dangjian.content.data.holidays import built_in
from dangjian.duties.slots import slots_of
from dangjian.duties.status import assess
from dangjian.model.calendar import WorkCalendar
from dangjian.model.dates import PartialDate
from dangjian.model.duties import Cadence, Deadline, Duty, Evidence, HolderKind, HolderRule, Missed, Version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dangjian.duties.credits import Doubt
    from dangjian.duties.slots import Slot
    from dangjian.duties.status import Status
    from dangjian.model.documents import Post
    from dangjian.model.site import Site

CALENDAR = WorkCalendar(built_in())
FRIDAY = Deadline(weekday=5)
BRANCHES = HolderRule(HolderKind.EVERY_BRANCH)
GROUPS = HolderRule(HolderKind.EVERY_GROUP)
ONE = HolderRule(HolderKind.UNIT, "one")
THEME_DAYS = Evidence(types=("theme-day",))
MONTHLY = Version(Cadence.MONTHLY, evidence=THEME_DAYS)
YEARLY = Version(Cadence.YEARLY, evidence=THEME_DAYS, missed=Missed.STAYS_DUE)


def date(text: str) -> PartialDate:
    """``2026``, ``2026-03`` or ``2026-03-05``."""
    return PartialDate(*map(int, text.split("-")))


def duty(*versions: Version, holders: tuple[HolderRule, ...] = (BRANCHES,), since: str = "2026") -> Duty:
    """A duty of every branch from 2026 on, unless said otherwise."""
    return Duty("d", "某事", holders, versions, since=date(since))


def slots(*versions: Version, since: str = "2026", until: str = "2026-12-31") -> tuple[Slot, ...]:
    """The periods of a duty with these versions."""
    return slots_of(duty(*versions, since=since), CALENDAR, dt.date.fromisoformat(until))


def site_of(*duties: Duty, posts: Iterable[Post] = (), **fields: object) -> Site:
    """The small site with these duties and posts; other fields by name."""
    return replace(small_site(posts), duties=duties, calendar=CALENDAR, **fields)  # type: ignore[arg-type] # by name


def status_of(one: Duty, *posts: Post, as_of: str = "2026-11-27", **fields: object) -> Status:
    """What of a duty is done and due on a day, given these posts."""
    return assess(site_of(one, posts=posts, **fields), dt.date.fromisoformat(as_of))


def states(status: Status, holder: str = "one") -> dict[str, str]:
    """A holder's states by period, with the days that it was late."""
    series = status.series("d", holder)
    return {cell.slot.period.key: f"{cell.state}{cell.finding.days or ''}" for cell in series}


def doubts(status: Status) -> list[Doubt]:
    """Why evidence does not count."""
    return [stray.doubt for stray in status.strays]
