"""Which evidence counts for which duty, holder and period."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.duties.making import (
    BRANCHES,
    GROUPS,
    MONTHLY,
    ONE,
    THEME_DAYS,
    YEARLY,
    duty,
    site_of,
    states,
    status_of,
)
from tests.views.sites import post

from dangjian.duties.credits import Doubt
from dangjian.duties.status import assess
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
from dangjian.model.organization import Count, Position
from dangjian.model.periods import Period

if TYPE_CHECKING:
    from dangjian.duties.status import Status
    from dangjian.model.duties import Duty
    from dangjian.model.organization import Organization

DONE, LATE, LAPSED, WAITING, OVERDUE = "已完成", "逾期完成", "已过期", "未到期", "逾期"


def doubts(status: Status) -> list[Doubt]:
    """Why evidence does not count."""
    return [stray.doubt for stray in status.strays]


@pytest.mark.parametrize(
    ("since", "period", "expected"),
    [
        # A meeting of 2025 held in February 2026 is not one of 2026, whether 2025 was owed or not.
        ("2025", "2025", {"2025": f"{LATE}41", "2026": WAITING}),
        ("2026", "2025", {"2026": WAITING}),
        ("2026", "2025-H2", {"2026": WAITING}),
        # Within the year, and longer than it: nothing else can be meant.
        ("2026", "2026-H1", {"2026": DONE}),
        ("2026", "2024-2026", {"2026": DONE}),
        ("2026", "", {"2026": DONE}),
    ],
)
def test_the_period_that_is_named_wins_over_the_date(
    since: str, period: str, expected: dict[str, str]
) -> None:
    """所属期: what is of a period that this duty has not is of none of its periods."""
    named = post("2026-02-10", period=Period.parse(period) if period else None)
    found = states(status_of(duty(YEARLY, since=since), named))
    assert found == expected


@pytest.mark.parametrize(
    ("cadence", "period", "day", "key"),
    [
        (Cadence.MONTHLY, "2025-12", "2026-02-10", "2026-02"),
        (Cadence.QUARTERLY, "2025-Q4", "2026-02-10", "2026-Q1"),
        (Cadence.HALF_YEARLY, "2025-H2", "2026-02-10", "2026-H1"),
        (Cadence.YEARLY, "2024", "2026-02-10", "2026"),
    ],
)
def test_however_many_days_a_period_has(cadence: Cadence, period: str, day: str, key: str) -> None:
    """December is longer than February by days only: it is still another month."""
    version = Version(cadence, evidence=THEME_DAYS, missed=Missed.STAYS_DUE)
    named = post(day, period=Period.parse(period))
    found = states(status_of(duty(version), named, as_of="2026-12-31"))
    assert found[key] in {OVERDUE, "临期"}


def test_a_longer_period_says_nothing_of_the_month() -> None:
    """A study day of August that is also the half-year's: for a monthly duty its date decides."""
    found = states(status_of(duty(MONTHLY), post("2026-08-10", period=Period.parse("2026-H2"))))
    assert (found["2026-08"], found["2026-09"]) == (DONE, LAPSED)


def test_a_claim_wins_over_period_and_date() -> None:
    """对应事项 with a period: there, and nowhere else; of any type."""
    half_yearly = Version(Cadence.HALF_YEARLY, evidence=THEME_DAYS, missed=Missed.STAYS_DUE)
    claimed = post("2026-07-10", period=Period.parse("2026-H2"), fulfils=(_claim("2026-H1"),))
    assert states(status_of(duty(half_yearly), claimed)) == {"2026-H1": f"{LATE}10", "2026-H2": WAITING}
    other = replace(claimed, types=("other",))
    assert states(status_of(duty(half_yearly), other)) == {"2026-H1": f"{LATE}10", "2026-H2": WAITING}
    undated = replace(claimed, period=None, types=("other",), fulfils=(Claim("d"),))
    assert states(status_of(duty(half_yearly), undated)) == {"2026-H1": OVERDUE, "2026-H2": DONE}


def _claim(key: str) -> Claim:
    return Claim("d", Period.parse(key))


