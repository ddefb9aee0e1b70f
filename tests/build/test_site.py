"""The project's own site, built whole and looked into."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from tests.building import AS_OF, ROOT, built_pages, dead_targets, page_at

from dangjian.build.plan import make_plan
from dangjian.content.load import load

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_every_internal_target_exists(site: Path) -> None:
    """No link, picture, style or script of any page leads nowhere; fragments name an element of the page."""
    assert len(built_pages(site)) > 100
    assert dead_targets(site) == []


def test_every_page_has_one_main_heading(site: Path) -> None:
    """Exactly one h1 a page, and no level of headings is skipped."""
    wrong = []
    for url, page in built_pages(site).items():
        levels = [int(heading[1]) for heading in page.headings]
        if levels.count(1) != 1 or any(b - a > 1 for a, b in itertools.pairwise(levels)):
            wrong.append((url, page.headings))
    assert wrong == []


def test_every_mechanism_is_said_on_its_page(site: Path) -> None:
    """Each of the 34 mechanisms is named in a sentence on the page that mechanisms.yml gives."""
    found, _problems = load(ROOT / "content")
    assert [mechanism.id for mechanism in found.mechanisms] == [f"M{number:02d}" for number in range(1, 35)]
    missing = [
        mechanism.id
        for mechanism in found.mechanisms
        if "".join(mechanism.sentence.split()) not in page_at(site, mechanism.url).text
    ]
    assert missing == []


def test_the_help_page_of_mechanisms_has_no_empty_row(site: Path) -> None:
    """Number, name, page and sentence of all 34, each leading to a page that exists."""
    plan = make_plan(ROOT / "content", dt.date.fromisoformat(AS_OF), ROOT / "docs")
    rows: Any = plan.by_source["help/mechanisms.md"].meta["rows"]
    assert len(rows) == 34
    assert all(value for row in rows for value in row.values())
    text = page_at(site, "help/mechanisms/").text
    assert all("".join(row["name"].split()) in text for row in rows)
    assert {row["url"].partition("#")[0] for row in rows} <= built_pages(site).keys()


def test_samples_are_in_no_count_and_no_feed(site: Path) -> None:
    """They are there, labelled, and nothing counts them unless the settings ask."""
    found, _problems = load(ROOT / "content")
    samples = [post for post in found.posts if post.sample]
    assert len(samples) >= 40
    feed = (site / "feed.xml").read_text("utf-8")
    assert not [post.title for post in samples if post.url in feed]
    assert f"共{len(found.posts) - len(samples)}篇" in page_at(site, "news/").text
    assert all("示例" in page_at(site, post.url).text for post in samples)


def test_the_sitemap_lists_every_page(site: Path) -> None:
    """Sitemap and built pages are the same set."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = {
        unquote(element.text or "").strip("/")
        for element in ET.parse(site / "sitemap.xml").findall("s:url/s:loc", names)  # noqa: S314 - our own file
    }
    assert listed == {url.strip("/") for url in built_pages(site)}


def test_no_redaction_is_filled_in(site: Path) -> None:
    """The film title that the source redacts stays redacted, and its date as vague as it is known."""
    page = page_at(site, "news/2022/warning-education/")
    assert "《**》" in page.text
    assert "2022年" in page.text


def test_the_navigation_lists_no_posts(site: Path) -> None:
    """No page's shell links to posts: what a page that shows none links to has none."""
    targets = page_at(site, "glossary/").targets
    assert targets
    assert [target for target in targets if "news/2022/" in target] == []


def test_the_own_content_is_clean() -> None:
    """The content that ships, and the navigation, have no problem at all."""
    day = dt.date.fromisoformat(AS_OF)
    assert make_plan(ROOT / "content", day, ROOT / "docs", ROOT / "mkdocs.yml").problems == ()


def test_nothing_in_the_project_reads_a_folder_outside() -> None:
    """A user has only this project: no code, setting or page names a folder beside it."""
    suspects = [
        path
        for folder in ("hooks", "scripts", "content", "docs")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".yml", ".md", ".html", ".js", ".css"}
        and "../" + "shared" in path.read_text(encoding="utf-8")
    ]
    assert suspects == []
