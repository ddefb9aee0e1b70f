"""`import-records`: rows that are there already, types and units that are missing, what a cell loses."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from tests.building import SITES

from dangjian.commands.chinese import run
from dangjian.content.load import load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADER = ["日期", "类型", "应到", "实到", "内容"]
ROW = ["2024-03-05", "主题党日", 12, 11, "学习党章"]
FILE = "records/2024/第一党支部.csv"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small content directory that a test may add to."""
    shutil.copytree(SITES / "minimal", tmp_path / "content")
    return tmp_path / "content"


def _import(content: Path, *sheets: Sequence[Sequence[object]]) -> int:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(list(row))
    path = content.parent / "book.xlsx"
    book.save(path)
    return run(["import-records", str(path), "--content", str(content), "--branch", "第一党支部", "--yes"])


def _rows(content: Path) -> list[str]:
    return (content / FILE).read_text("utf-8-sig").splitlines()[1:]


def test_a_row_that_stands_twice_is_written_once(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a sheet, whatever its number, and in another sheet; one that differs in anything is another."""
    other = [*ROW[:4], "参观"]
    rows: list[list[object]] = [["序号", *HEADER], [1, *ROW], [2, *ROW], [3, *other]]
    assert _import(content, rows, [HEADER, ROW]) == 0
    out = capsys.readouterr().out
    assert "认出新的记录 2 条" in out
    assert "重复的，没有写（2 处）：" in out
    assert "表1 第 3 行：和第 2 行完全一样，只算一次；确是两次的，把内容写清楚再导入" in out
    assert "表2 第 2 行：和表1 第 2 行完全一样" in out
    assert len(_rows(content)) == 2


def test_rows_that_the_file_has(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same is counted; what says something else of the same day is not written, and told."""
    assert _import(content, [HEADER, ROW]) == 0
    capsys.readouterr()
    assert _import(content, [HEADER, ROW, ROW, [*ROW[:4], "参观"]]) == 0
    out = capsys.readouterr().out
    assert "认出新的记录 1 条，已经有的 1 条。" in out
    assert "表1 第 3 行：和第 2 行完全一样" in out
    before = _rows(content)
    assert len(before) == 2
    changed = [*ROW[:3], 10, "学习党章、讨论"]
    assert _import(content, [[*HEADER, "主持"], [*changed, "支部书记"]]) == 0
    out = capsys.readouterr().out
    assert "认出新的记录 0 条，已经有的 1 条。" in out
    assert (
        f"表1 第 2 行：同一天同一类型的已经有了（{FILE} 第 2 行），实到、主持、内容不一样，没有导入；"
        "要改的，改那一行；确是另一次的，自己加一行"
    ) in out
    assert _rows(content) == before


def test_a_sheet_without_types(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is missing, what to write, and which types the rows' own words name: proposed, not written."""
    rows: list[list[object]] = [
        ["日期", "时间", "活动名称", "主持人", "参加人数", "备注"],
        ["2024-03-05", "14:30", "3月主题党日活动", "支部书记", 11, "补课 2 人"],
        ["2024-04-02", "14:30", "主题党日和党课", "支部书记", 11, None],
        ["2024-05-07", "14:30", "谈心", "支部书记", 11, None],
        ["2024-06-04", "14:30", "上党课", "支部书记", 11, None],
    ]
    assert _import(content, rows) == 1
    out = capsys.readouterr().out
    assert "表1：没有“类型”这一列，表名也不是活动类型，整张表没有读；在列名那一行加一列“类型”" in out
    assert "可以写：主题党日、党课、志愿服务" in out
    proposed = out[out.index("从内容看") :].splitlines()
    assert proposed[:3] == [
        "从内容看，“类型”可以这样写（没有替您写）（2 处）：",
        "  表1 第 2 行：“3月主题党日活动” → 主题党日",
        "  表1 第 5 行：“上党课” → 党课",
    ]
    assert "没有新的记录。" in proposed
    assert "表1 的“时间”（“日期”读的是“日期”那一列）" in out
    assert not (content / FILE).exists()


def test_a_row_without_a_type(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others are written."""
    assert _import(content, [HEADER, ROW, ["2024-04-02", None, 12, 11, "4月党课"]]) == 1
    assert "表1 第 3 行：“4月党课” → 党课" in capsys.readouterr().out
    assert len(_rows(content)) == 1


def test_the_surest_count_is_taken(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """参加人数 is 实到 only where nothing says it better; the name of an activity is its content."""
    rows: list[list[object]] = [
        ["日期", "类型", "参加人数", "应到人数", "实到人数", "活动名称", "对应事项"],
        ["2024-03-05", "主题党日", 40, 12, 11, "学习党章", "甲"],
    ]
    assert _import(content, rows) == 0
    out = capsys.readouterr().out
    assert "表1 的“参加人数”（“实到”读的是“实到人数”那一列）" in out
    assert "表1 的“对应事项”（“对应事项”不从表格导入，自己在台账里写）" in out
    assert [(one.expected, one.present, one.note) for one in load(content)[0].records] == [
        (12, 11, "学习党章")
    ]


@pytest.mark.parametrize(
    ("titles", "cells", "written", "said"),
    [
        (["人数"], ["10/11"], "2024-03-05,主题党日,,11,10,,,,,,", ""),
        (["实到/应到"], ["11/10"], "2024-03-05,主题党日,,11,10,,,,,,", ""),
        (
            *(["应到", "实到"], [12, "10/11"]),
            *("2024-03-05,主题党日,,12,10,,,,,,", "“10/11”里应到 11 人，“应到”一列是“12”"),
        ),
    ],
)
def test_two_counts_in_a_cell(
    titles: list[str],
    cells: list[object],
    written: str,
    said: str,
    content: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The row is not lost for it."""
    assert _import(content, [["日期", "类型", *titles], ["2024-03-05", "主题党日", *cells]]) == 0
    assert said in capsys.readouterr().out
    assert _rows(content) == [written]


@pytest.mark.parametrize("typed", ["2024-03-05至07", "3月5日-7日"])
def test_the_end_of_a_span_is_told(typed: str, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first day is written."""
    assert _import(content, [["2024年台账"], ["日期", "类型"], [typed, "主题党日"]]) == 0
    assert "按第一天 2024-03-05 算，止日没有记" in capsys.readouterr().out
    assert _rows(content)[0].startswith("2024-03-05,主题党日,")


def test_numbers_of_persons_stay_out(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As names do."""
    assert _import(content, [HEADER, [*ROW[:4], "王主任13912345678讲话"]]) == 0
    assert "表1 第 2 行：“内容”里像是有手机号码，这一格没有导入" in capsys.readouterr().out
    assert _rows(content) == ["2024-03-05,主题党日,,12,11,,,,,,"]


def test_a_unit_that_is_nearly_known(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As for a file's name: the nearest is suggested, or what there is."""
    rows: list[list[object]] = [["支部", *HEADER], ["一支部", *ROW], ["办公厅", *ROW]]
    assert _import(content, rows) == 1
    out = capsys.readouterr().out
    assert "表1 第 2 行：不认识的单位“一支部”，是否想写“第一党支部”" in out
    assert "表1 第 3 行：不认识的单位“办公厅”" in out


def test_a_stray_mark_far_below_ends_soon(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A blank in the last cell that there is: a million empty rows are not looked at, and it is said."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, ROW):
        sheet.append(row)
    sheet["XFD1048576"] = " "
    path = content.parent / "stray.xlsx"
    book.save(path)
    options = ("--content", str(content), "--branch", "第一党支部", "--yes")
    assert run(["import-records", str(path), *options]) == 0
    assert "第 1003 行以后没有看：上面已经空了 1000 行" in capsys.readouterr().out
    assert len(_rows(content)) == 1
