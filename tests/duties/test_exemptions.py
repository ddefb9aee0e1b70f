"""Written exemptions: what they cover, what ends with them, and which of them cover nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.duties.making import GROUPS, MONTHLY, ONE, date, duty, site_of, states, status_of
from tests.views.sites import post

from dangjian.duties.rates import Rate, completion, state_counts
from dangjian.model.dates import PartialDate
from dangjian.model.duties import Cadence, DayOff, Deadline, Exemption, Version
from dangjian.model.organization import Count, group_key
from dangjian.model.periods import Period

EXEMPT, LAPSED, DONE = "免除", "已过期", "已完成"
FEBRUARY = Exemption(
    "d", ("one",), "集中培训", "党总支", date("2026-01-28"), periods=(Period.parse("2026-02"),)
)


def between(first: str, last: str) -> Exemption:
    """One for what is due between two days."""
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return replace(FEBRUARY, periods=(), since=days[0], until=days[1])


@pytest.mark.parametrize(
    ("exemption", "exempt"),
    [
        (FEBRUARY, ["2026-02"]),
        (between("2026-02-01", "2026-03-31"), ["2026-02", "2026-03"]),
        (between("2026-02-20", "2026-03-19"), ["2026-02"]),  # due on the 20th, each end included
        (between("2026-02-21", "2026-03-20"), ["2026-03"]),
        (between("2026-02-21", "2026-03-19"), []),
        (replace(FEBRUARY, holders=("two",)), []),
        (replace(FEBRUARY, duty="other"), []),
    ],
)
def test_what_is_exempt(exemption: Exemption, exempt: list[str]) -> None:
    """The periods that are named, or what is due between the days; then the state returns."""
    twentieth = replace(MONTHLY, deadline=Deadline(day=20), day_off=DayOff.UNCHANGED)
    status = status_of(duty(twentieth, holders=(ONE,)), exemptions=(exemption,), as_of="2026-05-15")
    found = states(status)
    assert [key for key, state in found.items() if state == EXEMPT] == exempt
    others = [key for key in ("2026-01", "2026-02", "2026-03", "2026-04") if key not in exempt]
    assert {found[key] for key in others} == {LAPSED}
    assert completion(state_counts(status.cells)) == Rate(0, len(others))
    assert status.idle == (() if exempt else (exemption,))


@pytest.mark.parametrize(
    ("version", "exemption", "key"),
    [
        (Version(Cadence.YEARLY, extended=Deadline(month=15)), between("2027-03-01", "2027-03-31"), "2026"),
        (
            Version(Cadence.WEEKLY, deadline=Deadline(weekday=5)),
            between("2026-04-30", "2026-04-30"),
            "2026-W18",
        ),
    ],
)
def test_the_day_that_is_shown_decides(version: Version, exemption: Exemption, key: str) -> None:
    """Put off to next March, or moved before a holiday: that is the day that people exempt from."""
    status = status_of(duty(version, holders=(ONE,)), exemptions=(exemption,), as_of="2027-04-02")
    assert [found for found, state in states(status).items() if state == EXEMPT and found == key] == [key]
    assert status.idle == ()


def test_one_party_group_is_exempt() -> None:
    """Each is its own holder: the other one still owes its meeting."""
    organization = site_of().organization
    branch = replace(organization.branches[0], party_groups=(Count(PartialDate(2025), 2),))
    one = replace(FEBRUARY, holders=(group_key("one", 1),))
    status = status_of(
        duty(MONTHLY, holders=(GROUPS,)),
        exemptions=(one,),
        organization=replace(organization, branches=(branch,)),
    )
    found = [states(status, group_key("one", number))["2026-02"] for number in (1, 2)]
    assert (found, status.idle) == ([EXEMPT, LAPSED], ())


def test_an_exemption_that_is_not_needed_is_not_idle() -> None:
    """Evidence beats it, but it did cover the period."""
    status = status_of(duty(MONTHLY, holders=(ONE,)), post("2026-02-10"), exemptions=(FEBRUARY,))
    assert (states(status)["2026-02"], status.idle) == (DONE, ())
    assert status.series("d", "one")[1].exemption == FEBRUARY


def test_what_is_said_of_a_branch_is_said_of_its_party_groups() -> None:
    """And what is said of a group is said of it alone."""
    organization = site_of().organization
    one, two = organization.branches
    grouped = replace(one, party_groups=(Count(PartialDate(2020), 2),))
    organization = replace(organization, branches=(grouped, two))
    for holder, expected in (("one", [EXEMPT, EXEMPT]), ("one-group-2", [LAPSED, EXEMPT])):
        exemption = replace(FEBRUARY, holders=(holder,))
        asked = duty(MONTHLY, holders=(GROUPS,))
        status = status_of(asked, exemptions=(exemption,), organization=organization)
        assert [states(status, f"one-group-{n}")["2026-02"] for n in (1, 2)] == expected


@pytest.mark.parametrize(
    "exemption",
    [replace(FEBRUARY, periods=(Period.parse("2027-06"),)), between("2027-03-01", "2027-05-31")],
)
def test_an_exemption_for_next_year_is_not_idle_before_that(exemption: Exemption) -> None:
    """Whoever writes it in December is not told that it is wrong."""
    asked = duty(MONTHLY, holders=(ONE,))
    assert status_of(asked, exemptions=(exemption,), as_of="2026-12-20").idle == ()
    assert status_of(asked, exemptions=(exemption,), as_of="2027-01-05").idle == ()
    elsewhere = replace(exemption, holders=("two",))
    assert status_of(asked, exemptions=(elsewhere,), as_of="2027-06-30").idle == (elsewhere,)


def test_two_exemptions_of_one_period() -> None:
    """Both cover it; neither is idle."""
    both = (between("2026-01-01", "2026-03-31"), FEBRUARY)
    assert status_of(duty(MONTHLY, holders=(ONE,)), exemptions=both).idle == ()


def test_the_calendar_exempts_by_itself() -> None:
    """A week without a working day, or a day off that is not made up for: no paper is needed."""
    weekly = Version(Cadence.WEEKLY, deadline=Deadline(weekday=5))
    for policy in (DayOff.BEFORE, DayOff.AFTER, DayOff.EXEMPT):
        status = status_of(duty(replace(weekly, day_off=policy), holders=(ONE,)))
        holiday = next(cell for cell in status.cells if cell.slot.period.key == "2026-W08")
        assert (holiday.state.value, holiday.exemption) == (EXEMPT, None)
    status = status_of(duty(replace(weekly, day_off=DayOff.UNCHANGED), holders=(ONE,)))
    assert states(status)["2026-W08"] == LAPSED
