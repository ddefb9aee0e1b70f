"""The completion matrix by keyboard alone, on a phone and on paper; what says how old a page is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.building import AS_OF

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MATRIX = "status/2026/branch-2/"
AT = "document.activeElement.closest('td, th')"


def told(page: Page) -> str:
    """What the page says of the cell that one is on."""
    return page.locator(".dj-told").inner_text()


def place(page: Page) -> tuple[int, int]:
    """Row and column of the focused cell; the column of names is 0."""
    row, column = page.evaluate(f"[{AT}.parentNode.sectionRowIndex, {AT}.cellIndex]")
    return row, column


def into_first_table(page: Page, address: str) -> None:
    """By Tab alone, as somebody without a mouse gets there."""
    page.goto(address + MATRIX)
    for _number in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"!!{AT} && !!{AT}.closest('.dj-grid')"):
            return
    pytest.fail("Tab never reached the table")


def test_every_cell_by_arrow_keys(page: Page, internal_address: str) -> None:
    """Right, down, to the ends; each cell says which duty, period, state and why."""
    into_first_table(page, internal_address)
    page.keyboard.press("ArrowRight")
    assert place(page) == (0, 1)
    assert "，2026年1月：" in told(page)
    page.keyboard.press("ArrowDown")
    assert place(page) == (1, 1)
    assert "，2026年1月：" in told(page)
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert "，2026年12月：未到期，" in told(page)
    page.keyboard.press("Control+Home")
    assert place(page) == (0, 0)
    page.keyboard.press("Control+End")
    assert place(page)[0] == page.evaluate(f"{AT}.closest('tbody').rows.length") - 1


def cell_with(page: Page, selector: str) -> tuple[int, int]:
    """Row and column of the first cell of the first table that matches."""
    row, column = page.evaluate(
        f"(cell => [cell.parentNode.sectionRowIndex, cell.cellIndex])"
        f"(document.querySelector('.dj-grid').querySelector({selector!r}))"
    )
    return row, column


def go_to(page: Page, row: int, column: int) -> None:
    """By arrow keys from the first cell."""
    for _row in range(row):
        page.keyboard.press("ArrowDown")
    for _column in range(column):
        page.keyboard.press("ArrowRight")
    assert place(page) == (row, column)


def test_what_is_missing_says_why(page: Page, internal_address: str) -> None:
    """A lapsed month names its deadline and that it cannot be made up for."""
    into_first_table(page, internal_address)
    go_to(page, *cell_with(page, "td.dj-cell--lapsed"))
    assert re.search(r"：已过期，应于\d+月\d+日（周.）前完成.*没有佐证，过期不补", told(page))


def test_enter_opens_the_evidence(page: Page, internal_address: str) -> None:
    """A cell with a post leads to it."""
    into_first_table(page, internal_address)
    go_to(page, *cell_with(page, "td:has(a)"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/news/2026/**")


def test_one_tab_leaves_the_table(page: Page, internal_address: str) -> None:
    """A table is one stop of Tab, however many cells it has."""
    into_first_table(page, internal_address)
    first = page.evaluate(f"{AT}.closest('.dj-grid').getAttribute('aria-labelledby')")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    inside = page.evaluate(f"!!{AT} && {AT}.closest('.dj-grid')?.getAttribute('aria-labelledby')")
    assert inside != first


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_it_is_a_list(page: Page, internal_address: str, width: int) -> None:
    """No sideways scroll of the page; every cell with its period, none that is empty."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(internal_address + MATRIX)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".dj-grid td.dj-cell--absent:visible").count() == 0
    assert page.locator(".dj-grid td.dj-cell:visible").count() > 50


def test_on_paper_it_lies_across(page: Page, internal_address: str) -> None:
    """A4 landscape, and the words of the edition on it."""
    page.goto(internal_address + MATRIX)
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = {box for box in pdf.split(b"/MediaBox [")[1:] for box in [box.partition(b"]")[0]]}
    sizes = {tuple(round(float(part)) for part in box.split()[2:]) for box in boxes}
    assert {(842, 595)} == {size for size in sizes if size[0] > size[1]}
    page.emulate_media(media="print")
    mark = "getComputedStyle(document.querySelector('.dj-edition'), '::after').content"
    assert "内部版" in page.evaluate(mark)


def test_a_site_that_is_old_says_so(page: Page, internal_address: str) -> None:
    """The day of the build is filled in; more than two days later a warning stands beside it."""
    year, month, day = map(int, AS_OF.split("-"))
    for later, warned in ((1, False), (5, True)):
        page.clock.set_fixed_time(f"{year}-{month:02d}-{day + later:02d}T10:00:00+08:00")
        page.goto(internal_address + MATRIX)
        words = page.locator(".dj-asof").inner_text()
        assert f"{year}年{month}月{day}日" in words
        assert ("以最新" in words or "超过" in words) is warned, words


def test_a_year_of_weeks_shows_its_newest_results(page: Page, internal_address: str) -> None:
    """Wider than the screen, it is scrolled to what was settled last; the first weeks are to the left."""
    page.goto(internal_address + "duties/friday-street/")
    newest = page.evaluate(
        "[...document.querySelectorAll('.dj-cell--done')].sort((a, b) => a.offsetLeft - b.offsetLeft).pop()"
        ".getBoundingClientRect().right"
    )
    box = page.locator(".dj-matrix__box").first.bounding_box()
    assert box is not None
    assert box["x"] < newest <= box["x"] + box["width"]
    assert page.locator(".dj-matrix__box").first.evaluate("box => box.scrollLeft") > 0
