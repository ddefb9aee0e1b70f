"""Feed and sitemap."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as ET

from tests.building import ROOT

from dangjian.build.plan import make_plan
from dangjian.content.load import load

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed() -> ET.Element:
    """The project's own feed, parsed."""
    data = make_plan(ROOT / "content", dt.date(2026, 11, 24)).exports["feed.xml"]
    return ET.fromstring(data)  # noqa: S314 - our own file


def test_entries_have_stable_unique_ids() -> None:
    """Every entry has a `tag:` id of its own, made from its address alone."""
    ids = [element.text or "" for element in feed().findall("a:entry/a:id", ATOM)]
    assert ids
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("tag:dangjian.invalid,20") for one in ids)


def test_the_feed_follows_the_timeline() -> None:
    """The same order as everywhere, and each summary says the date as precisely as it is known."""
    site, _problems = load(ROOT / "content")
    posts = [post for post in site.posts if not post.sample]
    titles = [element.text for element in feed().findall("a:entry/a:title", ATOM)]
    assert titles
    assert titles == [post.title for post in posts][: len(titles)]
    summaries = [element.text or "" for element in feed().findall("a:entry/a:summary", ATOM)]
    assert summaries[0].startswith(posts[0].date.chinese)
