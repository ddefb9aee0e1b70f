"""The orders that lists of documents stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dangjian.model.documents import BrandPage, Post


def newest_first(posts: Iterable[Post]) -> tuple[Post, ...]:
    """Newest first, a month below all its days, a year below all its months; ties by path."""
    by_path = sorted(posts, key=lambda post: post.source.path)
    return tuple(sorted(by_path, key=lambda post: post.date, reverse=True))


def in_given_order(pages: Iterable[BrandPage]) -> tuple[BrandPage, ...]:
    """By the number the editor gave, then by path."""
    return tuple(sorted(pages, key=lambda page: (page.order, page.source.path)))
