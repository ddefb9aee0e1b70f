"""The twenty traps of recurring duties, each on the small office with frozen days.

Papers come with the next issue: 19 (a sheet once issued is frozen) with them; of 7 what is true without a
stored file is here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.duties.office import cell, site, state, status

from dangjian.duties.credits import Doubt
from dangjian.duties.holders import holder_name
from dangjian.duties.rates import completion, state_counts
from dangjian.duties.states import State
from dangjian.duties.status import assess
from dangjian.duties.visibility import Visibility
from dangjian.model.brand import PublicStatus
from dangjian.model.dates import PartialDate
from dangjian.model.duties import DayOff, Missed
from dangjian.model.editions import Edition
from dangjian.views import all_pages
from dangjian.views.context import Context
from dangjian.views.duties.cells import note, share

if TYPE_CHECKING:
    from dangjian.model.site import Site

NOVEMBER = "2026-11-27"
INSIDE = Visibility(everything=True, focus=True, inside=True)


def _with(duty: str, **fields: object) -> Site:
    """The office with one duty that asks for something else."""
    duties = tuple(
        replace(one, versions=tuple(replace(version, **fields) for version in one.versions))  # type: ignore[arg-type] # by name
        if one.id == duty
        else one
        for one in site().duties
    )
    return replace(site(), duties=duties)


def test_trap_01_a_definition_changes_in_mid_year() -> None:
    """A period uses the version of its first day; a cadence change waits for the old period's end."""
    periods = [one.slot.period.key for one in status(NOVEMBER).series("theory", "jia")]
    months = [f"2026-{month:02d}" for month in range(1, 7)]
    assert periods == [*months, "2026-Q3", "2026-Q4"]
    assert state("theory", "jia", "2026-01", NOVEMBER) == "已完成"
    assert state("theory", "jia", "2026-Q3", NOVEMBER) == "已完成"
    page = next(
        page
        for page in all_pages(Context(site(), dt.date(2026, 11, 27)))
        if page.source == "duties/theory.md"
    )
    assert [one["since"] for one in page.meta["versions"]] == ["自2026年7月1日起调整", "最初"]  # type: ignore[attr-defined] # a list of rows


def test_trap_02_a_branch_is_renamed_or_merged() -> None:
    """Past cells stay under the name of the time; a merged branch owes nothing any more."""
    april, may = cell("theme", "yi", "2026-04", NOVEMBER), cell("theme", "yi", "2026-05", NOVEMBER)
    assert holder_name(site(), april.holder, april.slot.nominal) == "乙支部"
    assert holder_name(site(), may.holder, may.slot.nominal) == "乙联合支部"
    assert state("theme", "bing", "2026-06", NOVEMBER) == "已过期"
    assert state("theme", "bing", "2026-07", NOVEMBER) == "—"
    pages = {
        page.source: page for page in all_pages(Context(site(), dt.date(2026, 11, 27), Edition.INTERNAL))
    }
    assert pages["branches/bing.md"].meta["successor"]["name"] == "乙联合支部"  # type: ignore[index] # a link
    assert "status/2026/bing.md" in pages


def test_trap_03_the_holder_is_replaced() -> None:
    """Duties bind to units and positions: whoever holds the position, the cell is the same one."""
    keys = {holder.key for holders in status(NOVEMBER).holders.values() for holder in holders}
    assert keys <= {
        *site().units,
        *(one.id for one in site().organization.positions),
        "jia-group-1",
        "jia-group-2",
    }
    assert holder_name(site(), status(NOVEMBER).holder("own-lecture", "shuji")) == "党组书记"


def test_trap_04_one_post_two_duties() -> None:
    """It counts once for each, and the post lists what it proves."""
    path = "news/2026/january.md"
    counted = {(one.duty.id, one.holder.key, one.slot.period.key) for one in status(NOVEMBER).by_path[path]}
    assert counted == {("theory", "jia", "2026-01"), ("theme", "jia", "2026-01")}
    assert len(status(NOVEMBER).by_path[path]) == 2


