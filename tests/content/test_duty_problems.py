"""duties/*.yml: what cannot be meant has its place, its reason, and what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.building import SITES
from tests.content.duties import NONE, PLAIN, RULE
from tests.content.sites import POST, loaded

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            *("频次: 每月", "频次: 每旬"),
            "5:9: E020 不认识的频次“每旬” → 可以写：每周、每月、每季度、每半年、每年、每三年、固定日期、常态",
        ),
        (
            *("    频次: 每月\n", ""),
            "2:5: E011 责任事项缺少“频次” → 加上“频次: 每月”，按实际的内容写",
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
        *(
            (
                *("频次: 每月\n    完成时限: 每月5日前", f"频次: 固定日期\n    固定日期: [{day}]"),
                f"6:12: E058 固定日期“{day}”不是一天 → 写 6月30日（每年），或 2026-07-01（只有一次）",
            )
            for day in ("9999-12-31", "0000-03-01", "2月30日")
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


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("每月一次", "    频次: 每月"),
        ("每季度一次", "    频次: 每季度"),
        ("一季度一次", "    频次: 每季度"),
        ("每年一次", "    频次: 每年"),
        ("三年一次", "    频次: 每三年"),
        ("每年2次", "分两行写：“频次: 每年”和“至少: 2”"),
        ("每年两次", "分两行写：“频次: 每年”和“至少: 2”"),
        ("每半年至少三次", "分两行写：“频次: 每半年”和“至少: 3”"),
        ("每周五", "分两行写：“频次: 每周”和“完成时限: 周五”"),
        ("每月25日", "分两行写：“频次: 每月”和“完成时限: 25日前”"),
        ("每年3月底前", "分两行写：“频次: 每年”和“完成时限: 3月底前”"),
        *(
            (one, "可以写：每周、每月、每季度、每半年、每年、每三年、固定日期、常态")
            for one in ("每两年", "每半月", "双月")
        ),
    ],
)
def test_cadences_as_people_write_them(typed: str, fix: str, tmp_path: Path) -> None:
    """What says more than the cadence is told apart; a length that there is not is never made another."""
    lines = loaded(tmp_path, {**NONE, "duties/a.yml": PLAIN.replace("频次: 每月", f"频次: {typed}")})[1]
    assert [line.partition(" → ")[2] for line in lines] == [fix]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "党支部书记",
            "不认识的责任主体“党支部书记” → 写全是哪一个：第一党支部书记、第二党支部书记；每个支部",
        ),
        ("党组成员", "不认识的责任主体“党组成员” → 写全是哪一个：党组成员（一）、党组成员（二）；"),
        (
            "书记",
            "不认识的责任主体“书记” → 写全是哪一个：党组书记、党总支书记、第一党支部书记、第二党支部书记；",
        ),
        ("各科室", "不认识的责任主体“各科室” → 可以写：各党支部、各党小组、"),
        ("第一党支部组织委员", "不认识的责任主体“第一党支部组织委员” → 可以写：各党支部、各党小组、"),
        ("张三", "不认识的责任主体“张三” → 可以写：各党支部、各党小组、"),
        ("一支部", "不认识的责任主体“一支部”，是否想写“第一党支部” →     责任主体: 第一党支部"),
    ],
)
def test_nobody_else_is_made_responsible(typed: str, told: str, tmp_path: Path) -> None:
    """A name that is a part of several lists them; offices and positions are among what can be written."""
    names = ("党组书记", "党组成员（一）", "党组成员（二）", "党总支书记", "第一党支部书记", "第二党支部书记")
    positions = "".join(f"  - {{标识: p-{n}, 名称: {name}}}\n" for n, name in enumerate(names))
    organization = (SITES / "minimal/organization.yml").read_text(encoding="utf-8")
    head, _mark, rest = organization.partition("岗位:\n")
    partners = rest[rest.index("共建单位:") :]
    changes = {
        **NONE,
        "organization.yml": f"{head}岗位:\n{positions}{partners}",
        "duties/a.yml": PLAIN.replace("[各党支部]", typed),
    }
    lines = [line for line in loaded(tmp_path, changes)[1] if line.startswith("duties")]
    assert len(lines) == 1
    assert told in lines[0]
    if "可以写" in told:
        assert "、综合科、" in lines[0]
        assert "、党总支书记、" in lines[0]
        assert "登记在 content/organization.yml 的“岗位”里" in lines[0]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    """A cadence that cannot be read hides no other problem of its duty; nothing else is said of the duty."""
    text = (
        PLAIN.replace("频次: 每月", "频次: 每旬")
        .replace("各党支部", "各党之部")
        .replace("主题党日", "主提党日")
        .replace("    自: 2026\n", "")
        + "    轮值: [第一党之部]\n    依据: [{制度: 上街方法}]\n    调整: [{自: 2027, 佐证: [主提党日]}]\n"
    )
    post = POST.replace("支部: 第一党支部", "支部: 第一党支部\n对应事项: study@2026-Q3")
    changes = {**NONE, "duties/a.yml": text, "rules/street.md": RULE, "news/2024/a.md": post}
    lines = loaded(tmp_path, changes)[1]
    assert [(line.split(":")[1], line.split(" ")[1]) for line in lines] == [
        *(("2", "E011"), ("4", "E017"), ("5", "E020"), ("7", "E020"), ("8", "E017"), ("9", "E017")),
        ("10", "E020"),
    ]


def test_fields_known_by_other_words(tmp_path: Path) -> None:
    """周期, 截止时间 and 备注 are what they mean, and the example of an id is that of a duty."""
    text = PLAIN.replace("频次", "周期").replace("完成时限", "截止时间").replace("标识: study", "备注: 甲")
    fixes = [line.partition(" → ")[2] for line in loaded(tmp_path, {**NONE, "duties/a.yml": text})[1]]
    assert fixes == [
        *(
            "  - 说明: 甲",
            "加上“标识: monthly-report”，按实际的内容写",
            "    频次: 每月",
            "    完成时限: 每月5日前",
        ),
    ]


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
            "duties/b.yml:3:9: E030 名称“学 习 日”重复（content/duties/a.yml 第 3 行已经用过）"
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
