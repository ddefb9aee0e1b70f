"""SVG drawings: sizes, and what must not be in them."""

from __future__ import annotations

import base64
import itertools

import pytest
from tests import pictures

from dangjian.reading.files.drawings import read_drawing
from dangjian.reading.report import Report

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">'
)
PNG = base64.b64encode(pictures.saved(pictures.pixels(), "PNG")).decode()
JPEG = base64.b64encode(pictures.photo()).decode()


def read(inner: str, head: str = HEAD) -> tuple[tuple[int, int] | None, list[str]]:
    """Size and problems of a drawing."""
    report = Report("content/a.svg")
    size = read_drawing(f"{head}{inner}</svg>".encode(), report)
    return size, [str(problem) for problem in report.problems]


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="30" height="20"', (30, 20)),
        ('width="30px" height="20.4px"', (30, 20)),
        ('viewBox="0 0 48 24"', (48, 24)),
        ('viewBox="0,0,48,24" width="100%"', (48, 24)),
        ('viewBox="0 0 48 24" width="96"', (96, 48)),
        ('width="10cm"', (300, 150)),
        ('viewBox="a b"', (300, 150)),
        ('viewBox="0 0 0 0"', (300, 150)),
        ("", (300, 150)),
    ],
)
def test_the_size_of_a_drawing(attributes: str, size: tuple[int, int]) -> None:
    """What it asks for, its own coordinates, or what browsers take."""
    assert read("", f"<svg {attributes}>") == (size, [])


@pytest.mark.parametrize(
    "inner",
    [
        '<rect width="5" height="5" fill="url(#g)"/>',
        '<use xlink:href="#a"/><a href="#b"><text>甲</text></a>',
        "<style>rect { fill: url( '#g' ) }</style>",
        f'<image href="data:image/png;base64,{PNG}"/>',
        '<animate attributeName="x" to="5"/>',
        "<metadata>甲</metadata><!-- <script> -->",
    ],
)
def test_what_a_drawing_may_hold(inner: str) -> None:
    """All that stays within it."""
    assert read(inner) == ((20, 10), [])


@pytest.mark.parametrize(
    ("inner", "what"),
    [
        ("<script>alert(1)</script>", "有 <script>"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg"/>', "有 <s:script>"),
        ("<foreignObject><b/></foreignObject>", "有 <foreignObject>"),
        ('<rect onclick="go()"/>', "有会运行的代码"),
        ('<rect ONLOAD="go()"/>', "有会运行的代码"),
        ('<set attributeName="xlink:href" to="javascript:go()"/>', "有会运行的代码"),
        ('<a xlink:href="javascript:go()"/>', "引用了外面的文件"),
        ('<image href="https://a.example/b.png"/>', "引用了外面的文件"),
        ('<image href="现场.jpg"/>', "引用了外面的文件"),
        ('<image href="data:text/html,x"/>', "引用了外面的文件"),
        ('<use href="other.svg#a"/>', "引用了外面的文件"),
        ('<rect style="fill: url(http://a.example/#x)"/>', "引用了外面的文件"),
        ("<style>@import 'a.css';</style>", "引用了外面的文件"),
        ('<style>rect{fill:url("//a.example")}</style>', "引用了外面的文件"),
        ("<?xml-stylesheet href='a.css'?>", "引用了外面的文件"),
        (f'<image href="data:image/jpeg;base64,{JPEG}"/>', "嵌着的照片带有拍摄信息"),
    ],
)
def test_what_a_drawing_must_not_hold(inner: str, what: str) -> None:
    """One error, at its line and column."""
    _size, lines = read(f"\n  {inner}")
    assert len(lines) == 1
    assert lines[0].startswith(f"content/a.svg:2:3: E053 SVG 图片里{what}，不能发布 → ")


@pytest.mark.parametrize(
    "text", ["<svg>", "<svg", "<svg></b>", '<!DOCTYPE svg [<!ENTITY a "&b;">]><svg>&c;</svg>']
)
def test_a_broken_drawing(text: str) -> None:
    """Is told as a broken picture is."""
    report = Report("content/a.svg")
    assert read_drawing(text.encode(), report) is None
    assert [problem.code for problem in report.problems] == ["E051"]


def test_entities_that_grow_are_stopped() -> None:
    """A few lines that would be gigabytes."""
    names = "abcdefghijkl"
    entities = "".join(f'<!ENTITY {one} "{f"&{before};" * 10}">' for before, one in itertools.pairwise(names))
    text = f'<!DOCTYPE svg [<!ENTITY a "{"x" * 1000}">{entities}]><svg><text>&{names[-1]};</text></svg>'
    report = Report("content/a.svg")
    assert read_drawing(text.encode(), report) is None
    assert [problem.code for problem in report.problems] == ["E051"]
