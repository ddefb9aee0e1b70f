"""What the gate of duties says: evidence that does not count, exemptions, missing calendars."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.building import SITES
from tests.checks.making import MONTHLY, duty, found, owing
from tests.views.sites import post

from dangjian.build.plan import make_plan
from dangjian.model.dates import PartialDate
from dangjian.model.documents import Rule, Source
from dangjian.model.duties import (
    Cadence,
    Condition,
    Deadline,
    Evidence,
    Exemption,
    HolderKind,
    HolderRule,
    Missed,
    RuleEvidence,
    Version,
)
from dangjian.model.organization import Count
from dangjian.model.periods import Period

if TYPE_CHECKING:
    from pathlib import Path

    from dangjian.model.documents import Post

OFFICE = SITES / "valid" / "office"


def said(content: Path, day: str = "2026-10-20") -> list[str]:
    """The lines about duties."""
    plan = make_plan(content, dt.date.fromisoformat(day))
    return [str(one) for one in plan.problems if one.code.startswith("W07")]


PUT_OFF = Version(Cadence.YEARLY, extended=Deadline(month=15), evidence=Evidence(("theme-day",)))


def exempt(*months: str) -> Exemption:
    """An exemption of the only branch."""
    periods = tuple(map(Period.parse, months))
    return Exemption("d", ("one",), "集中培训", "党总支", PartialDate(2026, 1), periods, line=7, column=5)


def changed(folder: Path, name: str, old: str, new: str) -> Path:
    """The office with one file altered."""
    content = folder / "office"
    shutil.copytree(OFFICE, content)
    text = (content / name).read_text("utf-8")
    assert old in text
    (content / name).write_text(text.replace(old, new), encoding="utf-8")
    return content


@pytest.mark.parametrize(
    ("day", "missed", "told"),
    [
        ("2026-07-05", Missed.STAYS_DUE, True),
        ("2026-07-30", Missed.STAYS_DUE, True),
        ("2026-07-31", Missed.STAYS_DUE, False),
        ("2026-07-05", Missed.LAPSES, False),
    ],
)
def test_the_meeting_of_the_first_half_in_july(day: str, missed: Missed, *, told: bool) -> None:
    """Nobody wrote which half it is of: it closes the second, and the first stays late."""
    half = Version(Cadence.HALF_YEARLY, evidence=Evidence(("theme-day",)), missed=missed)
    owed = replace(owing(replace(duty(half), since=PartialDate(2026))), posts=(post(day),))
    said = [line for line in found(owed, "2026-09-10") if "W072" in line]
    assert [line.split("W072 ")[1].split(" → ")[0] for line in said] == (
        ["按日期算作“事项”2026年下半年，而2026年上半年还没有完成"] if told else []
    )


def test_a_period_that_has_not_begun() -> None:
    """A slip of one digit does November's work in September; it counts, and is asked about."""
    ahead = post("2026-09-10", period=Period.parse("2026-11"))
    (line,) = found(owing(duty(), [ahead]), "2026-10-10")
    assert "W078 算作“事项”2026年11月，这一期还没有开始" in line
    assert not [one for one in found(owing(duty(), [ahead]), "2026-11-10") if "W078" in one]
    years = post("2026-01-01", period=Period.parse("2026-11"))
    (line,) = found(owing(duty(), [years]), "2026-11-10")
    assert "W078 算作“事项”2026年11月，日期 2026年1月1日 早得多" in line


@pytest.mark.parametrize(("period", "told"), [("", True), ("2026", False), ("2027", False)])
def test_a_rule_of_the_year_that_names_another(period: str, *, told: bool) -> None:
    """Issued in December for the next year: by its date it is this year's."""
    yearly = Version(Cadence.YEARLY, evidence=Evidence(rule=RuleEvidence("党建要点", "工作要点")))
    rule = Rule(
        Source("rules/key-points-2027.md", "", 1),
        "2027年党建工作要点",
        "党建要点",
        issued=PartialDate(2026, 12, 28),
        period=Period.parse(period) if period else None,
    )
    owed = replace(owing(replace(duty(yearly), since=PartialDate(2026))), rules=(rule,))
    said = [line for line in found(owed, "2027-02-10") if "W072" in line]
    assert [line.split("W072 ")[1].split("，")[0] for line in said] == (
        ["按印发日期算作“事项”2026年度"] if told else []
    )


def test_a_branch_that_a_duty_does_not_apply_to() -> None:
    """It met as a committee and has none: either it has one, or the post is another's."""
    asked = duty(condition=Condition.COMMITTEE)
    owed = owing(asked, [post("2026-09-10")])
    branch = replace(owed.organization.branches[0], committee=(Count(PartialDate(2020), 0),))
    without = replace(owed, organization=replace(owed.organization, branches=(branch,)))
    (line,) = found(without, "2026-10-10")
    assert "W070 没有算进“事项”2026年9月：这个单位不适用这项责任" in line


