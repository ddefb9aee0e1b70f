"""A picture as pages show it: its size, and the files that browsers may choose from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dangjian.model.urls import picture_variant

SUFFIXES = (".jpg", ".jpeg", ".jfif", ".png", ".gif", ".webp", ".svg", ".bmp")
WIDTHS = (480, 960, 1600)
# WebP holds no more in either direction: a very long screenshot has none.
WEBP_LIMIT = 16383


def is_picture(path: str) -> bool:
    """Whether a file's name says that it is a picture that pages can show."""
    return path.lower().endswith(SUFFIXES)


class PictureKind(StrEnum):
    """What becomes of a picture."""

    PHOTO = "photo"
    """Shown as WebP, or as JPEG by old browsers."""
    GRAPHIC = "graphic"
    """Transparent, or of few colours: shown as WebP, or as PNG by old browsers."""
    ANIMATION = "animation"
    """Published under its own name, without its metadata."""
    DRAWING = "drawing"
    """SVG, published as it is."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A file made of a picture: its path in the site, and its size."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file; width and height are those that a viewer sees."""

    path: str
    kind: PictureKind
    width: int
    height: int

    @property
    def is_resized(self) -> bool:
        """Whether other files than its own are shown."""
        return self.kind in {PictureKind.PHOTO, PictureKind.GRAPHIC}

    @property
    def webp(self) -> tuple[Variant, ...]:
        """The WebP files, small to large."""
        if not self.is_resized:
            return ()
        widths = sorted({min(width, self.width) for width in WIDTHS})
        variants = (self._variant(width, ".webp") for width in widths)
        return tuple(one for one in variants if one.height <= WEBP_LIMIT)

    @property
    def fallback(self) -> Variant:
        """The file that every browser can show, as large as the largest."""
        if not self.is_resized:
            return Variant(self.path, self.width, self.height)
        suffix = ".png" if self.kind is PictureKind.GRAPHIC else ".jpg"
        return self._variant(min(self.width, WIDTHS[-1]), suffix)

    @property
    def variants(self) -> tuple[Variant, ...]:
        """Every file that is made of it to be shown."""
        return (*self.webp, self.fallback) if self.is_resized else ()

    def _variant(self, width: int, suffix: str) -> Variant:
        height = max(1, round(self.height * width / self.width))
        return Variant(picture_variant(self.path, width, suffix), width, height)
