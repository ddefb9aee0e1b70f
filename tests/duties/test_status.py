"""The whole result: its order, its years, and the way back from a document."""

from __future__ import annotations

from dataclasses import replace

from tests.duties.making import FRIDAY, MONTHLY, ONE, THEME_DAYS, duty, site_of, states, status_of
from tests.duties.office import site, status
from tests.views.sites import post

from dangjian.model.dates import PartialDate
from dangjian.model.duties import Cadence, Condition, Version
from dangjian.model.organization import Count


def test_cells_stand_in_the_order_of_files_and_of_the_organisation() -> None:
    """Never by rate: duties as they are written, branches as the office lists them, periods by time."""
    cells = status("2026-11-27").cells
    assert list(dict.fromkeys(cell.duty.id for cell in cells)) == [one.id for one in site().duties]
    theory = [cell for cell in cells if cell.duty.id == "theory"]
    assert list(dict.fromkeys(cell.holder.key for cell in theory)) == ["jia", "yi", "bing"]
    series = status("2026-11-27").series("theme", "jia")
    assert [cell.slot.first for cell in series] == sorted(cell.slot.first for cell in series)


def test_the_years_that_have_cells() -> None:
    """Newest first; what is already seen of the next year makes it no year yet."""
    assert status("2026-11-27").years == [2026, 2025]
    december = status("2026-12-20")
    assert december.years == [2026, 2025]
    assert {cell.year for cell in december.cells} == {2025, 2026, 2027}
    assert status("2027-01-04").years == [2027, 2026, 2025]


def test_the_year_of_a_cell_is_that_of_its_period() -> None:
    """W01 of 2026 begins in 2025, the Friday of W53 is in 2027; of three years the one that has come."""
    weekly = status_of(duty(Version(Cadence.WEEKLY, deadline=FRIDAY), holders=(ONE,)))
    assert {cell.year for cell in weekly.cells} == {2026}
    assert len(weekly.cells) == 53
    three = status_of(duty(Version(Cadence.THREE_YEARLY), holders=(ONE,)))
    assert [cell.year for cell in three.cells] == [2026]
    for day, year in (("2027-06-30", 2027), ("2028-12-31", 2028), ("2029-02-01", 2028)):
        found = status_of(duty(Version(Cadence.THREE_YEARLY), holders=(ONE,)), as_of=day)
        assert found.cells_in("d", "one", year)[0] == found.cells[0]


def test_from_a_document_to_what_it_proves() -> None:
    """What counts is found by its path; what does not count is not."""
    office = status("2026-11-27")
    assert [cell.slot.period.key for cell in office.by_path["news/2026/life-2025.md"]] == ["2025"]
    assert "news/2026/made-up.md" not in office.by_path
    assert "news/2026/lecture.md" not in office.by_path


def test_what_is_ongoing_has_a_beginning_an_end_and_conditions() -> None:
    """Before 自 and after 至 nothing is listed, nor of a branch that the duty does not apply to."""
    ongoing = Version(Cadence.ONGOING, evidence=THEME_DAYS)
    window = replace(duty(ongoing, since="2026-03"), until=PartialDate(2026, 6))
    posts = [post(day, branches=("one", "two")) for day in ("2026-02-10", "2026-04-10", "2026-08-10")]
    found = status_of(window, *posts).ongoing
    assert {key: [proof.date.iso for proof in proofs] for key, proofs in found.items()} == {
        ("d", "one"): ["2026-04-10"],
        ("d", "two"): ["2026-04-10"],
    }
    asked = replace(window, condition=Condition.GROUPS)
    organization = site_of().organization
    grouped = replace(organization.branches[0], party_groups=(Count(PartialDate(2025), 2),))
    partly = replace(organization, branches=(grouped, organization.branches[1]))
    assert list(status_of(asked, *posts, organization=partly).ongoing) == [("d", "one")]


def test_what_is_ongoing_is_a_list() -> None:
    """Oldest first, by holder, whatever the date is known to; never a cell, so in no rate."""
    ongoing = duty(Version(Cadence.ONGOING, evidence=THEME_DAYS))
    posts = post("2026-05-02"), post("2024-03"), post("2025", branches=("one", "two"))
    found = status_of(replace(ongoing, since=None), *posts)
    assert found.cells == ()
    assert [proof.date.iso for proof in found.ongoing["d", "one"]] == ["2024-03", "2025", "2026-05-02"]
    assert [proof.date.iso for proof in found.ongoing["d", "two"]] == ["2025"]
    assert found.ongoing_by_path["news/2025/2025.md"] == [("d", "one"), ("d", "two")]


def test_every_cell_is_there_whatever_the_day() -> None:
    """The same periods in January and in November: only their states change."""
    january, november = (status_of(duty(MONTHLY), as_of=day) for day in ("2026-01-02", "2026-11-27"))
    assert states(january).keys() == states(november).keys()
    assert len(january.cells) == len(november.cells) == 24
