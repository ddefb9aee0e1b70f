"""Facts → state, on each side of each boundary."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.duties.making import FRIDAY, date, slots

from dangjian.duties.evidence import Proof, ProofKind
from dangjian.duties.states import DUE, FULFILLED, Finding, State, decide
from dangjian.model.duties import Cadence, DayOff, Deadline, Exemption, Missed, Version

LAPSES, STAYS_DUE = Missed.LAPSES, Missed.STAYS_DUE
EXEMPTION = Exemption("d", ("one",), "集中培训", "党总支", date("2026-01-05"))


def proofs(*days: str) -> list[Proof]:
    """Posts of these days, oldest first."""
    return [Proof(ProofKind.POST, f"{day}.md", 1, date(day), day) for day in days]


def found(version: Version, key: str, as_of: str, *days: str, exemption: Exemption | None = None) -> Finding:
    """What a period is on a day, given evidence of these days."""
    slot = next(one for one in slots(version) if one.period.key == key)
    return decide(slot, proofs(*days), exemption, dt.date.fromisoformat(as_of))


MONTHLY = Version(Cadence.MONTHLY, deadline=Deadline(day=20))
WEEKLY = Version(Cadence.WEEKLY, deadline=FRIDAY)
HALF_YEARLY = Version(Cadence.HALF_YEARLY, missed=STAYS_DUE)


@pytest.mark.parametrize(
    ("version", "key", "as_of", "state"),
    [
        # 20 March 2026 is a Friday: near from seven days before on, and on the day itself not late.
        (MONTHLY, "2026-03", "2026-02-28", State.WAITING),
        (MONTHLY, "2026-03", "2026-03-12", State.WAITING),
        (MONTHLY, "2026-03", "2026-03-13", State.SOON),
        (MONTHLY, "2026-03", "2026-03-20", State.SOON),
        (MONTHLY, "2026-03", "2026-03-21", State.OVERDUE),
        (MONTHLY, "2026-03", "2026-03-31", State.OVERDUE),
        (MONTHLY, "2026-03", "2026-04-01", State.LAPSED),
        # A Friday of a week is near from Wednesday on; the week ends on Sunday.
        (WEEKLY, "2026-W12", "2026-03-17", State.WAITING),
        (WEEKLY, "2026-W12", "2026-03-18", State.SOON),
        (WEEKLY, "2026-W12", "2026-03-20", State.SOON),
        (WEEKLY, "2026-W12", "2026-03-21", State.OVERDUE),
        (WEEKLY, "2026-W12", "2026-03-22", State.OVERDUE),
        (WEEKLY, "2026-W12", "2026-03-23", State.LAPSED),
        # What stays due is overdue for ever.
        (HALF_YEARLY, "2026-H1", "2026-06-22", State.WAITING),
        (HALF_YEARLY, "2026-H1", "2026-06-23", State.SOON),
        (HALF_YEARLY, "2026-H1", "2026-06-30", State.SOON),
        (HALF_YEARLY, "2026-H1", "2026-07-01", State.OVERDUE),
        (HALF_YEARLY, "2026-H1", "2031-07-01", State.OVERDUE),
        # Nothing of a period that has not begun is near.
        (Version(Cadence.MONTHLY, deadline=Deadline(day=3)), "2026-12", "2026-11-30", State.WAITING),
        (Version(Cadence.MONTHLY, deadline=Deadline(day=3)), "2026-12", "2026-12-01", State.SOON),
    ],
)
def test_without_evidence(version: Version, key: str, as_of: str, state: State) -> None:
    """未到期, 临期, 逾期, 已过期: each begins on its day."""
    assert found(version, key, as_of) == Finding(state)


@pytest.mark.parametrize(
    ("policy", "as_of", "state"),
    [
        # 20 February 2026 is in the Spring Festival; Saturday the 14th is worked, so is Tuesday the 24th.
        (DayOff.BEFORE, "2026-02-14", State.SOON),
        (DayOff.BEFORE, "2026-02-15", State.OVERDUE),
        (DayOff.AFTER, "2026-02-24", State.SOON),
        (DayOff.AFTER, "2026-02-25", State.OVERDUE),
        (DayOff.UNCHANGED, "2026-02-20", State.SOON),
        (DayOff.UNCHANGED, "2026-02-21", State.OVERDUE),
        (DayOff.EXEMPT, "2026-02-01", State.EXEMPT),
        (DayOff.EXEMPT, "2026-12-31", State.EXEMPT),
    ],
)
def test_a_deadline_on_a_day_off(policy: DayOff, as_of: str, state: State) -> None:
    """Late is what is later than the effective deadline, not the one that is written."""
    version = Version(Cadence.MONTHLY, deadline=Deadline(day=20), day_off=policy)
    assert found(version, "2026-02", as_of).state is state


@pytest.mark.parametrize(
    ("version", "key", "day", "state", "days"),
    [
        (MONTHLY, "2026-03", "2026-03-20", State.DONE, 0),
        (MONTHLY, "2026-03", "2026-03-21", State.DONE_LATE, 1),
        (MONTHLY, "2026-03", "2026-03-31", State.DONE_LATE, 11),
        (MONTHLY, "2026-03", "2026-02-10", State.DONE, 0),  # claimed for March, held before it began
        (HALF_YEARLY, "2026-H1", "2026-07-01", State.DONE_LATE, 1),
        (HALF_YEARLY, "2026-H1", "2026-12-31", State.DONE_LATE, 184),
        (Version(Cadence.YEARLY, extended=Deadline(month=15)), "2026", "2027-03-31", State.DONE, 0),
    ],
)
def test_with_evidence(version: Version, key: str, day: str, state: State, days: int) -> None:
    """The event's date decides, whatever day it is now; late in days after the effective deadline."""
    for as_of in ("2027-04-01", "2030-01-01"):
        assert found(version, key, as_of, day) == Finding(state, tuple(proofs(day)), (), days)


