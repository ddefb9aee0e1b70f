"""The titles that units really write: understood where the meaning is certain, never a reason to delete."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.content.sites import content_with

from dangjian.content.load import load

if TYPE_CHECKING:
    from dangjian.model.site import Site

ROOT = Path(__file__).resolve().parents[2]
PATH = "records/2024/第二党支部.csv"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content directory whose table of records is written anew for each text."""
    return content_with(tmp_path_factory.mktemp("columns"), {PATH: ""})


def _read(content: Path, text: str) -> tuple[Site, list[str]]:
    (content / PATH).write_text(text, "utf-8")
    site, problems = load(content)
    return site, [str(problem).removeprefix(f"content/{PATH}:") for problem in problems]


def test_what_is_shipped_opens_in_excel() -> None:
    """A Chinese Excel takes a file without the mark for GBK, and shows it garbled."""
    shipped = [
        path for folder in ("content", "hooks/dangjian/starter") for path in (ROOT / folder).rglob("*.csv")
    ]
    assert shipped
    assert [path.name for path in shipped if not path.read_bytes().startswith(codecs.BOM_UTF8)] == []


def test_the_mark_moves_no_place(content: Path) -> None:
    """Columns of problems, and corrected lines, are the same with the mark and without."""
    text = "日其,类型\n2024-13-05,主题党日\n2024-03-05,主提党日\n"
    plain = _read(content, text)[1]
    assert plain[0].startswith("1:1: ")
    assert _read(content, f"\ufeff{text}")[1] == plain


@pytest.mark.parametrize(
    ("titles", "unread"),
    [
        ("活动时间,活动类型,应参会人数,参会人数,活动名称", []),
        ("会议时间,会议类型,应到会人数,到会人数,活动主题", []),
        ("日期时间,类别,应出席人数,人数,主题", []),
        ("日期,类型,应到,参加人数,活动内容", []),
    ],
)
def test_other_titles(titles: str, unread: list[str], content: Path) -> None:
    """Titles whose meaning is certain are read."""
    site, lines = _read(content, f"{titles}\n2024-03-05,主题党日,12,11,学习党章\n")
    assert lines == unread
    assert [(one.date.iso, one.expected, one.present, one.note) for one in site.records] == [
        ("2024-03-05", 12, 11, "学习党章")
    ]


@pytest.mark.parametrize(
    ("titles", "line"),
    [
        (
            "时间,日期,类型,参加人数,实到人数,应到",
            "1:1: W066 “时间”这一列没有读：“日期”读的是“日期”那一列",
        ),
        (
            "时间,日期,类型,参加人数,实到人数,应到",
            (
                "1:10: W066 “参加人数”这一列没有读：“实到”读的是“实到人数”那一列"
                " → 两列不是一回事就不用管；是一回事就合成一列"
            ),
        ),
    ],
)
def test_the_surer_of_two_titles_is_read(titles: str, line: str, content: Path) -> None:
    """Wherever it stands; the other one is told, and stops nothing."""
    site, lines = _read(content, f"{titles}\n14:30,2024-03-05,主题党日,40,11,12\n")
    assert line in "\n".join(lines)
    assert not [one for one in lines if " E" in one]
    assert [(one.date.iso, one.present, one.expected) for one in site.records] == [("2024-03-05", 11, 12)]


def test_the_same_title_twice_is_in_doubt(content: Path) -> None:
    """Nobody knows which is meant."""
    lines = _read(content, "日期,类型,实到,实到（人）\n2024-03-05,主题党日,11,12\n")[1]
    assert lines == [
        (
            "1:10: E018 “实到（人）”和前面的一列都是“实到”，后面这一列没有读"
            " → 合成一列；两列不是一回事的，给不用读的一列换个列名"
        )
    ]


