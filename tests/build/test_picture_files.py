"""The files made of pictures: upright, in the right colours, and without what is no pixel."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageOps
from tests import pictures
from tests.build.making import DAY, made
from tests.content.sites import POST, content_with

from dangjian.build.plan import make_plan

if TYPE_CHECKING:
    from pathlib import Path


def near(image: Image.Image, where: tuple[float, float], colour: tuple[int, int, int]) -> bool:
    """Whether a place of a picture has a colour, as far as lossy files keep it."""
    point = (int(image.width * where[0]), int(image.height * where[1]))
    found = image.convert("RGB").getpixel(point)
    assert isinstance(found, tuple)
    return all(abs(one - other) < 25 for one, other in zip(found, colour, strict=True))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_picture_is_upright(tmp_path: Path, orientation: int) -> None:
    """However the camera was held: what Pillow shows of the original is what all files show."""
    data = pictures.saved(pictures.pixels(), "JPEG", exif=pictures.exif(orientation), quality=95)
    with Image.open(BytesIO(data)) as original:
        upright = ImageOps.exif_transpose(original)
    content = content_with(tmp_path, {"news/2024/x.md": POST.replace("正文。", "![图](x.jpg) [图](x.jpg)")})
    (content / "news/2024/x.jpg").write_bytes(data)
    found = made(make_plan(content, DAY), tmp_path / "cache")
    mine = [Image.open(BytesIO(found[name])) for name in found if "/x" in name]
    assert len(mine) == 3
    for image in mine:
        assert image.size == upright.size
        for where in ((0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8)):
            expected = upright.getpixel((int(upright.width * where[0]), int(upright.height * where[1])))
            assert near(image, where, expected)  # type: ignore[arg-type] # three numbers


def test_colours_are_those_that_the_profile_means(tmp_path: Path) -> None:
    """Red and blue are the other way round in this one; a profile that is none changes nothing."""
    swapped = pictures.srgb().replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    texts = POST.replace("正文。", "![图](x1.jpg)[图](x1.jpg) ![图](x2.jpg) ![图](x3.png)")
    content = content_with(tmp_path, {"news/2024/x.md": texts})
    red = Image.new("RGB", (40, 40), (200, 30, 30))
    for name, form, image, profile in (
        ("x1.jpg", "JPEG", red, swapped),
        ("x2.jpg", "JPEG", red, b"nonsense"),
        ("x3.png", "PNG", red.convert("RGBA"), swapped),
    ):
        (content / "news/2024" / name).write_bytes(pictures.saved(image, form, icc_profile=profile))
    found = made(make_plan(content, DAY), tmp_path / "cache")
    for path, colour in {
        "x1-40w.jpg": (30, 30, 200),
        "x1-40w.webp": (30, 30, 200),
        "x1.jpg": (30, 30, 200),
        "x2-40w.webp": (200, 30, 30),
        "x3-40w.png": (30, 30, 200),
    }.items():
        assert near(Image.open(BytesIO(found[f"news/2024/{path}"])), (0.5, 0.5), colour), path


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    """In WebP and in PNG."""
    content = content_with(tmp_path, {"news/2024/x.md": POST.replace("正文。", "![图](x.png)")})
    (content / "news/2024/x.png").write_bytes(pictures.graphic())
    found = made(make_plan(content, DAY), tmp_path / "cache")
    for name in ("news/2024/x-60w.png", "news/2024/x-60w.webp"):
        corner = Image.open(BytesIO(found[name])).convert("RGBA").getpixel((0, 0))
        assert isinstance(corner, tuple)
        assert corner[3] == 0


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_animations_move_as_they_did(tmp_path: Path, form: str) -> None:
    """Frame for frame, for as long, and over and over."""
    name = f"x.{form.lower()}"
    content = content_with(tmp_path, {"news/2024/x.md": POST.replace("正文。", f"![动]({name})")})
    data = pictures.animation(form)
    (content / "news/2024" / name).write_bytes(data)
    mine = Image.open(BytesIO(made(make_plan(content, DAY), tmp_path / "cache")[f"news/2024/{name}"]))
    original = Image.open(BytesIO(data))
    frames = getattr(original, "n_frames", 1)
    assert getattr(mine, "n_frames", 1) == frames == 3
    for index in range(frames):
        mine.seek(index)
        original.seek(index)
        assert mine.convert("RGBA").tobytes() == original.convert("RGBA").tobytes()
        assert mine.info.get("duration") == original.info.get("duration")
    assert mine.info.get("loop") == original.info.get("loop")


def test_an_attachment_is_as_sharp_and_as_large_as_it_was(tmp_path: Path) -> None:
    """The camera's own tables are kept; a PNG stays pixel for pixel."""
    content = content_with(
        tmp_path, {"news/2024/x.md": POST.replace("正文。", "[甲](x.jpg) [乙](x.png) [丙](x.gif)")}
    )
    photo = pictures.saved(pictures.busy(400, 300), "JPEG", quality=83, exif=pictures.exif(), subsampling=0)
    graphic = pictures.saved(pictures.pixels(mode="P"), "PNG", exif=pictures.exif())
    gif = pictures.saved(pictures.pixels(), "GIF", comment=b"Secret")
    for name, data in (("x.jpg", photo), ("x.png", graphic), ("x.gif", gif)):
        (content / "news/2024" / name).write_bytes(data)
    found = made(make_plan(content, DAY), tmp_path / "cache")
    mine, original = Image.open(BytesIO(found["news/2024/x.jpg"])), Image.open(BytesIO(photo))
    assert mine.quantization == original.quantization  # type: ignore[attr-defined] # of a JPEG
    assert len(found["news/2024/x.jpg"]) < len(photo) * 1.05
    for name, data in (("x.png", graphic), ("x.gif", gif)):
        kept = found[f"news/2024/{name}"]
        assert len(kept) < len(data)
        before, after = (Image.open(BytesIO(one)).convert("RGBA") for one in (data, kept))
        assert before.tobytes() == after.tobytes()


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_what_is_appended_to_a_picture_is_not_published(tmp_path: Path) -> None:
    """Films behind photos, texts behind the end of PNG and GIF."""
    content = content_with(
        tmp_path, {"news/2024/x.md": POST.replace("正文。", "[甲](x.jpg) [乙](x.png) ![丙](x.gif)")}
    )
    behind = b"Secret" * 100
    for name, data in (
        ("x.jpg", pictures.photo()),
        ("x.png", pictures.graphic(mode="P") + chunk(b"tEXt", b"Author\0Secret")),
        ("x.gif", pictures.animation()),
    ):
        (content / "news/2024" / name).write_bytes(data + behind)
    for data in made(make_plan(content, DAY), tmp_path / "cache").values():
        assert b"Secret" not in data
