"""`import-records`: the workbooks that branches really keep, and nothing lost, doubled or overwritten."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from tests.building import SITES

from dangjian.commands.chinese import run
from dangjian.content.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

HEADER: list[object] = ["日期", "类型", "应到", "实到", "内容"]
ROWS: list[list[object]] = [
    [dt.datetime(2024, 3, 5, tzinfo=None), "主题党日", 12, 11, "学习党章"],  # noqa: DTZ001 - a cell has no zone
    ["2024年4月2日", "党课", "12人", 10.0, "讲党史"],
]
FILE = "records/2024/第一党支部.csv"
WRITTEN = "日期,类型,党小组,应到,实到,主持,记录,主讲,内容,存放,上传日期\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small content directory that a test may add to."""
    shutil.copytree(SITES / "minimal", tmp_path / "content")
    return tmp_path / "content"


def _fill(sheet: Worksheet, rows: Iterable[Sequence[object]]) -> None:
    for row in rows:
        sheet.append(list(row))


def _book(folder: Path, *sheets: tuple[str, Sequence[Sequence[object]]], name: str = "台账.xlsx") -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        _fill(book.create_sheet(title), rows)
    book.save(folder / name)
    return folder / name


def _run(content: Path, file: Path, *more: str) -> int:
    return run(["import-records", str(file), "--content", str(content), *more])


def _text(content: Path) -> str:
    return (content / FILE).read_bytes().decode("utf-8-sig")


