"""What an editor means by a name."""

from __future__ import annotations

import pytest
from tests.reading.fields import read_value

from dangjian.content.names import Names, plain
from dangjian.reading.values.texts import texts

_NAMES = Names.of(
    "单位", [("第一党支部", "b1"), ("第二党支部", "b2"), ("和平社区", "hp"), ("党总支", "zz"), ("总支", "zz")]
)


def _resolved(text: str) -> tuple[tuple[str, ...], list[str]]:
    return read_value(lambda field: _NAMES.resolve_all(texts(field) or (), field), text)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("第一党支部", ["b1"]),
        ("第一 党支部", ["b1"]),
        ("“第一党支部”", ["b1"]),
        ("《第一党支部》。", ["b1"]),
        ("第一党支部、总支、党总支", ["b1", "zz"]),
        ("第一党支部和第二党支部", ["b1", "b2"]),
        ("第一党支部与党总支以及第二党支部", ["b1", "zz", "b2"]),
        ("第一党支部/第二党支部", ["b1", "b2"]),
        ("第一党支部 第二党支部", ["b1", "b2"]),
        ("第一党支部＋党总支", ["b1", "zz"]),
        ("第一党支部 / 第二 党支部", ["b1", "b2"]),
        ("和平社区", ["hp"]),
        ("和平社区和党总支", ["zz"]),
    ],
)
def test_names_as_typed(typed: str, ids: list[str]) -> None:
    """Spaces, quotes, a full stop and “和” between names do not matter; each unit is named once."""
    found, lines = _resolved(typed)
    assert list(found)[: len(ids)] == ids or lines
    assert bool(lines) == (typed == "和平社区和党总支")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("一支部", "1:5: E017 不认识的单位“一支部”，是否想写“第一党支部” → 日期: 第一党支部"),
        ("机关一支部", "1:5: E017 不认识的单位“机关一支部”，是否想写“第一党支部” → 日期: 第一党支部"),
        (
            "机关书记",
            "1:5: E017 不认识的单位“机关书记” → 可以写：第一党支部、第二党支部、和平社区、党总支",
        ),
        ("党支部", "1:5: E017 不认识的单位“党支部” → 写全是哪一个：第一党支部、第二党支部"),
        ("平社区", "1:5: E017 不认识的单位“平社区”，是否想写“和平社区” → 日期: 和平社区"),
        (
            "第一党支部/党总之书记",
            "1:11: E017 不认识的单位“党总之书记” → 可以写：第一党支部、第二党支部、和平社区、党总支",
        ),
        (
            "第一、第二党支部",
            "1:5: E017 不认识的单位“第一”，是否想写“第一党支部” → 日期: 第一党支部、第二党支部",
        ),
        (
            "第一党支部和第三党支部",
            "1:11: E017 不认识的单位“第三党支部” → 可以写：第一党支部、第二党支部、和平社区、党总支",
        ),
        ("财政局", "1:5: E017 不认识的单位“财政局” → 可以写：第一党支部、第二党支部、和平社区、党总支"),
    ],
)
def test_unknown_names(typed: str, line: str) -> None:
    """The nearest one that is not there already, in the whole line; another number is another unit."""
    assert _resolved(typed)[1] == [line]


def test_two_slips_in_a_line_are_mended_together() -> None:
    """One correction does not undo the other."""
    lines = _resolved("一支部、二支部")[1]
    assert [line.partition(" → ")[2] for line in lines] == ["日期: 第一党支部、第二党支部"] * 2


def test_long_lists_say_how_long_they_are() -> None:
    """Names rather than ids, and no list that ends without saying so."""
    names = Names.of("单位", [(f"单位{n}号办公室", f"u{n}") for n in range(60)] + [("u1", "u1"), ("x", "x")])
    hint = names.unknown("财政局")[2]
    assert hint.startswith("可以写：单位0号办公室、单位1号办公室、单位2号办公室")
    assert hint.endswith("等 61 个")
    assert "u1" not in hint
    assert Names.of("标识", [("b-1", "b-1"), ("b-2", "b-2")]).unknown("财政局")[2] == "可以写：b-1、b-2"


def test_plain_names() -> None:
    """Width, case, spaces and what stands around a name are no part of it."""
    assert plain(" “Ａ 党支部”。") == plain("a党支部")
    assert plain("党组成员（一）") != plain("党组成员（二）")


def test_the_first_of_two_claims_wins() -> None:
    """Where two units claim one spelling, the first keeps it."""
    assert Names.of("单位", [("甲", "1"), ("甲", "2")]).find("甲") == "1"
