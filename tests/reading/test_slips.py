"""Slips of typing and shortenings; what would change the meaning is neither."""

from __future__ import annotations

import pytest

from dangjian.reading.slips import is_shortening, is_slip


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(
            ("党组书计", "党组书记"),
            ("主题党曰", "主题党日"),
            ("主提党日", "主题党日"),
            ("题主党日", "主题党日"),
        ),
        *(("第1党支郚", "第一党支部"), ("日期日期间", "日期日期"), ("pionier", "pioneer"), ("课党", "党课")),
    ],
)
def test_slips(typed: str, name: str) -> None:
    """One character wrong, doubled, missing or transposed."""
    assert is_slip(typed, name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(("每两年", "每年"), ("每半月", "每月"), ("每旬", "每周"), ("每月度", "每季度"), ("党员", "党课")),
        *(("党支部书记", "党总支书记"), ("党组成员", "党组书记"), ("党总支副书记", "党总支书记")),
        *(("第四党支部", "第一党支部"), ("乙村党支部", "甲村党支部"), ("科级干部", "县级干部")),
        *(("第一党支部组织委员", "第一党支部宣传委员"), ("各党支部", "党总支"), ("不设支委会", "设支委会")),
        *(("branch-5", "branch-4"), ("street", "summary"), ("id", "it")),
    ],
)
def test_other_names_are_no_slips(typed: str, name: str) -> None:
    """Numerals, another role, another length: what tells names apart was hardly mistyped."""
    assert not is_slip(typed, name)


def test_shortenings() -> None:
    """One run of the name, or most of it in its order; a single character is none."""
    for typed, name in (("一支部", "第一党支部"), ("第一", "第一党支部"), ("党组成员", "党组成员（一）")):
        assert is_shortening(typed, name)
    for typed, name in (
        ("科", "综合科"),
        ("市部", "市直机关第一党支部"),
        ("综合办", "综合科"),
        ("br", "branch"),
    ):
        assert not is_shortening(typed, name)
