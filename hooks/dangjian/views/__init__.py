"""Site → page records, one module a kind of page. What exists is this tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.views import branches, brand, glossary, help_pages, home, posts, rules, timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dangjian.model.page import Page
    from dangjian.model.site import Site

VIEWS: tuple[Callable[[Site], Iterator[Page]], ...] = (
    home.pages,
    timeline.pages,
    posts.pages,
    rules.pages,
    brand.pages,
    branches.pages,
    glossary.pages,
    help_pages.pages,
)


def all_pages(site: Site) -> tuple[Page, ...]:
    """Every page of the site, in the order of the views."""
    return tuple(page for view in VIEWS for page in view(site))
