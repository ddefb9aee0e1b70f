"""“是否想写”: the nearest right spelling."""

from __future__ import annotations

import pytest

from dangjian.content.documents.post_schema import SCHEMA
from dangjian.reading.nearest import nearest

_KEYS = [spelling for key in SCHEMA.keys for spelling in key.spellings]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(
            ("标提", "标题"),
            ("题标", "标题"),
            ("日其", "日期"),
            ("期日", "日期"),
            ("类形", "类型"),
            ("型类", "类型"),
        ),
        *(
            ("支布", "支部"),
            ("地址", "地点"),
            ("附近", "附件"),
            ("参加人员", "参加人数"),
            ("结朿日期", "结束日期"),
        ),
        *(
            ("摘 要", "摘要"),
            ("titel", "title"),
            ("Tilte", "title"),
            ("branchs", "branches"),
            ("参加领寻", "参加领导"),
        ),
    ],
)
def test_slips_of_keys(typed: str, meant: str) -> None:
    """Wrong, transposed and doubled characters lead back to the key."""
    assert nearest(typed, _KEYS) == meant


@pytest.mark.parametrize(
    "typed", ["layout", "author", "xyz", "categories", "permalink", "", "一二三四", "文号"]
)
def test_strangers_have_no_nearest(typed: str) -> None:
    """Nothing is suggested for a word that is like none; Latin words have letters in common by chance."""
    assert nearest(typed, _KEYS) == ""


def test_ties_go_to_the_earlier_choice() -> None:
    """The order of the choices decides, so required keys can be preferred."""
    assert nearest("甲丙", ["甲乙", "甲丁"]) == "甲乙"
    assert nearest("甲丙", ["甲丁", "甲乙"]) == "甲丁"


def test_case_is_no_difference() -> None:
    """A picture's ending in other case is the same picture."""
    assert nearest("封面.JPG", ["附件.pdf", "封面.jpg"], enough=70) == "封面.jpg"


def test_a_threshold_can_be_asked_for() -> None:
    """Paths need more likeness than keys."""
    assert nearest("a.md", ["b.md"], enough=40) == "b.md"
    assert nearest("a.md", ["b.md"], enough=90) == ""
