"""No page is wider than the smallest screen, jumps while it loads, or moves where that is unwanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SMALLEST = 320
COLLECT_SHIFTS = """
  window.djShift = 0;
  new PerformanceObserver(list => list.getEntries().forEach(each => { window.djShift += each.value; }))
    .observe({type: 'layout-shift', buffered: true});
"""
# Down the page step by step, as a reader goes, so that pictures that wait load too.
SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
    window.scrollTo(0, y);
    await new Promise(done => setTimeout(done, 40));
  }
  await new Promise(done => setTimeout(done, 300));
  return window.djShift;
}"""
# The longest transition or animation of any element, in seconds.
LONGEST = """() => Math.max(...[...document.querySelectorAll('*')].flatMap(node =>
  [null, '::before', '::after'].map(part => {
    const style = getComputedStyle(node, part);
    const animation = style.animationName === 'none' ? '0s' : style.animationDuration;
    return Math.max(...`${style.transitionDuration},${animation}`.split(',').map(parseFloat));
  })))"""


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_nothing_is_wider_than_the_smallest_screen(
    browser: Browser, address: str, kinds: dict[str, str], *, large: bool
) -> None:
    """Every kind of page, in normal and in large type."""
    page = browser.new_page(viewport={"width": SMALLEST, "height": 640})
    if large:
        page.add_init_script("localStorage.setItem('dj-large', '1')")
    wide = {}
    for kind, url in kinds.items():
        page.goto(address + url)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > SMALLEST:
            wide[kind] = width
    page.close()
    assert wide == {}


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("kind", ["home", "timeline-all", "post", "rule"])
def test_nothing_jumps_while_loading(
    browser: Browser, address: str, kinds: dict[str, str], kind: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.add_init_script(COLLECT_SHIFTS)
    page.goto(address + kinds[kind], wait_until="load")
    moved = page.evaluate(SCROLL)
    pictures = page.locator(".dj-gallery img").count()
    page.close()
    assert moved < 0.02
    assert pictures > 1 or kind != "post"


def test_a_jump_is_seen(browser: Browser, address: str) -> None:
    """Content pushed down, as by a picture without its size, is noticed."""
    page = browser.new_page(viewport={"width": 1366, "height": 800})
    page.add_init_script(COLLECT_SHIFTS)
    page.goto(address)
    page.evaluate("document.querySelector('#zhengwen').style.paddingTop = '20rem'")
    page.wait_for_function("window.djShift > 0.02", timeout=5_000)
    page.close()


def test_nothing_moves_where_motion_is_unwanted(
    browser: Browser, address: str, kinds: dict[str, str]
) -> None:
    """With "reduce motion" no transition or animation takes a noticeable time; without it some do."""
    calm = browser.new_page(reduced_motion="reduce")
    moving = {}
    for kind, url in kinds.items():
        calm.goto(address + url)
        seconds = calm.evaluate(LONGEST)
        if seconds > 0.001:
            moving[kind] = seconds
    calm.close()
    lively = browser.new_page(reduced_motion="no-preference")
    lively.goto(address)
    assert lively.evaluate(LONGEST) > 0.001
    lively.close()
    assert moving == {}
