"""organization.yml, site.yml and activity_types.yml: forgiving where the meaning is clear, else exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.building import SITES
from tests.content.sites import loaded

if TYPE_CHECKING:
    from pathlib import Path


def _changed(name: str, old: str, new: str) -> dict[str, str | None]:
    text = (SITES / "minimal" / name).read_text(encoding="utf-8")
    assert old in text
    return {name: text.replace(old, new, 1)}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("site.yml", "品牌: 忠", "品牌：忠"),
        ("site.yml", "须审核: 否", "须审核：　否"),
        ("site.yml", "  - 标识: strength", "\u3000- 标识: strength"),
        ("site.yml", "    名称: 支部", "\t\t名称: 支部"),
        ("site.yml", "口号: 让党放心、让人民满意", "口号: '让党放心、让人民满意'"),
        ("site.yml", "须审核: 否", "须审核: no"),
        ("site.yml", "须审核: 否", "须审核:否"),
        ("site.yml", "  - 标识: strength\n    名称: 支部", "  - 标识:strength\n    名称:支部"),
        ("organization.yml", "{名称: 后勤党支部, 至: 2023-12}", "｛名称：后勤党支部, 至：2023-12｝"),
        ("organization.yml", "{名称: 后勤党支部, 至: 2023-12}", "{名称:后勤党支部,至:2023-12}"),
        ("organization.yml", "{名称: 后勤党支部, 至: 2023-12}", "{名称: 后勤党支部，至: 2023-12}"),
        ("organization.yml", "名称: 第一党支部", "名称: [第一党支部]"),
        ("organization.yml", "至: 2023-12", "至: 2023年12月"),
        ("organization.yml", "联系支部: [branch-1]", "联系支部: branch-1"),
        ("activity_types.yml", "须上传: 是", "须上传: √"),
        ("activity_types.yml", "必填: [主讲]", "必填: 主讲"),
        ("activity_types.yml", "活动类型:", "types:"),
    ],
)
def test_odd_typing_is_read_as_meant(name: str, old: str, new: str, tmp_path: Path) -> None:
    """Full-width colons, tabs and wide spaces, other quotes and lists give the very same site."""
    plain, _lines = loaded(tmp_path / "plain", {})
    odd, lines = loaded(tmp_path / "odd", _changed(name, old, new))
    assert lines == []
    assert (odd.settings, odd.organization, odd.activity_types) == (
        plain.settings,
        plain.organization,
        plain.activity_types,
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (
            "site.yml",
            "口号:",
            "口吻:",
            "site.yml:2:1: E010 不认识的字段“口吻”，是否想写“口号” → 口号: 让党放心、让人民满意",
        ),
        (
            "site.yml",
            "须审核: 否",
            "须审核: 也许",
            "site.yml:4:6: E013 须审核“也许”要写“是”或“否” → 须审核: 是（不是就写“否”）",
        ),
        (
            "site.yml",
            "须审核: 否",
            "网址: 市政府",
            "site.yml:4:5: E032 网址“市政府”不是网址 → 以 http:// 或 https:// 开头",
        ),
        (
            *("organization.yml", "标识: zongheke", "标识: 综合科"),
            "organization.yml:13:10: E031 标识“综合科”不能用在网址里 → 只用小写英文字母、数字和连字符",
        ),
        (
            *("organization.yml", "标识: branch-2", "标识: branch-1"),
            "organization.yml:7:10: E030 标识“branch-1”重复（第 6 行已经用过） → 换一个标识，或删掉一处",
        ),
        (
            *("organization.yml", "所属支部: branch-1", "所属支部: branch-9"),
            (
                "organization.yml:13:35: E017 不认识的党支部标识“branch-9”"
                " → 可以写：branch-1、branch-2、branch-3"
            ),
        ),
        (
            *("organization.yml", "至: 2023-12", "至: 2023-13"),
            (
                "organization.yml:10:24: E012 至“2023-13”不是有效日期"
                " → 写成 2023-03-05 的样子，换成实际的日期；也可只写 2023-03 或 2023"
            ),
        ),
        (
            *("activity_types.yml", "必填: [主讲]", "必填: [参加人敉]"),
            (
                "activity_types.yml:3:70: E010 不认识的字段“参加人敉”，是否想写“参加人数” → "
                "  - {名称: 党课, 简称: [上党课], 标识: party-lecture, 举措: standardization, "
                "必填: [参加人数]}"
            ),
        ),
        (
            *("activity_types.yml", "举措: pioneer", "举措: pionier"),
            (
                "activity_types.yml:4:50: E017 不认识的举措“pionier”，是否想写“pioneer” → "
                "  - {名称: 志愿服务, 简称: [志愿活动], 标识: volunteering, 举措: pioneer, 免填: [支部]}"
            ),
        ),
        (
            *("activity_types.yml", "简称: [上党课]", "简称: [党日]"),
            "activity_types.yml:3:10: E030 “党日”已经是另一个活动类型的名称或简称 → 一个说法只能指一个类型",
        ),
    ],
)
def test_what_is_wrong_is_told_in_its_place(name: str, old: str, new: str, line: str, tmp_path: Path) -> None:
    """The very value, its line and column, and the whole corrected line."""
    assert line in loaded(tmp_path, _changed(name, old, new))[1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (None, "site.yml:1:1: E029 缺少这个文件 → 从自带的 content 文件夹复制一份再修改"),
        ("", "site.yml:1:1: E029 文件是空的 → 参照自带的同名文件填写"),
        ("# 只有注释\n", "site.yml:1:1: E029 文件是空的 → 参照自带的同名文件填写"),
        ("- 甲\n- 乙\n", "site.yml:1:1: E016 文件最外层要写成“字段: 内容”的样子 → 参照自带的同名文件"),
        ("只是一句话\n", "site.yml:1:1: E016 文件最外层要写成“字段: 内容”的样子 → 参照自带的同名文件"),
    ],
)
def test_missing_and_empty_files(text: str | None, line: str, tmp_path: Path) -> None:
    """One cause, one message: no follow-up problems of a file that says nothing."""
    lines = [one for one in loaded(tmp_path, {"site.yml": text})[1] if one.startswith("site.yml")]
    assert lines == [line]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("品牌: [甲\n口号: 乙\n", "site.yml:2:"),
        ("品牌: '甲\n口号: 乙\n", "site.yml:"),
        ("品牌: 甲\n  口号: 乙\n", "site.yml:2:"),
        ("品牌: 甲: 乙\n", "site.yml:1:"),
        ("品牌: &甲 [乙]\n口号: *甲\n", "site.yml:"),
        ("品牌: @甲\n", "site.yml:1:"),
    ],
)
def test_broken_yaml_has_a_place(text: str, place: str, tmp_path: Path) -> None:
    """What YAML cannot read is one error with its line, in Chinese, and no traceback."""
    lines = [one for one in loaded(tmp_path, {"site.yml": text})[1] if ": E007 " in one]
    assert len(lines) == 1
    assert lines[0].startswith(place)


def test_a_text_keeps_its_colons_and_commas(tmp_path: Path) -> None:
    """Further lines of a text, what is quoted, and commas before a word that is no field are texts."""
    text = """责任事项:
  - 标识: a-b
    名称: 网址见http://example.cn
    责任主体: 各党支部
    频次: 每月
    自: 2026
    具体内容: |
      要求:每月一次
      时间：上午
    说明: 第一行
      注意:不要迟到
    依据:
      - {文件: 甲，乙, 说明: 时间，地点：三楼}
      - {文件: 乙, 说明: '见甲，条款: 第一条'}
