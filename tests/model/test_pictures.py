"""Which files are made of a picture, and where they lie."""

from __future__ import annotations

import pytest

from dangjian.model.pictures import WEBP_LIMIT, Picture, PictureKind, is_picture
from dangjian.model.urls import picture_variant


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (4000, [480, 960, 1600]),
        (1600, [480, 960, 1600]),
        (1000, [480, 960, 1000]),
        (481, [480, 481]),
        (480, [480]),
        (20, [20]),
    ],
)
def test_no_picture_is_made_larger(width: int, widths: list[int]) -> None:
    """The usual widths that it has, and its own where that is less than the largest."""
    picture = Picture("a/图.jpg", PictureKind.PHOTO, width, width // 2)
    assert [one.width for one in picture.webp] == widths
    assert [one.path for one in picture.webp] == [f"a/图-{one}w.webp" for one in widths]
    assert picture.fallback.path == f"a/图-{widths[-1]}w.jpg"
    assert all(abs(one.height - one.width / 2) <= 1 for one in picture.variants)


def test_the_fallback_of_a_graphic_is_png() -> None:
    """Where JPEG would lose transparency, or smear lines."""
    assert Picture("a.PNG", PictureKind.GRAPHIC, 30, 20).fallback.path == "a-30w.png"


@pytest.mark.parametrize("kind", [PictureKind.ANIMATION, PictureKind.DRAWING])
def test_animations_and_drawings_keep_their_name(kind: PictureKind) -> None:
    """They are shown as they are."""
    picture = Picture("a/b.gif", kind, 30, 20)
    assert (picture.webp, picture.variants, picture.fallback.path) == ((), (), "a/b.gif")


def test_a_long_screenshot_has_no_webp_that_cannot_be() -> None:
    """WebP ends at 16383 pixels; the fallback goes on."""
    picture = Picture("a.jpg", PictureKind.PHOTO, 1000, 30_000)
    assert [one.width for one in picture.webp] == [480]
    assert all(one.height <= WEBP_LIMIT for one in picture.webp)
    assert picture.fallback.height == 30_000


def test_a_line_is_at_least_one_pixel_high() -> None:
    """However wide it is."""
    assert {one.height for one in Picture("a.jpg", PictureKind.PHOTO, 9000, 1).variants} == {1}


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("news/2026/x/现场.jpg", "news/2026/x/现场-960w.webp"),
        ("现场.v2.JPG", "现场.v2-960w.webp"),
        ("a.b/图", "a.b/图-960w.webp"),
    ],
)
def test_made_files_lie_beside_their_picture(path: str, made: str) -> None:
    """Only the last ending goes."""
    assert picture_variant(path, 960, ".webp") == made


def test_upper_case_endings_are_pictures() -> None:
    """As Windows and cameras write them."""
    assert is_picture("DSC_1.JPG")
    assert not is_picture("名单.xlsx")
