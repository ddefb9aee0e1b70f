"""The heads of picture files: sizes, kinds, and what is no picture."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests import pictures

from dangjian.model.pictures import PictureKind
from dangjian.reading.files.pictures import MAX_PIXELS, MAX_SIDE, read_picture

if TYPE_CHECKING:
    from pathlib import Path

    from dangjian.reading.files.pictures import Found

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="12"/>'


def read(folder: Path, name: str, data: bytes) -> Found:
    """What is found of a file of these bytes."""
    file = folder / name
    file.write_bytes(data)
    return read_picture(file, f"news/{name}", f"content/news/{name}")


@pytest.mark.parametrize(
    ("name", "data", "kind", "size"),
    [
        ("a.jpg", pictures.photo(), "photo", (60, 40)),
        ("A.JPG", pictures.photo(), "photo", (60, 40)),
        ("a.jfif", pictures.photo(), "photo", (60, 40)),
        ("a.jpeg", pictures.photo(orientation=3), "photo", (60, 40)),
        ("a.jpg", pictures.photo(orientation=6), "photo", (40, 60)),
        ("a.jpg", pictures.photo(orientation=8), "photo", (40, 60)),
        ("a.jpg", pictures.saved(pictures.pixels(mode="L"), "JPEG"), "photo", (60, 40)),
        ("a.png", pictures.graphic(mode="RGBA"), "graphic", (60, 40)),
        ("a.png", pictures.graphic(mode="P"), "graphic", (60, 40)),
        ("a.png", pictures.graphic(200, 200, mode="RGB"), "graphic", (200, 200)),
        ("a.png", pictures.saved(pictures.busy(200, 100), "PNG"), "photo", (200, 100)),
        ("a.png", pictures.saved(Image.new("I;16", (30, 20)), "PNG"), "graphic", (30, 20)),
        ("a.webp", pictures.saved(pictures.pixels(), "WEBP", exif=pictures.exif(6)), "photo", (40, 60)),
        ("a.webp", pictures.saved(pictures.pixels(mode="RGBA"), "WEBP"), "photo", (60, 40)),
        ("a.gif", pictures.saved(pictures.pixels(), "GIF"), "graphic", (60, 40)),
        ("a.gif", pictures.animation("GIF"), "animation", (30, 20)),
        ("a.webp", pictures.animation("WEBP"), "animation", (30, 20)),
        ("a.png", pictures.animation("PNG"), "animation", (30, 20)),
        ("a.bmp", pictures.saved(pictures.pixels(), "BMP"), "photo", (60, 40)),
        ("a.svg", SVG, "drawing", (24, 12)),
    ],
)
def test_what_a_picture_is(tmp_path: Path, name: str, data: bytes, kind: str, size: tuple[int, int]) -> None:
    """Kind and size as a viewer sees it, and nothing to complain of."""
    found = read(tmp_path, name, data)
    assert found.problems == ()
    assert found.picture is not None
    assert (found.picture.kind, found.picture.width, found.picture.height) == (PictureKind(kind), *size)
    assert found.picture.path == f"news/{name}"


def test_several_pictures_in_one_jpeg_are_a_photo(tmp_path: Path) -> None:
    """Telephones put a second, smaller one behind: that is no animation."""
    data = pictures.saved(pictures.pixels(), "MPO", save_all=True, append_images=[pictures.pixels(30, 20)])
    found = read(tmp_path, "a.jpg", data)
    assert found.picture is not None
    assert (found.picture.kind, found.picture.width, found.problems) == (PictureKind.PHOTO, 60, ())


def test_what_stands_behind_a_whole_photo_is_no_damage(tmp_path: Path) -> None:
    """Telephones append films."""
    found = read(tmp_path, "a.jpg", pictures.photo() + b"\0\0\0\x18ftypmp42" + bytes(500))
    assert found.picture is not None
    assert found.problems == ()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.jpg", b"", "E050 图片文件是空的 → 重新复制一份原图"),
        ("a.jpg", HEIC, "E050 这是苹果手机的 HEIC 照片，只改扩展名，网页显示不了 → "),
        ("a.jpg", b"%PDF-1.4\n", "E050 这个文件不是网页能显示的图片，其实是 PDF 文件 → "),
        ("a.jpg", b"PK\x03\x04 docx", "E050 这个文件不是网页能显示的图片，其实是 Word 等办公文件或压缩包 → "),
        ("a.png", b"<!DOCTYPE html><html>", "E050 这个文件不是网页能显示的图片，其实是网页 → "),
        ("a.jpg", b"\0\0\0\x20ftypisom", "E050 这个文件不是网页能显示的图片，其实是视频 → "),
        ("a.jpg", b"II*\0\x08\0\0\0", "E050 这个文件不是网页能显示的图片，其实是 TIFF 图片 → "),
        ("a.jpg", b"\0\0\0\x20ftypavif", "E050 这个文件不是网页能显示的图片，其实是 AVIF 图片 → "),
        ("a.jpg", b"hello", "E050 这个文件不是网页能显示的图片 → "),
        ("a.jpg", pictures.photo(400, 300)[:-900], "E051 图片不完整或已损坏，打不开 → "),
        ("a.jpg", pictures.photo()[:700], "E051 图片不完整或已损坏，打不开 → "),
        ("a.jpg", b"\xff\xd8\xff", "E051 图片不完整或已损坏，打不开 → "),
        ("a.png", pictures.graphic()[:-30], "E051 图片不完整或已损坏，打不开 → "),
        ("a.gif", pictures.animation("GIF")[:-40], "E051 图片不完整或已损坏，打不开 → "),
        (
            "a.webp",
            pictures.saved(pictures.busy(90, 90), "WEBP")[:-900],
            "E051 图片不完整或已损坏，打不开 → ",
        ),
        ("a.png", SVG, "E050 扩展名是 .png，内容其实是 SVG 图片 → 把文件改名为 a.svg"),
    ],
)
def test_what_is_no_whole_picture(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    """One error at the file, in words, and no picture."""
    found = read(tmp_path, name, data)
    assert found.picture is None
    assert [str(problem).startswith(f"content/news/{name}:1:1: {said}") for problem in found.problems] == [
        True
    ]


@pytest.mark.parametrize(
    ("name", "data", "right"),
    [
        ("a.jpg", pictures.graphic(), "PNG 图片 → 把文件改名为 a.png"),
        ("a.png", pictures.photo(), "JPG 图片 → 把文件改名为 a.jpg"),
        ("微信图片.JPG", pictures.saved(pictures.pixels(), "WEBP"), "WEBP 图片 → 把文件改名为 微信图片.webp"),
    ],
)
def test_a_wrong_ending_is_told_and_read_through(tmp_path: Path, name: str, data: bytes, right: str) -> None:
    """The content decides; the name is to be put right."""
    found = read(tmp_path, name, data)
    assert found.picture is not None
    (problem,) = found.problems
    assert problem.code == "W049"
    assert str(problem).split("其实是 ")[1].startswith(right)


def test_printers_colours_are_told(tmp_path: Path) -> None:
    """They are shown, though not just as they are."""
    found = read(tmp_path, "a.jpg", pictures.saved(pictures.pixels(mode="CMYK"), "JPEG"))
    assert found.picture is not None
    assert [problem.code for problem in found.problems] == ["W050"]


@pytest.mark.parametrize("size", [(MAX_PIXELS // 1000 + 1, 1000), (MAX_SIDE + 1, 1), (60_000, 60_000)])
def test_a_picture_that_would_eat_the_memory(tmp_path: Path, size: tuple[int, int]) -> None:
    """The head is enough: nothing of it is decoded."""
    head = pictures.saved(Image.new("1", (1, 1)), "PNG")
    claimed = head[:16] + size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big") + head[24:]
    body = claimed[12:29]
    found = read(tmp_path, "a.png", claimed[:29] + zlib.crc32(body).to_bytes(4, "big") + claimed[33:])
    assert found.picture is None
    (problem,) = found.problems
    assert problem.code == "E052"
    assert f"{size[0]}×{size[1]} 像素" in problem.message


def test_broken_metadata_is_not_anybodys_trouble(tmp_path: Path) -> None:
    """A photo whose EXIF is cut off is a photo, held upright."""
    whole = pictures.photo(orientation=6)
    at = whole.index(b"Exif\0\0") + 6
    found = read(tmp_path, "a.jpg", whole[: at + 4] + b"\xff\xff\xff\xff" + whole[at + 8 :])
    assert found.picture is not None
    assert (found.picture.width, found.problems) == (60, ())


def test_a_file_that_has_gone_is_told(tmp_path: Path) -> None:
    """Never an exception."""
    found = read_picture(tmp_path / "a.jpg", "a.jpg", "content/a.jpg")
    assert [problem.code for problem in found.problems] == ["E026"]


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    """What was found is remembered only as long as the file stays the same."""
    assert read(tmp_path, "a.jpg", pictures.photo()).picture is not None
    assert read(tmp_path, "a.jpg", b"%PDF-1.4").picture is None
    assert read(tmp_path, "a.jpg", pictures.photo(90, 40)).picture is not None
