"""Which evidence counts for which period of a duty, and never twice."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.duties.making import (
    MONTHLY,
    ONE,
    THEME_DAYS,
    YEARLY,
    doubts,
    duty,
    site_of,
    states,
    status_of,
)
from tests.views.sites import post

from dangjian.duties.credits import Doubt
from dangjian.duties.status import assess
from dangjian.model.duties import (
    Cadence,
    Claim,
    Evidence,
    Missed,
    Version,
)
from dangjian.model.periods import Period

if TYPE_CHECKING:
    from dangjian.model.duties import Duty

DONE, LATE, LAPSED, WAITING, OVERDUE = "已完成", "逾期完成", "已过期", "未到期", "逾期"


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


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2026-H2", []),
        ("2026", []),
        ("2026-H1", [Doubt.OTHER_PERIOD]),
        ("2025", [Doubt.OTHER_PERIOD]),
        ("2027", [Doubt.OTHER_PERIOD]),
        ("2025-12", [Doubt.OTHER_PERIOD]),
    ],
)
def test_a_period_that_leaves_the_date_out(period: str, told: list[Doubt]) -> None:
    """What says it is of last year is not August's, whatever its day; it is told to count for nothing."""
    status = status_of(duty(MONTHLY), post("2026-08-10", period=Period.parse(period)))
    assert (states(status)["2026-08"], doubts(status)) == (LAPSED if told else DONE, told)


def test_a_period_that_is_another_duty_s() -> None:
    """A meeting that is last year's 组织生活会 and this January's 主题党日: each duty takes its own."""
    yearly = replace(duty(replace(YEARLY, missed=Missed.STAYS_DUE), since="2025"), id="y")
    held = post("2026-01-10", period=Period.parse("2025"))
    status = assess(
        replace(site_of(duty(MONTHLY), posts=[held]), duties=(duty(MONTHLY), yearly)), dt.date(2026, 2, 1)
    )
    found = {(cell.duty.id, cell.slot.period.key) for cell in status.cells if cell.finding.proofs}
    assert (found, doubts(status)) == ({("d", "2026-01"), ("y", "2025")}, [])


def test_a_period_of_before_the_duty_is_no_fault() -> None:
    """Old news keeps its 所属期; the duty has been recorded since 2026 only."""
    assert doubts(status_of(duty(MONTHLY), post("2025-08-10", period=Period.parse("2025-08")))) == []


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


@pytest.mark.parametrize(("day", "period"), [("2025-05-10", ""), ("2026-02-10", "2025")])
def test_a_claim_without_a_period_that_finds_none(day: str, period: str) -> None:
    """Its day is exact: what is missing is the period, and that is what is told."""
    named = post(day, period=Period.parse(period) if period else None, fulfils=(Claim("d"),))
    status = status_of(duty(YEARLY), named)
    assert (states(status), doubts(status)) == ({"2026": WAITING}, [Doubt.NO_SUCH_PERIOD])
    vague = post("2026", fulfils=(Claim("d"),))
    assert doubts(status_of(duty(MONTHLY), vague)) == [Doubt.VAGUE]


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


def test_what_gets_periods_keeps_its_list() -> None:
    """常态 until February, then monthly: its list stays; a bare year is in neither."""
    ongoing = Version(Cadence.ONGOING, evidence=THEME_DAYS)
    monthly = replace(MONTHLY, since=dt.date(2026, 3, 1))
    status = status_of(duty(ongoing, monthly), post("2026-01-10"), post("2026-03-10"), post("2026"))
    assert [proof.date.iso for proof in status.ongoing["d", "one"]] == ["2026-01-10"]
    assert states(status)["2026-03"] == DONE


def test_the_cost_is_linear_in_the_evidence() -> None:
    """Four times the posts on one list: not much more than four times the calls, whatever the machine."""
    ongoing = duty(Version(Cadence.ONGOING, evidence=THEME_DAYS))
    few, many = (_calls(ongoing, count) for count in (250, 1000))
    assert many < 5 * few


def _calls(ongoing: Duty, count: int) -> int:
    days = [dt.date(2020, 1, 1) + dt.timedelta(days=n) for n in range(count)]
    site = site_of(ongoing, posts=[post(day.isoformat()) for day in days])
    calls: Counter[str] = Counter()
    sys.setprofile(lambda _frame, event, _argument: calls.update((event,)))
    try:
        assess(site, dt.date(2026, 11, 27))
    finally:
        sys.setprofile(None)
    return calls["call"]
