"""How many posts there are of something; samples are said apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from dangjian.model.documents import Post
    from dangjian.model.site import Site


def counts(site: Site, posts: Collection[Post]) -> dict[str, int]:
    """``count`` of the posts that count, and ``samples`` of the samples besides."""
    count = sum(site.counts(post) for post in posts)
    return {"count": count, "samples": len(posts) - count}
