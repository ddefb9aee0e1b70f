"""What a reader's browser does with every page."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.browser


def sitemap(address: str) -> list[str]:
    """Every address of the sitemap, on the served site."""
    with urlopen(f"{address}sitemap.xml") as response:  # noqa: S310 - the local server of this test
        locations = re.findall(r"<loc>([^<]+)</loc>", response.read().decode())
    return [address + urlsplit(location).path.lstrip("/") for location in locations]


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[tuple[Page, list[str], list[str]]]:
    """A page for which nothing but that address can be reached; its attempts elsewhere and script errors.

    A dead proxy stops requests rather than a route: a route switches the browser's cache off.
    """
    context = browser.new_context(proxy={"server": "http://127.0.0.1:9", "bypass": urlsplit(address).netloc})
    page = context.new_page()
    attempts: list[str] = []
    errors: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            attempts.append(request.url)

    page.on("request", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page, attempts, errors
    context.close()


def test_no_page_asks_another_host(browser: Browser, address: str) -> None:
    """Every page of the sitemap, with everything it loads, and the 404 page: no request leaves this host."""
    urls = sitemap(address)
    assert len(urls) > 100
    with watched(browser, address) as (page, attempts, errors):
        for url in [*urls, f"{address}404.html"]:
            response = page.goto(url, wait_until="load")
            assert response is not None
            assert response.ok
    assert attempts == []
    assert errors == []


def test_the_watch_sees_a_foreign_request(browser: Browser, address: str) -> None:
    """The test above would fail on a picture from elsewhere."""
    with watched(browser, address) as (page, attempts, _errors):
        page.goto(address)
        picture = "const i = new Image(); i.onerror = done; i.src = 'http://example.invalid/x.png'"
        page.evaluate(f"new Promise(done => {{ {picture} }})")
    assert attempts == ["http://example.invalid/x.png"]


KINDS = [
    "",
    "timeline/",
    "timeline/2022/",
    "timeline/type/party-lecture/",
    "news/",
    "news/2022/community-epidemic-control/",
    "rules/",
    "rules/friday-street/",
    "rules/member-development-handbook/",
    "brand/",
    "brand/theory/",
    "branches/",
    "branches/branch-1/",
    "glossary/",
    "help/",
    "help/keys/",
    "404.html",
]


@pytest.mark.parametrize("width", [320, 390, 768, 1366, 1920])
def test_nothing_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    """From the smallest phone to a wide desk, the page is never wider than the window."""
    page = browser.new_page(viewport={"width": width, "height": 768})
    too_wide = []
    for kind in KINDS:
        page.goto(address + kind)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(kind)
    page.close()
    assert too_wide == []


def test_a_post_is_found_from_home_and_leads_on(browser: Browser, address: str) -> None:
    """Home → timeline → a post → its older neighbour → home, by clicking what a reader sees."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(address)
    page.get_by_role("link", name="时间线").first.click()
    assert page.locator("h1").inner_text().strip() == "时间线"
    title = page.locator("main article h3 a, main li h3 a").first
    wanted = title.inner_text().strip()
    title.click()
    assert page.locator("h1").inner_text().strip().startswith(wanted)  # a mark may follow
    page.get_by_role("link", name=re.compile("更早|上一篇|较早")).first.click()
    assert not page.locator("h1").inner_text().strip().startswith(wanted)
    page.get_by_role("link", name="首页").first.click()
    assert urlsplit(page.url).path == "/"
    page.close()
