"""duties/*.yml: what cannot be meant has its place, its reason, and what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.content.duties import NONE, PLAIN, RULE
from tests.content.sites import POST, loaded

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            *("频次: 每月", "频次: 每旬"),
            ("5:9: E020 不认识的频次“每旬”，是否想写“每周” →     频次: 每周"),
        ),
        (
            *("    频次: 每月\n", ""),
            "2:5: E011 责任事项缺少“频次” → 加上“频次: 每月”",
        ),
        (
            *("完成时限: 每月5日前", "完成时限: 周五"),
            ("6:11: E056 完成时限“周五”和频次“每月”对不上 → 可以写：5日前、月底前、最后一个工作日"),
        ),
        (
            *("完成时限: 每月5日前", "可延至: 5日前"),
            "6:10: E056 可延至“5日前”和频次“每月”对不上 → 可以写，这一期以后的日子：次月5日、次月底",
        ),
        (
            *("频次: 每月", "频次: 常态"),
            "6:11: E056 频次是“常态”的，不写“完成时限” → 删掉这一行",
        ),
        (
            *("完成时限: 每月5日前", "固定日期: [6月30日]"),
            "6:11: E058 频次是“每月”的，不写“固定日期” → 删掉它，或改成“频次: 固定日期”",
        ),
        (
            *("频次: 每月\n    完成时限: 每月5日前", "频次: 固定日期"),
            "5:9: E058 频次是“固定日期”，没有写是哪几天 → 加上“固定日期: [6月30日, 12月31日]”",
        ),
        (
            *("频次: 每月\n    完成时限: 每月5日前", "频次: 固定日期\n    固定日期: [6月31日]"),
            "6:12: E058 固定日期“6月31日”不是一天 → 写 6月30日（每年），或 2026-07-01（只有一次）",
        ),
        (
            *("    自: 2026\n", ""),
            (
                "2:5: E011 责任事项“学习日”缺少“自”"
                " → 加上从何时起在本站记录，如“自: 2026”；以前的时期就不会显示成没有做"
            ),
        ),
        ("自: 2026", "自: 2026\n    至: 2025-12", "8:8: E021 “至”早于“自” → 核对两个日期"),
        (
            *("责任主体: [各党支部]", "责任主体: [各党之部]"),
            "4:12: E017 不认识的责任主体“各党之部”，是否想写“各党支部” →     责任主体: [各党支部]",
        ),
        (
            *("佐证: [主题党日]", "佐证: [主提党日]"),
            "8:10: E020 不认识的活动类型“主提党日”，是否想写“主题党日” →     佐证: [主题党日]",
        ),
        ("佐证: [主题党日]", "至少: 0", "8:9: E014 “至少”要是 1 或更大的数 → 不写就是 1"),
        (
            *("佐证: [主题党日]", "要求: {主讲: 党组书计}"),
            "8:14: E017 不认识的岗位“党组书计”，是否想写“党组书记” →     要求: {主讲: 党组书记}",
        ),
        (
            *("佐证: [主题党日]", "要求: {主讲: 本人}"),
            ("8:9: E057 要求“本人”，责任主体却不是岗位 → “本人”只用于责任主体是岗位的事项；其他的写岗位名称"),
        ),
        (
            *("佐证: [主题党日]", "轮值: [第一党支部, 综合科]"),
            "8:17: E017 不认识的党支部“综合科” → 可以写：",
        ),
        (
            *("佐证: [主题党日]", "调换: [{时期: 2026-08, 支部: 第一党支部}]"),
            "8:9: E059 写了“调换”，没有写“轮值” → 加上“轮值”，按次序写各支部",
        ),
        (
            *(
                "佐证: [主题党日]",
                "轮值: [第一党支部, 第二党支部]\n    调换: [{时期: 2026-Q1, 支部: 第一党支部}]",
            ),
            "9:15: E060 频次是“每月”的，没有“2026年第一季度”这一期 → 写成 2026-08 的样子",
        ),
        (
            *("佐证: [主题党日]", "依据: [{制度: 上街方法}]"),
            "8:15: E017 不认识的制度“上街方法”，是否想写“上街办法” →     依据: [{制度: 上街办法}]",
        ),
        (
            *("佐证: [主题党日]", "依据: [{制度: 上街办法, 条款: 第五条}]"),
            (
                "8:25: E062 《上街办法》里没有“第五条”，是否想写“第一条”"
                " → 这项制度里有：第一条、第四条、第十二条"
            ),
        ),
        (
            *("佐证: [主题党日]", "依据: [{条款: 第五条}]"),
            "8:10: E011 “依据”里要写“制度”或“文件” → 例如“制度: 周五上街制度”",
        ),
        (
            *("佐证: [主题党日]", "调整: [{自: 2026-05}]"),
            "8:10: E061 这项调整什么也没有改 → 写上改动的字段，如“完成时限: 10日前”，或删掉这一项",
        ),
        (
            *("佐证: [主题党日]", "调整: [{自: 2026-05, 至少: 2}, {自: 2026-04, 至少: 3}]"),
            "8:35: E021 “调整”要按时间先后写 → 把较早的调整写在前面",
        ),
        (
            *("佐证: [主题党日]", "调整: [{自: 2025-05, 至少: 2}]"),
            "8:9: E021 第一项“调整”（2025年5月1日）不晚于这项责任的“自” → 核对两个日期",
        ),
        (
            *("佐证: [主题党日]", "调整: [{自: 2026-05, 频次: 每季度}]"),
            (
                "8:14: W061 频次改成“每季度”，但 2026年5月1日不是一期的第一天，到下一期开始之前没有要求"
                " → 下一期从 2026-07-01 开始，可以写“自: 2026-07-01”"
            ),
        ),
        ("标识: study", "标识: 学习", "2:9: E031 标识“学习”不能用在网址里 → 只用小写英文字母、数字和连字符"),
        ("频次: 每月", "频率: 每月", "5:5: E010 不认识的字段“频率”，是否想写“频次” →     频次: 每月"),
    ],
)
def test_what_is_wrong_is_told_in_its_place(old: str, new: str, line: str, tmp_path: Path) -> None:
    """The very value, its line and column, and what to write."""
    assert old in PLAIN
    changes = {**NONE, "duties/a.yml": PLAIN.replace(old, new), "rules/street.md": RULE}
    lines = [one.removeprefix("duties/a.yml:") for one in loaded(tmp_path, changes)[1]]
    assert any(one.startswith(line) for one in lines), lines


def test_doubled(tmp_path: Path) -> None:
    """One id and one title for one duty, in all files together."""
    other = PLAIN.replace("学习日", "学 习 日").replace("study", "reading")
    changes = {
        **NONE,
        "duties/a.yml": PLAIN,
        "duties/b.yml": other,
        "duties/c.yml": PLAIN.replace("学习日", "乙"),
    }
    site, lines = loaded(tmp_path, changes)
    assert [duty.id for duty in site.duties] == ["study"]
    assert lines == [
        (
            "duties/b.yml:3:9: E030 名称“学 习 日”重复（content/duties/a.yml 第 2 行已经用过）"
            " → 换一个名称，或删掉一处"
        ),
        (
            "duties/c.yml:2:9: E030 标识“study”重复（content/duties/a.yml 第 2 行已经用过）"
            " → 换一个标识，或删掉一处"
        ),
    ]


def test_one_cause_one_message(tmp_path: Path) -> None:
    """Posts that name duties of a broken file are not reported as well; a broken rule is not either."""
    post = POST.replace("支部: 第一党支部", "支部: 第一党支部\n对应事项: study@2026-08")
    lines = loaded(tmp_path, {**NONE, "duties/a.yml": "责任事项: [", "news/2024/a.md": post})[1]
    assert [line.split(" ")[1] for line in lines] == ["E007"]


@pytest.mark.parametrize("path", ["duties/表.xlsx", "duties/说明.md", "duties/a.txt"])
def test_what_lies_beside_duties_is_told(path: str, tmp_path: Path) -> None:
    """Nothing there is lost in silence, and nothing is published."""
    assert any(line.startswith(f"{path}:1:1: E028 ") for line in loaded(tmp_path, {path: "内容"})[1])
