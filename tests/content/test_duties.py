"""duties/*.yml: every key, and what a tired editor types, is read as meant."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.building import SITES
from tests.content.duties import NONE, PLAIN, RULE
from tests.content.sites import POST, content_with, loaded

from dangjian.content.load import load
from dangjian.model.dates import PartialDate
from dangjian.model.duties import (
    OWN,
    Basis,
    Cadence,
    Claim,
    Condition,
    DayOff,
    Deadline,
    Evidence,
    HolderKind,
    HolderRule,
    Missed,
    Requirement,
    RuleEvidence,
    Swap,
    Turns,
)
from dangjian.model.periods import Period, PeriodKind

if TYPE_CHECKING:
    from pathlib import Path

    from dangjian.model.duties import Duty


def _duty(folder: Path, text: str) -> Duty:
    site, lines = loaded(folder, {**NONE, "duties/a.yml": text, "rules/street.md": RULE})
    assert lines == []
    assert len(site.duties) == 1
    return site.duties[0]


def _with(extra: str) -> str:
    return "".join([PLAIN, *(f"    {line}\n" for line in extra.splitlines())])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("频次: 每月", "频次：每月"),
        ("频次: 每月", "频次:　每个月"),
        ("频次: 每月", "cadence: 按月"),
        ("完成时限: 每月5日前", "完成时限：5号前"),
        ("完成时限: 每月5日前", "deadline: 每月五日前"),
        ("责任主体: [各党支部]", "责任主体: 各支部"),
        ("责任主体: [各党支部]", "责任主体：\n      - 全体党支部"),
        ("佐证: [主题党日]", "佐证: 党日"),
        ("佐证: [主题党日]", "佐证:\n      类型: [主题党日活动]"),
        ("自: 2026", "自: 2026年"),
        ("    自: 2026", "\t\t自: ２０２６"),
        ("责任事项:", "duties:"),
        ("责任事项:\n", "\ufeff责任事项:\n# 每月的\n"),
    ],
)
def test_odd_typing_is_read_as_meant(old: str, new: str, tmp_path: Path) -> None:
    """Full-width colons, tabs, other words and other forms give the very same duty."""
    assert old in PLAIN
    plain, odd = _duty(tmp_path / "plain", PLAIN), _duty(tmp_path / "odd", PLAIN.replace(old, new))
    assert (odd.holders, odd.versions, odd.since) == (plain.holders, plain.versions, plain.since)
    assert odd.versions[-1].deadline == Deadline(day=5, text="5日前")


def test_gbk_is_read(tmp_path: Path) -> None:
    """What Windows' editor saves."""
    content = content_with(tmp_path, {**NONE, "duties/a.yml": PLAIN})
    (content / "duties" / "a.yml").write_bytes(PLAIN.replace("\n", "\r\n").encode("gbk"))
    site, problems = load(content)
    assert not problems
    assert [duty.title for duty in site.duties] == ["学习日"]


def test_every_key(tmp_path: Path) -> None:
    """Each key of the schema reaches the model, resolved."""
    text = """\
责任事项:
  - 标识: street
    名称: 周五上街
    责任主体: 各党支部
    频次: 每周
    自: 2026-03
    至: 2027-12
    完成时限: 周五
    可延至: 次周周一
    至少: 2
    佐证: {类型: [志愿活动], 制度: {类别: 志愿, 标题: 上街}}
    要求: {主讲: 党组书记}
    逾期后: 仍须补做
    遇休息日: 免除
    轮值: 第二党支部、第一党支部
    调换:
      - {时期: 2026年第10周, 支部: branch-2, 说明: 对调}
    适用: 设党小组
    具体内容: 清扫街巷
    责任人: [党支部书记]
    说明: 本单位约定
    依据:
      - {制度: 《上街办法》, 条款: 第4条, 强度: 应当, 核对日期: 2026-11}
      - {文件: 外来文件, 说明: 待核对}
    示例: 是
"""
    duty = _duty(tmp_path, text)
    version = duty.versions[-1]
    assert duty.holders == (HolderRule(HolderKind.EVERY_BRANCH),)
    assert (duty.since, duty.until) == (PartialDate(2026, 3), PartialDate(2027, 12))
    assert version.deadline == Deadline(weekday=5, text="周五")
    assert version.extended == Deadline(weekday=8, text="次周周一")
    assert version.evidence == Evidence(
        ("volunteering",), RuleEvidence("志愿", "上街"), (Requirement("speaker", "shuji"),)
    )
    assert (version.minimum, version.missed, version.day_off) == (2, Missed.STAYS_DUE, DayOff.EXEMPT)
    swap = Swap(Period(2026, PeriodKind.WEEK, 10), "branch-2", "对调")
    assert version.turns == Turns(("branch-2", "branch-1"), (swap,))
    assert duty.condition is Condition.GROUPS
    assert (duty.details, duty.person, duty.note, duty.sample) == (
        "清扫街巷",
        ("党支部书记",),
        "本单位约定",
        True,
    )
    assert duty.basis == (
        Basis("上街办法", is_rule=True, article="第四条", strength="应当", checked=PartialDate(2026, 11)),
        Basis("外来文件", note="待核对"),
    )
    assert (duty.path, duty.line, duty.column) == ("duties/a.yml", 2, 9)


