"""Who owes a duty, and when: units, positions, party groups, turns."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.duties.making import BRANCHES, GROUPS, MONTHLY, ONE, YEARLY, date, duty, site_of, states, status_of
from tests.views.sites import post

from dangjian.duties.holders import Holder, holder_name, holders_of
from dangjian.duties.rates import completion, state_counts
from dangjian.model.duties import Claim, Condition, Deadline, HolderKind, HolderRule, Swap, Turns
from dangjian.model.organization import Count, Name, Organization, Position, Succession, Unit, UnitKind
from dangjian.model.periods import Period

DONE, LAPSED, WAITING, INAPPLICABLE = "已完成", "已过期", "未到期", "不适用"


def office(**fields: object) -> Organization:
    """A general branch and two branches; the fields are those of the first."""
    organization = site_of().organization
    one, two = organization.branches
    return replace(
        organization,
        general_branch=Unit("general", UnitKind.GENERAL_BRANCH, (Name("党总支"),)),
        branches=(replace(one, **fields), two),  # type: ignore[arg-type] # by name
    )


def counts(*pairs: tuple[str, int]) -> tuple[Count, ...]:
    """Numbers over time."""
    return tuple(Count(date(since), value) for since, value in pairs)


GENERAL = HolderRule(HolderKind.UNIT, "general")


def test_everybody_who_ever_holds_it() -> None:
    """In the order of the organisation; the most party groups that there ever were."""
    organization = office(party_groups=counts(("2020", 3), ("2026-04", 2)))
    groups = [f"one-group-{n}" for n in (1, 2, 3)]
    keys = [one.key for one in holders_of(duty(MONTHLY, holders=(GENERAL, GROUPS)), organization)]
    assert keys == ["general", *groups, "two"]
    both = holders_of(duty(MONTHLY, holders=(ONE, BRANCHES)), organization)
    assert [one.key for one in both] == ["one", "two"]


@pytest.mark.parametrize(
    "holders", [(GENERAL, GROUPS), (GROUPS, GENERAL), (GROUPS, BRANCHES), (BRANCHES, GROUPS)]
)
def test_units_beside_party_groups_owe_it_as_well(holders: tuple[HolderRule, ...]) -> None:
    """不适用 is only a branch that stands for party groups which it has not."""
    status = status_of(duty(YEARLY, holders=holders), organization=office(party_groups=counts(("2020", 2))))
    found = {cell.holder.key: cell.state.value for cell in status.cells}
    assert (found["one-group-1"], found["one-group-2"]) == (WAITING, WAITING)
    if GENERAL in holders:
        assert (found["general"], found["two"]) == (WAITING, INAPPLICABLE)
    else:
        assert (found["one"], found["two"]) == (WAITING, WAITING)


@pytest.mark.parametrize(
    ("condition", "fields", "expected"),
    [
        # Seven full members and more have a committee.
        (Condition.COMMITTEE, {"members": counts(("2020", 7))}, [LAPSED, LAPSED]),
        (Condition.COMMITTEE, {"members": counts(("2020", 6))}, [INAPPLICABLE, INAPPLICABLE]),
        (Condition.NO_COMMITTEE, {"members": counts(("2020", 7))}, [INAPPLICABLE, INAPPLICABLE]),
        (Condition.NO_COMMITTEE, {"members": counts(("2020", 6))}, [LAPSED, LAPSED]),
        # From a day on; what is said of the committee wins over the number of members.
        (Condition.COMMITTEE, {"members": counts(("2020", 6), ("2026-02-28", 7))}, [INAPPLICABLE, LAPSED]),
        (Condition.COMMITTEE, {"members": counts(("2020", 6), ("2026-03-01", 7))}, [INAPPLICABLE] * 2),
        (Condition.COMMITTEE, {"committee": counts(("2020", 1), ("2026-02", 0))}, [LAPSED, INAPPLICABLE]),
        (
            Condition.COMMITTEE,
            {"committee": counts(("2020", 0)), "members": counts(("2020", 9))},
            [INAPPLICABLE, INAPPLICABLE],
        ),
        # Nobody said anything: there is one.
        (Condition.COMMITTEE, {}, [LAPSED, LAPSED]),
        (Condition.NO_COMMITTEE, {}, [INAPPLICABLE, INAPPLICABLE]),
        (Condition.GROUPS, {"party_groups": counts(("2026-02", 1))}, [INAPPLICABLE, LAPSED]),
        (Condition.GROUPS, {}, [INAPPLICABLE, INAPPLICABLE]),
    ],
)
def test_conditions_over_time(condition: Condition, fields: dict[str, object], expected: list[str]) -> None:
    """Decided on the day that each period is due; what does not apply is in no rate."""
    asked = replace(duty(MONTHLY, holders=(ONE,)), condition=condition)
    status = status_of(asked, organization=office(**fields), as_of="2026-03-01")
    found = states(status)
    assert [found["2026-01"], found["2026-02"]] == expected
    assert completion(state_counts(status.cells)).due == expected.count(LAPSED)


def test_party_groups_come_and_go() -> None:
    """A group owes what is due while it is there; a branch that never had one stands for itself."""
    organization = office(party_groups=counts(("2026-02", 2), ("2026-04-15", 1)))
    status = status_of(duty(MONTHLY, holders=(GROUPS,)), organization=organization, as_of="2026-06-15")
    assert list(states(status, "one-group-1"))[:3] == ["2026-02", "2026-03", "2026-04"]
    assert list(states(status, "one-group-2")) == ["2026-02", "2026-03"]
    assert states(status) == {}
    assert set(states(status, "two").values()) == {INAPPLICABLE}


def test_a_branch_that_begins_and_is_taken_over() -> None:
    """It owes what is due between the two days, each included only where it is there."""
    fields = {
        "names": (Name("甲支部", date("2026-02-28")),),
        "succeeded_by": Succession("two", date("2026-04-30")),
    }
    status = status_of(duty(MONTHLY), organization=office(**fields), as_of="2026-06-15")
    assert list(states(status)) == ["2026-02", "2026-03"]
    assert len(states(status, "two")) == 12


def test_what_may_be_put_off_is_owed_by_who_was_there_when_it_was_due() -> None:
    """The day that is written decides, not the one up to which it may be put off."""
    put_off = replace(YEARLY, extended=Deadline(month=15))
    gone = office(succeeded_by=Succession("two", date("2026-02-01")))
    assert list(states(status_of(duty(put_off, since="2025"), organization=gone))) == ["2025"]
    come = office(names=(Name("甲支部", date("2026-02-01")),))
    assert list(states(status_of(duty(put_off, since="2025"), organization=come))) == ["2026"]


def test_a_position_is_there_with_its_unit() -> None:
    """One of no unit always is."""
    fields = {"succeeded_by": Succession("two", date("2026-03-01"))}
    positions = Position("own", "支部书记", "one"), Position("free", "党组书记")
    organization = replace(office(**fields), positions=positions)
    holders = tuple(HolderRule(HolderKind.POSITION, one.id) for one in positions)
    status = status_of(duty(MONTHLY, holders=holders), organization=organization)
    assert (list(states(status, "own")), len(states(status, "free"))) == (["2026-01", "2026-02"], 12)


def test_names_of_holders() -> None:
    """A unit's of the time, a position's, a party group's under its branch."""
    names = (Name("甲支部", until=date("2026-04-30")), Name("新支部", date("2026-05-01")))
    organization = replace(office(names=names), positions=(Position("own", "支部书记", "one"),))
    site = site_of(organization=organization)
    april = dt.date(2026, 4, 30)
    assert holder_name(site, Holder("one", "one")) == "新支部"
    assert holder_name(site, Holder("one", "one"), april) == "甲支部"
    assert holder_name(site, Holder("one-group-2", "one", group=2), april) == "甲支部第2党小组"
    assert holder_name(site, Holder("own", "one", position="own"), april) == "支部书记"


