"""Changes of a definition: what they ask for begins with a whole period, and rewrites no earlier one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.duties.making import FRIDAY, slots

from dangjian.model.duties import Cadence, Swap, Turns, Version
from dangjian.model.periods import Period


def test_another_cadence_lets_the_old_period_end_first() -> None:
    """Yearly, from July on monthly: the year that had begun is still owed, and months from January on."""
    found = slots(
        Version(Cadence.YEARLY), Version(Cadence.MONTHLY, since=dt.date(2026, 7, 1)), until="2027-02-28"
    )
    assert [slot.period.key for slot in found] == ["2026", "2027-01", "2027-02"]
    found = slots(Version(Cadence.MONTHLY), Version(Cadence.QUARTERLY, since=dt.date(2026, 5, 1)))
    months = ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert [slot.period.key for slot in found] == [*months, "2026-Q3", "2026-Q4"]


def test_three_years_begin_with_the_duty_or_with_the_change() -> None:
    """Counted from the year since which they are owed."""
    assert [
        slot.period.key for slot in slots(Version(Cadence.THREE_YEARLY), since="2025", until="2028-12-31")
    ] == ["2025-2027", "2028-2030"]
    changed = (Version(Cadence.YEARLY), Version(Cadence.THREE_YEARLY, since=dt.date(2027, 1, 1)))
    keys = [slot.period.key for slot in slots(*changed, since="2025", until="2027-12-31")]
    assert keys == ["2025", "2026", "2027-2029"]


TURNS = Turns(("jia", "yi", "bing"))


def _turns(version: Version, since: str = "2026") -> list[tuple[str, str]]:
    return [(slot.period.key, slot.turn) for slot in slots(version, since=since, until="2026-05-31")]


def test_turns_go_round_from_the_first_period_that_is_owed() -> None:
    """One unit a period; a week that ends before its Friday lies within the window is nobody's."""
    weekly = Version(Cadence.WEEKLY, deadline=FRIDAY, turns=TURNS)
    assert _turns(weekly)[:4] == [
        *(("2026-W01", "jia"), ("2026-W02", "yi")),
        *(("2026-W03", "bing"), ("2026-W04", "jia")),
    ]
    # 1 March is the Sunday of W09, whose Friday lies before it.
    assert _turns(weekly, since="2026-03")[:2] == [("2026-W10", "jia"), ("2026-W11", "yi")]


def test_a_swap_changes_one_period_only() -> None:
    """The others keep their turns."""
    swapped = replace(
        TURNS, swaps=(Swap(Period.parse("2026-02"), "bing"), Swap(Period.parse("2026-03"), "yi"))
    )
    assert _turns(Version(Cadence.MONTHLY, turns=swapped)) == [
        *(("2026-01", "jia"), ("2026-02", "bing"), ("2026-03", "yi")),
        *(("2026-04", "jia"), ("2026-05", "yi")),
    ]


def test_a_change_of_fixed_days_loses_none() -> None:
    """The first stretch of the new ones begins when the old one has ended, however long it is."""
    june, december = (0, 6, 30), (0, 12, 31)
    changed = (
        Version(Cadence.FIXED, dates=(june,)),
        Version(Cadence.FIXED, since=dt.date(2026, 9, 1), dates=(december,)),
    )
    assert [(slot.period.key, slot.first.isoformat()) for slot in slots(*changed, until="2027-12-31")] == [
        ("2026-06-30", "2026-01-01"),
        ("2027-06-30", "2026-07-01"),
        ("2027-12-31", "2027-07-01"),
    ]
    weekly = (
        Version(Cadence.WEEKLY),
        Version(Cadence.FIXED, since=dt.date(2026, 7, 1), dates=(june, december)),
    )
    assert [slot.period.key for slot in slots(*weekly)][-2:] == ["2026-W27", "2026-12-31"]
