"""The timelines: months as headings (days on a month's own page), thirty posts a page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import HOME, SERIES, TIMELINE, directory_url, numbered, year_timeline
from dangjian.views.parts.rows import link, list_url, way
from dangjian.views.timelines.months import day_groups, month_calendar
from dangjian.views.timelines.surroundings import scope_facts, scope_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dangjian.model.documents import Post
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Row
    from dangjian.views.timelines.months import Group
    from dangjian.views.timelines.scopes import Scope

PAGE_SIZE = 30
CHOICES = (("year", "年份"), ("branch", "支部"), ("type", "类型"), ("pillar", "品牌"))


def pages(context: Context) -> Iterator[Page]:
    """All pages of all timelines."""
    yield from _Timelines(context).pages()


class _Timelines:
    """What the timelines share: every post's row, and the ways from one to the other."""

    def __init__(self, context: Context) -> None:
        self._site = context.site
        self._rows = context.by_url
        self._scopes = context.scopes
        self._months = [scope for scope in self._scopes if scope.kind == "month"]
        self._choices = _choices(self._scopes)

    def pages(self) -> Iterator[Page]:
        for scope in self._scopes:
            if scope.kind == "month":
                yield self._month(scope)
            else:
                yield from self._pages_of(scope)

    def _month(self, scope: Scope) -> Page:
        """A month stands on one page: its calendar leads to its days."""
        year = scope.month[0]
        fields = {
            "trail": [*_trail(scope), way(f"{year}年", list_url(year_timeline(year)))],
            "calendar": month_calendar(self._site, scope, self._months),
        }
        days = day_groups(scope.posts, self._rows)
        return self._page(scope, numbered(scope.folder, None), scope.heading, scope.posts, days, fields)

    def _pages_of(self, scope: Scope) -> Iterator[Page]:
        chunks = list(paginated(scope.posts))
        last = len(chunks)
        for number, posts in enumerate(chunks, start=1):
            fields: dict[str, object] = {
                "trail": _trail(scope),
                "pager": _pager(scope.folder, number, last),
            }
            source, title = numbered(scope.folder, None), scope.heading
            if number < last:
                source, title = numbered(scope.folder, number), f"{scope.heading}（第 {number} 页）"
                fields["trail"] = [*_trail(scope), way(scope.heading, list_url(scope.folder))]
                fields["choices"] = []  # the newest page has them; here they would be half of the page
            else:
                fields["facts"] = scope_facts(self._site, scope)
                fields["links"] = scope_links(self._site, scope, self._months)
            yield self._page(scope, source, title, posts, _months(posts, self._rows), fields)

    def _page(
        self,
        scope: Scope,
        source: str,
        title: str,
        posts: Sequence[Post],
        groups: list[Group],
        fields: Mapping[str, object],
    ) -> Page:
        return Page(
            source=source,
            template="timeline.html",
            title=title,
            meta={
                "kind": "timeline",
                "description": scope.intro or f"{scope.heading}的活动，从新到旧。",
                "scope": scope.kind,
                "here": list_url(scope.folder),
                "heading": scope.heading,
                "intro": scope.intro,
                "placeholder": scope.placeholder,
                "months": groups,
                "choices": self._choices,
                "counts_samples": self._site.settings.counts_samples,
                "pager": {},
                "calendar": {},
                "facts": [],
                "links": [],
                **fields,
                "empty": ""
                if posts
                else f"“{scope.heading}”还没有动态。在 content/news/ 里添加一篇，这里就会出现。",
            },
            updated=posts[0].date.iso if posts else "",
            anchors=frozenset(str(group["anchor"]) for group in groups),
        )


def _trail(scope: Scope) -> list[dict[str, str]]:
    """The way to a scope; series have their own index."""
    trail = [way("首页", directory_url(HOME))]
    if scope.kind == "series":
        trail.append(way("专题", directory_url(SERIES)))
    elif scope.kind != "all":
        trail.append(way("时间线", list_url(TIMELINE)))
    return trail


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


def _months(posts: Sequence[Post], rows: Mapping[str, Row]) -> list[Group]:
    """Months as headings: the dates are sorted, so that equal months are neighbours."""
    return [
        {"label": label, "anchor": anchor, "rows": [rows[post.url] for post in group]}
        for (anchor, label), group in groupby(
            posts, key=lambda post: (post.date.month_key, post.date.chinese_month)
        )
    ]


def _choices(scopes: Sequence[Scope]) -> list[dict[str, object]]:
    """The timelines that the filter offers, those with posts; one list for all pages."""
    return [
        {
            "title": title,
            "key": kind,
            "items": [
                {
                    **link(one.heading, list_url(one.folder)),
                    "value": one.id,
                    "placeholder": one.placeholder,
                }
                for one in scopes
                if one.kind == kind and one.posts
            ],
        }
        for kind, title in CHOICES
    ]