IN_TURN = replace(MONTHLY, turns=Turns(("one", "two")))


def test_one_does_it_in_turn() -> None:
    """One cell a period, of whose turn it is; done if any of them went."""
    status = status_of(duty(IN_TURN), post("2026-01-10", branches=("two",)), as_of="2026-04-15")
    assert list(states(status))[:2] == ["2026-01", "2026-03"]
    assert list(states(status, "two"))[:2] == ["2026-02", "2026-04"]
    assert (states(status)["2026-01"], states(status, "two")["2026-02"]) == (DONE, LAPSED)
    assert len(status.cells) == 12


def test_somebody_outside_the_turns_goes() -> None:
    """The week is done if any branch went that the duty is laid upon; of no other unit."""
    alone = replace(MONTHLY, turns=Turns(("one",)))
    for branch, state in (("two", "已完成"), ("village", "已过期")):
        status = status_of(duty(alone), post("2026-02-10", branches=(branch,)))
        assert (states(status)["2026-02"], status.strays) == (state, ())
    told = post("2026-02-10", branches=("two",), types=("other",), fulfils=(Claim("d"),))
    assert states(status_of(duty(alone), told))["2026-02"] == "已完成"


def test_a_swap_with_somebody_outside_the_turns() -> None:
    """The period is owed by who goes instead, and is not lost."""
    swapped = replace(MONTHLY, turns=Turns(("one",), (Swap(Period.parse("2026-02"), "two"),)))
    status = status_of(duty(swapped), post("2026-02-10", branches=("two",)), as_of="2026-04-15")
    assert list(states(status))[:2] == ["2026-01", "2026-03"]
    assert states(status, "two") == {"2026-02": DONE}


def test_turns_that_come_later_do_not_rewrite_the_past() -> None:
    """Until February each branch owed it for itself."""
    later = replace(MONTHLY, since=dt.date(2026, 3, 1), turns=Turns(("one",)))
    status = status_of(duty(MONTHLY, later), post("2026-01-10"), as_of="2026-04-15")
    assert states(status, "two") == {"2026-01": LAPSED, "2026-02": LAPSED}
    assert (states(status)["2026-01"], states(status)["2026-02"], states(status)["2026-03"]) == (
        *(DONE, LAPSED, LAPSED),
    )
    both = replace(later, turns=Turns(("one", "two")))
    status = status_of(duty(MONTHLY, both), post("2026-01-10"), as_of="2026-04-15")
    assert list(states(status, "two").items())[:3] == [
        *(("2026-01", LAPSED), ("2026-02", LAPSED), ("2026-04", WAITING)),
    ]


def test_the_turn_of_a_branch_that_is_gone() -> None:
    """Somebody's turn it must be: every period has one cell."""
    organization = office()
    one, two = organization.branches
    gone = replace(two, succeeded_by=Succession("one", date("2026-03-01")))
    status = status_of(duty(IN_TURN), organization=replace(organization, branches=(one, gone)))
    assert sorted(cell.slot.period.key for cell in status.cells) == [f"2026-{n:02d}" for n in range(1, 13)]
    assert states(status, "two").keys() == {"2026-02"}
