"""Statistics: how many posts by year, month, unit, type and pillar; a page for all years and one for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import (
    HOME,
    STATISTICS,
    directory_url,
    month_timeline,
    scope_timeline,
    year_statistics,
    year_timeline,
)
from dangjian.views.parts.chart import bar_chart
from dangjian.views.parts.counts import counts
from dangjian.views.parts.rows import link, list_url, way

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dangjian.model.documents import Post
    from dangjian.model.site import Site
    from dangjian.views.context import Context


def pages(context: Context) -> Iterator[Page]:
    """All years, then every year with posts."""
    site = context.site
    years = [int(year) for year in site.ids_with_posts("year")]
    yield _page(site, years, None)
    for year in years:
        yield _page(site, years, year)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: what is counted, where it leads, and its posts."""

    name: str
    url: str
    posts: Sequence[Post]


def _page(site: Site, years: Sequence[int], year: int | None) -> Page:
    posts = site.posts if year is None else site.posts_of("year", f"{year:04d}")
    heading = "统计" if year is None else f"{year}年统计"
    trail = [way("首页", directory_url(HOME))]
    if year is not None:
        trail.append(way("统计", directory_url(STATISTICS)))
    sections = [
        _section(site, title, anchor, lines, posts)
        for title, anchor, lines in (
            _by_time(posts, years, year),
            ("按支部", "branch", _by_unit(site, posts)),
            ("按类型", "type", _by_type(site, posts)),
            ("按品牌", "pillar", _by_pillar(site, posts)),
        )
        if lines
    ]
    return Page(
        source=STATISTICS if year is None else year_statistics(year),
        template="statistics.html",
        title=heading,
        meta={
            "kind": "statistics",
            "description": "按年份、支部、类型和品牌统计活动动态的篇数。",
            "trail": trail,
            "heading": heading,
            "note": _note(site, posts),
            "years": [
                {**link("全部", directory_url(STATISTICS)), "current": year is None},
                *(
                    {**link(f"{one}年", directory_url(year_statistics(one))), "current": one == year}
                    for one in years
                ),
            ],
            "sections": sections,
            "empty": "" if posts else "还没有可以统计的动态。在 content/news/ 里添加一篇，这里就会出现。",
        },
        updated=posts[0].date.iso if posts else "",
        anchors=frozenset(str(section["anchor"]) for section in sections),
    )


def _note(site: Site, posts: Sequence[Post]) -> str:
    words = "一篇动态涉及几个支部、类型或支柱的，在各行各计一次，合计按篇数计。"
    if not any(post.sample for post in posts):
        return words
    return words + ("示例也已计入。" if site.settings.counts_samples else "示例不计入篇数，单列一栏。")


def _by_time(posts: Sequence[Post], years: Sequence[int], year: int | None) -> tuple[str, str, list[Line]]:
    if year is None:
        lines = [
            Line(f"{one}年", list_url(year_timeline(one)), [post for post in posts if post.date.year == one])
            for one in reversed(years)
        ]
        return "按年份", "time", lines
    months = sorted({post.date.month for post in posts if post.date.month})
    lines = [
        Line(
            f"{month}月",
            list_url(month_timeline(year, month)),
            [post for post in posts if post.date.month == month],
        )
        for month in months
    ]
    vague = [post for post in posts if not post.date.month]
    if vague:
        lines.append(Line("月份不详", "", vague))
    return "按月份", "time", lines


def _by_unit(site: Site, posts: Sequence[Post]) -> list[Line]:
    return _lines(
        (unit.name, scope_timeline("branch", unit.id), [post for post in posts if unit.id in post.branches])
        for unit in site.organization.units()
    )


def _by_type(site: Site, posts: Sequence[Post]) -> list[Line]:
    return _lines(
        (kind.name, scope_timeline("type", kind.slug), [post for post in posts if kind.slug in post.types])
        for kind in site.activity_types
    )


def _by_pillar(site: Site, posts: Sequence[Post]) -> list[Line]:
    return _lines(
        (
            pillar.name,
            scope_timeline("pillar", pillar.id),
            [post for post in posts if pillar.id in site.pillars_of(post)],
        )
        for pillar in site.settings.pillars
    )


def _lines(found: Iterator[tuple[str, str, list[Post]]]) -> list[Line]:
    return [Line(name, list_url(folder), posts) for name, folder, posts in found if posts]


def _section(
    site: Site, title: str, anchor: str, lines: Sequence[Line], posts: Sequence[Post]
) -> dict[str, object]:
    rows = [(line, counts(site, line.posts)) for line in lines]
    total = counts(site, posts)
    has_samples = total["samples"] > 0
    return {
        "title": title,
        "anchor": anchor,
        "chart": bar_chart([(line.name, found["count"]) for line, found in rows]),
        "columns": [title.removeprefix("按"), "篇数", *(["示例"] if has_samples else [])],
        "rows": [
            {**link(line.name, line.url), "cells": _cells(found, has_samples=has_samples)}
            for line, found in rows
        ],
        "total": _cells(total, has_samples=has_samples),
    }


def _cells(found: dict[str, int], *, has_samples: bool) -> list[str]:
    return [str(found["count"]), *([str(found["samples"])] if has_samples else [])]
