"""What the gate of duties says: evidence that does not count, idle exemptions, missing calendars."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.building import SITES

from dangjian.build.plan import make_plan

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = SITES / "valid" / "office"


def said(content: Path, day: str = "2026-10-20") -> list[str]:
    """The lines about duties."""
    plan = make_plan(content, dt.date.fromisoformat(day))
    return [str(one) for one in plan.problems if one.code.startswith("W07")]


def changed(folder: Path, name: str, old: str, new: str) -> Path:
    """The office with one file altered."""
    content = folder / "office"
    shutil.copytree(OFFICE, content)
    text = (content / name).read_text("utf-8")
    assert old in text
    (content / name).write_text(text.replace(old, new), encoding="utf-8")
    return content


def test_evidence_that_does_not_count() -> None:
    """Too late for what lapses; a month in which the deadline lies."""
    lines = said(OFFICE)
    assert [line.split(": ")[1].split()[0] for line in lines] == ["W071", "W070"]
    assert lines[0].startswith("office/news/2026/made-up.md:3:1: W071 没有算进“主题党日”2026年6月")
    assert "→ 把日期写到日，或写“所属期”" in lines[1]


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (
            "records/2026/jia.csv",
            "2026-07-06,党小组会,2",
            "2026-07-06,党小组会,",
            "office/records/2026/jia.csv:3:1: W070 没有算进“党小组会”：没有写明是哪个党小组",
        ),
        (
            "news/2026/january.md",
            "支部: 甲支部",
            "支部: 甲支部\n对应事项: 组织生活会@2024",
            "office/news/2026/january.md:3:1: W070 没有算进“组织生活会”：没有这一期",
        ),
        (
            "news/2026/volunteering.md",
            "支部: 甲支部",
            "支部: 甲支部\n对应事项: study",
            "office/news/2026/volunteering.md:3:1: W070 没有算进“专题研究党建”：承办的单位或岗位不是",
        ),
        (
            "news/2026/life-2025.md",
            "所属期: 2025\n",
            "",
            "office/news/2026/life-2025.md:3:1: W072 按日期算作“组织生活会”2026年度，而2025年度还没有完成",
        ),
        (
            "exemptions.yml",
            "时期: [2026-05]",
            "时期: [2020-05]",
            "office/exemptions.yml:2:10: W073 “主题党日”的这项免除没有对上任何一期",
        ),
        (
            "organization.yml",
            "    党员数: [{自: 2020, 值: 5}]\n",
            "",
            "office/organization.yml:1:1: W075 “乙联合支部”没有写“设支委会”或“党员数”，按设支委会算",
        ),
    ],
)
def test_each_is_told_where_it_can_be_mended(
    tmp_path: Path, name: str, old: str, new: str, line: str
) -> None:
    """With its place, and what to write."""
    lines = said(changed(tmp_path, name, old, new))
    assert [one for one in lines if one.startswith(line)], lines


def test_a_year_without_holidays_is_told_once() -> None:
    """Only when something is due in it soon."""
    assert not [line for line in said(OFFICE, "2026-10-20") if "W074" in line]
    assert len([line for line in said(OFFICE, "2026-12-20") if "W074" in line]) == 1
