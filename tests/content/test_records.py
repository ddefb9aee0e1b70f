"""records/<year>/<unit>.csv: what editors' spreadsheets save is read as meant, and no line is lost."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.content.sites import content_with, loaded

from dangjian.content.load import load
from dangjian.content.records.schema import title_row
from dangjian.content.records.table import read_rows
from dangjian.model.dates import PartialDate
from dangjian.model.documents import Upload
from dangjian.model.duties import Claim
from dangjian.model.periods import Period, PeriodKind
from dangjian.model.records import Record
from dangjian.reading.files.text_file import read_lines
from dangjian.reading.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dangjian.model.site import Site

PATH = "records/2024/第二党支部.csv"
PLAIN = "日期,类型,应到,实到,内容\n2024-03-05,主题党日,12,11,学习党章\n2024-04-02,党课,12,10,讲党史\n"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content directory whose table of records is written anew for each text."""
    return content_with(tmp_path_factory.mktemp("records"), {PATH: PLAIN})


def _read(content: Path, data: str | bytes) -> tuple[Site, list[str]]:
    (content / PATH).write_bytes(data.encode() if isinstance(data, str) else data)
    site, problems = load(content)
    return site, [str(problem).removeprefix(f"content/{PATH}:") for problem in problems]


def test_every_column(content: Path) -> None:
    """Each column reaches the model, resolved."""
    text = (
        "日期,类型,所属期,党小组,应到,实到,主持,记录,主讲,参加领导,内容,存放,上传日期,对应事项,示例\n"
        "2024-03-05,党日、党课,2024-02,1、2,12,11,支部书记,组织委员,支部书记、党组书记,党组书记,"
        "学习党章,会议记录本,2024-03-08,theme-day@2024-02,是\n"
    )
    site, lines = _read(content, text)
    assert lines == []
    assert site.records == (
        Record(
            path=PATH,
            line=2,
            unit="branch-2",
            date=PartialDate(2024, 3, 5),
            types=("theme-day", "party-lecture"),
            period=Period(2024, PeriodKind.MONTH, 2),
            party_groups=(1, 2),
            expected=12,
            present=11,
            host="支部书记",
            recorder="组织委员",
            speaker=("支部书记", "党组书记"),
            leaders=("shuji",),
            note="学习党章",
            location="会议记录本",
            uploaded=Upload(done=True, date=PartialDate(2024, 3, 8)),
            fulfils=(Claim("theme-day", Period(2024, PeriodKind.MONTH, 2)),),
            sample=True,
        ),
    )


_TYPED = PLAIN.encode()


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + _TYPED,
        _TYPED.replace(b"\n", b"\r\n"),
        PLAIN.encode("gbk"),
        PLAIN.replace("\n", "\r\n").encode("utf-16"),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "，").encode(),
        PLAIN.replace(",", "；").encode("gbk"),
        PLAIN.replace(",", " , ").encode(),
        PLAIN.replace("\n", "\n,,,,\n\n").encode(),
        PLAIN.replace("\n", ",,\n").encode(),
        PLAIN.replace("2024-03-05,主题党日,12,11,", "2024年３月5日，主题党日，１２，11人，").encode(),
        PLAIN.replace("日期,类型,应到,实到,内容", "时间,会议类型,应到人数,实到人数（人）,会议主题").encode(),
        PLAIN.replace("日期,类型,应到,实到,内容", "date,types,expected,present,note").encode(),
        PLAIN.replace("2024-03-05", '"2024-03-05"').replace("学习党章", '"学习党章"').encode(),
        PLAIN.replace("2024-03-05,主题党日", "2024/3/5,党日").encode(),
        "序号,日期,类型,应到,实到,内容\n1,2024-03-05,主题党日,12,11,学习党章\n"
        "2,2024-04-02,党课,12,10,讲党史\n".encode(),
        "日期,类型,应到,实到,内容,主持,上传日期\n2024-03-05,主题党日,12,11,学习党章,/,—\n"
        "2024-04-02,党课,12,10,讲党史,无,-\n".encode(),
    ],
)
def test_odd_files_are_read_as_meant(content: Path, data: bytes) -> None:
    """Other encodings, separators, titles, quotes and empty cells give the very same records."""
    site, lines = _read(content, data)
    assert lines == []
    assert [(one.date.iso, one.types, one.expected, one.present, one.note) for one in site.records] == [
        ("2024-03-05", ("theme-day",), 12, 11, "学习党章"),
        ("2024-04-02", ("party-lecture",), 12, 10, "讲党史"),
    ]
    assert {(one.host, one.uploaded) for one in site.records} == {("", None)}


