"""Every kind of page against WCAG 2.2 AA as axe-core checks it, in all looks and at two widths."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from tests.building import ROOT, PageText

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Use = Callable[[Page, str, dict[str, str]], None]

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESKTOP = 390, 1366
# By look, what is asked: everything once, then only what dark colours or larger type can change.
LOOKS = {
    "light": TAGS,
    "dark": ["color-contrast", "link-in-text-block"],
    "large": ["target-size", "scrollable-region-focusable"],
}
# The shell itself, and a page that only `serve` shows.
NO_KIND = {"main", "problems"}


def opened(browser: Browser, width: int, look: str) -> Page:
    """A window in which every page has that look."""
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if look == "dark" else "light",
        reduced_motion="reduce",
    )
    if look == "large":
        page.add_init_script("localStorage.setItem('dj-large', '1')")
    return page


def violations(page: Page, look: str = "light") -> list[str]:
    """What axe-core finds on the page in that look: the rule and the first places."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "asked => axe.run(document, {runOnly: asked, resultTypes: ['violations'],"
        " rules: {'target-size': {enabled: true}}})",
        LOOKS[look],
    )
    return [
        f"{each['id']}: {node['html'][:150]} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"][:3]
    ]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("look", LOOKS)
def test_no_violation(browser: Browser, address: str, kinds: dict[str, str], look: str, width: int) -> None:
    """Levels A and AA of WCAG 2.0, 2.1 and 2.2, and the rules of good practice (landmarks, headings)."""
    page = opened(browser, width, look)
    found = {}
    for kind, url in kinds.items():
        page.goto(address + url)
        problems = violations(page, look)
        if problems:
            found[kind] = problems
    page.close()
    assert found == {}


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("look", LOOKS)
def test_no_violation_in_the_internal_edition(
    browser: Browser, internal_address: str, internal_kinds: dict[str, str], look: str, width: int
) -> None:
    """Matrices, rates and what is overdue."""
    test_no_violation(browser, internal_address, internal_kinds, look, width)


def use_search(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.goto(address + kinds["home"])
    page.locator(".dj-search input").press_sequentially("党")
    page.locator(".dj-search [role=option]").first.wait_for()


def use_filter(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.goto(address + kinds["timeline-all"])
    page.locator(".dj-filter select").first.select_option(index=1)
    page.locator(".dj-results .dj-stop").first.wait_for()


def use_photo(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.goto(address + kinds["post"])
    page.locator(".dj-gallery a.dj-photo").first.click()
    page.locator("dialog[open] img").wait_for()


def use_term(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.goto(address + kinds["brand"])
    page.locator("a.dj-gloss").first.focus()
    page.locator(".dj-tip:visible").wait_for()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("use", [use_search, use_filter, use_photo, use_term])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_no_violation_in_use(
    browser: Browser, address: str, kinds: dict[str, str], look: str, use: Use, width: int
) -> None:
    """With what scripts open on top: search results, filtered rows, a large picture, an explained term."""
    page = opened(browser, width, look)
    use(page, address, kinds)
    found = violations(page, look)
    page.close()
    assert found == []


def test_the_looks_differ(browser: Browser, address: str) -> None:
    """Dark is dark and large is large: the test above looks at three things, not at one three times."""
    seen = []
    for look in LOOKS:
        page = opened(browser, DESKTOP, look)
        page.goto(address)
        seen.append(
            page.evaluate(
                "['body', 'h2'].map(name => getComputedStyle(document.querySelector(name)))"
                ".map(style => [style.backgroundColor, style.fontSize])"
            )
        )
        page.close()
    (light, light_heading), (dark, _), (_, large_heading) = seen
    assert light[0] != dark[0]
    assert float(large_heading[1].removesuffix("px")) > float(light_heading[1].removesuffix("px"))


@pytest.mark.parametrize(
    ("look", "rule", "planted"),
    [
        ("light", "image-alt", "<img src='mark.svg'>"),
        ("light", "color-contrast", "<p style='color:#999;background:#fff'>看不清的字</p>"),
        ("light", "target-size", "<p style='font-size:6px'><button>甲</button><br><button>乙</button></p>"),
        ("light", "heading-order", "<h2>甲</h2><h4>乙</h4>"),
        ("light", "link-name", "<a href='#zhengwen'></a>"),
        ("light", "landmark-no-duplicate-main", "<main>甲</main>"),
        ("dark", "color-contrast", "<p style='color:#777'>只在深色里看不清的字</p>"),
        ("large", "target-size", "<p style='font-size:6px'><button>甲</button><br><button>乙</button></p>"),
    ],
)
def test_a_planted_violation_is_seen(
    browser: Browser, address: str, look: str, rule: str, planted: str
) -> None:
    page = opened(browser, DESKTOP, look)
    page.goto(address)
    page.evaluate("html => { document.querySelector('#zhengwen').innerHTML += html; }", planted)
    found = violations(page, look)
    page.close()
    assert rule in {each.partition(":")[0] for each in found}


def test_every_template_is_looked_at(kinds: dict[str, str], internal_kinds: dict[str, str]) -> None:
    """A template that no page of the project's own site uses would be checked by nobody."""
    stems = {path.stem for path in (ROOT / "hooks" / "theme").glob("*.html")} - NO_KIND
    assert stems - {kind.partition("-")[0] for kind in (*kinds, *internal_kinds)} == {"404"}


def test_headings_and_language(site: Path) -> None:
    """On every page: one h1, no level of heading left out, and the language said."""
    wrong = []
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        levels = [int(tag[1]) for tag in PageText(html).headings]
        steps = [after - before for before, after in pairwise(levels)]
        if levels.count(1) != 1 or any(step > 1 for step in steps) or '<html lang="zh' not in html:
            wrong.append((path.relative_to(site).as_posix(), levels))
    assert wrong == []
