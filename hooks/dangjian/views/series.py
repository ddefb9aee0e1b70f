"""The index of series, and that of topics. A series' own page is its timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import HOME, SERIES, TOPICS, directory_url, scope_timeline, series_folder
from dangjian.views.brand import measure_url
from dangjian.views.parts.counts import counts
from dangjian.views.parts.rows import link, list_url, way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.site import Site
    from dangjian.model.subjects import Series
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Row


def pages(context: Context) -> Iterator[Page]:
    """Two pages."""
    site = context.site
    series = site.all_series
    yield Page(
        source=SERIES,
        template="series_index.html",
        title="专题",
        meta={
            "kind": "series_index",
            "description": "持续开展的系列活动。",
            "trail": [way("首页", directory_url(HOME))],
            "items": [series_row(site, one) for one in series],
            "empty": ""
            if series
            else "还没有专题。动态里写上“系列”就会出现；简介和置顶在 content/series.yml 里登记。",
        },
    )
    yield _topics(site)


def series_row(site: Site, series: Series) -> Row:
    """A series as a line in a list."""
    posts = site.posts_of("series", series.id)
    measure = site.measures[series.measure][1] if series.measure else None
    return {
        **link(series.name, list_url(series_folder(series.id))),
        **counts(site, posts),
        "summary": series.summary,
        "pinned": series.pinned,
        "measure": link(measure.name, measure_url(site, measure)) if measure else {},
        "latest": posts[0].date.chinese if posts else "",
    }


def _topics(site: Site) -> Page:
    topics = sorted(
        dict.fromkeys(site.topics.values()),
        key=lambda topic: (-counts(site, site.posts_of("topic", topic.id))["count"], topic.name),
    )
    return Page(
        source=TOPICS,
        template="topics.html",
        title="主题词",
        meta={
            "kind": "topics",
            "description": "动态里写的主题词，多的在前。",
            "trail": [way("首页", directory_url(HOME))],
            "items": [
                {
                    **link(topic.name, list_url(scope_timeline("topic", topic.id))),
                    **counts(site, site.posts_of("topic", topic.id)),
                }
                for topic in topics
            ],
            "empty": "" if topics else "还没有主题词。动态里写上“主题词”，这里就会出现。",
        },
    )
