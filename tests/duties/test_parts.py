"""Whose evidence it is: positions that must have had a part, party groups, rule documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.duties.making import (
    GROUPS,
    MONTHLY,
    ONE,
    YEARLY,
    doubts,
    duty,
    site_of,
    states,
    status_of,
)
from tests.views.sites import post

from dangjian.duties.credits import Doubt
from dangjian.model.dates import PartialDate
from dangjian.model.documents import Rule, Source
from dangjian.model.duties import (
    OWN,
    Cadence,
    Claim,
    Evidence,
    HolderKind,
    HolderRule,
    Missed,
    Requirement,
    RuleEvidence,
    Version,
)
from dangjian.model.organization import Count, Name, Position
from dangjian.model.periods import Period

if TYPE_CHECKING:
    from dangjian.model.organization import Organization

DONE, LATE, LAPSED, WAITING, OVERDUE = "已完成", "逾期完成", "已过期", "未到期", "逾期"

SECRETARY = Position("secretary", "支部书记", "one")
LECTURE = Version(
    Cadence.YEARLY, evidence=Evidence(types=("theme-day",), requires=(Requirement("speaker", OWN),))
)


def _with(*positions: Position) -> Organization:
    return replace(site_of().organization, positions=positions)


@pytest.mark.parametrize(
    ("speaker", "state"),
    [
        (("支部书记",), DONE),
        (("甲支部支部书记",), DONE),
        (("甲支部 支部书记",), DONE),
        (("组织委员", "支部书记"), DONE),
        (("secretary",), DONE),
        (("组织委员",), WAITING),
        (("副支部书记",), WAITING),
        (("乙支部支部书记",), WAITING),
        ((), WAITING),
    ],
)
def test_a_position_must_have_had_its_part(speaker: tuple[str, ...], state: str) -> None:
    """本人 is the holder's own position, with or without its unit, wherever the lecture was given."""
    holders = (HolderRule(HolderKind.POSITION, "secretary"),)
    for branch in ("one", "two"):
        lecture = post("2026-03-10", speaker=speaker, branches=(branch,))
        status = status_of(duty(LECTURE, holders=holders), lecture, organization=_with(SECRETARY))
        assert states(status, "secretary") == {"2026": state}


@pytest.mark.parametrize(
    ("unit", "name", "written", "counts"),
    [
        ("市政府机关党组", "党组书记", "市政府机关党组书记", True),
        ("市政府机关党组", "党组书记", "市政府机关党组党组书记", True),
        ("市政府机关党组", "党组书记", "市政府机关书记", False),
        ("第一党支部", "第一党支部书记", "支部书记", True),
        ("第一党支部", "第一党支部书记", "党支部书记", True),
        ("第一党支部", "第一党支部书记", "书记", True),
        ("第一党支部", "第一党支部副书记", "书记", False),
        ("第一党支部", "第一党支部书记", "副书记", False),
        ("第一党支部", "第一党支部书记", "第二党支部书记", False),
    ],
)
def test_names_that_people_write(unit: str, name: str, written: str, *, counts: bool) -> None:
    """What ends the unit's name and begins the position's stands once; at home the unit is left out."""
    made = site_of()
    branch = replace(made.organization.branches[0], names=(Name(unit),))
    organization = replace(made.organization, branches=(branch,), positions=(Position("p", name, "one"),))
    holders = (HolderRule(HolderKind.POSITION, "p"),)
    lecture = post("2026-03-10", speaker=(written,))
    status = status_of(duty(LECTURE, holders=holders), lecture, organization=organization)
    assert states(status, "p") == {"2026": DONE if counts else WAITING}


def test_a_short_name_is_understood_at_home_only() -> None:
    """支部书记 at another branch's meeting is that branch's."""
    organization = _with(Position("p", "甲支部书记", "one"))
    holders = (HolderRule(HolderKind.POSITION, "p"),)
    for branches, state in ((("one",), DONE), (("two",), WAITING), (("one", "two"), WAITING)):
        lecture = post("2026-03-10", speaker=("支部书记",), branches=branches)
        status = status_of(duty(LECTURE, holders=holders), lecture, organization=organization)
        assert states(status, "p") == {"2026": state}


