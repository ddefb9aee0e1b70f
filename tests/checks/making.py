"""Sites made in memory of one duty and one branch, and what a gate says of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.views.sites import site

from dangjian.checks import duties
from dangjian.checks.context import Context
from dangjian.content.data.holidays import built_in
from dangjian.duties.status import assess
from dangjian.model.calendar import WorkCalendar
from dangjian.model.dates import PartialDate
from dangjian.model.duties import Cadence, Condition, Duty, Evidence, HolderKind, HolderRule, Version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dangjian.model.documents import Post
    from dangjian.model.problem import Problem
    from dangjian.model.site import Site

    Gate = Callable[[Context], Iterator[Problem]]

MONTHLY = Version(Cadence.MONTHLY, evidence=Evidence(("theme-day",)))


def duty(version: Version = MONTHLY, condition: Condition | None = None) -> Duty:
    """Of every branch, since 2025."""
    holders = (HolderRule(HolderKind.EVERY_BRANCH),)
    return Duty("d", "事项", holders, (version,), since=PartialDate(2025), condition=condition)


def owing(owed: Duty, posts: Iterable[Post] = ()) -> Site:
    """A site of one duty, two branches, and posts of the first; the second is none of our business."""
    plain = site(posts)
    branches = (plain.organization.branches[0],)
    organization = replace(plain.organization, branches=branches)
    return replace(plain, organization=organization, duties=(owed,), calendar=WorkCalendar(built_in()))


def found(owed: Site, day: str, gate: Gate = duties.check) -> list[str]:
    """What a gate says of a site made in memory."""
    as_of = dt.date.fromisoformat(day)
    status = assess(owed, as_of)
    return [str(one) for one in gate(Context(owed, {}, "content", as_of, {}, frozenset(), status))]
