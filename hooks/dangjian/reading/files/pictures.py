"""The head of a picture file → its size and kind; whatever is no whole picture is a problem."""

from __future__ import annotations

import struct
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image, ImageSequence

from dangjian.model.pictures import Picture, PictureKind
from dangjian.reading.files.drawings import read_drawing
from dangjian.reading.report import Report

if TYPE_CHECKING:
    from pathlib import Path

    from dangjian.model.problem import Problem

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
# A photo of the best telephones has 108 million pixels; what claims more would eat the machine's memory.
MAX_PIXELS = 120_000_000
MAX_SIDE = 65_000
Image.MAX_IMAGE_PIXELS = None  # ours is asked first, and told as a problem
_SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jfif"),
    "PNG": (".png",),
    "GIF": (".gif",),
    "WEBP": (".webp",),
    "BMP": (".bmp",),
    "SVG": (".svg",),
}
_SIGNS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"%PDF", "PDF 文件"),
    (b"PK\x03\x04", "Word 等办公文件或压缩包"),
    (b"\xd0\xcf\x11\xe0", "Word 等办公文件"),
    (b"II*\0", "TIFF 图片"),
    (b"MM\0*", "TIFF 图片"),
    (b"8BPS", "Photoshop 文件"),
)
_HEIC = "HEIC"
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82", "GIF": b";"}
_ORIENTATION = 0x0112
_ANEW = "用画图等程序打开原图，另存为 JPG 或 PNG"


@dataclass(frozen=True, slots=True)
class Found:
    """What a picture file is found to be; no picture where it cannot be shown."""

    picture: Picture | None
    problems: tuple[Problem, ...] = ()


def read_picture(file: Path, path: str, shown: str) -> Found:
    """The picture in ``file``; ``path`` is its path in the site, ``shown`` the one that people see."""
    try:
        state = file.stat()
        return _read(file, path, shown, state.st_size, state.st_mtime_ns)
    except OSError as error:
        report = Report(shown)
        report.error("E026", f"读不了这个文件：{error.strerror}", hint="检查文件的权限，或稍后再试")
        return Found(None, tuple(report.problems))


@lru_cache(maxsize=65_536)  # `serve` reads again and again; a file that changed has another time
def _read(file: Path, path: str, shown: str, size: int, _time: int) -> Found:
    report = Report(shown)
    with file.open("rb") as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow says of odd metadata, which nobody will see
        picture = _Reading(stream, path, size, report).picture()
    return Found(picture, tuple(report.problems))


def orientation(image: Image.Image) -> int:
    """How a camera was held, 1 to 8, from the metadata before the pixels; 1 where it does not say."""
    data = bytes(image.info.get("exif", b"")).removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, start)
        for index in range(count):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", data, start + 2 + 12 * index)
            if tag == _ORIENTATION:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def has_alpha(image: Image.Image) -> bool:
    """Whether parts of it may be transparent."""
    return image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info


def _kind_of(image: Image.Image, size: int) -> PictureKind:
    """By what the head says: pixels are not looked at."""
    if image.format != "MPO" and getattr(image, "is_animated", False):
        return PictureKind.ANIMATION
    # A photo as PNG takes a byte a pixel or more, a drawing a fraction of that; an icon is small anyway.
    is_small = size < 4096 + image.width * image.height // 2
    is_flat = image.mode in {"1", "P"} or (image.format == "PNG" and is_small)
    return PictureKind.GRAPHIC if is_flat or has_alpha(image) else PictureKind.PHOTO


