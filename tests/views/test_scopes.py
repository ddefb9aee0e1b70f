"""Every way to look for a post leads to a timeline that has it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.views.sites import post, site

from dangjian.model.subjects import Series
from dangjian.views.context import Context
from dangjian.views.timelines import timeline
from dangjian.views.timelines.scopes import all_scopes

AS_OF = dt.date(2026, 11, 24)
DECLARED = Series("campaign", "创城志愿服务", ("创城服务",))
POSTS = [
    post("2026-08-05", "一", series=("创城志愿服务",), topics=("学习", "学 习"), partners=("village",)),
    post("2026-08", "二", series=("自己的系列",), types=("volunteering",)),
    post("2026-08-05", "三", branches=("two",)),
    post("2026-02-28", "四", types=("other",)),
]


def test_each_post_is_in_the_scopes_of_all_it_has() -> None:
    """Year, month, units, types with their measures and pillars, series, topics and partners; each once."""
    scopes = all_scopes(site(POSTS, series=(DECLARED,)))
    folders = [scope.folder for scope in scopes if any(one.title == "一" for one in scope.posts)]
    assert folders == [
        "timeline",
        "timeline/2026",
        "timeline/2026/08",
        "timeline/branch/one",
        "partners/village",
        "timeline/type/theme-day",
        "timeline/pillar/strength",
        "timeline/measure/standards",
        "series/campaign",
        "timeline/topic/学习",
        "timeline/topic/学-习",
    ]
    assert len({scope.folder for scope in scopes}) == len(scopes)


def test_a_series_that_nobody_declared_has_a_page_too() -> None:
    """Its address comes from its name."""
    scopes = {scope.folder: scope for scope in all_scopes(site(POSTS, series=(DECLARED,)))}
    assert [one.title for one in scopes["series/自己的系列"].posts] == ["二"]


def test_a_month_has_a_calendar_that_leads_to_its_days() -> None:
    """Weeks of seven days from Monday; days are headings with their weekday, unknown days come last."""
    posts = [*POSTS, post("2026-08-06", "样", sample=True)]
    pages = {page.source: page for page in timeline.pages(Context(site(posts), AS_OF))}
    august = pages["timeline/2026/08/index.md"]
    months: Any = august.meta["months"]
    assert [(month["label"], len(month["rows"])) for month in months] == [
        ("8月6日 星期四", 1),
        ("8月5日 星期三", 2),
        ("8月（日期不详）", 1),
    ]
    calendar: Any = august.meta["calendar"]
    assert {len(week) for week in calendar["weeks"]} == {7}
    days = [day for week in calendar["weeks"] for day in week]
    assert [day["day"] for day in days if day["day"]] == list(range(1, 32))
    assert days[0]["day"] == 0  # 1 August 2026 is a Saturday
    assert [(day["day"], day["anchor"], day["count"]) for day in days if day["anchor"]] == [
        (5, "day-5", 2),
        (6, "day-6", 0),
    ]
    assert "day-5" in august.anchors
    assert calendar["older"] == {"title": "2026年2月", "url": "timeline/2026/02/"}
    assert calendar["newer"] == {}


def test_the_filter_offers_only_what_has_posts() -> None:
    """One list for the newest page of every timeline: years, units, types and pillars."""
    pages = list(timeline.pages(Context(site(POSTS), AS_OF)))
    choices: Any = pages[0].meta["choices"]
    offered = {choice["key"]: [item["value"] for item in choice["items"]] for choice in choices}
    assert offered == {
        "year": ["2026"],
        "branch": ["one", "two"],
        "type": ["theme-day", "volunteering", "other"],
        "pillar": ["strength"],
    }
    assert all(page.meta["choices"] is choices for page in pages)