def test_trap_05_evidence_after_the_deadline() -> None:
    """Within the period it is late by so many days; later it counts only where a missed period stays due."""
    assert state("theme", "jia", "2026-02", "2026-02-14") == "临期"
    assert state("theme", "jia", "2026-02", "2026-02-15") == "逾期"
    # The deadline of 20 February falls on a holiday and is the 14th, a make-up working day.
    assert state("theme", "jia", "2026-02", NOVEMBER) == "逾期完成11"
    assert state("study", "dangzu", "2026-H1", "2026-07-20") == "逾期"
    assert state("study", "dangzu", "2026-H1", NOVEMBER) == "逾期完成21"
    late = cell("theme", "bing", "2026-06", NOVEMBER)
    assert (late.state, len(late.finding.refused)) == (State.LAPSED, 1)


def test_trap_06_which_period_evidence_belongs_to() -> None:
    """所属期 wins over the date: the meeting of 2025 is held in February 2026, and is in time."""
    assert state("life", "jia", "2025", NOVEMBER) == "已完成"
    assert state("life", "jia", "2026", NOVEMBER) == "未到期"
    assert state("life", "yi", "2025", "2026-03-31") == "临期"
    assert state("life", "yi", "2025", "2026-04-01") == "逾期"
    assert state("life", "yi", "2026", "2027-01-02") == "未到期"
    assert state("life", "yi", "2026", "2027-01-04") == "已完成"
    assert state("life", "yi", "2027", "2027-01-04") == "未到期"


def test_trap_07_the_past_recomputed() -> None:
    """The same day gives the same result, whatever was added later; make-up shows only as of later.

    Closed years as files come with the papers.
    """
    june = dt.date(2026, 6, 30)
    until = replace(
        site(),
        posts=tuple(post for post in site().posts if post.date.first <= june),
        records=tuple(record for record in site().records if record.date.first <= june),
    )
    assert len(until.posts) < len(site().posts)
    assert len(until.records) < len(site().records)
    assert assess(until, june).cells == status("2026-06-30").cells
    assert state("study", "dangzu", "2026-H1", "2026-06-30") == "临期"
    assert state("study", "dangzu", "2026-H1", "2026-07-20") == "逾期"
    assert state("study", "dangzu", "2026-H1", "2026-07-21") == "逾期完成21"


def test_trap_08_friday_duties_on_holidays() -> None:
    """On a day off the street is exempt; others move to the day before, if the week has a working day."""
    off = {
        one.slot.period.key: one.slot.nominal.isoformat()
        for one in status(NOVEMBER).cells
        if one.duty.id == "street" and one.slot.is_off
    }
    assert set(off.values()) >= {
        "2026-01-02",
        "2026-02-20",
        "2026-05-01",
        "2026-06-19",
        "2026-09-25",
        "2026-10-02",
    }
    june = cell("weekly-report", "zongzhi", "2026-W25", NOVEMBER)
    assert (june.slot.nominal, june.slot.effective) == (dt.date(2026, 6, 19), dt.date(2026, 6, 18))
    assert june.state is State.DONE
    may = cell("weekly-report", "zongzhi", "2026-W18", NOVEMBER)
    assert "原定5月1日（周五），遇休息日提前" in note(may, INSIDE)
    spring = cell("weekly-report", "zongzhi", "2026-W08", NOVEMBER)
    assert (spring.state, spring.exemption) == (State.EXEMPT, None)
    assert "这一期没有工作日" in note(spring, INSIDE)
    assert completion(state_counts([spring])).due == 0
    unmoved = assess(_with("weekly-report", day_off=DayOff.UNCHANGED), dt.date(2026, 11, 27))
    assert {one.state for one in unmoved.cells if one.duty.id == "weekly-report"} == {
        *(State.DONE, State.LAPSED, State.WAITING, State.SOON),
    }


def test_trap_09_make_up_days_and_unknown_years() -> None:
    """The last working day of February 2026 is Saturday the 28th; 2027 has no table yet: 暂定, by weekday."""
    february = cell("month-report", "zongzhi", "2026-02", NOVEMBER)
    assert (february.slot.effective, february.state) == (dt.date(2026, 2, 28), State.DONE)
    january = cell("month-report", "zongzhi", "2027-01", "2027-01-04")
    assert (january.slot.effective, january.slot.tentative) == (dt.date(2027, 1, 29), True)
    assert not february.slot.tentative


