"""Pictures without words, with an address that another has, or with what cannot be taken out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests import pictures
from tests.content.sites import POST, content_with

from dangjian.build.plan import make_plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dangjian.model.problem import Problem

AS_OF = dt.date(2026, 11, 24)
WORDS = "在这里写照片上是什么"
FOLDER = "news/2024/x"


def checked(folder: Path, body: str, files: Mapping[str, bytes], fields: str = "") -> list[Problem]:
    """The problems of a post with a folder of its own, and of the files in it."""
    text = POST.replace("正文。\n", body).replace("支部: 第一党支部\n", f"支部: 第一党支部\n{fields}")
    content = content_with(folder, {f"{FOLDER}/index.md": text})
    for name, data in files.items():
        path = content / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return list(make_plan(content, AS_OF).problems)


@pytest.mark.parametrize(
    ("body", "place", "corrected"),
    [
        ("![](现场.jpg)", "8:1", f"![{WORDS}](现场.jpg)"),
        ("甲。\n\n- 项 ![ ](现场.jpg '题') 乙", "10:5", f"- 项 ![{WORDS}](现场.jpg '题') 乙"),
        ("![][号]\n\n[号]: 现场.jpg", "8:1", f"![{WORDS}][号]"),
        ("甲 ![](现场.jpg)乙![](现场.jpg)", "8:3", f"甲 ![{WORDS}](现场.jpg)乙![{WORDS}](现场.jpg)"),
        (f"![{WORDS}](现场.jpg)", "8:1", f"![{WORDS}](现场.jpg)"),
    ],
)
def test_a_photo_in_the_text_without_words(tmp_path: Path, body: str, place: str, corrected: str) -> None:
    """Is told at its place, with the line to write; the words to be replaced are none."""
    problems = checked(tmp_path, f"{body}\n", {"现场.jpg": pictures.photo()})
    assert [(one.place, one.code, one.corrected) for one in problems] == [
        (f"content/{FOLDER}/index.md:{place}", "W048", corrected)
    ]


@pytest.mark.parametrize(
    "body", ["![会场](现场.jpg)", "`![](现场.jpg)` ![会场](现场.jpg)", '<img src="现场.jpg" alt="">']
)
def test_photos_with_words(tmp_path: Path, body: str) -> None:
    """Nothing to say; code is no photo."""
    assert checked(tmp_path, f"{body}\n", {"现场.jpg": pictures.photo()}) == []


def test_photos_below_the_text_without_words(tmp_path: Path) -> None:
    """One message a post, with the lines that list them all, in the order shown."""
    files = {name: pictures.photo() for name in ("图10.jpg", "图2.jpg", "现场.jpg", "封面.jpg", "原图/a.jpg")}
    (problem,) = checked(tmp_path, "![会场](现场.jpg)\n", files, "封面: 封面.jpg\n")
    assert (problem.place, problem.code) == (f"content/{FOLDER}/index.md:3:5", "W048")
    assert problem.message.startswith("文末的照片“原图/a.jpg”等 3 张没有说明")
    names = ("原图/a.jpg", "图2.jpg", "图10.jpg")
    assert problem.fix.split("\n") == [
        "在这一行下面加上：",
        "照片:",
        *(f"- {name}: {WORDS}" for name in names),
    ]


def test_a_photo_that_is_listed_is_used(tmp_path: Path) -> None:
    """One that is not, is not published, and is told."""
    files = {"图1.jpg": pictures.photo(), "图2.jpg": pictures.photo(), "图3.heic": b"x"}
    problems = checked(tmp_path, "正文。\n", files, "照片: 图2.jpg 会场\n")
    assert [(one.path.rsplit("/", 1)[-1], one.code) for one in problems] == [
        ("图1.jpg", "W024"),
        ("图3.heic", "W024"),
    ]
    assert "另存为 JPG" in problems[1].hint


@pytest.mark.parametrize(
    ("files", "path", "said"),
    [
        (("a.jpg", "a.png"), "a.png", "网页上用的文件“a-60w.webp”与 content/{}/a.jpg 的重名"),
        (("a.jpg", "A.png"), "a.jpg", "网页上用的文件“a-60w.webp”与 content/{}/A.png 的重名"),
        (("a.jpg", "a-60w.webp"), "a.jpg", "网页上用的文件“a-60w.webp”与 content/{}/a-60w.webp 的重名"),
    ],
)
def test_two_files_of_one_address(tmp_path: Path, files: tuple[str, ...], path: str, said: str) -> None:
    """Is an error at one of them, before anything is made."""
    makers = {".jpg": pictures.photo(), ".png": pictures.graphic(), ".webp": pictures.animation("WEBP")}
    body = "".join(f"![图]({name})\n" for name in files)
    problems = checked(tmp_path, body, {name: makers[name[name.rindex(".") :]] for name in files})
    assert [(one.path, one.code, one.message) for one in problems] == [
        (f"content/{FOLDER}/{path}", "E054", said.format(FOLDER))
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("扫描件.tif", b"II*\0"),
        ("照片.HEIC", b"II*\0"),
        ("照片.jpe", pictures.photo()),
        ("没有扩展名", pictures.photo()),
        ("视频.mp4", b"\0\0\0\x18ftypmp42"),
    ],
)
def test_an_attachment_whose_metadata_stays(tmp_path: Path, name: str, data: bytes) -> None:
    """Is not published, whatever its name."""
    (problem,) = checked(tmp_path, "正文。\n", {name: data}, f"附件: {name}\n")
    assert (problem.path, problem.code) == (f"content/{FOLDER}/{name}", "E055")
    assert "PDF" in problem.hint


def test_what_is_no_picture_is_told_once_and_left_out(tmp_path: Path) -> None:
    """At the file, not at each place that shows it."""
    body = "![甲](a.jpg)\n\n![乙](a.jpg)\n"
    (problem,) = checked(tmp_path, body, {"a.jpg": b"%PDF-1.4"})
    assert (problem.place, problem.code) == (f"content/{FOLDER}/a.jpg:1:1", "E050")