def test_each_position_does_its_own() -> None:
    """Two hold the duty; what one of them did is not the other's."""
    other = Position("deputy", "副书记", "one")
    holders = tuple(HolderRule(HolderKind.POSITION, one) for one in ("secretary", "deputy"))
    status = status_of(
        duty(LECTURE, holders=holders),
        post("2026-03-10", speaker=("副书记",)),
        organization=_with(SECRETARY, other),
    )
    assert [states(status, key) for key in ("secretary", "deputy")] == [{"2026": WAITING}, {"2026": DONE}]


def test_a_branch_duty_that_asks_for_somebody_else() -> None:
    """双重组织生活: a leader takes part; the branch's own meeting without him does not count."""
    asked = Evidence(types=("theme-day",), requires=(Requirement("leaders", "leader"),))
    version = Version(Cadence.MONTHLY, evidence=asked)
    posts = post("2026-01-10", leaders=("leader",)), post("2026-02-10", leaders=("secretary",))
    leader = Position("leader", "党组书记")
    status = status_of(duty(version), *posts, organization=_with(SECRETARY, leader))
    assert (states(status)["2026-01"], states(status)["2026-02"]) == (DONE, LAPSED)


def test_a_position_of_no_unit_can_be_told_of() -> None:
    """Nothing else names it, so an explicit 对应事项 does."""
    holders = (HolderRule(HolderKind.POSITION, "leader"),)
    status = status_of(
        duty(Version(Cadence.YEARLY), holders=holders),
        post("2026-03-10", fulfils=(Claim("d"),)),
        organization=_with(Position("leader", "党组书记")),
    )
    assert (states(status, "leader"), doubts(status)) == ({"2026": DONE}, [])
    lectures = duty(YEARLY, holders=holders)
    status = status_of(lectures, post("2026-03-10"), organization=_with(Position("leader", "党组书记")))
    assert states(status, "leader") == {"2026": WAITING}  # a branch's lecture is not his


def test_a_party_group_is_named_or_the_only_one() -> None:
    """Of two nobody knows which; that is told once."""
    for count, groups, expected in (
        (1, (), [DONE]),
        (2, (2,), [LAPSED, DONE]),
        (2, (1, 2), [DONE, DONE]),
        (2, (), [LAPSED, LAPSED]),
    ):
        status = status_of(
            duty(MONTHLY, holders=(GROUPS,)),
            post("2026-02-10", party_groups=groups, fulfils=(Claim("d"),)),
            organization=_groups(count),
        )
        keys = [f"one-group-{n}" for n in range(1, count + 1)]
        assert [states(status, key)["2026-02"] for key in keys] == expected
        assert doubts(status) == ([] if groups or count == 1 else [Doubt.WHICH_GROUP])


def _groups(count: int) -> Organization:
    organization = site_of().organization
    one, two = organization.branches
    return replace(
        organization, branches=(replace(one, party_groups=(Count(PartialDate(2020), count),)), two)
    )


def _rule(title: str, *, period: str = "", category: str = "党建责任", issuer: str = "") -> Rule:
    return Rule(
        Source(f"rules/{title}.md", "", 1),
        title,
        category=category,
        issuer=issuer,
        issued=PartialDate(2026, 1, 20),
        period=Period.parse(period) if period else None,
    )


@pytest.mark.parametrize(
    ("rule", "states_of_years"),
    [
        (_rule("2026年党建工作要点"), [OVERDUE, DONE]),
        (_rule("党建工作要点", period="2025"), [f"{LATE}20", WAITING]),
        (_rule("党建工作要点", category="学习教育"), [OVERDUE, WAITING]),
        (_rule("党建工作总结"), [OVERDUE, WAITING]),
    ],
)
def test_rule_documents_of_the_year(rule: Rule, states_of_years: list[str]) -> None:
    """By category and words of the title; of the year of issue, or of its 所属期."""
    asked = Evidence(rule=RuleEvidence("党建责任", "党建工作要点"))
    version = Version(Cadence.YEARLY, evidence=asked, missed=Missed.STAYS_DUE)
    found = states(status_of(duty(version, holders=(ONE,), since="2025"), rules=(rule,)))
    assert list(found.values()) == states_of_years
