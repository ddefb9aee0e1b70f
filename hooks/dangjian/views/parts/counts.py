"""How many posts there are of something; samples are said apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from dangjian.model.documents import Post
    from dangjian.model.site import Site


def counts(site: Site, posts: Collection[Post]) -> dict[str, int]:
    """``count`` of the posts that count, and ``samples`` of the samples besides."""
    samples = 0 if site.settings.counts_samples else [post.sample for post in posts].count(True)
    return {"count": len(posts) - samples, "samples": samples}
