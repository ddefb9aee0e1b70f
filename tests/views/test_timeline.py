"""The timeline's order, headings and pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dangjian.content.order import newest_first
from dangjian.model.dates import PartialDate
from dangjian.model.documents import Post, Source
from dangjian.views.timelines.timeline import PAGE_SIZE, paginated


def post(number: int, date: PartialDate | None = None) -> Post:
    """A post of which only path and date matter."""
    when = date or PartialDate(2022)
    return Post(Source(f"news/{when.year}/p{number:04d}.md", "", 1), f"第{number}篇", when, (), ())


@given(st.integers(min_value=0, max_value=400))
def test_pages_tile_the_posts(count: int) -> None:
    """Every post stands on one page, in order; pages hold thirty, the newest also what is left over."""
    posts = tuple(post(number) for number in range(count))
    chunks = list(paginated(posts))
    assert [one for chunk in reversed(chunks) for one in chunk] == list(posts)
    assert all(len(chunk) == PAGE_SIZE for chunk in chunks[:-1])
    assert len(chunks[-1]) < 2 * PAGE_SIZE
    assert count < PAGE_SIZE or len(chunks[-1]) >= PAGE_SIZE


@given(st.integers(min_value=0, max_value=400))
def test_a_new_post_changes_the_newest_page_alone(count: int) -> None:
    """Pages are counted from the oldest: one post more leaves every older page as it was."""
    posts = tuple(post(number) for number in range(count))
    before, after = list(paginated(posts)), list(paginated((post(9999), *posts)))
    assert after[: len(before) - 1] == before[:-1]
    assert len(after) - len(before) in {0, 1}


def test_vague_dates_stand_below_exact_ones() -> None:
    """Newest first; a month sorts below all its days, a year below all its months; ties by path."""
    dates = ["2022", "2022-03", "2022-03-05", "2022-03-31", "2021-12-31", "2022-04"]
    posts = [post(n, PartialDate(*map(int, date.split("-")))) for n, date in enumerate(dates)]
    ordered = [one.date.iso for one in newest_first([*posts, post(0, PartialDate(2022))])]
    assert ordered == ["2022-04", "2022-03-31", "2022-03-05", "2022-03", "2022", "2022", "2021-12-31"]
