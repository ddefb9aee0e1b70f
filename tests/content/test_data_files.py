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
                "organization.yml:10:24: E012 至“2023-13”不是有效日期 → "
                "      - {名称: 后勤党支部, 至: 2023-03-05}（也可只写 2023-03 或 2023）"
            ),
        ),
        (
            *("activity_types.yml", "必填: [主讲]", "必填: [主持者]"),
            (
                "activity_types.yml:3:70: E010 不认识的字段“主持者”，是否想写“主持” → "
                "  - {名称: 党课, 简称: [上党课], 标识: party-lecture, 举措: standardization, 必填: [主持]}"
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


def test_posts_are_still_read_when_a_data_file_is_broken(tmp_path: Path) -> None:
    """A broken site.yml does not hide the problems of the posts."""
    changes: dict[str, str | None] = {"site.yml": "[", "news/2024/a.md": "---\n标提: 甲\n---\n"}
    paths = {line.split(":")[0] for line in loaded(tmp_path, changes)[1]}
    assert {"site.yml", "news/2024/a.md"} <= paths