@pytest.mark.parametrize(
    ("version", "key", "day"),
    [
        (MONTHLY, "2026-03", "2026-04-01"),
        (WEEKLY, "2026-W12", "2026-03-23"),
        (Version(Cadence.YEARLY, missed=LAPSES, extended=Deadline(month=15)), "2026", "2027-04-01"),
    ],
)
def test_what_lapses_cannot_be_made_up_for(version: Version, key: str, day: str) -> None:
    """Evidence of the day after the period is kept apart, and counts for nothing."""
    assert found(version, key, "2027-12-31", day) == Finding(State.LAPSED, (), tuple(proofs(day)))


def test_some_of_many() -> None:
    """3 of 4 is never done: before the deadline 未到期, after it 逾期 or 已过期, always with the three."""
    three = ("2026-01-10", "2026-03-10", "2026-05-10")
    wanted = Version(Cadence.HALF_YEARLY, minimum=4, missed=STAYS_DUE)
    lapsing = Version(Cadence.HALF_YEARLY, minimum=4, missed=LAPSES)
    assert found(wanted, "2026-H1", "2026-06-01", *three) == Finding(State.WAITING, tuple(proofs(*three)))
    assert found(wanted, "2026-H1", "2026-07-01", *three) == Finding(State.OVERDUE, tuple(proofs(*three)))
    assert found(lapsing, "2026-H1", "2026-07-01", *three) == Finding(State.LAPSED, tuple(proofs(*three)))
    assert found(wanted, "2026-H1", "2026-07-01", *three, "2026-06-30").state is State.DONE


def test_the_last_one_that_is_asked_for_decides_whether_it_is_late() -> None:
    """Of more than are asked for, the later ones make nothing late."""
    twice = Version(Cadence.MONTHLY, deadline=Deadline(day=20), minimum=2)
    on_time = ("2026-03-02", "2026-03-09")
    assert found(twice, "2026-03", "2026-04-30", *on_time, "2026-03-30").state is State.DONE
    late = found(twice, "2026-03", "2026-04-30", "2026-03-02", "2026-03-22", "2026-03-30")
    assert (late.state, late.days, len(late.proofs)) == (State.DONE_LATE, 2, 3)


