"""What pages say of duties."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.duties.making import MONTHLY, THEME_DAYS, duty, site_of
from tests.views.sites import post

from dangjian.model.duties import Cadence, Version
from dangjian.model.editions import Edition
from dangjian.views.context import Context
from dangjian.views.duties import duty as duty_pages
from dangjian.views.duties import index, matrix

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
