"""Rates: never divided by what was not due, always with both numbers."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.duties.office import status

from dangjian.duties.rates import Rate, completion, state_counts
from dangjian.duties.states import State


@pytest.mark.parametrize(
    ("state", "done", "due"),
    [
        (State.DONE, 1, 1),
        (State.DONE_LATE, 1, 1),
        (State.OVERDUE, 0, 1),
        (State.LAPSED, 0, 1),
        (State.WAITING, 0, 0),
        (State.SOON, 0, 0),
        (State.EXEMPT, 0, 0),
        (State.INAPPLICABLE, 0, 0),
    ],
)
def test_what_is_in_a_rate(state: State, done: int, due: int) -> None:
    """Late is done; what is not due yet, exempt or not applicable is in neither number."""
    assert completion(Counter({state: 1})) == Rate(done, due)


@pytest.mark.parametrize(
    ("done", "due", "text", "percent"),
    [
        (45, 48, "45/48", "45/48（93.7%）"),
        (3, 4, "3/4", "3/4（75%）"),
        (4, 4, "4/4", "4/4（100%）"),
        (1, 3, "1/3", "1/3（33.3%）"),
        (1999, 2000, "1999/2000", "1999/2000（99.9%）"),
        (0, 7, "0/7", "0/7（0%）"),
        (0, 0, "", ""),
    ],
)
def test_how_a_rate_is_written(done: int, due: int, text: str, percent: str) -> None:
    """With numerator and denominator, rounded down; nothing at all where nothing was due."""
    assert (Rate(done, due).text, Rate(done, due).percent) == (text, percent)


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=5000), st.data())
def test_only_all_is_a_hundred_percent(due: int, data: st.DataObject) -> None:
    """However near."""
    done = data.draw(st.integers(min_value=0, max_value=due))
    assert ("100%" in Rate(done, due).percent) == (done == due)


def test_a_branch_year() -> None:
    """The theme days of 甲支部 until 27 November: ten were due, one was exempt, two were held."""
    counts = state_counts(status("2026-11-27").series("theme", "jia"))
    assert counts == {State.DONE: 1, State.DONE_LATE: 1, State.LAPSED: 7, State.OVERDUE: 1} | {
        State.EXEMPT: 1,
        State.WAITING: 1,
    }
    assert completion(counts) == Rate(2, 10)
