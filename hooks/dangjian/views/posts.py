"""A post's page, and the news index: years with their number of posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import HOME, NEWS, TIMELINE, directory_url, year_timeline
from dangjian.views.brand import measure_url
from dangjian.views.duties.proven import fulfilled_by
from dangjian.views.parts.counts import counts
from dangjian.views.parts.pictures import gallery, picture
from dangjian.views.parts.rows import (
    attachment_rows,
    fact,
    link,
    list_url,
    subject_links,
    type_links,
    unit_links,
    way,
)
from dangjian.views.parts.text import text_of
from dangjian.views.related import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.documents import Post
    from dangjian.model.site import Site
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Fact, Row


def pages(context: Context) -> Iterator[Page]:
    """One page for every post, then the index."""
    site = context.site
    related = Related(site)
    neighbours = [None, *site.posts, None]
    for newer, post, older in zip(neighbours, neighbours[1:], neighbours[2:], strict=False):
        if post is not None:
            yield _post_page(context, post, newer, older, related.of(post))
    yield _index(site)


def _post_page(
    context: Context, post: Post, newer: Post | None, older: Post | None, related: list[tuple[Post, str]]
) -> Page:
    site, year, row = context.site, post.date.year, context.by_url[post.url]
    return Page(
        source=post.source.path,
        template="post.html",
        title=post.title,
        meta={
            "kind": "post",
            "description": post.summary,
            "trail": [
                way("首页", directory_url(HOME)),
                way("时间线", list_url(TIMELINE)),
                way(f"{year}年", list_url(year_timeline(year))),
            ],
            "date": _when(post),
            "iso": post.date.iso if post.date.day else "",
            "facts": _facts(site, post),
            "branches": row["branches"],
            "sample": post.sample,
            "cover": picture(site, post.cover, post.cover_alt),
            "gallery": gallery(site, post),
            "attachments": attachment_rows(post.attachments),
            "signature": _signature(post),
            "fulfils": fulfilled_by(context, post.source.path),
            "related": [_relative(context.by_url[other.url], why) for other, why in related],
            "newer": {} if newer is None else way(newer.title, newer.url),
            "older": {} if older is None else way(older.title, older.url),
        },
        text=text_of(site, post),
        updated=post.date.iso,
    )


def _relative(row: Row, why: str) -> Row:
    """Why it is related says enough: no types, no units."""
    return {**{name: row[name] for name in ("title", "url", "date", "iso", "sample")}, "why": why}


def _when(post: Post) -> str:
    end = f"至{post.end_date.chinese}" if post.end_date and post.end_date != post.date else ""
    return f"{post.date.chinese}{end}{' ' if post.clock else ''}{post.clock}"


def _facts(site: Site, post: Post) -> list[Fact]:
    """What is known of the activity, as label and text or links; what is not known has no line."""
    leaders = [one.name for one in site.organization.positions if one.id in post.leaders]
    attendance = ""
    if post.expected is not None and post.present is not None:
        attendance = f"应到 {post.expected} 人，实到 {post.present} 人"
    series, topics = subject_links(site, post)
    measures = [site.measures[identity][1] for identity in site.measures_of(post)]
    facts = (
        fact("类型", links=type_links(site, post.types)),
        fact("举措", links=[link(measure.name, measure_url(site, measure)) for measure in measures]),
        fact("所属期", post.period.chinese if post.period else ""),
        fact("地点", post.place),
        fact("共建单位", links=unit_links(site, post, post.partners)),
        fact("参加人数", "" if post.participants is None else f"{post.participants} 人"),
        fact("到会", attendance),
        fact("时长", "" if post.hours is None else f"{post.hours:g} 小时"),
        fact("主持", post.host),
        fact("主讲", "、".join(post.speaker)),
        fact("参加领导", "、".join(leaders)),
        fact("系列", links=series),
        fact("主题词", links=topics),
    )
    return [one for one in facts if one["text"] or one["links"]]


def _signature(post: Post) -> list[dict[str, str]]:
    reviewed = f"（{post.reviewed.chinese}）" if post.reviewed else ""
    lines = (
        ("供稿", post.contributor),
        ("审核", f"{post.reviewer}{reviewed}" if post.reviewer else ""),
        ("签发", post.approver),
    )
    return [{"label": label, "text": text} for label, text in lines if text]


def _index(site: Site) -> Page:
    years = [
        {
            **link(f"{int(year)}年", list_url(year_timeline(int(year)))),
            **counts(site, site.posts_of("year", year)),
        }
        for year in site.ids_with_posts("year")
    ]
    total = counts(site, site.posts)
    return Page(
        source=NEWS,
        template="news.html",
        title="动态",
        meta={
            "kind": "news",
            "description": "各年的活动动态。",
            "trail": [way("首页", directory_url(HOME))],
            "years": years,
            "total": total["count"],
            "samples": total["samples"],
            "empty": "" if years else "还没有动态。在 content/news/ 里添加一篇，这里就会出现。",
        },
    )