def test_holders(tmp_path: Path) -> None:
    """All of a kind, sole units by their kind, any unit by a name of any time, positions."""
    duty = _duty(
        tmp_path, PLAIN.replace("[各党支部]", "[机关党组, 党总支, 后勤党支部, 综合科, 党组书记, 各党小组]")
    )
    unit, position = HolderKind.UNIT, HolderKind.POSITION
    assert duty.holders == (
        *(HolderRule(unit, one) for one in ("dangzu", "zongzhi", "branch-3", "zongheke")),
        HolderRule(position, "shuji"),
        HolderRule(HolderKind.EVERY_GROUP),
    )


def test_defaults(tmp_path: Path) -> None:
    """Without 佐证 only 对应事项 counts; what is missed lapses where periods are short."""
    plain = "责任事项:\n  - {标识: a, 名称: 甲, 责任主体: 党组书记, 频次: %s, 自: 2026, 要求: {主讲: 本人}}\n"
    for cadence in Cadence:
        if cadence in (Cadence.FIXED, Cadence.ONGOING):
            continue
        version = _duty(tmp_path / cadence.name, plain % cadence.value).versions[-1]
        lapses = cadence in (Cadence.WEEKLY, Cadence.MONTHLY, Cadence.QUARTERLY)
        assert version.missed is (Missed.LAPSES if lapses else Missed.STAYS_DUE)
        assert version.evidence == Evidence(requires=(Requirement("speaker", OWN),))
        assert (version.deadline, version.minimum, version.day_off) == (None, 1, DayOff.BEFORE)


def test_fixed_dates(tmp_path: Path) -> None:
    """Days of every year, and days that come once."""
    text = PLAIN.replace("频次: 每月", "频次: 固定日期").replace(
        "完成时限: 每月5日前", "固定日期: [6月30日, 十二月三十一日前, 2026-07-01, 6月30号]"
    )
    assert _duty(tmp_path, text).versions[-1].dates == ((0, 6, 30), (0, 12, 31), (2026, 7, 1))


def test_changes(tmp_path: Path) -> None:
    """A change keeps what it does not name; a deadline goes with its cadence; 无 takes it away."""
    duty = _duty(
        tmp_path,
        _with("""\
至少: 2
逾期后: 仍须补做
调整:
  - {自: 2026-04, 完成时限: 10日前, 说明: 推后}
  - {自: 2026-07-01, 频次: 每季度, 至少: 1}
  - {自: 2027, 频次: 每年, 可延至: 次年3月底}
  - {自: 2028, 可延至: 无}"""),
    )
    begun = [(version.since, version.cadence, version.minimum) for version in duty.versions]
    assert begun == [
        (None, Cadence.MONTHLY, 2),
        (dt.date(2026, 4, 1), Cadence.MONTHLY, 2),
        (dt.date(2026, 7, 1), Cadence.QUARTERLY, 1),
        (dt.date(2027, 1, 1), Cadence.YEARLY, 1),
        (dt.date(2028, 1, 1), Cadence.YEARLY, 1),
    ]
    assert [version.deadline.text if version.deadline else "" for version in duty.versions] == [
        *("5日前", "10日前", "", "", "")
    ]
    assert [bool(version.extended) for version in duty.versions] == [False, False, False, True, False]
    assert {version.missed for version in duty.versions} == {Missed.STAYS_DUE}
    assert {version.evidence.types for version in duty.versions} == {("theme-day",)}
    assert duty.versions[1].note == "推后"