@pytest.mark.parametrize(
    ("cell", "note"),
    [
        ('"一是，二是"', "一是，二是"),
        ('"一是,二是"', "一是,二是"),
        ('"学习""七一""讲话"', '学习"七一"讲话'),
        ('"七一"表彰大会', '"七一"表彰大会'),
        ('"第一行\n第二行"', "第一行 第二行"),
        ("学习；交流", "学习；交流"),
    ],
)
def test_quotes(content: Path, cell: str, note: str) -> None:
    """A quoted value may hold separators, quotes and line breaks; other quotes belong to the text."""
    site, lines = _read(content, PLAIN.replace("学习党章", cell))
    assert lines == []
    assert [one.note for one in site.records] == [note, "讲党史"]
    assert site.records[1].line == 3 + cell.count("\n")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            *("类型,应到", "类形,应到"),
            (
                "1:4: W066 不认识的列“类形”，这一列没有读，是否想写“类型”"
                " → 日期,类型,应到,实到,内容（不是就不用管）"
            ),
        ),
        (
            *("应到,", "缺席人员,"),
            "1:7: E010 不认识的列“缺席人员” → 缺席人员的名单不放进来，删掉这一列；人数写在“应到”“实到”里",
        ),
        (
            "日期,类型",
            "内容摘要,类型",
            "1:1: E011 缺少“日期”这一列，下面的各行都没有读 → 加上这一列和它的列名",
        ),
        (
            *("日期,类型,应到,实到,内容\n", ""),
            "1:1: E065 没有一行是列名，不知道各列是什么，这份台账没有读 → 在最上面加一行列名，如 日期,类型,",
        ),
        (
            *("主题党日", "主提党日"),
            (
                "2:12: E020 不认识的活动类型“主提党日”，是否想写“主题党日”"
                " → 2024-03-05,主题党日,12,11,学习党章"
            ),
        ),
        (
            *("2024-03-05", "2024-13-05"),
            "2:1: E012 日期“2024-13-05”不是有效日期 → 写成 2024-03-05 的样子，换成实际的日期",
        ),
        ("2024-03-05,", "45356,", "2:1: E012 日期“45356”像是 Excel 里的日期序号 → 2024-03-05,主题党日,"),
        ("2024-03-05", "", "2:1: E011 这一行没有写“日期”，没有读 → 补上，如 2026-03-05；不是记录就删掉"),
        ("主题党日", "/", "2:1: E011 这一行没有写“类型”，没有读 → 补上，如 支部委员会会议；不是记录就删掉"),
        ("12,11", "12,13", "2:20: E021 实到 13 人多于应到 12 人 → 请核对两个人数"),
        ("12,11", "12,甲、乙", "2:20: E019 “实到”只写人数，不公布名单"),
        (
            *("2024-03-05", "2023-03-05"),
            (
                "2:1: W011 日期是 2023年3月5日，文件却在 2024 年的文件夹里"
                " → 核对日期，或把这一行移到 records/2023/"
            ),
        ),
        (
            *("学习党章", "学习党章,多的"),
            "2:28: E065 “多的”不在任何一列里 → 这一行的列比列名多；内容里有逗号的，用双引号括起来",
        ),
        (
            *("日期,类型", "第二党支部台账\n日期,类型"),
            "1:1: W063 这一行不是记录，没有读：第二党支部台账 → 不需要就删掉；是记录就写上日期和类型",
        ),
        ("讲党史\n", "讲党史\n合计,,24,21,\n", "4:1: W063 这一行不是记录，没有读：合计，24，21"),
        ("讲党史\n", "讲党史\n注：缺席的已补课\n", "4:1: W063 这一行不是记录，没有读：注：缺席的已补课"),
        ("讲党史\n", '讲党史\n2024-05-07,党课,12,"12,交流\n', '4:18: E014 实到“"12”不是一个整数'),
    ],
)
def test_what_is_wrong_is_told_in_its_place(content: Path, old: str, new: str, line: str) -> None:
    """The very cell, its line and column, and the corrected line."""
    assert old in PLAIN
    lines = _read(content, PLAIN.replace(old, new, 1))[1]
    assert any(one.startswith(line) for one in lines), lines


