"""The timeline: all posts, by year, by unit, by activity type; months as headings, thirty posts a page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from dangjian.model.organization import UnitKind
from dangjian.model.page import Page
from dangjian.model.urls import (
    HOME,
    TIMELINE,
    branch_timeline,
    directory_url,
    numbered,
    type_timeline,
    year_timeline,
)
from dangjian.views.rows import link, list_url, post_row, way

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dangjian.model.documents import Post
    from dangjian.model.site import Site
    from dangjian.views.rows import Row

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class Scope:
    """One timeline: which posts, under which heading, in which folder of addresses."""

    kind: str
    folder: str
    heading: str
    posts: tuple[Post, ...]
    intro: str = ""
    placeholder: bool = False


def pages(site: Site) -> Iterator[Page]:
    """All pages of all timelines."""
    rows = {post.url: post_row(site, post) for post in site.posts}
    scopes = [*_scopes(site)]
    for scope in scopes:
        yield from _pages_of(scope, scopes, rows)


def _scopes(site: Site) -> Iterator[Scope]:
    by_year: dict[int, list[Post]] = defaultdict(list)
    by_unit: dict[str, list[Post]] = defaultdict(list)
    by_type: dict[str, list[Post]] = defaultdict(list)
    for post in site.posts:
        by_year[post.date.year].append(post)
        for identity in post.branches:
            by_unit[identity].append(post)
        for slug in post.types:
            by_type[slug].append(post)
    yield Scope("all", TIMELINE, "时间线", site.posts, "全部活动，从新到旧。")
    for year in sorted(by_year, reverse=True):
        yield Scope("year", year_timeline(year), f"{year}年", tuple(by_year[year]))
    for unit in site.organization.units():
        if unit.kind is UnitKind.BRANCH or by_unit[unit.id]:
            yield Scope(
                "branch",
                branch_timeline(unit.id),
                unit.name,
                tuple(by_unit[unit.id]),
                unit.summary,
                unit.current.placeholder,
            )
    for kind in site.activity_types:
        yield Scope(
            "type",
            type_timeline(kind.slug),
            kind.name,
            tuple(by_type[kind.slug]),
            kind.description,
        )


def _pages_of(scope: Scope, scopes: list[Scope], rows: dict[str, Row]) -> Iterator[Page]:
    choices = _choices(scope, scopes)
    chunks = list(paginated(scope.posts))
    last = len(chunks)
    for number, posts in enumerate(chunks, start=1):
        is_newest = number == last
        months = _months(posts, rows)
        title = scope.heading if is_newest else f"{scope.heading}（第 {number} 页）"
        trail = [way("首页", directory_url(HOME))]
        if scope.kind != "all":
            trail.append(way("时间线", list_url(TIMELINE)))
        if not is_newest:
            trail.append(way(scope.heading, list_url(scope.folder)))
        yield Page(
            source=numbered(scope.folder, None if is_newest else number),
            template="timeline.html",
            title=title,
            meta={
                "kind": "timeline",
                "description": scope.intro or f"{scope.heading}的活动，从新到旧。",
                "trail": trail,
                "heading": scope.heading,
                "intro": scope.intro,
                "placeholder": scope.placeholder,
                "months": months,
                "pager": _pager(scope.folder, number, last),
                "choices": choices,
                "empty": ""
                if posts
                else f"“{scope.heading}”还没有动态。在 content/news/ 里添加一篇，这里就会出现。",
            },
            updated=posts[0].date.iso if posts else "",
            anchors=frozenset(str(month["anchor"]) for month in months),
        )


def paginated(posts: tuple[Post, ...]) -> Iterator[tuple[Post, ...]]:
    """Thirty posts a page, counted from the oldest, oldest page first; posts are newest first in each.

    Counting from the oldest, a new post changes the newest page alone. That page also holds the posts beyond
    its thirty that do not fill a page yet (so 30 to 59 of them): an index with one lonely entry helps nobody.
    """
    full = max(len(posts) // PAGE_SIZE, 1)
    for number in range(1, full):
        end = len(posts) - (number - 1) * PAGE_SIZE
        yield posts[end - PAGE_SIZE : end]
    yield posts[: len(posts) - (full - 1) * PAGE_SIZE]


def _pager(folder: str, number: int, last: int) -> dict[str, str]:
    """Addresses of the neighbours; no total, which would change every page with each thirtieth post."""

    def address(wanted: int) -> str:
        return directory_url(numbered(folder, None if wanted == last else wanted))

    return {
        "newest": "" if number == last else address(last),
        "newer": "" if number == last else address(number + 1),
        "older": "" if number == 1 else address(number - 1),
        "oldest": "" if number == 1 else address(1),
    }


def _months(posts: Sequence[Post], rows: dict[str, Row]) -> list[dict[str, object]]:
    """Months as headings: the dates are sorted, so that equal months are neighbours."""
    return [
        {"label": label, "anchor": anchor, "rows": [rows[post.url] for post in group]}
        for (anchor, label), group in groupby(
            posts, key=lambda post: (post.date.month_key, post.date.chinese_month)
        )
    ]


def _choices(scope: Scope, scopes: list[Scope]) -> list[dict[str, object]]:
    """The other timelines; those without posts are offered only where one is already there."""
    return [
        {
            "title": title,
            "items": [
                {
                    **link(one.heading, list_url(one.folder)),
                    "current": one is scope,
                    "placeholder": one.placeholder,
                }
                for one in scopes
                if one.kind == kind and (one.posts or one is scope)
            ],
        }
        for kind, title in (("year", "年份"), ("branch", "支部"), ("type", "类型"))
    ]