def format_of(head: bytes) -> str:
    """Which format the first bytes of a file are, or what else they are; empty where that is unknown."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return _HEIC if brand in _HEIC_BRANDS else "AVIF 图片" if brand[:3] == b"avi" else "视频"
    for sign, name in _SIGNS:
        if head.startswith(sign):
            return name
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return "SVG" if b"<svg" in head.lower() or b":svg" in head.lower() else "网页"
    return ""


class _Reading:
    """One file being read."""

    def __init__(self, stream: BinaryIO, path: str, size: int, report: Report) -> None:
        self._stream = stream
        self._path = path
        self._size = size
        self._report = report

    def picture(self) -> Picture | None:
        """The picture, or None with one error."""
        found = format_of(self._stream.read(4096))
        self._stream.seek(0)
        if found == "SVG":
            return self._drawing()
        if found not in FORMATS:
            self._refuse(found)
            return None
        try:
            return self._photo(found)
        except Exception:  # noqa: BLE001 - Pillow raises whatever its parsers stumble over
            self._report.error("E051", "图片不完整或已损坏，打不开", hint="重新从相机或手机里复制一份")
        return None

    def _refuse(self, found: str) -> None:
        if not self._size:
            self._report.error("E050", "图片文件是空的", hint="重新复制一份原图")
        elif found == _HEIC:
            hint = "在电脑上用“照片”等程序另存为 JPG；手机“设置－相机－格式”选“兼容性最佳”，以后就是 JPG"
            self._report.error("E050", "这是苹果手机的 HEIC 照片，只改扩展名，网页显示不了", hint=hint)
        else:
            gap = " " if found[:1].isascii() else ""
            what = f"，其实是{gap}{found}" if found else ""
            self._report.error("E050", f"这个文件不是网页能显示的图片{what}", hint=_ANEW)

    def _too_large(self, size: str) -> None:
        hint = "先缩小到一万像素以内；网页上最宽只用 1600 像素"
        self._report.error("E052", f"图片太大（{size}），处理它会用光内存", hint=hint)

    def _drawing(self) -> Picture | None:
        self._suffix("SVG")
        size = read_drawing(self._stream.read(), self._report)
        if size is None or self._report.has_errors():
            return None
        return Picture(self._path, PictureKind.DRAWING, *size)

    def _photo(self, found: str) -> Picture | None:
        with Image.open(self._stream, formats=FORMATS) as image:
            width, height = image.size
            if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
                self._too_large(f"{width}×{height} 像素")
                return None
            kind = _kind_of(image, self._size)
            if image.mode == "CMYK":
                hint = "能用；想让颜色准，用看图软件打开，另存为 RGB 颜色的 JPG"
                self._report.warning("W050", "图片用的是印刷的 CMYK 颜色，网页上颜色会有偏差", hint=hint)
            if orientation(image) > 4:
                width, height = height, width
            if not self._ends_well(found):
                for frame in ImageSequence.Iterator(image) if kind is PictureKind.ANIMATION else (image,):
                    frame.load()
        self._suffix(found)
        return Picture(self._path, kind, width, height)

    def _ends_well(self, found: str) -> bool:
        """Whether the file has its end; what follows it (cameras append things) makes this unsure."""
        if found in {"WEBP", "BMP"}:
            self._stream.seek(0)
            head = self._stream.read(8)
            (said,) = struct.unpack("<I", head[4:8] if found == "WEBP" else head[2:6])
            return bool(said + (8 if found == "WEBP" else 0) <= self._size)
        self._stream.seek(max(self._size - 64, 0))
        return self._stream.read().rstrip(b"\0\r\n").endswith(_ENDS[found])

    def _suffix(self, found: str) -> None:
        """Report a name that says another format than the content is."""
        right = _SUFFIXES[found]
        stem, dot, suffix = self._path.rsplit("/", 1)[-1].rpartition(".")
        if f".{suffix.lower()}" in right:
            return
        message = f"扩展名是 .{suffix}，内容其实是 {right[0][1:].upper()} 图片"
        hint = f"把文件改名为 {stem}{dot and right[0]}，文章里写到它的地方一起改"
        if found == "SVG":  # is published as it is, and no browser shows it under another name
            self._report.error("E050", message, hint=hint)
        else:
            self._report.warning("W049", message, hint=hint)