@pytest.mark.parametrize(
    ("version", "key", "day", "state"),
    [
        (Version(Cadence.MONTHLY), "2026-04", "2026-04", State.DONE),
        (Version(Cadence.MONTHLY), "2026-05", "2026-05", State.DONE),  # the 31st is off: still the month
        (Version(Cadence.QUARTERLY), "2026-Q2", "2026-06", State.DONE),
        (Version(Cadence.YEARLY), "2026", "2026", State.DONE),
        (Version(Cadence.YEARLY, deadline=Deadline(month=3)), "2026", "2026-02", State.DONE),
        (Version(Cadence.YEARLY, deadline=Deadline(month=3)), "2026", "2026-04", State.DONE_LATE),
        (HALF_YEARLY, "2026-H1", "2026-07", State.DONE_LATE),
    ],
)
def test_a_vague_date_that_suffices(version: Version, key: str, day: str, state: State) -> None:
    """A month or year counts where all its days are on the same side of the deadline."""
    assert found(version, key, "2027-12-31", day).state is state


@pytest.mark.parametrize(
    ("version", "key", "day"),
    [
        (MONTHLY, "2026-03", "2026-03"),
        (Version(Cadence.YEARLY, deadline=Deadline(month=3)), "2026", "2026"),
        (Version(Cadence.YEARLY, deadline=Deadline(month=3, day=15)), "2026", "2026-03"),
    ],
)
def test_a_vague_date_that_does_not(version: Version, key: str, day: str) -> None:
    """Where the deadline lies in that month or year nobody can tell: it is kept apart."""
    refused = found(version, key, "2027-12-31", day)
    assert (refused.proofs, refused.refused) == ((), tuple(proofs(day)))
    assert refused.state not in FULFILLED


def test_evidence_beats_an_exemption() -> None:
    """Who is exempt and does it all the same has done it; part of it leaves the exemption."""
    twice = Version(Cadence.MONTHLY, minimum=2)
    assert found(MONTHLY, "2026-03", "2026-04-30", exemption=EXEMPTION).state is State.EXEMPT
    assert found(MONTHLY, "2026-03", "2026-01-01", exemption=EXEMPTION).state is State.EXEMPT
    assert found(MONTHLY, "2026-03", "2026-04-30", "2026-03-19", exemption=EXEMPTION).state is State.DONE
    assert found(MONTHLY, "2026-03", "2026-04-30", "2026-03-22", exemption=EXEMPTION).state is State.DONE_LATE
    part = found(twice, "2026-03", "2026-04-30", "2026-03-19", exemption=EXEMPTION)
    assert (part.state, len(part.proofs)) == (State.EXEMPT, 1)


def test_evidence_beats_the_calendar() -> None:
    """Who goes out on a holiday has gone out."""
    street = Version(Cadence.WEEKLY, deadline=FRIDAY, day_off=DayOff.EXEMPT)
    assert found(street, "2026-W40", "2026-10-10").state is State.EXEMPT
    assert found(street, "2026-W40", "2026-10-10", "2026-10-02").state is State.DONE


DAYS = st.dates(min_value=dt.date(2026, 1, 1), max_value=dt.date(2027, 6, 30))
CADENCES = st.sampled_from([Cadence.WEEKLY, Cadence.MONTHLY, Cadence.QUARTERLY, Cadence.YEARLY])


@settings(deadline=None)
@given(st.data(), st.sampled_from(Missed), st.integers(min_value=1, max_value=3), DAYS)
def test_one_state_for_all_facts(data: st.DataObject, missed: Missed, minimum: int, as_of: dt.date) -> None:
    """Done if and only if enough counts; not done and the deadline over: due; every proof is somewhere."""
    version = Version(data.draw(CADENCES), missed=missed, minimum=minimum)
    slot = data.draw(st.sampled_from(slots(version)))
    days = sorted(data.draw(st.lists(DAYS, max_size=4)))
    given_proofs = proofs(*(day.isoformat() for day in days))
    finding = decide(slot, given_proofs, None, as_of)
    assert sorted([*finding.proofs, *finding.refused], key=lambda one: one.date) == given_proofs
    assert (finding.state in FULFILLED) == (len(finding.proofs) >= minimum)
    assert (finding.state is State.DONE_LATE) == (finding.days > 0)
    if not slot.is_off and finding.state not in FULFILLED:
        assert (finding.state in DUE) == (as_of > slot.effective)