def test_a_plain_workbook(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Dates of Excel and dates as text, numbers with 人: a file that reads back without a problem."""
    book = _book(tmp_path, ("Sheet1", [HEADER, *ROWS]))
    assert _run(content, book, "--branch", "第一党支部", "--yes") == 0
    out = capsys.readouterr().out
    assert "认出新的记录 2 条，已经有的 0 条。" in out
    assert "已导入 2 条。" in out
    assert _text(content) == (
        f"{WRITTEN}2024-03-05,主题党日,,12,11,,,,学习党章,,\n2024-04-02,党课,,12人,10,,,,讲党史,,\n"
    )
    site, problems = load(content)
    assert [str(problem) for problem in problems] == []
    assert [(one.unit, one.date.iso, one.expected, one.present) for one in site.records] == [
        ("branch-1", "2024-03-05", 12, 11),
        ("branch-1", "2024-04-02", 12, 10),
    ]


def test_a_second_time_nothing_is_new(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rows that are there are counted and left alone; a file with more rows adds those."""
    call = ("--branch", "branch-1", "--yes")
    assert _run(content, _book(tmp_path, ("一", [HEADER, *ROWS])), *call) == 0
    before = (content / FILE).read_bytes()
    assert _run(content, tmp_path / "台账.xlsx", *call) == 0
    out = capsys.readouterr().out
    assert "认出新的记录 0 条，已经有的 2 条。\n没有新的记录。" in out
    assert (content / FILE).read_bytes() == before
    newer = _book(tmp_path, ("一", [HEADER, *ROWS, ["2024.5.7", "党日", 12, 12, "参观"]]), name="新.xlsx")
    assert _run(content, newer, *call) == 0
    assert (content / FILE).read_bytes() == before + "2024-05-07,党日,,12,12,,,,参观,,\n".encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize(("mark", "end"), [(",", "\n"), ("\t", "\r\n"), ("，", "\n")])
def test_what_is_there_keeps_every_byte(
    encoding: str, mark: str, end: str, content: Path, tmp_path: Path
) -> None:
    """The new lines stand below, in the columns, separator, line ends and encoding of the file.

    Of UTF-8 without the mark by which Excel knows it, it gets the mark.
    """
    old = mark.join(["时间", "类型", "内容"]) + end + mark.join(["2024-01-09", "党日", "学习"])
    path = content / "records/2024/branch-1.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(old.encode(encoding))
    book = _book(tmp_path, ("Sheet1", [HEADER, *ROWS]))
    assert _run(content, book, "--branch", "第一党支部", "--yes") == 0
    encoding = "utf-8-sig" if encoding == "utf-8" else encoding
    assert path.read_bytes().startswith(old.encode(encoding))
    added = [mark.join(["2024-03-05", "主题党日", "学习党章"]), mark.join(["2024-04-02", "党课", "讲党史"])]
    assert path.read_bytes().decode(encoding) == end.join([old, *added, ""])
    site, problems = load(content)
    assert not problems
    assert [one.note for one in site.records] == ["学习", "学习党章", "讲党史"]


def test_an_ugly_one(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Titles over two rows under a merged heading, sheets by type, names, absentees, sums, hidden sheets."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "支部主题党日"
    _fill(
        sheet,
        [
            ["第二党支部2024年度组织生活台账"],
            [],
            [
                "序号",
                "时间",
                "参加人数",
                None,
                *["主持人", "记录人", "会议\n主题", "缺席人员及原因", "地点", "上传时间"],
            ],
            [None, None, "应到人数", "实到人数"],
            [
                1,
                "3月5日",
                12,
                11,
                "张三",
                "组织委员",
                "学习党章，交流",
                "李四（请假）",
                "会议室",
                dt.date(2024, 3, 8),
            ],
            [2, 45384, 12, 12, "支部书记", "/", "参观", "无", "纪念馆", "已上传"],
            [3, None, 12, 10, "第二党支部书记", None, "上午学习", None, None, "—"],
            [4, "三月里", 12, 10, "书记", None, "谈心", None, None, None],
            [5, 2024.1, 12, 10, "书记", None, "谈心", None, None, None],
            [6, "2024.5.6", 10, 12, "书记", None, "人数反了", None, None, None],
            ["合计", None, 48, 43],
            ["注：实到人数以签到表为准"],
        ],
    )
    sheet.merge_cells("A1:J1")
    for cells in ("A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4", "G3:G4", "H3:H4", "I3:I4", "J3:J4", "B6:B7"):
        sheet.merge_cells(cells)
    _fill(book.create_sheet("第二党小组党课"), [["会议时间", "会议主题"], [dt.date(2024, 6, 4), "谈心得"]])
    _fill(book.create_sheet("志愿活动"), [["开展时间", "活动内容"], ["2024-07-09 14:30", "清扫"]])
    _fill(book.create_sheet("通讯录"), [["姓名", "电话"], ["张三", "0931-0000000"]])
    book.create_sheet("旧").sheet_state = "hidden"
    book.save(tmp_path / "ugly.xlsx")

    assert _run(content, tmp_path / "ugly.xlsx", "--yes") == 1
    out = capsys.readouterr().out
    text = (content / "records/2024/第二党支部.csv").read_bytes().decode("utf-8-sig")
    assert text.splitlines()[1:] == [
        "2024-03-05,主题党日,,12,11,,组织委员,,学习党章，交流,,2024-03-08",
        "2024-04-02,主题党日,,12,12,支部书记,,,参观,,已上传",
        "2024-04-02,主题党日,,12,10,第二党支部书记,,,上午学习,,",
        "2024-06-04,党课,2,,,,,,谈心得,,",
        "2024-07-09,志愿活动,,,,,,,清扫,,",
    ]
    assert not {"张三", "李四", "0931"} & set(text)
    for said in (
        "支部主题党日 的“缺席人员及原因”（缺席人员的名单留在支部）",
        "支部主题党日 的“地点”（不认识这一列）",
        "支部主题党日 第 5 行：“主持”不像岗位，可能是姓名，这一格没有导入",
        "支部主题党日 第 8 行：日期“三月里”不是有效日期",
        "支部主题党日 第 9 行：日期“2024.1”分不清是 1 月还是 10 月",
        "支部主题党日 第 10 行：实到 12 人多于应到 10 人",
        "支部主题党日 第 11 行：不是记录：合计，48，43",
        "支部主题党日 第 12 行：不是记录：注：实到人数以签到表为准",
        "通讯录：没有认得的列名，整张表没有读",
        "旧：隐藏的工作表，没有读",
    ):
        assert said in out
    site, problems = load(content)
    assert not [str(problem) for problem in problems if problem.is_error]
    assert {one.unit for one in site.records} == {"branch-2"}
    assert [one.party_groups for one in site.records if one.party_groups] == [(2,)]


def test_units_by_column(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One workbook for all branches, each row with its own; an unknown one is told."""
    rows: list[list[object]] = [
        ["党支部", *HEADER],
        *(["第一党支部", *row] for row in ROWS),
        ["第三党支部", *ROWS[0]],
    ]
    book = _book(tmp_path, ("总表", [*rows, ["第九党支部", *ROWS[0]]]))
    assert _run(content, book, "--yes") == 1
    assert "总表 第 5 行：不认识的单位“第九党支部”" in capsys.readouterr().out
    assert sorted(path.name for path in (content / "records/2024").iterdir()) == [
        *("第一党支部.csv", "第三党支部.csv")
    ]
    assert _run(content, book, "--branch", "第一党支部", "--yes") == 1
    assert "是“第三党支部”的，不是要导入的单位" in capsys.readouterr().out


def test_dry_run_and_no_answer(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A trial writes nothing; where nobody can answer, nothing is written without --yes."""
    book = _book(tmp_path, ("Sheet1", [HEADER, *ROWS]))
    assert _run(content, book, "--branch", "第一党支部", "--dry-run") == 0
    out = capsys.readouterr().out
    assert "第一党支部.csv  2 条" in out
    assert "只是试看，什么也没有写。" in out
    assert _run(content, book, "--branch", "第一党支部") == 2
    assert "缺少 --yes" in capsys.readouterr().err
    assert not (content / "records").exists()


def test_the_year_of_dates_without_one(content: Path, tmp_path: Path) -> None:
    """From the call; from the file's name."""
    rows: list[list[object]] = [HEADER, ["3月5日", "党日", 1, 1, "甲"], ["4.2", "党日", 1, 1, "乙"]]
    assert _run(content, _book(tmp_path, ("a", rows)), "--branch", "第一党支部", "--yes") == 1
    assert _run(content, tmp_path / "台账.xlsx", "--branch", "第一党支部", "--year", "2023", "--yes") == 0
    assert (content / "records/2023/第一党支部.csv").is_file()
    book = _book(tmp_path, ("a", rows), name="第一党支部2024年台账.xlsx")
    assert _run(content, book, "--yes") == 0
    assert [line[:10] for line in _text(content).splitlines()[1:]] == ["2024-03-05", "2024-04-02"]


def test_errors_in_the_file_first(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines that cannot be read may be the very ones that would come again: they are mended first."""
    path = content / FILE
    path.parent.mkdir(parents=True)
    path.write_text("日期,类型\n2024-13-05,党日\n", "utf-8")
    book = _book(tmp_path, ("Sheet1", [HEADER, *ROWS]))
    assert _run(content, book, "--branch", "第一党支部", "--yes") == 1
    captured = capsys.readouterr()
    assert "E012" in captured.out + captured.err
    assert "先改正这些错误，再导入；什么也没有写。" in captured.err
    assert path.read_text("utf-8") == "日期,类型\n2024-13-05,党日\n"


def test_columns_that_the_file_does_not_have(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are named, since their values are not written."""
    path = content / FILE
    path.parent.mkdir(parents=True)
    path.write_text("日期,类型\n", "utf-8")
    book = _book(tmp_path, ("Sheet1", [HEADER, *ROWS]))
    assert _run(content, book, "--branch", "第一党支部", "--yes") == 0
    assert "这份文件没有的列不写：应到、实到、内容" in capsys.readouterr().out
    assert path.read_text("utf-8-sig") == "日期,类型\n2024-03-05,主题党日\n2024-04-02,党课\n"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("旧.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "是旧版 Excel/WPS 表格，或者设了打开密码"),
        ("金山.et", b"\xd0\xcf\x11\xe0" + bytes(600), "另存为“.xlsx”"),
        ("改名.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "设了打开密码"),
        ("文字.xlsx", "日期,类型\n".encode(), "不是 Excel 表格"),
        ("空.xlsx", b"", "不是 Excel 表格"),
        ("坏.xlsx", b"PK\x03\x04" + bytes(600), "打不开，可能已损坏"),
        ("压缩.zip", b"PK\x03\x04" + bytes(600), "不是 .xlsx 表格"),
        ("没有.xlsx", None, "找不到文件"),
    ],
)
def test_what_is_no_workbook(
    name: str,
    data: bytes | None,
    said: str,
    content: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A wrong call, with what to do; no traceback."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert _run(content, tmp_path / name, "--branch", "第一党支部", "--yes") == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "缺少 --branch：表格里没有写明是哪个支部的"),
        (("--branch", "第一党之部"), "不认识的单位“第一党之部”，是否想写“第一党支部”"),
        (("--branch", "第一党支部", "--year", "24"), "要写 1990 到 2199 之间的整数"),
    ],
)
def test_wrong_calls(
    more: tuple[str, ...], said: str, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing or wrong is said, with exit code 2."""
    assert _run(content, _book(tmp_path, ("Sheet1", [HEADER, *ROWS])), *more) == 2
    assert said in capsys.readouterr().err


def test_an_empty_file_gets_its_titles(content: Path, tmp_path: Path) -> None:
    """Made by somebody beforehand, with nothing in it: as good as none."""
    (content / FILE).parent.mkdir(parents=True)
    (content / FILE).write_bytes(b"")
    book = _book(tmp_path, ("Sheet1", [HEADER, *ROWS]))
    assert _run(content, book, "--branch", "第一党支部", "--yes") == 0
    assert _text(content).startswith(WRITTEN)
    assert len(load(content)[0].records) == 2


def test_two_units_in_the_name_of_a_file_are_none(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whose rows they are is asked, not guessed."""
    book = _book(tmp_path, ("Sheet1", [HEADER, *ROWS]), name="第一党支部并入第二党支部2024.xlsx")
    assert _run(content, book, "--yes") != 0
    assert "--branch" in "".join(capsys.readouterr())
    assert not (content / FILE).exists()
