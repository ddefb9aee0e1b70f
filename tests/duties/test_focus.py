"""What is due in a month, and what is still due from before."""

from __future__ import annotations

import datetime as dt

from tests.duties.making import MONTHLY, ONE, duty, status_of
from tests.duties.office import status as office_status
from tests.views.sites import post

from dangjian.duties.focus import due_in, still_due
from dangjian.duties.states import State
from dangjian.model.duties import Cadence, DayOff, Deadline, Missed, Version


def found(day: str, year: int, month: int) -> list[tuple[str, str, int]]:
    """Duties with the first of their deadlines, and how many cells they have."""
    return [
        (one.duty.id, one.deadline.isoformat(), len(one.cells))
        for one in due_in(office_status(day).cells, year, month)
    ]


def test_what_is_due_in_march() -> None:
    """By deadline: what may be put off until then is due then; what is exempt or not applicable is not."""
    assert found("2026-03-02", 2026, 3) == [
        ("street", "2026-03-06", 4),
        ("weekly-report", "2026-03-06", 4),
        ("theme", "2026-03-20", 2),  # 乙支部 is exempt
        ("theory", "2026-03-31", 3),
        ("talks", "2026-03-31", 1),
        ("life", "2026-03-31", 3),  # of 2025
        ("month-report", "2026-03-31", 1),
        ("committee", "2026-03-31", 2),  # 乙支部 has no committee
    ]


def test_what_is_done_is_still_named() -> None:
    """Somebody who looks on the 20th sees what of the month is done, too."""
    due = due_in(status_of(duty(MONTHLY), post("2026-03-05"), as_of="2026-03-20").cells, 2026, 3)
    assert [(cell.holder.key, cell.state) for cell in due[0].cells] == [
        ("one", State.DONE),
        ("two", State.WAITING),
    ]


def test_a_deadline_is_due_in_the_month_that_it_was_moved_to() -> None:
    """The effective day decides: what is due on 1 January 2027, whatever the day, is due in January."""
    friday = Version(Cadence.WEEKLY, deadline=Deadline(weekday=5), day_off=DayOff.UNCHANGED)
    weekly = status_of(duty(friday))
    december = due_in(weekly.cells, 2026, 12)[0].cells
    assert {cell.slot.period.key for cell in december} == {f"2026-W{week}" for week in range(49, 53)}
    january = due_in(weekly.cells, 2027, 1)[0].cells
    assert "2026-W53" in {cell.slot.period.key for cell in january}


def test_what_is_due_in_january_is_known_in_december() -> None:
    """Who plans on the 28th sees the next month."""
    monthly = status_of(duty(MONTHLY), as_of="2026-12-28")
    assert [len(one.cells) for one in due_in(monthly.cells, 2027, 1)] == [2]


def test_what_is_still_due() -> None:
    """Overdue since before a day and to be made up for; what lapsed is not asked for any more."""
    march = Version(Cadence.YEARLY, deadline=Deadline(month=3), missed=Missed.STAYS_DUE)
    status = status_of(duty(march, holders=(ONE,)), as_of="2026-04-02")
    assert [cell.holder.key for cell in still_due(status.cells, dt.date(2026, 4, 1))] == ["one"]
    assert still_due(status.cells, dt.date(2026, 3, 31)) == []
    lapsed = status_of(duty(MONTHLY), as_of="2026-04-02")
    assert still_due(lapsed.cells, dt.date(2026, 4, 1)) == []
