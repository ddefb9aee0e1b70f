"""The search box in the header, by keyboard, by mouse and by an input method."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

INPUT = "#sousuo"
OPTIONS = ".dj-search [role=option]"
NOTE = ".dj-search__note"
STATUS = ".dj-search [role=status]"
HARM = '<img src=x onerror="window.harmed = true">'


def with_titles(page: Page, address: str, posts: list[str], rules: list[str]) -> None:
    """The site with these titles and no others, and the box in use."""
    data = {
        "posts": [[title, f"2022/{n}", "2022-03-05", n % 2] for n, title in enumerate(posts)],
        "rules": [[title, str(n), "现行", 0] for n, title in enumerate(rules)],
    }
    page.route("**/assets/data/titles.json", lambda route: route.fulfill(json=data))
    page.goto(address)
    with page.expect_response("**/titles.json"):
        page.focus(INPUT)


def titles(page: Page) -> list[str]:
    """The titles found, in order."""
    page.locator(OPTIONS).first.wait_for()
    return page.locator(".dj-search__title").all_inner_texts()


def marked(page: Page) -> list[str]:
    """What is marked in them."""
    return page.locator(f"{OPTIONS} mark").all_inner_texts()


def test_by_keyboard_from_the_top_of_the_page_to_another(page: Page, address: str) -> None:
    """Tab leads into the box, arrows choose, Enter opens; the choice is told to assistive technology."""
    page.goto(f"{address}rules/")
    wanted = page.locator(".dj-rule-row__title a, .dj-rule-row a").first.inner_text().strip()
    for _step in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "sousuo":
            break
    page.keyboard.type(wanted[:4])
    found = titles(page)
    assert wanted in found
    field = page.locator(INPUT)
    assert field.get_attribute("aria-expanded") == "true"
    for _step in range(found.index(wanted) + 1):
        page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    assert chosen.locator(".dj-search__title").inner_text() == wanted
    page.keyboard.press("Enter")
    page.wait_for_url("**/rules/*/")
    assert page.locator("h1").inner_text().startswith(wanted)


def test_arrows_go_round_and_escape_leaves_step_by_step(page: Page, address: str) -> None:
    """Up from the box is the last one, down from there the first; Esc closes, then empties."""
    with_titles(page, address, ["党课一", "党课二"], ["党课制度"])
    page.keyboard.type("党课")
    field = page.locator(INPUT)
    page.locator(OPTIONS).nth(2).wait_for()
    page.keyboard.press("ArrowUp")
    assert page.locator("[role=option][aria-selected=true] .dj-search__title").inner_text() == "党课制度"
    page.keyboard.press("ArrowDown")
    assert page.locator("[role=option][aria-selected=true] .dj-search__title").inner_text() == "党课一"
    page.keyboard.press("Escape")
    assert not page.locator(".dj-search__panel").is_visible()
    assert field.get_attribute("aria-expanded") == "false"
    assert field.get_attribute("aria-activedescendant") is None
    assert field.input_value() == "党课"
    page.keyboard.press("Escape")
    assert field.input_value() == ""


def test_enter_without_a_choice_opens_the_first(page: Page, address: str) -> None:
    """Typing and Enter is enough."""
    with_titles(page, address, ["志愿服务", "党课"], [])
    page.keyboard.type("党课")
    titles(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}news/2022/1/")


def test_a_slash_typed_elsewhere_stays_a_slash(page: Page, address: str) -> None:
    """The shortcut does not take a character away from a field."""
    with_titles(page, address, ["党课"], [])
    page.keyboard.type("a/b")
    assert page.locator(INPUT).input_value() == "a/b"


def test_best_first(page: Page, address: str) -> None:
    """Every word is needed; earlier in the title is better, then newer; width, case, quotes do not matter."""
    posts = ["支部上党课", "党课：学习Ｐａｒｔｙ章程", "微“党”课", "学习会", "党课 Party 二"]
    with_titles(page, address, posts, ["党课制度"])
    page.keyboard.type("党课")
    assert titles(page) == [
        "党课：学习Ｐａｒｔｙ章程 示例",
        "党课 Party 二",
        "微“党”课",
        "支部上党课",
        "党课制度",
    ]
    assert marked(page) == ["党课", "党课", "党”课", "党课", "党课"]
    page.fill(INPUT, "ＰＡＲＴＹ　党课")
    page.locator(OPTIONS).nth(2).wait_for(state="detached")
    assert titles(page) == ["党课：学习Ｐａｒｔｙ章程 示例", "党课 Party 二"]
    assert marked(page) == ["党课", "Ｐａｒｔｙ", "党课", "Party"]
    assert page.locator(".dj-search__side").first.inner_text() == "2022年3月5日"


def test_twelve_at_most_and_the_rest_is_counted(page: Page, address: str) -> None:
    """News and rules apart, both represented; the number found is announced."""
    with_titles(page, address, [f"党课{n}" for n in range(20)], [f"党课制度{n}" for n in range(6)])
    page.keyboard.type("党课")
    titles(page)
    groups = page.locator(".dj-search [role=group]")
    assert [groups.nth(n).locator("[role=option]").count() for n in range(2)] == [8, 4]
    assert page.get_by_role("group", name="制度").count() == 1
    assert page.locator(NOTE).inner_text().startswith("还有 14 条")
    page.locator(STATUS, has_text="搜到 26 条").wait_for(state="attached")


def test_titles_are_text(page: Page, address: str) -> None:
    """Markup in a title is shown, not run."""
    with_titles(page, address, [f"党课{HARM}"], [])
    page.keyboard.type("img src")
    assert titles(page) == [f"党课{HARM}"]
    page.fill(INPUT, HARM)
    page.wait_for_timeout(200)
    assert page.evaluate("window.harmed") is None


def test_nothing_is_searched_while_an_input_method_composes(page: Page, address: str) -> None:
    """Half-typed pinyin finds nothing and says nothing; the finished characters are searched."""
    with_titles(page, address, ["党课", "dang"], [])
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "dang", "selectionStart": 4, "selectionEnd": 4})
    assert page.locator(INPUT).input_value() == "dang"
    assert not page.locator(".dj-search__panel").is_visible()
    session.send("Input.insertText", {"text": "党课"})
    assert titles(page) == ["党课"]


def test_what_to_do_when_nothing_is_found(page: Page, address: str) -> None:
    """A sentence and a link that the keyboard reaches; a click elsewhere closes."""
    with_titles(page, address, ["党课"], [])
    page.keyboard.type("没有这样的标题")
    page.locator(NOTE, has_text="没有标题").wait_for()
    assert page.locator(INPUT).get_attribute("aria-expanded") == "false"
    page.locator(STATUS, has_text="没有搜到").wait_for(state="attached")
    page.locator("h1").first.click()
    assert not page.locator(".dj-search__panel").is_visible()
    page.fill(INPUT, "没有这样的")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/site-map/")


def test_missing_titles_are_said_and_asked_for_again(page: Page, address: str) -> None:
    """No answer: a sentence and the link; the next try may succeed."""
    page.route("**/assets/data/titles.json", lambda route: route.abort())
    page.goto(address)
    page.focus(INPUT)
    page.keyboard.type("支")
    page.locator(NOTE, has_text="没有读到标题数据").wait_for()
    assert urlsplit(str(page.locator(f"{NOTE} a").evaluate("link => link.href"))).path == "/site-map/"
    page.unroute("**/assets/data/titles.json")
    page.keyboard.type("部")
    assert titles(page)


@pytest.mark.parametrize("large", [False, True])
def test_it_fits_the_smallest_phone(page: Page, address: str, *, large: bool) -> None:
    """At 320 pixels, also in large type, box and results are inside the window."""
    page.set_viewport_size({"width": 320, "height": 640})
    if large:
        page.add_init_script("localStorage.setItem('dj-large', '1')")
    with_titles(page, address, ["党" * 60, "supercalifragilistic" * 4 + "党"], [])
    page.keyboard.type("党")
    titles(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for part in (INPUT, ".dj-search__panel", f"{OPTIONS} >> nth=1"):
        box = page.locator(part).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
