"""Bytes → text: the two encodings of offices, always right; damage told with its place."""

from __future__ import annotations

import codecs
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian.reading.files.encoding import decode
from dangjian.reading.files.lines import split_lines
from dangjian.reading.files.text_file import read_lines
from dangjian.reading.report import Report

# The 3,755 everyday characters of GB 2312.
_COMMON = [
    bytes([row, cell]).decode("gb2312")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF)
    if not (row == 0xD7 and cell > 0xF9)
]


def _texts(count: int) -> list[str]:
    """Short Chinese texts with marks, figures and Latin words, as in front matters."""
    random = Random(20)  # noqa: S311 # the same texts each time
    texts = []
    for _time in range(count):
        words = [
            "".join(random.choices(_COMMON, k=random.randint(2, 12))) for _word in range(random.randint(4, 9))
        ]
        marks = random.choices("，。：；“”《》（）、 \n-2024abc", k=len(words))
        texts.append("".join(word + mark for word, mark in zip(words, marks, strict=True)))
    return texts


def test_short_texts_in_both_encodings() -> None:
    """300 short texts in UTF-8, GBK and UTF-16, with their marks or without: all right, none reported."""
    for text in _texts(300):
        for data in (
            text.encode(),
            codecs.BOM_UTF8 + text.encode(),
            text.encode("gb18030"),
            text.encode("utf-16"),
        ):
            report = Report("a.md")
            assert decode(data, report) == text
            assert report.problems == []


def test_damaged_utf8_is_told_with_its_place() -> None:
    """A lost byte is never read as GBK: line and column of the damaged character are given."""
    random = Random(21)  # noqa: S311 # the same texts each time
    for text in _texts(300):
        at = random.choice([index for index, character in enumerate(text) if not character.isascii()])
        before, after = f"第一行，没有问题。\n{text[:at]}", f"{text[at + 1 :]}\n最后一行。"
        report = Report("a.md")
        assert decode(before.encode() + text[at].encode()[:-1] + after.encode(), report) is None
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        assert [(one.code, one.line, one.column) for one in report.problems] == [("E003", line, column)]


def test_a_mark_is_no_column() -> None:
    """Columns are counted without the byte order mark."""
    report = Report("a.md")
    assert decode(codecs.BOM_UTF8 + "标题".encode() + b"\xe5\x85", report) is None
    assert [(one.line, one.column) for one in report.problems] == [(1, 3)]


@pytest.mark.parametrize("line", ["标题: 三月主题党日", "a", "，"])
def test_damaged_gbk_is_told_with_its_line(line: str) -> None:
    """A GBK file that lost a byte keeps its name: it is not called unreadable."""
    report = Report("a.md")
    data = ("第一行没有问题。\n" * 20 + line).encode("gbk") + "党".encode("gbk")[:1] + b"\n"
    assert decode(data, report) is None
    assert [(one.code, one.line, one.column) for one in report.problems] == [("E003", 21, len(line) + 1)]
    assert "GBK" in report.problems[0].message


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_one_error(data: bytes) -> None:
    """Text, or exactly one error; never an exception."""
    report = Report("a.md")
    text = decode(data, report)
    assert (text is None) == (len(report.problems) == 1)
    assert all(problem.is_error for problem in report.problems)


@given(st.text(max_size=200))
def test_utf8_is_always_utf8(text: str) -> None:
    """A valid UTF-8 text without zero bytes is never taken for anything else."""
    data = text.encode()
    report = Report("a.md")
    decoded = decode(data, report)
    assert decoded in {text, text.removeprefix("\ufeff"), None}
    assert decoded is not None or "\x00" in text or data[:1] in {b"P", b"%", b"{", b"G", b"R", b"7", b"B"}


@pytest.mark.parametrize(
    ("raw", "clean", "columns"),
    [
        ("标题: 甲", "标题: 甲", [1, 2, 3, 4, 5, 6]),
        ("标\u200b题: 甲", "标题: 甲", [1, 3, 4, 5, 6, 7]),
        ("\ufeff标题", "标题", [2, 3, 4]),
        ("标题\x0b\x08甲", "标题甲", [1, 2, 5, 6]),
        ("标题\t甲", "标题\t甲", [1, 2, 3, 4, 5]),
    ],
)
def test_columns_count_removed_characters(raw: str, clean: str, columns: list[int]) -> None:
    """Invisible characters go, but columns stay those of the file, as an editor's program counts them."""
    report = Report("a.md")
    line = split_lines(raw, report)[0]
    assert line.text == clean
    assert [line.column(index) for index in range(len(clean) + 1)] == columns
    assert [problem.code for problem in report.problems] == (["W001"] if raw != clean else [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    """Unix, Windows and old Macintosh lines are the same lines; other separators are none."""
    lines = read_lines(end.join(["一", "二\u2028三", "", "四"]).encode(), Report("a.md"))
    assert lines is not None
    assert [(line.number, line.text) for line in lines] == [(1, "一"), (2, "二三"), (3, ""), (4, "四")]
