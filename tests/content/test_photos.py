"""The photos of a post: which, in what order, with what words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.content.sites import POST, content_with

from dangjian.content.load import load

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("现场.jpg", "合影.jpg", "图2.JPG", "图10.jpg", "IMG 1 (2).png", "一、二.jpg")
FOLDER = "news/2024/x"


def read(
    folder: Path, photos: str, *, source: str = f"{FOLDER}/index.md", more: str = ""
) -> tuple[list[tuple[str, str]], list[str]]:
    """Names and descriptions of a post's photos, and the lines printed. ``photos`` stands in its fields."""
    post = POST.replace("支部: 第一党支部\n", f"支部: 第一党支部\n{more}{photos}")
    content = content_with(folder, {source: post, **{f"{FOLDER}/{name}": "" for name in NAMES}})
    site, problems = load(content)
    found = next(one for one in site.posts if one.source.path == source)
    names = [(one.path.removeprefix(f"{FOLDER}/"), one.alt) for one in found.photos]
    return names, [str(problem).removeprefix(f"content/{source}:") for problem in problems]


@pytest.mark.parametrize(
    "photos",
    [
        "照片:\n- 现场.jpg: 党员学习\n- 合影.jpg: 全体合影\n",
        "照片:\n  - 现场.jpg: 党员学习\n  - 合影.jpg: 全体合影\n",
        "照片：\n- 现场.jpg：党员学习\n- 合影.jpg：全体合影\n",
        "照片:\n- 现场.jpg 党员学习\n- 合影.jpg　全体合影\n",
        "照片:\n1. 现场.jpg 党员学习\n2. 合影.jpg 全体合影\n",
        "照片:\n- 现场.jpg（党员学习）\n- 合影.jpg (全体合影)\n",
        "照片:\n- 现场.jpg —— 党员学习\n- 合影.jpg | 全体合影\n",
        "照片:\n- 现场.jpg: 说明：党员学习\n- 合影.jpg：全体合影；\n",
        "照片:\n- \"现场.jpg: 党员学习\"\n- '合影.jpg: 全体合影'\n",
        "照片:\n- ![党员学习](现场.jpg)\n- ![全体合影](合影.jpg)\n",
        "照片:\n  现场.jpg: 党员学习\n  合影.jpg: 全体合影\n",
        "照片:\n现场.jpg 党员学习\n合影.jpg 全体合影\n",
        "照片: 现场.jpg 党员学习、合影.jpg 全体合影\n",
        "照片: 现场.jpg: 党员学习，合影.jpg: 全体合影\n",
        "照片: 现场.jpg 党员学习 合影.jpg 全体合影\n",
        "照片: [现场.jpg: 党员学习, 合影.jpg: 全体合影]\n",
        "照片:\n- 现场.jpg: 党员学习\n- 合影.jpg: 全体合影\n- 现场.jpg: 再一次\n",
        "photos:\n- 现场.jpg: 党员学习\n- 合影.jpg: 全体合影\n",
        "相册: 现场.jpg 党员学习；合影.jpg 全体合影\n",
    ],
)
def test_the_forms_that_people_type(tmp_path: Path, photos: str) -> None:
    """All mean the same, and nothing is complained of."""
    assert read(tmp_path, photos) == ([("现场.jpg", "党员学习"), ("合影.jpg", "全体合影")], [])


@pytest.mark.parametrize(
    ("photos", "names"),
    [
        ("照片: 现场.jpg、合影.jpg\n", ["现场.jpg", "合影.jpg"]),
        ("照片: 现场.jpg 合影.jpg\n", ["现场.jpg", "合影.jpg"]),
        ("照片: 图2.JPG，图10.jpg\n", ["图2.JPG", "图10.jpg"]),
        ("照片: IMG 1 (2).png, 现场.jpg\n", ["IMG 1 (2).png", "现场.jpg"]),
        ("照片: 一、二.jpg、现场.jpg\n", ["一、二.jpg", "现场.jpg"]),
        ("照片:\n- 图2.JPG\n- IMG 1 (2).png\n", ["图2.JPG", "IMG 1 (2).png"]),
    ],
)
def test_names_alone(tmp_path: Path, photos: str, names: list[str]) -> None:
    """Names with blanks, brackets and commas; each line without words is told once."""
    found, lines = read(tmp_path, photos)
    assert found == [(name, "") for name in names]
    assert [line.split(" ")[1] for line in lines] == ["W048"] * (photos.count("\n- ") or 1)


def test_a_description_may_hold_commas(tmp_path: Path) -> None:
    """It goes on until another file begins."""
    photos = "照片: 现场.jpg 党员学习、讨论，会后合影、合影.jpg 全体\n"
    assert read(tmp_path, photos)[0] == [("现场.jpg", "党员学习、讨论，会后合影"), ("合影.jpg", "全体")]