def test_trap_10_first_and_last_partial_period() -> None:
    """Owed only if due within both windows; else “—”, in no rate."""
    periods = [one.slot.period.key for one in status(NOVEMBER).series("newcomer", "zongzhi")]
    assert periods == [f"2026-{month:02d}" for month in range(4, 11)]
    assert state("groups", "jia-group-1", "2026-Q1", NOVEMBER) == "—"
    rate = completion(state_counts(status(NOVEMBER).series("newcomer", "zongzhi")))
    assert (rate.done, rate.due) == (1, 7)


def test_trap_11_year_and_week() -> None:
    """A week belongs to its ISO year: the Friday of 2026-W53 is New Year's Day 2027, due the day before."""
    last = cell("weekly-report", "zongzhi", "2026-W53", "2027-01-04")
    assert (last.slot.nominal, last.year, last.state) == (dt.date(2027, 1, 1), 2026, State.DONE_LATE)
    first = status(NOVEMBER).series("street", "jia")[0]
    assert (first.slot.period.key, first.slot.first) == ("2026-W01", dt.date(2025, 12, 29))


def test_trap_12_some_of_many() -> None:
    """3 of 4 is shown as 3/4 and is never done: before the deadline 未到期, after it 逾期, or 已过期."""
    for day, wanted in (("2026-09-01", "未到期"), (NOVEMBER, "已过期")):
        found = cell("talks", "jia", "2026-Q3", day)
        assert (found.state.value, len(found.finding.proofs)) == (wanted, 3)
        assert share(found) == "3/4 次"
        assert "已有 3 次，要求 4 次" in note(found, INSIDE)
    due = assess(_with("talks", missed=Missed.STAYS_DUE), dt.date(2026, 11, 27)).series("talks", "jia")
    third = next(one for one in due if one.slot.period.key == "2026-Q3")
    assert (third.state, share(third)) == (State.OVERDUE, "3/4 次")


def test_trap_13_exemptions() -> None:
    """Finite, with reason and approver; then the state returns and says so; evidence wins; idle is told."""
    may = cell("theme", "jia", "2026-05", NOVEMBER)
    assert "集中培训；党总支2026年4月28日批准，到2026年5月31日为止" in note(may, INSIDE)
    march, april = cell("theme", "yi", "2026-03", NOVEMBER), cell("theme", "yi", "2026-04", NOVEMBER)
    assert (march.state, april.state) == (State.EXEMPT, State.LAPSED)
    assert "此前的免除到2026年3月31日为止" in note(april, INSIDE, march)
    assert status(NOVEMBER).idle == ()
    idle = replace(site().exemptions[0], periods=(), since=dt.date(2024, 1, 1), until=dt.date(2024, 2, 1))
    assert assess(replace(site(), exemptions=(idle,)), dt.date(2026, 11, 27)).idle == (idle,)
    counts = state_counts(status(NOVEMBER).series("theme", "jia"))
    assert (counts[State.EXEMPT], completion(counts).due) == (1, 10)
    beaten = replace(site().exemptions[0], periods=(cell("theme", "jia", "2026-01", NOVEMBER).slot.period,))
    found = assess(replace(site(), exemptions=(beaten,)), dt.date(2026, 11, 27)).series("theme", "jia")[0]
    assert found.state is State.DONE


def test_trap_14_most_evidence_never_becomes_a_post() -> None:
    """Records count like posts, and have no page."""
    found = cell("committee", "jia", "2026-01", NOVEMBER)
    assert [(proof.path, proof.line, proof.url) for proof in found.finding.proofs] == [
        ("records/2026/jia.csv", 2, "")
    ]
    assert not any("records" in page.source for page in all_pages(Context(site(), dt.date(2026, 11, 27))))


