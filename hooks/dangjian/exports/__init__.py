"""Site → files that are no pages: feed, sitemap, what scripts read. What exists is this tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.exports import as_of_date, feed, sitemap, timeline_rows, titles

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from dangjian.model.page import Page
    from dangjian.model.site import Site

EXPORTS: tuple[Callable[[Site, Sequence[Page], dt.date], Iterator[tuple[str, bytes]]], ...] = (
    feed.export,
    sitemap.export,
    titles.export,
    timeline_rows.export,
    as_of_date.export,
)


def all_exports(site: Site, pages: Sequence[Page], as_of: dt.date) -> dict[str, bytes]:
    """Every file's bytes by its address."""
    return dict(file for export in EXPORTS for file in export(site, pages, as_of))
