"""What pages say of duties."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.duties.making import MONTHLY, ONE, THEME_DAYS, duty, site_of
from tests.views.sites import post

from dangjian.model.dates import PartialDate
from dangjian.model.duties import (
    Cadence,
    Claim,
    Condition,
    Deadline,
    HolderKind,
    HolderRule,
    Missed,
    Version,
)
from dangjian.model.editions import Edition
from dangjian.model.organization import Count, Name, Position
from dangjian.model.periods import Period
from dangjian.model.records import Record
from dangjian.model.urls import STATUS
from dangjian.views.context import Context
from dangjian.views.duties import checklists, index, matrix, mine, overview
from dangjian.views.duties import duty as duty_pages
from dangjian.views.duties.cells import note
from dangjian.views.duties.focus import focus

if TYPE_CHECKING:
    from dangjian.model.page import Page

WEEKLY_LATER = replace(MONTHLY, cadence=Cadence.WEEKLY, since=dt.date(2027, 1, 1))


def told(page: Page) -> dict[str, Any]:
    """What a page says."""
    return dict(page.meta)


@pytest.mark.parametrize(("day", "cadence"), [(dt.date(2026, 12, 31), "每月"), (dt.date(2027, 1, 1), "每周")])
def test_what_is_decided_for_later_is_not_said_to_be_so_today(day: dt.date, cadence: str) -> None:
    """A duty that changes next year is shown as it is this year; the coming version is in its list."""
    context = Context(site_of(duty(MONTHLY, WEEKLY_LATER)), day)
    (page,) = duty_pages.pages(context)
    assert {one["label"]: one["text"] for one in told(page)["facts"]}["频次"] == cadence
    assert told(page)["versions"][0]["since"] == "自2027年1月1日起调整"
    (listed,) = index.pages(context)
    assert told(listed)["groups"][0]["rows"][0]["cadence"] == cadence


def test_what_does_not_count_is_said_where_it_is_missed() -> None:
    """The internal pages of the unit say why; the public ones do not have it, nor have those of others."""
    fifth = replace(MONTHLY, deadline=Deadline(day=5))
    late = site_of(duty(fifth), posts=[post("2026-03", "不知哪天")])
    context = Context(late, dt.date(2026, 6, 1), Edition.INTERNAL)
    pages = (*matrix.pages(context), *mine.pages(context))
    found = {page.source: told(page).get("uncounted") for page in pages}
    assert {source for source, rows in found.items() if rows} == {"status/2026/one.md", "my/one.md"}
    row = (found["my/one.md"] or [{}])[0]
    assert (row["proof"]["title"], row["period"]) == ("不知哪天", "2026年3月")
    assert (row["why"], row["fix"]) == ("日期只写到2026年3月，不能判断是否按期", "把日期写到日")
    public = mine.pages(Context(late, dt.date(2026, 6, 1)))
    assert [told(page)["uncounted"] for page in public if page.source == "my/one.md"] == [[]]


def test_what_is_missing_says_how_it_is_made_up_for() -> None:
    """In words that can be copied; of a record the line of its file, since it has no page."""
    stays = replace(MONTHLY, missed=Missed.STAYS_DUE)
    record = Record("records/2026/one.csv", 7, "one", PartialDate(2026, 2, 3), ("theme-day",), note="学习")
    made = site_of(duty(stays), records=(record,))
    context = Context(made, dt.date(2026, 6, 1), Edition.INTERNAL)
    series = context.status.series("d", "one")
    notes = {cell.slot.period.key: note(cell, context.visibility) for cell in series}
    assert "在这一期以后补做的，写上“对应事项: 某事@2026-01”" in notes["2026-01"]
    assert notes["2026-02"].endswith("2026年2月3日，台账“学习”（records/2026/one.csv 第 7 行）。")


def test_a_past_year_lists_what_had_no_periods_then() -> None:
    """常态 in 2025, monthly since 2026: the list is in the matrix of 2025 and in no other."""
    ongoing = Version(Cadence.ONGOING, evidence=THEME_DAYS)
    monthly = replace(MONTHLY, since=dt.date(2026, 1, 1))
    other = replace(duty(MONTHLY, since="2025"), id="other")
    made = site_of(duty(ongoing, monthly, since="2025"), posts=[post("2025-05-10"), post("2026-05-10")])
    context = Context(replace(made, duties=(*made.duties, other)), dt.date(2026, 6, 1), Edition.INTERNAL)
    found = {page.source: told(page)["ongoing"] for page in matrix.pages(context)}
    listed = {source: len(rows) for source, rows in found.items() if "one" in source}
    assert listed == {"status/2026/one.md": 0, "status/2025/one.md": 1}


def test_the_public_learns_how_many_records_there_are() -> None:
    """One line for all of them, without a day; inside each has its own."""
    ongoing = duty(Version(Cadence.ONGOING, evidence=THEME_DAYS))
    records = tuple(
        Record("records/2026/one.csv", n, "one", PartialDate(2026, n), ("theme-day",), note=f"第{n}次")
        for n in (2, 3)
    )
    made = site_of(ongoing, posts=[post("2026-02-10", "一则动态")], records=records)
    for edition, titles in (
        (Edition.PUBLIC, ["一则动态", "台账有 2 条记录"]),
        (Edition.INTERNAL, ["第2次", "一则动态", "第3次"]),
    ):
        context = Context(made, dt.date(2026, 6, 1), edition)
        (page,) = duty_pages.pages(context)
        assert [one["title"] for one in told(page)["ongoing_proofs"]] == titles
        mine_page = next(told(page) for page in mine.pages(context) if page.source == "my/one.md")
        assert [one["title"] for one in mine_page["ongoing"][0]["proofs"]] == titles


def test_what_does_not_apply_is_nobody_s() -> None:
    """A branch without party groups is not told that it has to hold their meetings."""
    asked = replace(duty(MONTHLY), condition=Condition.GROUPS)
    made = site_of(asked, replace(duty(MONTHLY), id="other", title="另一事"))
    grouped = replace(made.organization.branches[0], party_groups=(Count(PartialDate(2025), 2),))
    organization = replace(made.organization, branches=(grouped, made.organization.branches[1]))
    context = Context(replace(made, organization=organization), dt.date(2026, 6, 1))
    pages = {page.source: told(page) for page in mine.pages(context)}
    assert [len(pages[f"my/{unit}.md"]["all"]) for unit in ("one", "two")] == [2, 1]
    (group,) = pages["my/index.md"]["groups"]
    assert [row["text"] for row in group["rows"]] == ["2 项责任事项", "1 项责任事项"]


def test_what_does_not_apply_is_not_called_vague() -> None:
    """The day is exact; it is the branch that the duty is not for."""
    asked = replace(duty(MONTHLY), condition=Condition.GROUPS)
    context = Context(site_of(asked, posts=[post("2026-02-10")]), dt.date(2026, 6, 1), Edition.INTERNAL)
    february = note(context.status.series("d", "one")[1], context.visibility)
    assert (
        february == "某事，2026年2月：不适用，只适用于设党小组的。另有 1 项佐证不计：这个单位不适用这项责任。"
    )


def test_late_by_at_least_so_many_days() -> None:
    """Of what is known by its month only nobody knows how late it was."""
    stays = replace(MONTHLY, missed=Missed.STAYS_DUE)
    claim = (Claim("d", Period.parse("2026-01")),)
    for day, words in (("2026-03-05", "（34 天）"), ("2026-03", "（至少 30 天）")):
        context = Context(site_of(duty(stays), posts=[post(day, fulfils=claim)]), dt.date(2026, 6, 1))
        assert words in note(context.status.series("d", "one")[0], context.visibility)


def test_a_renamed_branch_keeps_its_name_of_the_time() -> None:
    """In the year of the change both names stand in its line."""
    made = site_of(duty(MONTHLY, holders=(ONE,)))
    names = (Name("甲支部", until=PartialDate(2026, 4)), Name("甲联合支部", since=PartialDate(2026, 5)))
    branch = replace(made.organization.branches[0], names=names)
    organization = replace(made.organization, branches=(branch,))
    context = Context(replace(made, organization=organization), dt.date(2026, 9, 1), Edition.INTERNAL)
    (page,) = duty_pages.pages(context)
    (row,) = told(page)["grids"][0]["rows"]
    assert (row["name"], row["sub"]) == ("甲联合支部", "原甲支部")


def test_a_checklist_counts_its_own_holders() -> None:
    """A duty that two hold stands on both lists; what the other one did, or did not, is not counted there."""
    both = (HolderRule(HolderKind.POSITION, "p"), HolderRule(HolderKind.POSITION, "q"))
    theirs, alone = duty(MONTHLY, holders=both), replace(duty(MONTHLY, holders=both[:1]), id="alone")
    made = site_of(theirs, alone, posts=[post("2026-01-10", speaker=("甲岗",), fulfils=(Claim("d"),))])
    organization = replace(
        made.organization, positions=(Position("p", "甲岗", "one"), Position("q", "乙岗", "two"))
    )
    context = Context(replace(made, organization=organization), dt.date(2026, 3, 5), Edition.INTERNAL)
    pages = {page.source: told(page) for page in checklists.pages(context)}
    states = {
        key: [row["state"] for row in pages[f"checklists/{key}.md"]["sections"][0]["rows"]]
        for key in ("p", "q")
    }
    assert states["q"] == ["应完成 2 期，已完成 0 期；已过期 2，未到期 10"]
    assert states["p"][0] == "应完成 2 期，已完成 1 期；已过期 1，未到期 10"


def test_the_public_is_told_what_is_due_and_not_how_it_stands() -> None:
    """A mark on what is done would be one on who is late: whoever did it and whoever did not read alike."""
    context = Context(site_of(duty(MONTHLY), posts=[post("2026-03-02")]), dt.date(2026, 3, 5))
    pages = {page.source: told(page) for page in mine.pages(context)}
    month: list[dict[str, Any]] = [pages[f"my/{key}.md"]["sections"][0] for key in ("one", "two")]
    assert [section["title"] for section in month] == ["本月应做", "本月应做"]
    assert month[0]["rows"] == month[1]["rows"]
    assert month[0]["note"] == "本月到期的全部事项，已经做了的也列在这里。"
    rows: Any = focus(context)["rows"]
    assert rows[0]["counts"] == ""


def test_the_overview_lists_who_is_late() -> None:
    """A duty and period a line with all who are late, where the home page leads to."""
    stays = replace(MONTHLY, missed=Missed.STAYS_DUE)
    context = Context(site_of(duty(stays), posts=[post("2026-02-10")]), dt.date(2026, 3, 5), Edition.INTERNAL)
    pages = {page.source: told(page) for page in overview.pages(context)}
    late = [(row["period"], [one["name"] for one in row["holders"]]) for row in pages[STATUS]["overdue"]]
    assert late == [("2026年1月", ["甲支部", "乙支部"]), ("2026年2月", ["乙支部"])]
    assert (pages[STATUS]["overdue_count"], pages["status/2026/index.md"]["overdue"]) == (3, [])
    assert focus(context)["note"] == "以前各月还有 3 期逾期未完成，仍须补做"
    assert focus(context)["note_url"] == "status/#yuqi"