def test_trap_15_not_every_holder_owes_everything() -> None:
    """5 members, so no committee; no party groups; in no rate. Each party group is a holder of its own."""
    assert state("committee", "yi", "2026-01", NOVEMBER) == "不适用"
    assert state("groups", "yi", "2026-Q3", NOVEMBER) == "不适用"
    assert state("groups", "jia-group-1", "2026-Q3", NOVEMBER) == "已过期"
    assert state("groups", "jia-group-2", "2026-Q3", NOVEMBER) == "已完成"
    assert completion(state_counts(status(NOVEMBER).series("committee", "yi"))).due == 0


def test_trap_16_who_did_it_matters() -> None:
    """A lecture by somebody else does not prove that the secretary lectured."""
    assert state("own-lecture", "shuji", "2026", "2026-06-09") == "未到期"
    found = cell("own-lecture", "shuji", "2026", NOVEMBER)
    assert [proof.path for proof in found.finding.proofs] == ["news/2026/own-lecture.md"]


def test_trap_17_turns() -> None:
    """One branch a week; a swap is written down; the week is done if any of them went."""
    assert state("street", "yi", "2026-W02", NOVEMBER) == "已完成"
    assert state("street", "jia", "2026-W02", NOVEMBER) == "—"
    went = cell("street", "jia", "2026-W03", NOVEMBER)
    assert (went.state, went.finding.proofs[0].title) == (State.DONE, "乙支部代甲支部上街")
    assert state("street", "jia", "2026-W10", NOVEMBER) == "已过期"
    assert state("street", "yi", "2026-W10", NOVEMBER) == "—"


def test_trap_18_what_is_shown_to_whom() -> None:
    """The public learns what is done, and what is due; never who is late."""
    settings = site().settings
    public = Visibility.of(settings, Edition.PUBLIC)
    assert (public.everything, public.focus) == (False, True)
    assert {one.state for one in status(NOVEMBER).cells if public.shows(one)} == {State.DONE, State.DONE_LATE}
    assert Visibility.of(settings, Edition.INTERNAL).everything
    done_only = Visibility.of(replace(settings, public_status=PublicStatus.DONE), Edition.PUBLIC)
    assert (done_only.everything, done_only.focus) == (False, False)


def test_trap_20_made_up_meetings() -> None:
    """Weekly, monthly and quarterly life lapses; study and the like stays due."""
    missed = {duty.id: duty.versions[-1].missed for duty in site().duties}
    assert {missed[one] for one in ("theory", "theme", "talks", "street", "committee")} == {Missed.LAPSES}
    assert {missed[one] for one in ("life", "study", "own-lecture")} == {Missed.STAYS_DUE}
    # Claimed for June by a post of 2 July: told apart, and not counted.
    june = cell("theme", "bing", "2026-06", NOVEMBER)
    assert (june.state, len(june.finding.proofs), len(june.finding.refused)) == (State.LAPSED, 0, 1)
    made_up = assess(_with("theme", missed=Missed.STAYS_DUE), dt.date(2026, 11, 27)).series("theme", "bing")
    assert [one.state for one in made_up if one.slot.period.key == "2026-06"] == [State.DONE_LATE]


def test_a_post_claims_a_duty_for_one_period_only() -> None:
    """A post never counts twice for one duty."""
    made_up = next(post for post in site().posts if post.source.path.endswith("made-up.md"))
    claim = made_up.fulfils[0]
    period = cell("theme", "jia", "2026-05", NOVEMBER).slot.period
    twice = replace(made_up, fulfils=(claim, replace(claim, period=period)))
    found = assess(replace(site(), posts=(twice,)), dt.date(2026, 11, 27))
    assert [stray.doubt for stray in found.strays] == [Doubt.TWICE]


def test_a_date_known_to_the_month_counts_where_that_suffices() -> None:
    """For a quarter it does; for a deadline within the month nobody can tell."""
    vague = cell("theme", "jia", "2026-03", NOVEMBER)
    assert (vague.state, len(vague.finding.refused)) == (State.LAPSED, 1)
    quarter = next(post for post in site().posts if post.source.path.endswith("quarter.md"))
    month = replace(quarter, date=PartialDate(2026, 9))
    found = assess(replace(site(), posts=(month,)), dt.date(2026, 11, 27))
    assert [one.state for one in found.series("theory", "jia") if one.slot.period.key == "2026-Q3"] == [
        State.DONE
    ]
