"""Posts that belong with a post: by what they share, the strongest bond first, the nearest in time first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.documents import Post
    from dangjian.model.site import Site

MOST = 4
Bond = tuple[str, str]


class Related:
    """Finds what belongs with a post.

    A post's bonds are taken in order (same series, partner, topic, type by the same unit), and of each the
    neighbours in time, newer and older in turn. So another post changes only the pages that show it.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._posts: dict[Bond, list[Post]] = defaultdict(list)
        self._places: dict[tuple[Bond, str], int] = {}
        for post in site.posts:
            for bond, _why in self._bonds(post):
                self._places[bond, post.source.path] = len(self._posts[bond])
                self._posts[bond].append(post)

    def of(self, post: Post) -> list[tuple[Post, str]]:
        """Up to four posts, each with what it shares, in words."""
        found: dict[str, tuple[Post, str]] = {}
        for bond, why in self._bonds(post):
            for other in self._neighbours(bond, post):
                found.setdefault(other.source.path, (other, why))
                if len(found) == MOST:
                    return list(found.values())
        return list(found.values())

    def _bonds(self, post: Post) -> Iterator[tuple[Bond, str]]:
        site = self._site
        for series in dict.fromkeys(site.series[name] for name in post.series):
            yield ("series", series.id), f"同系列：{series.name}"
        for unit in post.partners:
            yield ("partner", unit), f"同共建单位：{site.units[unit].name_at(post.date).name}"
        for topic in dict.fromkeys(site.topics[name] for name in post.topics):
            yield ("topic", topic.id), f"同主题词：{topic.name}"
        for slug in post.types:
            for unit in post.branches:
                yield (slug, unit), f"同为{site.units[unit].name_at(post.date).name}的{site.types[slug].name}"

    def _neighbours(self, bond: Bond, post: Post) -> Iterator[Post]:
        posts, place = self._posts[bond], self._places[bond, post.source.path]
        for distance in range(1, MOST + 1):
            for index in (place - distance, place + distance):
                if 0 <= index < len(posts):
                    yield posts[index]
