"""The rows that the timeline's filter shows, one file a year, so that it loads no more than it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.exports.titles import as_json
from dangjian.model.urls import timeline_data

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from dangjian.model.documents import Post
    from dangjian.model.page import Page
    from dangjian.model.site import Site


def export(site: Site, _pages: Sequence[Page], _as_of: dt.date) -> Iterator[tuple[str, bytes]]:
    """A file for every year with posts, newest first."""
    for year in site.ids_with_posts("year"):
        yield timeline_data(int(year)), as_json([_row(site, post) for post in site.posts_of("year", year)])


def _row(site: Site, post: Post) -> dict[str, object]:
    """Short keys: there are thousands of rows."""
    names = [site.units[unit].name_at(post.date) for unit in post.branches]
    return {
        "t": post.title,
        "u": post.url,
        "d": post.date.chinese,
        "i": post.date.iso if post.date.day else "",
        "k": list(post.types),
        "b": list(post.branches),
        "n": "、".join(name.name for name in names),
        "h": int(any(name.placeholder for name in names)),
        "p": list(site.pillars_of(post)),
        "s": int(post.sample),
    }
