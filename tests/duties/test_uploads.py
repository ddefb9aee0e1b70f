"""M16: uploaded of what must be uploaded, unit by unit."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.duties.making import date, site_of
from tests.duties.office import site
from tests.views.sites import post

from dangjian.duties.uploads import uploads
from dangjian.model.documents import Upload
from dangjian.model.records import Record

if TYPE_CHECKING:
    from dangjian.model.documents import Post
    from dangjian.model.site import Site


def found(year: int, day: str) -> dict[str, tuple[str, list[str]]]:
    """Each unit's rate in the office, and what is missing."""
    every = uploads(site(), year, dt.date.fromisoformat(day))
    return {one.unit: (one.rate.text, [proof.title for proof in one.missing]) for one in every}


def test_only_types_that_must_be_uploaded_count() -> None:
    """支委会, 周五上街 and 志愿服务 say nothing of uploading; a date, or 是, says that it was done."""
    assert found(2026, "2026-11-27") == {
        "jia": (
            "2/7",
            ["三季度学习", "书记讲党课", "别人讲的党课", "只知道月份的党日", "晚了的党日"],
        ),
        "bing": ("0/1", ["补写的党日"]),
    }


def test_an_activity_counts_in_the_year_in_which_it_was() -> None:
    """Not in the year that it is for: the meeting of 2025 was held in 2026."""
    assert found(2025, "2026-11-27") == {}
    assert found(2027, "2027-01-04") == {"yi": ("0/1", ["二〇二六年度组织生活会"])}


def test_nothing_later_than_the_day_counts() -> None:
    """Neither an activity nor an upload; one whose day nobody wrote counts as done."""
    assert found(2026, "2026-01-15") == {"jia": ("0/1", ["一月学习和党日"])}
    assert found(2026, "2026-01-16") == {"jia": ("1/1", [])}
    assert found(2026, "2026-02-11")["jia"] == ("1/2", ["二〇二五年度组织生活会"])
    assert found(2026, "2026-02-12")["jia"] == ("2/2", [])
    made = _site(replace(post("2026-03-01"), uploaded=Upload(done=True)))
    assert [one.rate.text for one in uploads(made, 2026, dt.date(2026, 3, 1))] == ["1/1"]


def test_joint_activities_count_for_each_and_records_like_posts() -> None:
    """A post of two branches is one of each; 否 is not uploaded."""
    joint = replace(post("2026-03-01", branches=("two", "one")), uploaded=Upload(done=False))
    record = Record("records/2026/one.csv", 2, "one", date("2026-04-01"), ("theme-day",))
    made = replace(_site(joint), records=(replace(record, uploaded=Upload(done=True)),))
    every = list(uploads(made, 2026, dt.date(2026, 5, 1)))
    assert [(one.unit, one.rate.text) for one in every] == [("one", "1/2"), ("two", "0/1")]


def _site(one: Post) -> Site:
    """The small site, where theme days must be uploaded."""
    made = site_of(posts=[one])
    must = (replace(kind, uploaded=kind.slug == "theme-day") for kind in made.activity_types)
    return replace(made, activity_types=tuple(must))
