"""The home page: brand, newest news, pillars, ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import BRANCHES, GLOSSARY, HOME, NEWS, RULES, TIMELINE, directory_url
from dangjian.views.brand import pillar_rows
from dangjian.views.rows import list_url, post_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.site import Site

NEWEST = 8


def pages(site: Site) -> Iterator[Page]:
    """One page."""
    settings = site.settings
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
            "pinned": [post_row(site, post) for post in site.posts if post.pinned],
            "newest": [post_row(site, post) for post in [p for p in site.posts if not p.pinned][:NEWEST]],
            "pillars": pillar_rows(site),
            "ways": [{"title": way.title, "url": way.url, "text": way.text} for way in settings.ways]
            or _default_ways(),
        },
        updated=site.posts[0].date.iso if site.posts else "",
    )


def _default_ways() -> list[dict[str, str]]:
    ways = (
        ("时间线", list_url(TIMELINE), "按年份、支部、类型查活动"),
        ("动态", directory_url(NEWS), "各年动态一览"),
        ("制度", directory_url(RULES), "按类别和状态查制度"),
        ("支部", directory_url(BRANCHES), "党总支、党支部和科室"),
        ("名词", directory_url(GLOSSARY), "常用提法是什么意思"),
    )
    return [{"title": title, "url": url, "text": text} for title, url, text in ways]