"""
    site, lines = loaded(tmp_path, {"duties/责任.yml": None, "duties/a.yml": text})
    assert lines == []
    duty = site.duties[0]
    assert (duty.title, duty.note) == ("网址见http://example.cn", "第一行 注意:不要迟到")
    assert duty.details.split() == ["要求:每月一次", "时间：上午"]
    assert [(one.document, one.note) for one in duty.basis] == [
        ("甲，乙", "时间，地点：三楼"),
        ("乙", "见甲，条款: 第一条"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            *("{名称: 后勤党支部, 至: 2023-12}", "{名称: 后勤党支部，至：2023-12}"),
            (
                "organization.yml:10:19: E006 花括号里“至”前面要用半角逗号隔开"
                " →       - {名称: 后勤党支部, 至: 2023-12}"
            ),
        ),
        (
            *("    名称沿革:", "\u3000名称沿革："),
            (
                "organization.yml:9:1: E007 这一行开头有全角空格或制表符，和上面的行没有对齐"
                " →     名称沿革：（缩进只用半角空格，每级两个）"
            ),
        ),
    ],
)
def test_full_width_signs_are_told(old: str, new: str, line: str, tmp_path: Path) -> None:
    """Where the meaning is not sure, one error with the corrected line, and nothing is lost."""
    lines = [one for one in loaded(tmp_path, _changed("organization.yml", old, new))[1] if "W" not in one]
    assert lines == [line]


def test_posts_are_still_read_when_a_data_file_is_broken(tmp_path: Path) -> None:
    """A broken site.yml does not hide the problems of the posts."""
    changes: dict[str, str | None] = {"site.yml": "[", "news/2024/a.md": "---\n标提: 甲\n---\n"}
    paths = {line.split(":")[0] for line in loaded(tmp_path, changes)[1]}
    assert {"site.yml", "news/2024/a.md"} <= paths
