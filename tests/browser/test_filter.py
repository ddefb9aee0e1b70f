"""The timeline's filter, against the pages that the generator makes; and the ways without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

RESULTS = ".dj-results .dj-stop"
MORE = ".dj-results > .dj-filter__more"
HARM = '<img src=x onerror="window.harmed = true">'
# What one stop says: title and its page, the date as printed and as read out, types and units.
STOPS = """stops => stops.map(stop => [
  stop.querySelector(".dj-stop__title a").textContent,
  new URL(stop.querySelector(".dj-stop__title a").href).pathname,
  stop.querySelector(".dj-stop__when").textContent.replace(/\\s/g, ""),
  stop.querySelector(".dj-meta").textContent.replace(/\\s/g, ""),
  [...stop.querySelectorAll(".dj-tag")].map(tag => new URL(tag.href).pathname).join(),
])"""


def stops(page: Page, selector: str) -> list[list[str]]:
    """The rows under a selector, as read."""
    found: list[list[str]] = page.locator(selector).evaluate_all(STOPS)
    return found


def generated(page: Page, url: str) -> list[list[str]]:
    """All rows of a generated timeline, through its pager."""
    page.goto(url)
    found = stops(page, ".dj-month .dj-stop")
    older = page.locator(".dj-pager__main[rel=next]")
    while older.count():
        older.click()
        found += stops(page, ".dj-month .dj-stop")
    return found


def listed(page: Page) -> list[list[str]]:
    """All results of the filter, to the last."""
    page.locator(".dj-filter__count", has_text=re.compile("篇")).wait_for()
    while page.locator(MORE).is_visible():
        before = page.locator(RESULTS).count()
        page.locator(MORE).click()
        page.locator(RESULTS).nth(before).wait_for()
    return stops(page, RESULTS)


def choices(page: Page, key: str) -> list[tuple[str, str]]:
    """Values of a select, each with the address of its generated page."""
    found = page.locator(f".dj-filter [name={key}] option[data-dj-url]").evaluate_all(
        "all => all.map(one => [one.value, new URL(one.dataset.djUrl, location.href).href])"
    )
    return [(value, url) for value, url in found]


def data_row(number: int, year: int, pillar: str) -> dict[str, Any]:
    """A row of the timeline's data, with a title that must not become markup."""
    row = {"t": f"第{number}篇{HARM}", "u": f"news/{year}/{number}/", "d": f"{year}年", "i": ""}
    return {**row, "k": [], "b": [], "n": "", "h": 0, "p": [pillar], "s": int(number == 1)}


@pytest.mark.parametrize("key", ["year", "branch", "type", "pillar"])
def test_the_filter_lists_what_the_generated_page_lists(page: Page, address: str, key: str) -> None:
    """Every choice of a select: the same rows, in the same order, reading the same."""
    page.goto(f"{address}timeline/")
    found = choices(page, key)
    assert found
    results = {}
    for value, url in found:
        page.select_option(f"[name={key}]", value)
        results[url] = listed(page)
        assert urlsplit(page.url).query == f"{key}={value}"
        samples = page.locator(f"{RESULTS} .dj-mark", has_text=re.compile("^示例$")).count()
        said = f"共 {len(results[url]) - samples} 篇" + (f"（另有示例 {samples} 篇）" if samples else "")
        assert page.locator(".dj-filter__count").inner_text() == f"{said}。"
    assert results == {url: generated(page, url) for _value, url in found}


def test_two_choices_together_mean_both(page: Page, address: str) -> None:
    """A type and a pillar: the rows that stand on both generated pages."""
    page.goto(f"{address}timeline/")
    kind, kind_page = choices(page, "type")[0]
    pairs = []
    for pillar, pillar_page in choices(page, "pillar"):
        page.goto(f"{address}timeline/?type={kind}&pillar={pillar}")
        pairs.append((listed(page), pillar_page))
    rows = generated(page, kind_page)
    for found, pillar_page in pairs:
        others = generated(page, pillar_page)
        assert found == [row for row in rows if row in others]


def test_the_address_holds_the_choice(page: Page, address: str) -> None:
    """Back and forward restore, the address can be passed on, and clearing brings the page's list back."""
    page.goto(f"{address}timeline/")
    own = page.locator(".dj-body > .dj-line-of-time")
    kind = choices(page, "type")[0][0]
    year = choices(page, "year")[0][0]
    page.select_option("[name=type]", kind)
    of_kind = listed(page)
    page.select_option("[name=type]", "")
    assert own.is_visible()
    page.select_option("[name=year]", year)
    of_year = listed(page)
    assert of_year != of_kind
    page.go_back()
    assert own.is_visible()
    page.go_back()
    page.locator(RESULTS).first.wait_for()
    assert page.locator("[name=type]").input_value() == kind
    assert listed(page) == of_kind
    assert not own.is_visible()
    shared = page.context.new_page()
    shared.goto(page.url)
    assert listed(shared) == of_kind
    assert not shared.locator(".dj-body > .dj-line-of-time").is_visible()
    page.get_by_role("button", name="清除").click()
    assert own.is_visible()
    assert page.url == f"{address}timeline/"
    assert page.evaluate("document.activeElement.name") == "year"


