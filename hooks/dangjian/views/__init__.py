"""Site → page records, one module a kind of page. What exists is this tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.views import branches, brand, glossary, home, posts, rules, series, statistics
from dangjian.views.duties import checklists, duty, index, matrix, mine, overview, uploads
from dangjian.views.guides import help_pages, mechanisms, site_map, style_guide
from dangjian.views.timelines import timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dangjian.model.page import Page
    from dangjian.views.context import Context

VIEWS: tuple[Callable[[Context], Iterator[Page]], ...] = (
    home.pages,
    timeline.pages,
    posts.pages,
    series.pages,
    statistics.pages,
    index.pages,
    duty.pages,
    checklists.pages,
    mine.pages,
    overview.pages,
    matrix.pages,
    uploads.pages,
    rules.pages,
    brand.pages,
    branches.pages,
    glossary.pages,
    site_map.pages,
    help_pages.pages,
    mechanisms.pages,
    style_guide.pages,
)


def all_pages(context: Context) -> tuple[Page, ...]:
    """Every page of an edition of the site as of a day, in the order of the views."""
    return tuple(page for view in VIEWS for page in view(context))
