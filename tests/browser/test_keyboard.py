"""Without a mouse: the key Tab reaches everything in order, one sees where one is, and nothing hides it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

KINDS = ("home", "timeline-all", "post", "rule")


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A desktop window in which nothing moves, so that looks can be compared."""
    page = browser.new_page(viewport={"width": 1366, "height": 700}, reduced_motion="reduce")
    page.add_init_script(path=Path(__file__).with_name("keyboard.js"))
    yield page
    page.close()


def stops(page: Page) -> list[str]:
    found: list[str] = page.evaluate("dj.prepare()")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_tab_reaches_everything_in_order(
    window: Page, address: str, kinds: dict[str, str], kind: str
) -> None:
    """Every link and control once, top to bottom, the skip link first; each visibly focused and uncovered."""
    window.goto(address + kinds[kind])
    expected = stops(window)
    assert "dj-skip" in expected[0]
    unseen, covered = [], []
    for number, html in enumerate(expected):
        window.keyboard.press("Tab")
        at = window.evaluate("dj.where()")
        assert at == number, f"{html} expected, but on {expected[at] if at >= 0 else 'something else'}"
        if window.evaluate("dj.isCovered()"):
            covered.append(html)
        if not window.evaluate("dj.isFocusSeen()"):
            unseen.append(html)
    assert unseen == []
    assert covered == []


@pytest.mark.parametrize("kind", KINDS)
def test_backwards_nothing_hides_under_the_header(
    window: Page, address: str, kinds: dict[str, str], kind: str
) -> None:
    """Going up, the page scrolls what is focused out from under the header that stays."""
    window.goto(address + kinds[kind])
    expected = stops(window)
    window.evaluate("dj.stops.at(-1).focus()")
    covered = []
    for html in reversed(expected[:-1]):
        window.keyboard.press("Shift+Tab")
        if window.evaluate("dj.isCovered()"):
            covered.append(html)
    assert covered == []


@pytest.mark.parametrize("kind", KINDS)
def test_skip_link_skips(window: Page, address: str, kinds: dict[str, str], kind: str) -> None:
    """Its target is the content: the next Tab lands there, past the header."""
    window.goto(address + kinds[kind])
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.matches('.dj-skip')")
    assert not window.evaluate("dj.isCovered()")
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "zhengwen"
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.closest('#zhengwen') !== null")


@pytest.mark.parametrize(("style", "seen"), [("", True), ("all: unset", False)])
def test_a_focus_that_is_not_seen_is_noticed(window: Page, address: str, style: str, *, seen: bool) -> None:
    window.goto(address)
    window.keyboard.press("Tab")  # from here on the browser shows the focus
    link = f"<a id=planted href='#' style='{style}'>甲</a>"
    window.evaluate("link => { document.querySelector('#zhengwen h1').innerHTML = link; }", link)
    window.evaluate("document.querySelector('#planted').focus()")
    assert window.evaluate("dj.isFocusSeen()") is seen


def test_what_lies_under_the_header_is_noticed(window: Page, address: str) -> None:
    window.goto(address)
    window.evaluate("document.querySelector('#zhengwen h1').innerHTML = '<a id=under href=\"#\">甲</a>'")
    window.evaluate("document.querySelector('#under').focus()")
    assert not window.evaluate("dj.isCovered()")
    window.add_style_tag(content="#under { position: fixed; top: 0; z-index: -1 }")
    assert window.evaluate("dj.isCovered()")