def test_what_the_address_asks_in_vain_is_said(page: Page, address: str) -> None:
    """An unknown value is dropped from the address, and the rest applies."""
    page.goto(f"{address}timeline/")
    year = choices(page, "year")[0][0]
    page.goto(f"{address}timeline/?type=no-such-type&year={year}")
    assert listed(page)
    assert "type=no-such-type" in page.locator(".dj-filter__note").inner_text()
    assert page.url == f"{address}timeline/?year={year}"


def test_missing_data_is_said_and_can_be_tried_again(page: Page, address: str) -> None:
    """No answer: a message with a link to the generated page; then again, with an answer."""
    page.route("**/assets/data/timeline-*.json", lambda route: route.abort())
    page.goto(f"{address}timeline/")
    kind, url = choices(page, "type")[0]
    page.select_option("[name=type]", kind)
    note = page.locator(".dj-filter__note")
    note.get_by_text("没有读到").wait_for()
    assert note.locator("a").evaluate("link => link.href") == url
    page.unroute("**/assets/data/timeline-*.json")
    note.get_by_role("button", name="重试").click()
    assert listed(page)
    assert note.inner_text() == ""


def with_old_years(page: Page, address: str, pillar: str) -> list[str]:
    """A timeline with two years of made-up data; the data files asked for so far."""
    asked: list[str] = []

    def timeline(route: Route) -> None:
        response = route.fetch()
        years = "".join(f'<option value="{year}">{year}年</option>' for year in ("", 1952, 1951))
        html = re.sub(
            r'(<select [^>]*name="year"[^>]*>).*?(</select>)',
            rf"\1{years}\2",
            response.text(),
            flags=re.DOTALL,
        )
        route.fulfill(response=response, body=html)

    def data(year: int, rows: list[dict[str, Any]]) -> None:
        def fulfill(route: Route) -> None:
            asked.append(str(year))
            route.fulfill(json=rows)

        page.route(f"**/timeline-{year}.json", fulfill)

    page.route(lambda url: urlsplit(url).path == "/timeline/", timeline)
    data(1952, [data_row(n, 1952, pillar) for n in range(40)])
    data(1951, [data_row(n, 1951, pillar) for n in range(10)])
    page.goto(f"{address}timeline/?pillar={pillar}")
    return asked


def test_only_the_years_needed_are_loaded(page: Page, address: str) -> None:
    """Thirty rows at first; an older year is asked for when they are not enough, and the count is honest."""
    page.goto(f"{address}timeline/")
    asked = with_old_years(page, address, choices(page, "pillar")[0][0])
    page.locator(RESULTS).nth(29).wait_for()
    assert asked == ["1952"]
    count = page.locator(".dj-filter__count")
    assert count.inner_text() == "已列出 30 篇，更早的还没有查。"
    page.locator(MORE).click()
    page.locator(RESULTS).nth(49).wait_for()
    assert asked == ["1952", "1951"]
    assert count.inner_text() == "共 48 篇（另有示例 2 篇）。"
    assert not page.locator(MORE).is_visible()
    assert page.evaluate("document.activeElement.textContent") == f"第30篇{HARM}"
    assert page.locator(".dj-results .dj-month__name").all_inner_texts() == [
        "1952年（月份不详）",
        "1951年（月份不详）",
    ]
    assert page.evaluate("window.harmed") is None


def test_elsewhere_the_filter_leads_to_the_timeline(page: Page, address: str) -> None:
    """On a branch's timeline the branch is chosen already; another choice goes on, by key when asked."""
    page.goto(f"{address}timeline/")
    branch, url = choices(page, "branch")[0]
    kind = choices(page, "type")[0][0]
    page.goto(url)
    assert page.locator("[name=branch]").input_value() == branch
    page.select_option("[name=type]", kind)
    page.wait_for_url(f"{address}timeline/?branch={branch}&type={kind}")
    page.goto(url)
    page.focus("[name=type]")
    page.keyboard.press("ArrowDown")
    assert page.locator("[name=type]").input_value() == kind
    assert page.url == url
    page.get_by_role("button", name="查看").press("Enter")
    page.wait_for_url(f"{address}timeline/?branch={branch}&type={kind}")


def test_walking_a_select_by_keyboard_is_one_step_of_history(page: Page, address: str) -> None:
    """Three presses of a key show three lists, but going back leads out of all of them."""
    page.goto(f"{address}timeline/")
    kinds = [value for value, _url in choices(page, "type")]
    page.focus("[name=type]")
    for kind in kinds[:3]:
        page.keyboard.press("ArrowDown")
        assert urlsplit(page.url).query == f"type={kind}"
    page.go_back()
    assert page.url == f"{address}timeline/"
    assert page.locator(".dj-body > .dj-line-of-time").is_visible()


def test_without_scripts_links_do_the_same(browser: Browser, address: str) -> None:
    """No form, no box, no switch; the choices are links to generated pages, and the site map is linked."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}timeline/")
    for hidden in (".dj-filter", "#sousuo", ".dj-large", ".dj-results"):
        assert not page.locator(hidden).is_visible()
    page.get_by_text("换个范围看").click()
    link = page.get_by_role("navigation", name="按支部看").get_by_role("link").first
    name = link.inner_text()
    link.click()
    assert name.startswith(page.locator("h1").inner_text())
    assert "/timeline/branch/" in page.url
    page.locator(".dj-search__map").click()
    assert page.url == f"{address}site-map/"
    context.close()
