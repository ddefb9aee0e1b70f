"""exemptions.yml: finite, with a reason, for those who are meant."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.content.sites import loaded

from dangjian.model.dates import PartialDate
from dangjian.model.duties import Exemption
from dangjian.model.periods import Period, PeriodKind

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = """\
免除:
  - 事项: theme-day
    责任主体: [第一党支部]
    时期: [2024-08]
    理由: 集中下沉
    批准: 党总支
    批准日期: 2024-07-30
"""
WANTED = Exemption(
    duty="theme-day",
    holders=("branch-1",),
    reason="集中下沉",
    approver="党总支",
    approved=PartialDate(2024, 7, 30),
    periods=(Period(2024, PeriodKind.MONTH, 8),),
    line=2,
    column=9,
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("事项: theme-day", "事项：主题党日"),
        ("事项: theme-day", "duty: 《主题党日》"),
        ("责任主体: [第一党支部]", "责任主体: branch-1"),
        ("时期: [2024-08]", "时期: 2024年8月"),
        ("时期: [2024-08]", "时期：\n      - 2024.8"),
        ("批准日期: 2024-07-30", "批准日期: 2024年7月30日"),
        ("免除:", "exemptions:"),
    ],
)
def test_odd_typing_is_read_as_meant(old: str, new: str, tmp_path: Path) -> None:
    """Titles for ids, one for a list, other forms of dates."""
    assert old in PLAIN
    site, lines = loaded(tmp_path, {"exemptions.yml": PLAIN.replace(old, new)})
    assert lines == []
    found = site.exemptions[0]
    assert (found.duty, found.holders, found.periods, found.approved) == (
        *(WANTED.duty, WANTED.holders),
        *(WANTED.periods, WANTED.approved),
    )


def test_every_value(tmp_path: Path) -> None:
    """As written, with its place; between two days; for positions; for all branches."""
    text = PLAIN.replace("时期: [2024-08]", "自: 2024-02\n    至: 2024-03\n    示例: 是").replace(
        "[第一党支部]", "[各党支部, 党组书记]"
    )
    assert loaded(tmp_path / "a", {"exemptions.yml": PLAIN})[0].exemptions == (WANTED,)
    (second,) = loaded(tmp_path / "b", {"exemptions.yml": text})[0].exemptions
    assert second.holders == ("branch-1", "branch-2", "branch-3", "shuji")
    assert (second.since, second.until) == (dt.date(2024, 2, 1), dt.date(2024, 3, 31))
    assert (second.periods, second.sample, second.last) == ((), True, dt.date(2024, 3, 31))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            *("    时期: [2024-08]\n", ""),
            (
                "2:5: E064 免除要有期限 → 写“时期: [2026-08]”，或“自”和“至”两个日期；"
                "没有期限的免除等于取消，应当改责任事项"
            ),
        ),
        ("时期: [2024-08]", "自: 2024-08", "2:5: E064 免除要有期限"),
        ("时期: [2024-08]", "时期: [2024-08]\n    至: 2024-09", "4:9: E064 “时期”和“自”“至”只写一种"),
        ("[第一党支部]", "[第一党支部第9党小组]", "3:12: E017 第一党支部"),
        ("[第一党支部]", "[党组书记第1党小组]", "3:12: E017 "),
        ("时期: [2024-08]", "自: 2024-08\n    至: 2024-07", "5:8: E021 “至”早于“自” → 核对两个日期"),
        (
            *("时期: [2024-08]", "时期: [11月]"),
            ("4:10: E015 “11月”不是“主题党日”的一期（频次是“每月”） → 写成“年份-11”的样子，年份写四位"),
        ),
        (
            *("时期: [2024-08]", "时期: [2024-Q3]"),
            (
                "4:10: E015 “2024-Q3”不是“主题党日”的一期（频次是“每月”） → "
                "写成 2024-07 的样子，换成实际的那一期"
            ),
        ),
        (
            *("theme-day", "主提党日"),
            "2:9: E017 不认识的责任事项“主提党日”，是否想写“主题党日” →   - 事项: 主题党日",
        ),
        (
            *("[第一党支部]", "[第一党之部]"),
            "3:12: E017 不认识的责任主体“第一党之部”，是否想写“第一党支部” →     责任主体: [第一党支部]",
        ),
        ("    理由: 集中下沉\n", "", "2:5: E011 免除缺少“理由” → 加上“理由: 集中下沉社区”，按实际的内容写"),
        ("    批准: 党总支\n", "", "2:5: E011 免除缺少“批准” → 加上“批准: 党总支”，按实际的内容写"),
        ("批准日期: 2024-07-30", "批准日期: 7月30日", "7:11: E012 批准日期“7月30日”缺少年份"),
        (
            *("事项: theme-day", "事项: 党费收缴"),
            (
                "2:9: W062 责任事项“党费收缴”没有启用，这一项不起作用"
                " → 在 content/duties/责任.yml 里把“启用”改成“是”，或删掉这一项"
            ),
        ),
    ],
)
def test_what_is_wrong_is_told_in_its_place(old: str, new: str, line: str, tmp_path: Path) -> None:
    """The very value, its line and column, and what to write."""
    assert old in PLAIN
    lines = loaded(tmp_path, {"exemptions.yml": PLAIN.replace(old, new)})[1]
    assert any(one.startswith(f"exemptions.yml:{line}") for one in lines), lines
    assert len(lines) == 1


def test_a_party_group_of_its_own(tmp_path: Path) -> None:
    """第一党支部第1党小组 is one holder; its branch is another."""
    site, lines = loaded(
        tmp_path, {"exemptions.yml": PLAIN.replace("[第一党支部]", "[第二党支部第一党小组]")}
    )
    assert lines == []
    assert site.exemptions[0].holders == ("branch-2-group-1",)
