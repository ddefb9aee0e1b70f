"""What belongs with a post: by what they share, not by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.views.sites import post, site

from dangjian.views.related import MOST, Related

if TYPE_CHECKING:
    from dangjian.model.documents import Post

SUBJECTS = st.sampled_from([(), ("甲",), ("乙",), ("甲", "乙"), ("ABC",), ("abc",)])


def titles(related: Related, one: Post) -> list[str]:
    """The titles found, in order."""
    return [other.title for other, _why in related.of(one)]


def test_the_strongest_bond_comes_first_and_says_itself() -> None:
    """A series binds more than a partner, that more than a topic, that more than type and unit."""
    wanted = post("2026-05-01", "本篇", series=("创城",), partners=("village",), topics=("学习",))
    others = [
        post("2026-05-02", "同类"),
        post("2026-01-01", "同系列", types=("other",), series=("创城",)),
        post("2026-02-01", "同单位", types=("other",), partners=("village",)),
        post("2026-03-01", "同词", types=("other",), topics=("学习",)),
        post("2026-05-03", "无关", types=("other",), branches=("two",)),
    ]
    found = Related(site([wanted, *others])).of(wanted)
    assert [(other.title, why) for other, why in found] == [
        ("同系列", "同系列：创城"),
        ("同单位", "同共建单位：甲村"),
        ("同词", "同主题词：学习"),
        ("同类", "同为甲支部的主题党日"),
    ]


def test_the_nearest_in_time_comes_first() -> None:
    """Of equals, the neighbours, newer and older in turn, and no more than four."""
    posts = [post(f"2026-{month:02d}-01") for month in range(1, 13)]
    found = titles(Related(site(posts)), posts[5])
    assert found == ["2026-07-01", "2026-05-01", "2026-08-01", "2026-04-01"]


@given(st.data())
def test_another_post_changes_only_the_lists_that_show_it(data: st.DataObject) -> None:
    """So that one more post leaves the other pages as they are, byte for byte."""
    days = data.draw(st.lists(st.integers(1, 28), min_size=2, max_size=14))
    posts = [
        post(
            f"2026-03-{day:02d}",
            f"第{number}篇",
            series=data.draw(SUBJECTS),
            topics=data.draw(SUBJECTS),
            types=data.draw(st.sampled_from([("theme-day",), ("other",)])),
        )
        for number, day in enumerate(days)
    ]
    new, rest = posts[0], posts[1:]
    before, after = Related(site(rest)), Related(site(posts))
    for one in rest:
        assert new.title in titles(after, one) or titles(after, one) == titles(before, one)
        assert one.title not in titles(after, one)
        assert len(set(titles(after, one))) == len(titles(after, one)) <= MOST
