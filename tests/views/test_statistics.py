"""Counts: samples apart, everything that is counted leads to what was counted."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from tests.views.sites import post, site

from dangjian.views import home, statistics
from dangjian.views.context import Context
from dangjian.views.parts.chart import bar_chart

if TYPE_CHECKING:
    from dangjian.model.site import Site

AS_OF = dt.date(2026, 11, 24)
POSTS = [
    post("2025", "年"),
    post("2026-08-05", "一", branches=("one", "two")),
    post("2026-08-06", "二", types=("theme-day", "volunteering")),
    post("2026-09", "三", types=("other",)),
    post("2026-09-01", "样", sample=True, branches=("two",)),
]


def sections(found: Site, source: str) -> dict[str, Any]:
    """A statistics page's sections by their titles."""
    page = next(page for page in statistics.pages(Context(found, AS_OF)) if page.source == source)
    return {section["title"]: section for section in page.meta["sections"]}  # type: ignore[attr-defined] # a list


def table(section: dict[str, Any]) -> dict[str, list[str]]:
    """A section's cells by the names of its rows."""
    return {row["name"]: row["cells"] for row in section["rows"]}


def test_posts_are_counted_where_they_belong() -> None:
    """A post of two units is in both rows, and once in the total; samples have a column of their own."""
    found = sections(site(POSTS), "statistics/index.md")
    assert table(found["按年份"]) == {"2025年": ["1", "0"], "2026年": ["3", "1"]}
    assert table(found["按支部"]) == {"甲支部": ["4", "0"], "乙支部": ["1", "1"]}
    assert table(found["按类型"]) == {"主题党日": ["3", "1"], "志愿服务": ["1", "0"], "其他": ["1", "0"]}
    assert table(found["按品牌"]) == {"组织力": ["3", "1"]}
    assert {section["total"][0] for section in found.values()} == {"4"}


def test_a_year_is_counted_by_month() -> None:
    """Months lead to their page; posts whose month is unknown have a row that leads nowhere."""
    posts = [*POSTS, post("2026", "不详")]
    rows = sections(site(posts), "statistics/2026.md")["按月份"]["rows"]
    assert [(row["name"], row["url"], row["cells"]) for row in rows] == [
        ("8月", "timeline/2026/08/", ["2", "0"]),
        ("9月", "timeline/2026/09/", ["1", "1"]),
        ("月份不详", "", ["1", "0"]),
    ]


def test_samples_count_only_on_request() -> None:
    """With the setting they are posts like all others, and there is no column for them."""
    asked = sections(site(POSTS, counts_samples=True), "statistics/index.md")["按年份"]
    assert asked["columns"] == ["年份", "篇数"]
    assert table(asked) == {"2025年": ["1"], "2026年": ["4"]}


def test_a_chart_has_a_bar_for_each_amount_in_proportion() -> None:
    """Widths go with amounts, ticks are whole numbers, and colours are left to the style sheet."""
    drawing = bar_chart([("甲", 2), ("乙", 4), ("丙", 0)])
    bars = re.search(r'<g class="series bars">(.*?)</g>', drawing)
    assert bars
    widths = [float(width) for width in re.findall(r'width="([\d.]+)"', bars[1])]
    assert widths[2] * 2 == widths[1]
    assert widths[0] == 0
    assert all(word.isdigit() or word in "甲乙丙" for word in re.findall(r">([^<]+)</text>", drawing))
    assert not re.search(r"\b(?:fill|stroke|font-family)=", drawing)
    assert bar_chart([("甲", 0), ("乙", 0)]) == ""


def test_the_home_page_shows_the_last_twelve_months() -> None:
    """Oldest first; a month with posts leads to its page, one with samples only says so by its numbers."""
    page = next(home.pages(Context(site(POSTS), AS_OF)))
    heat: Any = page.meta["heat"]
    assert [month["label"] for month in heat][:: len(heat) - 1] == ["2025年12月", "2026年11月"]
    august = next(month for month in heat if month["short"] == "8月")
    assert (august["url"], august["count"], august["samples"], august["level"]) == (
        "timeline/2026/08/",
        2,
        0,
        4,
    )
    september = next(month for month in heat if month["short"] == "9月")
    assert (september["count"], september["samples"]) == (1, 1)
