"""A month's calendar: weeks from Monday to Sunday, days with the number of activities."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from dangjian.model.dates import WEEKDAYS
from dangjian.model.urls import month_timeline
from dangjian.views.parts.rows import list_url, way

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dangjian.model.dates import PartialDate
    from dangjian.model.documents import Post
    from dangjian.model.site import Site
    from dangjian.views.parts.rows import Row
    from dangjian.views.timelines.scopes import Scope

Group = dict[str, object]


def day_groups(posts: Sequence[Post], rows: Mapping[str, Row]) -> list[Group]:
    """A month's posts by day, newest first; those whose day is unknown come last."""
    groups: dict[PartialDate, list[Row]] = {}
    for post in posts:
        groups.setdefault(post.date, []).append(rows[post.url])
    return [
        {"label": _day_label(day), "anchor": day_anchor(day.day), "rows": found}
        for day, found in groups.items()
    ]


def _day_label(day: PartialDate) -> str:
    exact = day.exact
    if exact is None:
        return f"{day.month}月（日期不详）"
    return f"{day.month}月{day.day}日 星期{WEEKDAYS[exact.weekday()]}"


def day_anchor(day: int) -> str:
    """Anchor of a day's group; ``day`` is 0 where it is unknown."""
    return f"day-{day}"


def month_calendar(site: Site, scope: Scope, months: Sequence[Scope]) -> dict[str, object]:
    """The weeks of a month's scope, and its neighbours among ``months`` (newest first) that have posts."""
    numbers: dict[int, int] = {}
    for post in scope.posts:  # a day with samples only leads to them, and has none that count
        numbers[post.date.day] = numbers.get(post.date.day, 0) + site.counts(post)
    place = months.index(scope)
    newer = months[place - 1] if place else None
    older = months[place + 1] if place + 1 < len(months) else None
    return {
        "weeks": [
            [
                {
                    "day": day,
                    "count": numbers.get(day, 0) if day else 0,
                    "anchor": day_anchor(day) if day and day in numbers else "",
                }
                for day in week
            ]
            for week in calendar.Calendar().monthdayscalendar(*scope.month)
        ],
        "newer": way(newer.heading, list_url(newer.folder)) if newer else {},
        "older": way(older.heading, list_url(older.folder)) if older else {},
    }


def month_links(year: str, months: Sequence[Scope]) -> list[dict[str, str]]:
    """The months of a year that have posts, in the order of the calendar."""
    return [
        way(f"{month.month[1]}月", list_url(month_timeline(*month.month)))
        for month in reversed(months)
        if month.id.startswith(f"{year}-")
    ]
