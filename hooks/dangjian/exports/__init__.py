"""Site → files that are no pages: feed, sitemap. What exists is this tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.exports import feed, sitemap

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from dangjian.model.page import Page
    from dangjian.model.site import Site

EXPORTS: tuple[Callable[[Site, Sequence[Page], dt.date], tuple[str, bytes]], ...] = (
    feed.export,
    sitemap.export,
)


def all_exports(site: Site, pages: Sequence[Page], as_of: dt.date) -> dict[str, bytes]:
    """Every file's bytes by its address."""
    return dict(export(site, pages, as_of) for export in EXPORTS)