@pytest.mark.parametrize("key", ["2025-12", "2026-Q1", "2026", "2031-01"])
def test_a_claim_for_a_period_that_is_not_there(key: str) -> None:
    """It is told, and does not count for its date instead."""
    status = status_of(duty(MONTHLY), post("2026-02-10", fulfils=(_claim(key),)))
    assert states(status)["2026-02"] == LAPSED
    assert doubts(status) == [Doubt.NO_SUCH_PERIOD]


def test_never_twice_for_one_duty() -> None:
    """Neither by two claims, nor by claim and type, nor by two types."""
    twice = post("2026-02-10", fulfils=(_claim("2026-02"), _claim("2026-03")))
    status = status_of(duty(MONTHLY), twice)
    assert (states(status)["2026-02"], states(status)["2026-03"], doubts(status)) == (
        *(DONE, LAPSED),
        [Doubt.TWICE],
    )
    asks_two = replace(MONTHLY, minimum=2, evidence=Evidence(types=("theme-day", "volunteering")))
    both = post("2026-02-10", types=("theme-day", "volunteering"), fulfils=(Claim("d"),))
    for one in (both, replace(both, fulfils=())):
        assert states(status_of(duty(asks_two), one))["2026-02"] == LAPSED
    other_day = post("2026-02-11", types=("volunteering",))
    assert states(status_of(duty(asks_two), both, other_day))["2026-02"] == DONE


def test_one_post_for_two_branches_counts_for_each() -> None:
    """Held together, owed separately."""
    status = status_of(duty(MONTHLY), post("2026-02-10", branches=("one", "two")))
    assert [states(status, unit)["2026-02"] for unit in ("one", "two")] == [DONE, DONE]
    status = status_of(duty(MONTHLY), post("2026-02-10"))
    assert [states(status, unit)["2026-02"] for unit in ("one", "two")] == [DONE, LAPSED]


def test_a_claim_by_somebody_who_does_not_hold_the_duty() -> None:
    """It is told."""
    status = status_of(
        duty(MONTHLY, holders=(ONE,)), post("2026-02-10", branches=("two",), fulfils=(Claim("d"),))
    )
    assert (states(status)["2026-02"], doubts(status)) == (LAPSED, [Doubt.NO_HOLDER])


def test_what_happens_later_does_not_count_yet() -> None:
    """Nothing of tomorrow is known today; today's is."""
    tomorrow = post("2026-03-05")
    assert states(status_of(duty(MONTHLY), tomorrow, as_of="2026-03-04"))["2026-03"] == WAITING
    assert states(status_of(duty(MONTHLY), tomorrow, as_of="2026-03-05"))["2026-03"] == DONE


def test_a_change_of_evidence_does_not_rewrite_the_past() -> None:
    """Each period asks for what its own version asks for."""
    newer = replace(MONTHLY, since=dt.date(2026, 3, 1), evidence=Evidence(types=("volunteering",)), minimum=2)
    posts = [post("2026-02-10"), post("2026-03-10")]
    found = states(status_of(duty(MONTHLY, newer), *posts))
    assert (found["2026-02"], found["2026-03"]) == (DONE, LAPSED)


def test_what_becomes_ongoing_keeps_its_past() -> None:
    """Monthly until February, then 常态: the months stay done, what comes later is in the list."""
    ongoing = Version(Cadence.ONGOING, since=dt.date(2026, 3, 1), evidence=THEME_DAYS)
    status = status_of(duty(MONTHLY, ongoing), post("2026-01-10"), post("2026-04-10"))
    assert states(status) == {"2026-01": DONE, "2026-02": LAPSED}
    assert [proof.date.iso for proof in status.ongoing["d", "one"]] == ["2026-04-10"]


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


def test_the_cost_is_linear_in_the_evidence() -> None:
    """Four times the posts on one list: not much more than four times as long."""
    ongoing = duty(Version(Cadence.ONGOING, evidence=THEME_DAYS), holders=(BRANCHES,))
    few, many = (_seconds(ongoing, count) for count in (1000, 4000))
    assert many < 8 * few


def _seconds(ongoing: Duty, count: int) -> float:
    days = [dt.date(2012, 1, 1) + dt.timedelta(days=n) for n in range(count)]
    site = site_of(ongoing, posts=[post(day.isoformat()) for day in days])
    begin = time.process_time()
    assess(site, dt.date(2026, 11, 27))
    return time.process_time() - begin