def test_switched_off(tmp_path: Path) -> None:
    """A duty that is switched off is kept apart, and owes nothing, not even 自."""
    site, lines = loaded(tmp_path, {**NONE, "duties/a.yml": _with("启用: 否").replace("    自: 2026\n", "")})
    assert lines == []
    assert (len(site.duties), [duty.id for duty in site.optional_duties]) == (0, ["study"])


@pytest.mark.parametrize(
    ("cadence", "typed", "fix"),
    [
        ("每季度", "第二季度", "对应事项: study@2024-Q2（请核对年份）"),
        ("每月", "11月", "对应事项: study@2024-11（请核对年份）"),
        ("每月", "十一月份", "对应事项: study@2024-11（请核对年份）"),
        ("每季度", "2024-11", "写成 2024-Q4 的样子，换成实际的那一期"),
        ("每季度", "11月", "写成 2024-Q4 的样子，换成实际的那一期"),
        ("每半年", "下半年", "对应事项: study@2024-下半年（请核对年份）"),
        ("每周", "11月", "写成 2024-W44 的样子，换成实际的那一期"),
        ("每月", "去年", "写成 2024-08 的样子，换成实际的那一期"),
    ],
)
def test_a_claimed_period_is_kept_as_typed(cadence: str, typed: str, fix: str, tmp_path: Path) -> None:
    """What is legible of a period stays; another one is never put into the line as if it was meant."""
    duty = PLAIN.replace("每月\n", f"{cadence}\n").replace("    完成时限: 每月5日前\n", "")
    post = POST.replace("支部: 第一党支部", f"支部: 第一党支部\n对应事项: study@{typed}")
    lines = loaded(tmp_path, {**NONE, "duties/a.yml": duty, "news/2024/a.md": post})[1]
    assert [line.partition(" → ")[2] for line in lines] == [fix]


def test_rules_claim_and_have_a_period(tmp_path: Path) -> None:
    """A rule document says of which period it is, and what it fulfils."""
    rule = RULE.replace("类别: 志愿", "类别: 志愿\n所属期: 2026年\n对应事项: 学习日@2026-08、学习日@2026-Q1")
    site, lines = loaded(tmp_path, {**NONE, "duties/a.yml": PLAIN, "rules/street.md": rule})
    found = next(one for one in site.rules if one.title == "上街办法")
    assert found.period == Period(2026)
    assert found.fulfils == (Claim("study", Period(2026, PeriodKind.MONTH, 8)),)
    assert lines == [
        (
            "rules/street.md:5:19: E015 “2026-Q1”不是“学习日”的一期（频次是“每月”）"
            " → 写成 2026-01 的样子，换成实际的那一期"
        )
    ]


def test_a_name_that_several_positions_have(tmp_path: Path) -> None:
    """Without its unit it means nobody for sure; with it, one."""
    plain = (SITES / "minimal/organization.yml").read_text("utf-8")
    both = (f"  - {{标识: z{n}, 名称: 支部书记, 所在单位: branch-{n}, 示例: 是}}\n" for n in (1, 2))
    organization = plain.replace("岗位:\n", "岗位:\n" + "".join(both))
    shared = {**NONE, "organization.yml": organization, "rules/street.md": RULE}
    one = PLAIN.replace("[各党支部]", "第二党支部支部书记")
    site, lines = loaded(tmp_path / "one", {**shared, "duties/a.yml": one})
    assert lines == []
    assert [rule.id for rule in site.duties[0].holders] == ["z2"]
    bare = PLAIN.replace("[各党支部]", "支部书记")
    _site, lines = loaded(tmp_path / "bare", {**shared, "duties/a.yml": bare})
    assert "E017 不认识的责任主体“支部书记”" in lines[0]
    assert "第一党支部支部书记" in lines[0]
