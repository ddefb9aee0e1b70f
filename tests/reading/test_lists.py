"""Lists of texts in one line or in items; quotes and brackets keep together what belongs together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian.reading.files.quotes import unquoted
from dangjian.reading.located import Scalar
from dangjian.reading.values.texts import split_list

_WORDS = st.lists(st.text(alphabet="党章学习abc12 -（）《》", min_size=1, max_size=6), min_size=1, max_size=6)


def _split(text: str) -> list[tuple[str, int]]:
    return [(item.text, item.column) for item in split_list(unquoted(text, 1, 1))]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("学习、党建", [("学习", 1), ("党建", 4)]),
        ("学习，党建;团建；工会,妇联", [("学习", 1), ("党建", 4), ("团建", 7), ("工会", 10), ("妇联", 13)]),
        ("[学习，党建]", [("学习", 2), ("党建", 5)]),
        ("【学习、党建】", [("学习", 2), ("党建", 5)]),
        ("[学习, 党建", [("学习", 2), ("党建", 6)]),
        ("《学习、党建", [("《学习", 1), ("党建", 5)]),
        ("《党章、党规》、党建", [("《党章、党规》", 1), ("党建", 9)]),
        ("“学习，思考”、党建", [("“学习，思考”", 1), ("党建", 9)]),
        ("学习（一、二）", [("学习（一、二）", 1)]),
        ("['学习', \"党建\"]", [("学习", 3), ("党建", 9)]),
        ('"学习、党建"', [("学习、党建", 1)]),
        ("、学习、、党建、", [("学习", 2), ("党建", 6)]),
        ("　学习　、 党建 ", [("学习", 2), ("党建", 7)]),
        ("", []),
        ("、", []),
        ("[]", []),
    ],
)
def test_items_and_their_columns(text: str, items: list[tuple[str, int]]) -> None:
    """Each item with the column of its first character."""
    assert _split(text) == items


@given(_WORDS, st.sampled_from(["、", "，", "；", ", ", ";"]))
def test_plain_words_are_split_as_joined(words: list[str], separator: str) -> None:
    """Words without separators come back whole, in order, where their brackets are balanced."""
    plain = [word.strip() for word in words if word.strip() and not set(word) & set("（）《》")]
    assert [item for item, _column in _split(separator.join(plain))] == plain


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
def test_items_stand_where_they_are_said_to(text: str) -> None:
    """Whatever the text: every item stands at its column, and items are never blank."""
    for item in split_list(Scalar(text, 1, 1, text)):
        assert text[item.column - 1 :].startswith(item.text)
        assert item.text.strip()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ('"甲"', "甲"),
        ("'甲'", "甲"),
        ("'it''s'", "it's"),
        ('"说\\"好\\""', '说"好"'),
        ('"七一"表彰大会', '"七一"表彰大会'),
        ('"七一"和"八一"', '"七一"和"八一"'),
        ("“甲”", "“甲”"),
        ('"甲', '"甲'),
        ('""', ""),
        ('"', '"'),
        ("甲'", "甲'"),
    ],
)
def test_quotes(raw: str, text: str) -> None:
    """Straight quotes around the whole are YAML's; any others belong to the text."""
    assert unquoted(raw, 1, 1).text == text
