"""Large pictures, explained terms, large type and the date in the footer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.building import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

PHOTO = """<figure><a class="dj-photo" href="/assets/images/mark.svg?{n}"><picture>
<source type="image/webp" srcset="/small-{n}.webp 480w, /large-{n}.webp 1600w" sizes="100vw">
<img src="/assets/images/mark.svg" width="300" height="200" alt="照片{n}"></picture></a>
<figcaption>说明{n}</figcaption></figure>"""
PHOTOS = "".join(PHOTO.replace("{n}", n) for n in "123")
TERM = """<p>{before}<a class="dj-gloss" href="/glossary/"
title="办文、办会、办事的合称。{more}">三办</a>工作。</p>"""
BIG = ".dj-lightbox__picture"
TIP = ".dj-tip"


def with_body(page: Page, address: str, markup: str) -> str:
    """Open a post with this markup in its text; its address."""
    page.goto(f"{address}timeline/")
    url = str(page.locator(".dj-stop__title a").first.evaluate("link => link.href"))

    def fulfill(route: Route) -> None:
        response = route.fetch()
        text = re.sub(
            '<div class="md-typeset dj-prose">', lambda found: found[0] + markup, response.text(), count=1
        )
        route.fulfill(response=response, body=text)

    page.route(url, fulfill)
    page.goto(url)
    return url


def test_a_photo_opens_large(page: Page, address: str) -> None:
    """The largest WebP and the caption; arrows go round; Esc closes, and the focus is where it was."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.route("**/*.webp", lambda route: route.fulfill(path=ROOT / "hooks/theme/assets/images/mark.svg"))
    with_body(page, address, PHOTOS)
    page.locator("a.dj-photo").nth(1).click()
    dialog = page.get_by_role("dialog")
    assert dialog.is_visible()
    assert str(page.locator(BIG).get_attribute("src")).endswith("/large-2.webp")
    assert page.locator(BIG).get_attribute("alt") == "照片2"
    assert page.locator(".dj-lightbox__caption").inner_text() == "说明2"
    assert page.locator(".dj-lightbox__count").inner_text() == "第 2 张，共 3 张"
    assert {"large-1.webp", "large-3.webp"} <= set(asked)
    page.keyboard.press("ArrowRight")
    assert page.locator(".dj-lightbox__caption").inner_text() == "说明3"
    page.get_by_role("button", name="下一张").click()
    assert page.locator(".dj-lightbox__caption").inner_text() == "说明1"
    page.keyboard.press("ArrowLeft")
    assert page.locator(".dj-lightbox__caption").inner_text() == "说明3"
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement.querySelector('img').alt") == "照片2"


def test_the_page_behind_a_photo_rests(page: Page, address: str) -> None:
    """Tab goes round inside, the wheel moves nothing behind, and nothing behind has shifted."""
    with_body(page, address, PHOTOS)
    photo = page.locator("a.dj-photo").first
    photo.focus()
    before = photo.bounding_box()
    page.keyboard.press("Enter")
    inside = "document.activeElement.closest('dialog') || document.activeElement === document.body"
    reached = set()
    for _step in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
        reached.add(page.evaluate("document.activeElement.textContent"))
    assert {"上一张", "下一张", "关闭"} <= reached
    page.mouse.move(600, 300)
    page.mouse.wheel(0, 900)
    page.wait_for_timeout(200)
    assert photo.bounding_box() == before
    page.get_by_role("button", name="关闭").click()
    assert photo.evaluate("one => one === document.activeElement")
    assert photo.bounding_box() == before


def test_a_photo_without_webp_falls_back(page: Page, address: str) -> None:
    """A WebP that does not load is replaced by the picture that the link leads to."""
    page.route("**/*.webp", lambda route: route.abort())
    with_body(page, address, PHOTOS)
    page.locator("a.dj-photo").first.click()
    page.wait_for_function(f"document.querySelector('{BIG}').src.endsWith('mark.svg?1')")


def test_a_photo_opens_in_a_new_tab_when_asked(page: Page, address: str) -> None:
    """A click with a key held remains the browser's own."""
    with_body(page, address, PHOTOS)
    with page.context.expect_page():
        page.locator("a.dj-photo").first.click(modifiers=["Control"])
    assert page.get_by_role("dialog").count() == 0


def test_a_term_explains_itself_to_the_keyboard(page: Page, address: str) -> None:
    """Focus shows it, Esc hides it and leaves the focus; there is no second tooltip from a title."""
    with_body(page, address, TERM)
    term = page.locator("a.dj-gloss").first
    tip = page.locator(TIP).first
    assert not tip.is_visible()
    assert term.get_attribute("title") is None
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    term.focus()
    assert tip.is_visible()
    assert tip.get_attribute("role") == "tooltip"
    assert tip.inner_text().startswith("办文、办会、办事的合称。")
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    assert term.evaluate("one => one === document.activeElement")


def test_a_term_explains_itself_to_the_mouse(page: Page, address: str) -> None:
    """It stays while the mouse is on the word or on the bubble, and goes with it."""
    with_body(page, address, TERM)
    tip = page.locator(TIP).first
    page.locator("a.dj-gloss").first.hover()
    tip.wait_for()
    box = tip.bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + box["height"] - 4, steps=5)
    page.wait_for_timeout(500)
    assert tip.is_visible()
    page.mouse.move(5, 700)
    tip.wait_for(state="hidden")


def test_a_term_explains_itself_to_a_finger(browser: Browser, address: str) -> None:
    """The first tap explains, within the smallest window; a tap elsewhere closes; the second tap follows."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    markup = TERM.replace("{before}", "字" * 14).replace("{more}", "释义很长，也要看得全。" * 8)
    url = with_body(page, address, markup)
    term = page.locator("a.dj-gloss").first
    tip = page.locator(TIP).first
    term.tap()
    tip.wait_for()
    box = tip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    page.locator("h1").tap()
    tip.wait_for(state="hidden")
    assert page.url == url
    term.tap()
    tip.wait_for()
    term.tap()
    page.wait_for_url(f"{address}glossary/")
    context.close()


LARGE = "document.documentElement.hasAttribute('data-dj-large')"


def test_large_type_stays(page: Page, address: str) -> None:
    """One press makes all larger, on the next page and after a reload; another press ends it."""
    page.goto(address)
    size = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    switch = page.get_by_role("button", name="大字")
    assert switch.get_attribute("aria-pressed") == "false"
    switch.click()
    assert switch.get_attribute("aria-pressed") == "true"
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") > size
    page.goto(f"{address}rules/")
    assert page.evaluate(LARGE)
    page.reload()
    assert page.evaluate(LARGE)
    assert switch.get_attribute("aria-pressed") == "true"
    switch.click()
    page.reload()
    assert not page.evaluate(LARGE)


def test_large_type_is_there_before_the_first_paint(page: Page, address: str) -> None:
    """It is set while the parser is in the head, long before any script file."""
    page.goto(address)
    page.evaluate("localStorage.setItem('dj-large', '1')")
    page.add_init_script(
        f"new MutationObserver(() => {{ if ({LARGE} && !document.body) window.early = true; }})"
        ".observe(document, {attributes: true, childList: true, subtree: true})"
    )
    page.reload()
    assert page.evaluate("window.early") is True


def test_the_footer_says_how_new_the_site_is(page: Page, address: str) -> None:
    """The date comes from a file of its own; without it nothing is said."""
    page.goto(address)
    assert "截至2026年11月24日" in page.locator("footer").inner_text().replace(" ", "")
    page.route("**/as-of.js", lambda route: route.abort())
    page.reload()
    assert "截至" not in page.locator("footer").inner_text()
