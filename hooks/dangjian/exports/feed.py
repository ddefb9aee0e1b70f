"""The Atom feed of the newest posts (RFC 4287)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from dangjian.model.urls import FEED

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from dangjian.model.documents import Post
    from dangjian.model.page import Page
    from dangjian.model.site import Site

NEWEST = 30
_ATOM = "http://www.w3.org/2005/Atom"
# RFC 4151: an id that stays the same wherever the site is published.
_TAG = "tag:dangjian.invalid"


def export(site: Site, _pages: Sequence[Page], as_of: dt.date) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of the feed; samples only where the settings count them."""
    posts = [post for post in site.posts if site.counts(post)][:NEWEST]
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _text(feed, "id", f"{_TAG},2022:feed")
    _text(feed, "title", site.settings.brand)
    _text(feed, "subtitle", site.settings.slogan)
    _text(feed, "updated", _instant(posts[0].date.first if posts else as_of))
    _text(ET.SubElement(feed, "author"), "name", site.settings.unit)
    ET.SubElement(feed, "link", {"rel": "self", "href": f"{site.settings.url}{FEED}"})
    ET.SubElement(feed, "link", {"rel": "alternate", "href": site.settings.url or "./"})
    for post in posts:
        _entry(feed, site, post)
    ET.indent(feed)
    yield FEED, ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


def _entry(feed: ET.Element, site: Site, post: Post) -> None:
    entry = ET.SubElement(feed, "entry")
    _text(entry, "id", f"{_TAG},{post.date.year}:{post.url.rstrip('/')}")
    _text(entry, "title", post.title)
    _text(entry, "updated", _instant(post.date.first))
    ET.SubElement(entry, "link", {"rel": "alternate", "href": f"{site.settings.url}{post.url}"})
    for slug in post.types:
        ET.SubElement(entry, "category", {"term": slug, "label": site.types[slug].name})
    _text(entry, "summary", f"{post.date.chinese}。{post.summary}")


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _instant(day: dt.date) -> str:
    """Atom knows no partial dates: the first day it can mean. The summary says it as precisely as known."""
    return f"{day.isoformat()}T00:00:00+08:00"
