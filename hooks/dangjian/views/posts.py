"""A post's page, and the news index: years with their number of posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import HOME, NEWS, TIMELINE, directory_url, file_url, year_timeline
from dangjian.views.rows import attachment_rows, branch_links, link, list_url, type_links, way
from dangjian.views.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.documents import Post
    from dangjian.model.site import Site


def pages(site: Site) -> Iterator[Page]:
    """One page for every post, then the index."""
    neighbours = [None, *site.posts, None]
    for newer, post, older in zip(neighbours, neighbours[1:], neighbours[2:], strict=False):
        if post is not None:
            yield _post_page(site, post, newer, older)
    yield _index(site)


def _post_page(site: Site, post: Post, newer: Post | None, older: Post | None) -> Page:
    year = post.date.year
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
            "branches": branch_links(site, post),
            "types": type_links(site, post.types),
            "sample": post.sample,
            "cover": file_url(post.cover),
            "attachments": attachment_rows(post.attachments),
            "signature": _signature(post),
            "newer": {} if newer is None else way(newer.title, newer.url),
            "older": {} if older is None else way(older.title, older.url),
        },
        text=text_of(post),
        updated=post.date.iso,
    )


def _when(post: Post) -> str:
    end = f"至{post.end_date.chinese}" if post.end_date and post.end_date != post.date else ""
    return f"{post.date.chinese}{end}{' ' if post.clock else ''}{post.clock}"


def _facts(site: Site, post: Post) -> list[dict[str, object]]:
    """What is known of the activity, as label and text or links; what is not known has no line."""
    leaders = [one.name for one in site.organization.positions if one.id in post.leaders]
    attendance = ""
    if post.expected is not None and post.present is not None:
        attendance = f"应到 {post.expected} 人，实到 {post.present} 人"
    facts: list[tuple[str, str, list[dict[str, str]]]] = [
        ("类型", "", type_links(site, post.types)),
        ("所属期", post.period.chinese if post.period else "", []),
        ("地点", post.place, []),
        ("共建单位", "、".join(site.units[unit].name_at(post.date).name for unit in post.partners), []),
        ("参加人数", "" if post.participants is None else f"{post.participants} 人", []),
        ("到会", attendance, []),
        ("时长", "" if post.hours is None else f"{post.hours:g} 小时", []),
        ("主持", post.host, []),
        ("主讲", "、".join(post.speaker), []),
        ("参加领导", "、".join(leaders), []),
        ("系列", "、".join(post.series), []),
        ("主题词", "、".join(post.topics), []),
    ]
    return [{"label": label, "text": text, "links": links} for label, text, links in facts if text or links]


def _signature(post: Post) -> list[dict[str, str]]:
    reviewed = f"（{post.reviewed.chinese}）" if post.reviewed else ""
    lines = (
        ("供稿", post.contributor),
        ("审核", f"{post.reviewer}{reviewed}" if post.reviewer else ""),
        ("签发", post.approver),
    )
    return [{"label": label, "text": text} for label, text in lines if text]


def _index(site: Site) -> Page:
    counts: dict[int, int] = {}
    for post in site.posts:
        counts[post.date.year] = counts.get(post.date.year, 0) + 1
    years = [
        {**link(f"{year}年", list_url(year_timeline(year))), "count": count} for year, count in counts.items()
    ]
    return Page(
        source=NEWS,
        template="news.html",
        title="动态",
        meta={
            "kind": "news",
            "description": "各年的活动动态。",
            "trail": [way("首页", directory_url(HOME))],
            "years": years,
            "total": len(site.posts),
            "empty": "" if years else "还没有动态。在 content/news/ 里添加一篇，这里就会出现。",
        },
    )
