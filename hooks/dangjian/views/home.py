"""The home page: brand, newest photo news, pinned series, pillars, ways in, the last twelve months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import (
    BRANCHES,
    GLOSSARY,
    HOME,
    NEWS,
    RULES,
    SERIES,
    TIMELINE,
    directory_url,
    month_timeline,
)
from dangjian.views.brand import pillar_rows
from dangjian.views.duties.focus import focus
from dangjian.views.parts.counts import counts
from dangjian.views.parts.rows import list_url
from dangjian.views.series import series_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.site import Site
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Row

NEWEST = 8
PHOTOS = 3
MONTHS = 12
LEVELS = 4


def pages(context: Context) -> Iterator[Page]:
    """One page."""
    site, settings = context.site, context.site.settings
    photos, newest = _news(context)
    yield Page(
        source=HOME,
        template="home.html",
        title="首页",
        meta={
            "kind": "home",
            "description": f"{settings.unit}党建品牌“{settings.brand}”：{settings.slogan}。",
            "trail": [],
            "brand": settings.brand,
            "slogan": settings.slogan,
            "unit": settings.unit,
            "intro": settings.intro,
            "focus": focus(context),
            "as_of_shown": context.visibility.everything,
            "photos": photos,
            "newest": newest,
            "pinned": context.rows(post for post in site.posts if post.pinned),
            "series": [series_row(site, one) for one in site.declared_series if one.pinned],
            "pillars": pillar_rows(site),
            "pillars_name": settings.pillars_name,
            "ways": [{"title": way.title, "url": way.url, "text": way.text} for way in settings.ways]
            or _default_ways(),
            "heat": _heat(context),
            "heat_note": _heat_note(site),
        },
        updated=context.as_of.isoformat(),
    )


def _news(context: Context) -> tuple[list[Row], list[Row]]:
    """The newest with a picture, and the newest of the others; pinned posts have their own place."""
    rows = context.rows(post for post in context.site.posts if not post.pinned)
    photos: list[Row] = []
    newest: list[Row] = []
    for row in rows:
        if row["cover"] and len(photos) < PHOTOS:
            photos.append(row)
        elif len(newest) < NEWEST:
            newest.append(row)
        if len(photos) == PHOTOS and len(newest) == NEWEST:
            break
    return photos, newest


def _heat(context: Context) -> list[Row]:
    """The last twelve months up to that of today, oldest first; ``level`` is 0 to 4 of the busiest."""
    site, as_of = context.site, context.as_of
    last = as_of.year * 12 + as_of.month - 1
    months = [divmod(number, 12) for number in range(last - MONTHS + 1, last + 1)]
    found = [site.posts_of("month", f"{year:04d}-{month + 1:02d}") for year, month in months]
    amounts = [counts(site, posts) for posts in found]
    most = max(amount["count"] for amount in amounts)
    return [
        {
            "label": f"{year}年{month + 1}月",
            "short": f"{month + 1}月",
            "url": list_url(month_timeline(year, month + 1)) if posts else "",
            "level": -(-amount["count"] * LEVELS // most) if most else 0,
            **amount,
        }
        for (year, month), posts, amount in zip(months, found, amounts, strict=True)
    ]


def _heat_note(site: Site) -> str:
    words = "格子里是当月动态的篇数，颜色越深篇数越多"
    if not any(post.sample for post in site.posts):
        return f"{words}。"
    if site.settings.counts_samples:
        return f"{words}；示例也已计入。"
    return f"{words}；示例不计入，画斜线的月份只有示例。"


def _default_ways() -> list[dict[str, str]]:
    ways = (
        ("时间线", list_url(TIMELINE), "按年份、支部、类型查活动"),
        ("动态", directory_url(NEWS), "各年动态一览"),
        ("制度", directory_url(RULES), "按类别和状态查制度"),
        ("支部", directory_url(BRANCHES), "组织架构、支部和科室"),
        ("专题", directory_url(SERIES), "持续开展的系列活动"),
        ("名词", directory_url(GLOSSARY), "常用提法是什么意思"),
    )
    return [{"title": title, "url": url, "text": text} for title, url, text in ways]
