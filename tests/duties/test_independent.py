"""The engine against somebody who knows only the rules: a branch-year by hand, and a naive loop.

The table was worked out by reading the content; the loop is in `naive.py`.
Whoever edits content/ for 第二党支部 in 2026 works the table out again: by reading, not by copying.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.duties.naive import DONE, END, EXEMPT, LAPSED, LATE, OVERDUE, SOON, WAITING, Matrix, Row, naive

from dangjian.content.load import load
from dangjian.duties.status import assess

if TYPE_CHECKING:
    from dangjian.model.site import Site

CONTENT = Path(__file__).parents[2] / "content"
AS_OF = dt.date(2026, 11, 27)


# The year 2026 of 第二党支部, by hand. Deadlines: 5月31日 is a Sunday, 11月30日 a Monday.

TO_NOVEMBER = {f"2026-{month:02d}": DONE for month in range(1, 12)}
EXPECTED: dict[tuple[str, str], dict[str, str]] = {
    # 3月26日, 6月25日, 9月24日; none yet in the last quarter, due on 12月31日.
    ("branch-congress", "branch-2"): {"2026-Q1": DONE, "2026-Q2": DONE, "2026-Q3": DONE, "2026-Q4": WAITING},
    # None in May (过期不补); none yet in November, due on the 30th.
    ("committee-meeting", "branch-2"): {
        **TO_NOVEMBER,
        "2026-05": LAPSED,
        "2026-11": SOON,
        "2026-12": WAITING,
    },
    # Of the first group the one in June is a post (6月3日), all the others are records.
    ("party-group-meeting", "branch-2-group-1"): {**TO_NOVEMBER, "2026-12": WAITING},
    ("party-group-meeting", "branch-2-group-2"): {**TO_NOVEMBER, "2026-12": WAITING},
    # 3月11日 (post), 5月28日, 9月17日 (post, within a 主题党日).
    ("party-lecture", "branch-2"): {"2026-Q1": DONE, "2026-Q2": DONE, "2026-Q3": DONE, "2026-Q4": WAITING},
    ("theme-day", "branch-2"): {**TO_NOVEMBER, "2026-12": WAITING},
    ("theory-day", "branch-2"): {**TO_NOVEMBER, "2026-12": WAITING},
    # 3月17日; the second quarter's on 7月14日 (对应事项: 思辨会@2026-Q2); 9月15日; 11月17日.
    ("debate", "branch-2"): {"2026-Q1": DONE, "2026-Q2": LATE, "2026-Q3": DONE, "2026-Q4": DONE},
    # 2月25日, 6月24日, 8月27日.
    ("micro-class", "branch-2"): {"2026-Q1": DONE, "2026-Q2": DONE, "2026-Q3": DONE, "2026-Q4": WAITING},
    # 2025's was due by 2026年3月31日 (可延至) and held on 4月9日; 2026's may be held until 2027年3月31日.
    ("organizational-life", "branch-2"): {"2025": LATE, "2026": WAITING},
    ("democratic-appraisal", "branch-2"): {"2025": LATE, "2026": WAITING},
    ("talks", "branch-2"): {"2026": WAITING},
    # W24 (6月12日): nobody went. W33 was swapped with W34. W40 (10月2日) is a holiday. W48 is due today.
    ("friday-street", "branch-2"): {
        "2026-W03": DONE,
        "2026-W07": DONE,
        "2026-W11": DONE,
        "2026-W16": DONE,
        "2026-W20": DONE,
        "2026-W24": LAPSED,
        "2026-W30": DONE,
        "2026-W33": DONE,
        "2026-W38": DONE,
        "2026-W40": EXEMPT,
        "2026-W44": DONE,
        "2026-W48": SOON,
        "2026-W52": WAITING,
    },
    # Three of four: 4月11日, 6月6日, 9月16日 (post).
    ("volunteering", "branch-2"): {"2026": WAITING},
}
DAYS_LATE = {
    ("debate", "2026-Q2"): 14,
    ("organizational-life", "2025"): 9,
    ("democratic-appraisal", "2025"): 9,
}


def computed(site: Site) -> Matrix:
    return {
        (cell.duty.id, cell.holder.key, cell.slot.period.key): Row(
            cell.state.value, cell.finding.days, len(cell.finding.proofs), cell.slot.effective
        )
        for cell in assess(site, AS_OF).cells
        if cell.slot.period.first <= END
    }


def branch_year(matrix: Matrix) -> dict[tuple[str, str], dict[str, str]]:
    """What a matrix says of the branch of the table."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for (duty, holder, period), row in matrix.items():
        if holder == "branch-2" or holder.startswith("branch-2-group-"):
            found.setdefault((duty, holder), {})[period] = row.state
    return found


@pytest.fixture(scope="module")
def site() -> Site:
    loaded, problems = load(CONTENT)
    assert not [problem for problem in problems if "duties" in problem.path]
    return loaded


def test_a_branch_year_is_as_worked_out_by_hand(site: Site) -> None:
    """Every cell of 第二党支部 in 2026, and no other."""
    matrix = computed(site)
    assert branch_year(matrix) == EXPECTED
    late = {
        (duty, period): row.days
        for (duty, holder, period), row in matrix.items()
        if holder == "branch-2" and row.state == LATE
    }
    assert late == DAYS_LATE
    assert matrix["volunteering", "branch-2", "2026"].proofs == 3


def test_a_naive_loop_finds_the_same_matrix(site: Site) -> None:
    """All duties, holders and periods: state, days late, number of proofs, effective deadline."""
    assert computed(site) == naive(site, AS_OF)


@pytest.mark.parametrize(
    ("path", "day", "changed"),
    [
        pytest.param(
            "news/2026/0917-theme-day.md",
            "2026-09-17",
            {
                ("theme-day", "branch-2", "2026-09"): LAPSED,
                ("party-lecture", "branch-2", "2026-Q3"): LAPSED,
            },
            id="post",
        ),
        pytest.param(
            "records/2026/branch-2.csv",
            "2026-07-14",
            {("debate", "branch-2", "2026-Q2"): OVERDUE},
            id="record",
        ),
    ],
)
def test_what_is_deleted_is_missed(
    path: str, day: str, changed: dict[tuple[str, str, str], str], site: Site
) -> None:
    """One post or record less: neither the table nor the loop agrees with the engine any more."""
    less = replace(
        site,
        posts=tuple(post for post in site.posts if post.source.path != path),
        records=tuple(one for one in site.records if (one.path, one.date.iso) != (path, day)),
    )
    assert len(less.posts) + len(less.records) == len(site.posts) + len(site.records) - 1
    matrix, before = computed(less), naive(site, AS_OF)
    assert branch_year(matrix) != EXPECTED
    assert matrix != before
    assert {key: row.state for key, row in matrix.items() if row != before[key]} == changed
    assert matrix == naive(less, AS_OF)
