"""The titles of all posts and rules, for the search in the header: nothing else, so that it loads at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dangjian.model.urls import TITLES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from dangjian.model.page import Page
    from dangjian.model.site import Site


def export(site: Site, _pages: Sequence[Page], _as_of: dt.date) -> Iterator[tuple[str, bytes]]:
    """Title, address below the section, date or status, and 1 for a sample."""
    index = {
        "posts": [
            [post.title, _within("news", post.url), post.date.iso, int(post.sample)] for post in site.posts
        ],
        "rules": [
            [
                rule.title,
                _within("rules", rule.url),
                rule.status.value if rule.status else "",
                int(rule.sample),
            ]
            for rule in site.rules
        ],
    }
    yield TITLES, as_json(index)


def _within(section: str, url: str) -> str:
    return url.removeprefix(f"{section}/").removesuffix("/")


def as_json(value: object) -> bytes:
    """The shortest JSON, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