def test_evidence_that_does_not_count() -> None:
    """Too late for what lapses; a month in which the deadline lies."""
    lines = said(OFFICE)
    codes = [line.split(": ")[1].split()[0] for line in lines]
    assert codes == ["W076", "W076", "W071", "W077", "W070", "W079"]
    assert lines[2].startswith("office/news/2026/made-up.md:3:1: W071 没有算进“主题党日”2026年6月")
    assert lines[3].endswith("→ 核对日期；已经并入别的支部的，写“支部: 乙联合支部”")
    assert lines[4].endswith("→ 把日期写到日")


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (
            "records/2026/jia.csv",
            "2026-07-06,党小组会,2",
            "2026-07-06,党小组会,",
            "office/records/2026/jia.csv:3:1: W070 没有算进“党小组会”：没有写明是哪个党小组",
        ),
        (
            "news/2026/january.md",
            "支部: 甲支部",
            "支部: 甲支部\n对应事项: 组织生活会@2024",
            "office/news/2026/january.md:3:1: W070 没有算进“组织生活会”：没有这一期",
        ),
        (
            "news/2026/volunteering.md",
            "支部: 甲支部",
            "支部: 甲支部\n对应事项: study",
            "office/news/2026/volunteering.md:3:1: W070 没有算进“专题研究党建”：承办的单位或岗位不是",
        ),
        (
            "news/2026/life-2025.md",
            "所属期: 2025\n",
            "",
            "office/news/2026/life-2025.md:3:1: W072 按日期算作“组织生活会”2026年度，而2025年度还没有完成",
        ),
        (
            "exemptions.yml",
            "时期: [2026-05]",
            "时期: [2020-05]",
            "office/exemptions.yml:2:10: W073 “主题党日”的这项免除没有对上任何一期",
        ),
        (
            "organization.yml",
            "    党员数: [{自: 2020, 值: 5}]\n",
            "",
            "office/organization.yml:1:1: W075 “乙联合支部”没有写“设支委会”或“党员数”，按设支委会算",
        ),
    ],
)
def test_each_is_told_where_it_can_be_mended(
    tmp_path: Path, name: str, old: str, new: str, line: str
) -> None:
    """With its place, and what to write."""
    lines = said(changed(tmp_path, name, old, new))
    assert [one for one in lines if one.startswith(line)], lines


def test_a_year_without_holidays_is_told_once() -> None:
    """Only when something is due in it soon."""
    assert not [line for line in said(OFFICE, "2026-10-20") if "W074" in line]
    assert len([line for line in said(OFFICE, "2026-12-20") if "W074" in line]) == 1


def test_what_nobody_misses_is_not_told() -> None:
    """A month-only date in a month in which it was done anyway."""
    assert found(owing(duty(), [post("2026-03"), post("2026-03-10")]), "2026-03-31") == []
    weekend = replace(MONTHLY, deadline=Deadline(day=20))
    (line,) = found(owing(duty(weekend), [post("2026-03")]), "2026-03-31")
    assert line.startswith(
        "content/news/2026/2026-03.md:1:1: W070 没有算进“事项”2026年3月：日期只写到2026年3月"
    )
    assert found(owing(duty(weekend), [post("2026-03"), post("2026-03-10")]), "2026-03-31") == []


@pytest.mark.parametrize(
    ("posts", "told"),
    [
        ([post("2026-02-10")], True),
        ([post("2026-02-10", period=Period(2026))], False),
        ([post("2026-02-10", period=Period(2025))], False),
        ([post("2026-02-10"), post("2025-12-10")], False),
        ([post("2026-04-10")], False),
    ],
)
def test_an_activity_between_two_periods(posts: list[Post], *, told: bool) -> None:
    """Told only where its own period is not written, and the last one is not fulfilled."""
    lines = found(owing(duty(PUT_OFF), posts), "2026-05-01")
    assert bool(lines) == told
    for line in lines:
        assert line == (
            "content/news/2026/2026-02-10.md:1:1: W072 按日期算作“事项”2026年度，而2025年度还没有完成"
            " → 如果是2025年度的，加上“所属期: 2025”；如果不是，加上“所属期: 2026”"
        )


def test_an_exemption_that_has_ended() -> None:
    """Told while nothing has been done since: at the exemption, with the first period missed."""
    exempted = replace(owing(duty()), exemptions=(exempt("2026-02", "2026-03"),))
    assert found(exempted, "2026-04-30") == []
    (line,) = found(exempted, "2026-05-01")
    assert line == (
        "content/exemptions.yml:7:5: W076 “事项”的免除到2026年3月31日为止，"
        "以后没有再做：甲支部2026年4月已过期"
        " → 仍须免除的，另写一项免除；已经做了的，补上动态或台账记录"
    )
    assert len(found(exempted, "2026-11-01")) == 1
    again = replace(exempted, posts=(post("2026-06-10"),))
    assert found(again, "2026-07-10") == []
    more = replace(exempted, exemptions=(exempt("2026-02", "2026-03"), exempt("2026-04")))
    assert found(more, "2026-05-01") == []
    sample = replace(exempted, exemptions=(replace(exempted.exemptions[0], sample=True),))
    assert found(sample, "2026-05-01") == []


def test_exemptions_that_match_nothing() -> None:
    """Not before the year that they are for has been looked at."""
    assert found(replace(owing(duty()), exemptions=(exempt("2028-02"),)), "2026-01-31") == []
    (line,) = found(replace(owing(duty()), exemptions=(exempt("2024-02"),)), "2026-01-31")
    assert line.startswith("content/exemptions.yml:7:5: W073 “事项”的这项免除没有对上任何一期 → 核对")


def test_only_a_branch_whose_duty_asks_is_asked_back() -> None:
    """Once, whatever the number of its duties."""
    asking = duty(condition=Condition.COMMITTEE)
    twice = replace(owing(asking), duties=(asking, replace(asking, id="e")))
    (line,) = found(twice, "2026-01-31")
    assert line == (
        "content/organization.yml:1:1: W075 “甲支部”没有写“设支委会”或“党员数”，按设支委会算"
        " → 加上“设支委会: [{自: 2026, 值: 是}]”，或只写党员数"
    )
    general = replace(asking, holders=(HolderRule(HolderKind.UNIT, "village"),))
    assert found(owing(general), "2026-01-31") == []
