"""How many posts or rules there are of something; samples are said apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from dangjian.model.documents import Post, Rule
    from dangjian.model.site import Site


def counts(site: Site, documents: Collection[Post | Rule]) -> dict[str, int]:
    """``count`` of those that count, and ``samples`` of the samples besides."""
    count = sum(map(site.counts, documents))
    return {"count": count, "samples": len(documents) - count}
