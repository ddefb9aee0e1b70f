"""The sitemap (sitemaps.org protocol 0.9) of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.sax.saxutils import escape

from dangjian.model.urls import SITEMAP

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from dangjian.model.page import Page
    from dangjian.model.site import Site

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def export(site: Site, pages: Sequence[Page], as_of: dt.date) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of the sitemap. Without an address of the site, paths from its root."""
    base = site.settings.url or "/"
    entries = (
        f"  <url>\n    <loc>{escape(base + quote(page.url))}</loc>\n"
        f"    <lastmod>{page.updated or as_of.isoformat()}</lastmod>\n  </url>\n"
        for page in sorted(pages, key=lambda page: page.url)
    )
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{_NAMESPACE}">\n'
    yield SITEMAP, f"{head}{''.join(entries)}</urlset>\n".encode()
