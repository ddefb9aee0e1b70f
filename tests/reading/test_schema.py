"""One schema: unknown, doubled, missing and empty keys, each told once, with the line to write."""

from __future__ import annotations

import pytest
from tests.reading.fields import read_fields

from dangjian.content.documents import brand_pages, help_pages, post_schema, rules
from dangjian.reading.report import in_order
from dangjian.reading.values.schema import Key, Schema, Values
from dangjian.reading.values.texts import text, texts

TITLE = Key("title", "标题", text, "", "示例标题", required=True, mistaken=("名称",))
DATE = Key("date", "日期", text, "", "2022", ("时间",), required=True)
PLACE = Key("place", "地点", text, "", "三楼")
TOPICS = Key("topics", "标签", texts, "", "党章")
SCHEMA = Schema("动态", (TITLE, DATE, PLACE, TOPICS))


def _read(fields: str) -> tuple[Values, list[str]]:
    mapping, report = read_fields(SCHEMA, fields)
    values = SCHEMA.read(mapping, report)
    return values, [str(problem).removeprefix("a.md:") for problem in in_order(report.problems)]


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ("标题: 甲\n日期: 2022", []),
        ("标提: 甲\n日期: 2022", ["2:1: E010 不认识的字段“标提”，是否想写“标题” → 标题: 甲"]),
        ("名称: 甲\n日期: 2022", ["2:1: E010 不认识的字段“名称”，是否想写“标题” → 标题: 甲"]),
        ("标题: 甲", ["1:1: E011 动态缺少“日期” → 在这一行下面加上：日期: 2022（按实际的内容写）"]),
        ("标题: 甲\n日期:", ["3:1: E011 “日期”后面是空的 → 日期: 2022（按实际的内容写）"]),
        (
            "标题: 甲\n日期: 2022\n标题: 乙",
            ["4:1: E018 “标题”重复（第 2 行和第 4 行），内容不同 → 只留正确的那一行"],
        ),
        (
            "标题: 甲\n日期: 2022\ntitle: 甲",
            ["4:1: W008 “标题”和“title”是同一个字段，写了两次（第 2 行和第 4 行），内容相同 → 删掉其中一行"],
        ),
        (
            "标题: 甲\n日期: 2022\n时间: 2023",
            [
                (
                    "4:1: E018 “日期”和“时间”是同一个字段，写了两次（第 3 行和第 4 行），内容不同"
                    " → 只留正确的那一行"
                )
            ],
        ),
        ("标题: 甲\n日期: 2022\n地方: 三楼", ["4:1: E010 不认识的字段“地方”，是否想写“地点” → 地点: 三楼"]),
        ("标题: 甲\n日期: 2022\n地点: 三楼\n地方: 四楼", ["5:1: E010 不认识的字段“地方”，是否想写“地点”"]),
        (
            "标题: 甲\n日期: 2022\n作者: 乙",
            ["4:1: E010 不认识的字段“作者” → 删掉这一行；能用的字段见帮助“字段一览”"],
        ),
    ],
)
def test_each_fault_is_told_once(fields: str, lines: list[str]) -> None:
    """One problem, one message: a mistyped required key is not also missing."""
    assert _read(fields)[1] == lines


def test_two_mistyped_keys_are_two_problems() -> None:
    """Each unknown key is led to its own missing one."""
    assert _read("标提: 甲\n日其: 2022")[1] == [
        "2:1: E010 不认识的字段“标提”，是否想写“标题” → 标题: 甲",
        "3:1: E010 不认识的字段“日其”，是否想写“日期” → 日期: 2022",
    ]


def test_a_missing_required_key_is_preferred() -> None:
    """日点 is as like 日期 as it is like 地点: the one that is missing is meant."""
    assert _read("标题: 甲\n日点: 2022")[1] == ["3:1: E010 不认识的字段“日点”，是否想写“日期” → 日期: 2022"]
    assert _read("标题: 甲\n日期: 2022\n地期: 三楼")[1][0].startswith(
        "4:1: E010 不认识的字段“地期”，是否想写"
    )


def test_everything_wrong_is_told_at_once() -> None:
    """All problems of a file come together, in its order."""
    _values, lines = _read("标题:\n日期: 2022\n日期: 2023\n作者: 乙")
    assert [line[:9] for line in lines] == ["2:1: E011", "4:1: E018", "5:1: E010"]


@pytest.mark.parametrize("value", ["[]", "、", "无", "[ ]"])
def test_a_required_list_of_nothing_is_missing(value: str) -> None:
    """Brackets, separators and “无” hold nothing; an optional list may be so."""
    needed = Schema("动态", (Key("topics", "标签", texts, "", "党章", required=True),))
    mapping, report = read_fields(needed, f"标签: {value}")
    assert needed.read(mapping, report).get(TOPICS) == ()
    assert [str(problem) for problem in report.problems] == [
        "a.md:2:1: E011 “标签”没有写内容 → 标签: 党章（按实际的内容写）"
    ]
    assert _read(f"标题: 甲\n日期: 2022\n标签: {value}")[1] == []


def test_values_make_keys_required_or_optional() -> None:
    """What is needed may depend on what was written, and examples on the file."""
    mapping, report = read_fields(SCHEMA, "标题: 甲")
    SCHEMA.read(
        mapping,
        report,
        required=lambda values: [PLACE] if values.text(TITLE) == "甲" else [],
        optional=lambda _values: [DATE],
        examples=lambda: {"place": "四楼"},
    )
    assert [str(problem) for problem in report.problems] == [
        "a.md:1:1: E011 动态缺少“地点” → 在这一行下面加上：地点: 四楼（按实际的内容写）"
    ]


def test_values_know_their_places() -> None:
    """Text, place and node of a key; a key that was not written stands at the beginning."""
    values, _lines = _read("标题: 甲\n日期:  2022")
    assert values.text(TITLE) == "甲"
    assert values.place(DATE) == (3, 6)
    assert values.place(PLACE) == (1, 1)
    assert values.text(PLACE) == ""


def test_no_two_keys_share_a_spelling() -> None:
    """In the project's own schemas every spelling means one key, and every required key has an example."""
    for schema in (post_schema.SCHEMA, rules.SCHEMA, brand_pages.SCHEMA, help_pages.SCHEMA):
        assert len(schema.by_spelling) == sum(len(set(key.spellings)) for key in schema.keys)
        assert all(key.example for key in schema.keys if key.required)
        assert all(schema.name_of(key.name) == key.name for key in schema.keys)