@pytest.mark.parametrize(
    ("column", "value", "line"),
    [
        ("党小组", "3", "2:17: E066 没有第 3 党小组：第二党支部当时只有 2 个党小组"),
        ("党小组", "全体", "2:17: E014 党小组“全体”不是党小组的序号"),
        ("所属期", "三月", "2:17: E015 所属期“三月”缺少年份 → 2024-03-05,主题党日,2024-03（请核对年份）"),
        (
            *("对应事项", "theme-day@2024"),
            "2:17: E015 “2024”不是“主题党日”的一期（频次是“每月”） → 写成 2024-01 的样子，换成实际的那一期",
        ),
        ("对应事项", "扫雪", "2:17: E017 不认识的责任事项“扫雪” → 可以写：主题党日、"),
        ("参加领导", "局长", "2:17: E017 不认识的岗位“局长”"),
        ("上传日期", "已报", "2:17: E012 上传日期“已报”不是有效日期"),
    ],
)
def test_what_a_column_refuses(content: Path, column: str, value: str, line: str) -> None:
    """Each column has the reader that posts have."""
    lines = _read(content, f"日期,类型,{column}\n2024-03-05,主题党日,{value}\n")[1]
    assert any(one.startswith(line) for one in lines), lines


@pytest.mark.parametrize("name", ["第二党支部", "branch-2", "后勤党支部", "综合科", "机关党组", "党总支"])
def test_a_file_is_named_for_its_unit(name: str, tmp_path: Path) -> None:
    """By its id, its name of any time, or its kind where there is only one."""
    site, lines = loaded(tmp_path, {f"records/2024/{name}.csv": PLAIN})
    assert (len(site.records), lines) == (2, [])


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (
            "records/2024/第二党之部.csv",
            (
                "E017 文件名里是不认识的单位“第二党之部”，是否想写“第二党支部”，不知道是谁的台账"
                " → 文件名改成 第二党支部.csv"
            ),
        ),
        ("records/2024/党组书记.csv", "E017 文件名里是不认识的单位“党组书记”"),
        (
            "records/第二党支部.csv",
            "E028 放在这里的文件不会读取，也不会发布 → 台账记录是 records/年份/单位.csv",
        ),
        (
            "records/2024/台账.xlsx",
            (
                "E028 放在这里的文件不会读取，也不会发布"
                " → 用 import-records 导入它（台账记录是 records/年份/单位.csv），再把它移到别处"
            ),
        ),
        ("records/2024/说明.md", "E028 放在这里的文件不会读取，也不会发布"),
    ],
)
def test_files_that_are_no_table(path: str, line: str, tmp_path: Path) -> None:
    """Nothing in the folder is lost in silence."""
    site, lines = loaded(tmp_path, {path: PLAIN})
    assert site.records == ()
    assert len(lines) == 1
    assert lines[0].startswith(f"{path}:1:1: {line}")


def _tables() -> Iterator[str]:
    yield from ("日期", "类型", "2024-03-05", "主题党日", "党课", "12", "合计", "注：", "/", "学习", "缺席")
    yield from (",", ",", ",", "\t", ";", "，", "\n", "\n", "\n", '"', '""', " ", "\u3000", "'", "\r")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(list(_tables())), max_size=60).map("".join), st.booleans())
def test_no_line_is_lost(content: Path, text: str, titled: bool) -> None:
    """Every line with something in it is a record, the titles, or reported; nothing raises."""
    whole = f"日期,类型,内容\n{text}" if titled else text
    site, lines = _read(content, whole)
    numbers = {int(line.split(":")[0]) for line in lines} | {one.line for one in site.records}
    rows = [row for row in read_rows(read_lines(whole.encode(), Report("")) or []) if not row.is_empty]
    titles = title_row([row.texts for row in rows])
    below = {row.line for number, row in enumerate(rows) if number != titles}
    assert below <= numbers or any("没有读" in line for line in lines if ": E" in line), lines


@given(
    st.lists(st.lists(st.text(alphabet='甲乙,"\t;，；\n ', max_size=6), min_size=2, max_size=5), max_size=6)
)
def test_tables_are_read_back(rows: list[list[str]]) -> None:
    """What the module `csv` writes is read as written, but for blanks at the edges and broken lines."""
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([["日期", "类型"], *rows])
    found = [row.cells for row in read_rows(read_lines(file.getvalue().encode(), Report("")) or [])]
    wanted = [[text.replace("\n", " ").strip(" \t") for text in row] for row in [["日期", "类型"], *rows]]
    assert [[cell.text for cell in cells] for cells in found if cells[0].text or len(cells) > 1] == wanted