@pytest.mark.parametrize("title", ["备注", "地点", "风险等级", "满意度"])
def test_an_unknown_column_stops_nothing(title: str, content: Path) -> None:
    """It is said not to be read; nobody is told to delete what is in it."""
    site, lines = _read(content, f"日期,类型,{title}\n2024-03-05,主题党日,三楼\n")
    assert len(site.records) == 1
    assert len(lines) == 1
    assert lines[0].startswith(f"1:7: W066 不认识的列“{title}”，这一列没有读 → 要读的，列名改成其中一个：")
    assert "不用读的可以留着，把列名那一格清空就不再提醒" in lines[0]
    assert "删" not in lines[0]
    assert _read(content, "日期,类型,\n2024-03-05,主题党日,三楼\n")[1] == []


@pytest.mark.parametrize("typed", ["2024-03-05至03-07", "2024-03-05至7", "2024年3月5日—7日"])
def test_the_end_of_a_span_is_not_lost_in_silence(typed: str, content: Path) -> None:
    """The first day counts, as for posts."""
    site, lines = _read(content, f"日期,类型\n{typed},主题党日\n")
    assert [one.date.iso for one in site.records] == ["2024-03-05"]
    assert lines == [
        (
            f"2:1: W067 日期“{typed}”是几天，按第一天 2024-03-05 算，止日没有记"
            " → 算得对就改成 2024-03-05；要留下止日，写进“内容”"
        )
    ]


@pytest.mark.parametrize("cell", ["11/12", "12/11", "11人／12人", "11 / 12"])
@pytest.mark.parametrize("title", ["实到", "人数", "应到", "实到/应到"])
def test_two_counts_in_a_cell(cell: str, title: str, content: Path) -> None:
    """The less of them came."""
    site, lines = _read(content, f"日期,类型,{title}\n2024-03-05,主题党日,{cell}\n")
    assert lines == []
    assert [(one.expected, one.present) for one in site.records] == [(12, 11)]


def test_two_counts_beside_another(content: Path) -> None:
    """A column of its own has the last word; that they differ is told."""
    site, lines = _read(
        content, "日期,类型,应到,实到\n2024-03-05,主题党日,13,11/12\n2024-04-02,党日,12,9/12\n"
    )
    assert lines == ["2:20: W069 “11/12”里应到 12 人，“应到”一列是“13” → 按“应到”那一列算，请核对"]
    assert [(one.expected, one.present) for one in site.records] == [(13, 11), (12, 9)]


@pytest.mark.parametrize(
    ("column", "cell", "line"),
    [
        ("主持", "张三", "2:17: W068 “主持”不像岗位，可能是姓名 → 只写岗位，不写姓名和号码；"),
        ("记录", "李四", "2:17: W068 “记录”不像岗位，可能是姓名"),
        ("主讲", "支部书记王五", "2:17: W068 “主讲”不像岗位，可能是姓名"),
        ("内容", "王主任13912345678讲话", "2:17: W068 “内容”里像是有手机号码"),
        ("内容", "联系 139-1234-5678", "2:17: W068 “内容”里像是有手机号码"),
        ("存放", "110101199003078515", "2:17: W068 “存放”里像是有身份证号"),
        ("", "１３９１２３４５６７８", "2:17: W068 这一格里像是有手机号码"),
    ],
)
def test_persons_are_told(column: str, cell: str, line: str, content: Path) -> None:
    """What the import does not take over is told of a table typed by hand as well."""
    site, lines = _read(content, f"日期,类型,{column}\n2024-03-05,主题党日,{cell}\n")
    assert len(site.records) == 1
    assert [one for one in lines if one.startswith(line)] == lines != []


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("主持", "党组书记"),
        ("主持", "第二党支部书记"),
        ("主持", "/"),
        ("内容", "20240305001号文件"),
        ("内容", "学习〔2024〕12号，编号2024030500112233445566"),
    ],
)
def test_positions_and_other_numbers_are_not(column: str, cell: str, content: Path) -> None:
    """Positions, nothing, and numbers of documents."""
    assert _read(content, f"日期,类型,{column}\n2024-03-05,主题党日,{cell}\n")[1] == []