@pytest.mark.parametrize(
    ("photos", "line"),
    [
        ("照片: 现场.jpeg 党员学习\n", "6:5: E024 找不到照片“现场.jpeg”，是否想写“现场.jpg”"),
        (
            "照片:\n- 现厂.jpg: 党员学习\n",
            "7:3: E024 找不到照片“现厂.jpg”，是否想写“现场.jpg” → - 现场.jpg: 党员学习",
        ),
        ("照片:\n- 现场\n", "7:3: E024 找不到照片“现场”，是否想写“现场.jpg” → - 现场.jpg"),
        ("照片:\n- D:\\照片\\现场.jpg 学习\n", "7:3: E023 照片“D:\\照片\\现场.jpg”是这台电脑上的路径"),
        ("照片:\n- index.md: 学习\n", "7:3: E041 照片“index.md”不是图片"),
        (
            "图片: 现场.jpg 党员学习\n",
            "6:1: E010 不认识的字段“图片”，是否想写“照片” → 照片: 现场.jpg 党员学习",
        ),
    ],
)
def test_photos_that_are_not_there(tmp_path: Path, photos: str, line: str) -> None:
    """Each is told at its place, with the nearest that exists."""
    _names, lines = read(tmp_path, photos)
    assert [one for one in lines if one.startswith(line)] != []


@pytest.mark.parametrize(
    ("photos", "corrected"),
    [
        ("照片: 现场.jpg、合影.jpg 全体合影\n", "照片:\n- 现场.jpg: {}\n- 合影.jpg: 全体合影"),
        ("照片:\n  - 现场.jpg\n  - 合影.jpg: 全体合影\n", "  - 现场.jpg: {}"),
    ],
)
def test_a_photo_without_words_is_told_with_the_lines_to_write(
    tmp_path: Path, photos: str, corrected: str
) -> None:
    """Pasted and left as they are, they are told again: only words of one's own count."""
    words = "在这里写照片上是什么"
    post = POST.replace("支部: 第一党支部\n", f"支部: 第一党支部\n{photos}")
    content = content_with(
        tmp_path, {f"{FOLDER}/index.md": post, **{f"{FOLDER}/{name}": "" for name in NAMES}}
    )
    (problem,) = load(content)[1]
    assert (problem.code, problem.corrected) == ("W048", corrected.format(words))
    lines = post.split("\n")
    lines[problem.line - 1 : problem.line] = problem.corrected.split("\n")
    (content / FOLDER / "index.md").write_text("\n".join(lines), encoding="utf-8")
    site, problems = load(content)
    assert [one.code for one in problems] == ["W048"]
    assert [photo.alt for photo in site.posts[0].photos] == ["", "全体合影"]
    (content / FOLDER / "index.md").write_text("\n".join(lines).replace(words, "党员学习"), encoding="utf-8")
    assert load(content)[1] == ()


def test_a_post_with_a_folder_of_its_own_shows_all_in_it(tmp_path: Path) -> None:
    """图2 before 图10; a folder in it belongs to it."""
    names = ("图10.jpg", "图2.JPG", "图.jpg", "合影.png", "原图/1.jpg", "名单.xlsx", "示意.svg")
    content = content_with(
        tmp_path, {f"{FOLDER}/index.md": POST, **{f"{FOLDER}/{name}": "" for name in names}}
    )
    site, problems = load(content)
    assert problems == ()
    found = [photo.path.removeprefix(f"{FOLDER}/") for photo in site.posts[0].photos]
    assert found == ["原图/1.jpg", "合影.png", "图.jpg", "图2.JPG", "图10.jpg", "示意.svg"]


def test_a_post_beside_others_shows_those_named_like_it(tmp_path: Path) -> None:
    """The number may be typed in several ways; the longest name of a post wins."""
    mine = ("x-1.jpg", "x-2.jpg", "x_3.JPG", "x 4.png", "x（5）.jpg", "x (6).jpg", "x7.jpg", "x.jpg")
    others = ("x-y-1.jpg", "x-9-1.jpg", "x-2024.jpg", "xx-1.jpg", "y.jpg", "x-1-副本.jpg")
    files = {f"news/2024/{name}": "" for name in (*mine, *others)}
    posts = {f"news/2024/{name}.md": POST for name in ("x", "x-9", "z")}
    site, _problems = load(content_with(tmp_path, {**files, **posts}))
    found = {
        post.source.path: [photo.path.removeprefix("news/2024/") for photo in post.photos]
        for post in site.posts
    }
    assert sorted(found["news/2024/x.md"]) == sorted(mine)
    assert found["news/2024/x-9.md"] == ["x-9-1.jpg"]
    assert found["news/2024/z.md"] == []


def test_cover_and_attachments_are_not_shown_twice(tmp_path: Path) -> None:
    """What the list says of the cover is the cover's."""
    more = "封面: 现场.jpg\n附件: 合影.jpg\n"
    assert read(tmp_path / "a", "", more=more)[0] == [
        (name, "") for name in ("IMG 1 (2).png", "一、二.jpg", "图2.JPG", "图10.jpg")
    ]
    photos = "照片:\n- 现场.jpg: 党员学习\n- 图2.JPG: 讨论\n"
    assert read(tmp_path / "b", photos, more=more) == ([("图2.JPG", "讨论")], [])
    site, _problems = load(tmp_path / "b/content")
    assert site.posts[0].cover_alt == "党员学习"


@pytest.mark.parametrize("photos", ["照片: 无\n", "照片: -\n"])
def test_no_photos_at_all(tmp_path: Path, photos: str) -> None:
    """Whoever wants none says so."""
    assert read(tmp_path, photos) == ([], [])


def test_an_empty_field_is_no_field(tmp_path: Path) -> None:
    """As in a form that nobody filled in."""
    assert len(read(tmp_path, "照片:\n")[0]) == len(NAMES)
