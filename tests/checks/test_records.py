"""Records that would count twice, or cannot count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.checks.making import duty, found, owing
from tests.checks.sites import checked

from dangjian.checks import records
from dangjian.model.dates import PartialDate
from dangjian.model.organization import Succession
from dangjian.model.records import Record

if TYPE_CHECKING:
    from pathlib import Path

TITLES = "日期,类型,党小组,实到,内容\n"
ROW = "2024-03-05,主题党日,,11,学习党章\n"
POST = "---\n标题: 甲\n日期: {day}\n类型: {types}\n支部: 第二党支部\n{more}---\n\n正文。\n"
DUTIES = """责任事项:
  - 标识: theme-day
    名称: 主题党日
    责任主体: 各党支部
    频次: 每月
    自: 2024
    佐证: [{types}]
    依据: [{{文件: 《条例》, 强度: 明文刚性, 核对日期: 2026-11-24}}]
"""


def _found(folder: Path, changes: dict[str, str]) -> list[str]:
    return [line for line in checked(folder, changes) if ": W06" in line]


def test_the_same_line_twice(tmp_path: Path) -> None:
    """In one file, however it is typed: told at the second."""
    text = f"{TITLES}{ROW}2024年3月5日,党日,,11人,学习党章\n2024-03-05,主题党日,,12,学习党章\n"
    assert _found(tmp_path, {"records/2024/第二党支部.csv": text}) == [
        "records/2024/第二党支部.csv:3:1: W064 和第 2 行完全一样，会算作两次 → 是同一次活动就删掉一行"
    ]


def test_the_same_line_in_two_files_of_a_unit(tmp_path: Path) -> None:
    """By the unit's identity and by its name; another unit's is none of theirs."""
    names = ("branch-2", "第二党支部", "第一党支部")
    found = _found(tmp_path, {f"records/2024/{name}.csv": TITLES + ROW for name in names})
    first = "content/records/2024/branch-2.csv 第 2 行"
    assert found == [
        f"records/2024/第二党支部.csv:2:1: W064 和 {first}完全一样，会算作两次 → 是同一次活动就删掉一行"
    ]


@pytest.mark.parametrize(
    ("day", "types", "more", "row", "told"),
    [
        ("2024-03-05", "主题党日", "", ROW, True),
        ("2024-03-05", "党课、主题党日", "主讲: 支部书记\n", ROW, True),
        ("2024-03-06", "主题党日", "", ROW, False),
        ("2024-03", "主题党日", "", ROW, False),
        ("2024-03-05", "志愿服务", "", ROW, False),
        # No duty asks for it: nothing is counted twice.
        ("2024-03-05", "志愿服务", "", ROW.replace("主题党日", "志愿服务"), False),
        ("2024-03-05", "主题党日", "党小组: 1\n", ROW.replace("日,,", "日,2,"), False),
        ("2024-03-05", "主题党日", "所属期: 2024-02\n", ROW, True),
    ],
)
def test_an_activity_that_has_a_post(
    day: str, types: str, more: str, row: str, told: bool, tmp_path: Path
) -> None:
    """Only of the same unit, day, and type that a duty asks for."""
    changes = {
        "news/2024/a.md": POST.format(day=day, types=types, more=more),
        "duties/d.yml": DUTIES.format(types="主题党日"),
        "records/2024/第二党支部.csv": TITLES + row,
        "records/2024/第一党支部.csv": TITLES + row.replace(",2,", ",,"),
    }
    line = (
        "records/2024/第二党支部.csv:2:1: W065 "
        "同一天同一单位的“主题党日”已有动态《甲》（content/news/2024/a.md）"
        " → 是同一次活动就删掉这一行，动态本身就是佐证；不是就不用管"
    )
    assert _found(tmp_path, changes) == ([line] if told else [])


def test_a_pair_is_told_once(tmp_path: Path) -> None:
    """Two types in common are one activity still."""
    changes = {
        "news/2024/a.md": POST.format(day="2024-03-05", types="党课、主题党日", more="主讲: 支部书记\n"),
        "duties/d.yml": DUTIES.format(types="主题党日, 党课"),
        "records/2024/第二党支部.csv": TITLES + ROW.replace("主题党日", "党课、主题党日"),
    }
    assert len(_found(tmp_path, changes)) == 1


def record(line: int, day: int) -> Record:
    """A record of the only branch in March 2026."""
    return Record("records/2026/one.csv", line, "one", PartialDate(2026, 3, day), ("theme-day",))


def test_records_of_a_unit_that_is_gone() -> None:
    """Told once a file, with where they belong."""
    plain = owing(duty())
    village = replace(plain.organization.partners[0], id="new")
    gone = replace(plain.organization.branches[0], succeeded_by=Succession("new", PartialDate(2026, 3, 10)))
    organization = replace(plain.organization, branches=(gone,), partners=(village,))
    rows = (record(2, 5), record(3, 12), record(4, 13))
    (line,) = found(replace(plain, organization=organization, records=rows), "2026-03-31", records.check)
    assert line == (
        "content/records/2026/one.csv:3:1: W077 2026年3月12日没有“甲支部”这个单位，不会算进责任事项"
        "（这份台账里这样的有 2 行） → 移到 content/records/2026/new.csv，"
        "或核对日期和 content/organization.yml 里这个单位的起止"
    )


def test_records_of_a_day_to_come() -> None:
    """A slip of the month would be missing in silence until then."""
    (line,) = found(
        replace(owing(duty()), records=(record(2, 5), record(3, 12))), "2026-03-11", records.check
    )
    assert line.startswith(
        "content/records/2026/one.csv:3:1: W079 日期 2026年3月12日 在今天（2026-03-11）之后"
    )
