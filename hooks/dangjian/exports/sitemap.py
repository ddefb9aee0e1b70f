"""The sitemap (sitemaps.org protocol 0.9) of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

from dangjian.model.urls import SITEMAP

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from dangjian.model.page import Page
    from dangjian.model.site import Site

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def export(site: Site, pages: Sequence[Page], as_of: dt.date) -> tuple[str, bytes]:
    """Address and bytes of the sitemap. Without an address of the site, paths from its root."""
    base = site.settings.url or "/"
    root = ET.Element("urlset", {"xmlns": _NAMESPACE})
    for page in sorted(pages, key=lambda page: page.url):
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = base + quote(page.url)
        ET.SubElement(entry, "lastmod").text = page.updated or as_of.isoformat()
    ET.indent(root)
    return SITEMAP, ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
