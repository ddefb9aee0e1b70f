"""What a reader's browser does with every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Route

pytestmark = pytest.mark.browser


def sitemap(address: str) -> list[str]:
    """Every address of the sitemap, on the served site."""
    with urlopen(f"{address}sitemap.xml") as response:  # noqa: S310 - the local server of this test
        locations = re.findall(r"<loc>([^<]+)</loc>", response.read().decode())
    return [address + urlsplit(location).path.lstrip("/") for location in locations]


def watched(page: Page, address: str) -> tuple[list[str], list[str]]:
    """Block every request to another host; the attempts and the script errors, filled as pages load."""
    attempts: list[str] = []
    errors: list[str] = []

    def decide(route: Route, request: Request) -> None:
        if request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            attempts.append(request.url)
            route.abort()

    page.route("**/*", decide)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return attempts, errors


def test_no_page_asks_another_host(browser: Browser, address: str) -> None:
    """Every page of the sitemap, with everything it loads, and the 404 page: no request leaves this host."""
    page = browser.new_page()
    attempts, errors = watched(page, address)
    urls = sitemap(address)
    assert len(urls) > 100
    for url in [*urls, f"{address}404.html"]:
        response = page.goto(url, wait_until="load")
        assert response is not None
        assert response.ok
    page.close()
    assert attempts == []
    assert errors == []


def test_the_watch_sees_a_foreign_request(browser: Browser, address: str) -> None:
    """The test above would fail on a picture from elsewhere."""
    page = browser.new_page()
    attempts, _errors = watched(page, address)
    page.goto(address)
    picture = "const i = new Image(); i.onerror = done; i.src = 'http://example.invalid/x.png'"
    page.evaluate(f"new Promise(done => {{ {picture} }})")
    page.close()
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
