"""SVG drawings: published as they are, so nothing in them may run, or fetch something from elsewhere."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.parsers import expat  # its own guard stops entities that grow, and it reads no external ones

if TYPE_CHECKING:
    from dangjian.reading.located import Place
    from dangjian.reading.report import Report

Size = tuple[int, int]
# What a browser takes for a drawing that does not say.
_DEFAULT: Size = (300, 150)
_ACTIVE = frozenset(
    "script foreignobject iframe object embed audio video handler listener".split()  # noqa: SIM905 - reads better
)
_ANIMATED = frozenset(["set", "animate"])
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp)(?:;[^,]*)?,(?P<data>.*)", re.DOTALL | re.IGNORECASE)
_FETCHED = re.compile(r"@import|url\(\s*+[\"']?+\s*+(?!#)", re.IGNORECASE)
_METADATA = (
    b"Exif\0",
    b"eXIf",
    b"EXIF",
    b"http://ns.adobe.com/",
    b"Photoshop 3.0",
    b"tEXt",
    b"iTXt",
    b"zTXt",
)
_LENGTH = re.compile(r"^\s*(?P<number>\d+(?:\.\d+)?)\s*(?:px)?\s*$")
_HINT = "在画图软件里另存为“纯 SVG”，或导出成 PNG"


def read_drawing(data: bytes, report: Report) -> Size | None:
    """Width and height of a drawing, or None where it is no whole one. What it must not hold is reported."""
    reading = _Drawing(report)
    try:
        reading.parse(data)
    except (expat.ExpatError, ValueError, LookupError):
        report.error("E051", "SVG 图片不完整或已损坏，打不开", hint=_HINT)
        return None
    return reading.size


class _Drawing:
    """One drawing being read."""

    def __init__(self, report: Report) -> None:
        self.size: Size | None = None
        self._report = report
        self._style: Place | None = None
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.ProcessingInstructionHandler = self._instruction

    def parse(self, data: bytes) -> None:
        """Go through it all."""
        self._parser.Parse(data, True)  # noqa: FBT003 - expat's own signature

    def _here(self) -> Place:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _wrong(self, what: str, at: Place | None = None) -> None:
        if not self._report.has_errors():  # one is enough: it has to be exported anew
            self._report.error("E053", f"SVG 图片里{what}，不能发布", hint=_HINT, at=at or self._here())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if self.size is None:
            self.size = _size(attributes) if local == "svg" else _DEFAULT
        if local in _ACTIVE:
            self._wrong(f"有 <{name}>")
        self._style = self._here() if local == "style" else None
        for key, value in attributes.items():
            self._attribute(local, _local(key), value)

    def _attribute(self, element: str, key: str, value: str) -> None:
        if key.startswith("on") or (element in _ANIMATED and key == "attributename" and _is_risky(value)):
            self._wrong("有会运行的代码")
        elif key in {"href", "src"} and not value.strip().startswith("#"):
            self._reference(value.strip())
        elif _FETCHED.search(value):
            self._wrong("引用了外面的文件")

    def _reference(self, value: str) -> None:
        inner = _PICTURE.fullmatch(value)
        if not inner:
            self._wrong("引用了外面的文件" if value else "有空的链接")
            return
        try:
            data = base64.b64decode(unquote(inner["data"]))
        except (binascii.Error, ValueError):
            data = inner["data"].encode()
        if any(sign in data for sign in _METADATA):
            self._wrong("嵌着的照片带有拍摄信息")

    def _end(self, _name: str) -> None:
        self._style = None

    def _text(self, text: str) -> None:
        if self._style and _FETCHED.search(text):
            self._wrong("引用了外面的文件", self._style)

    def _instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            self._wrong("引用了外面的文件")


def _local(name: str) -> str:
    return name.rsplit(":", 1)[-1].lower()


def _is_risky(attribute: str) -> bool:
    return _local(attribute) == "href" or _local(attribute).startswith("on")


def _size(attributes: dict[str, str]) -> Size:
    """The size that it asks for, or that of its own system of coordinates."""
    width, height = (_LENGTH.match(attributes.get(name, "")) for name in ("width", "height"))
    if width and height:
        return _whole(float(width["number"]), float(height["number"]))
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        _left, _top, across, down = (float(number) for number in box)
    except ValueError:
        return _DEFAULT
    if width and across > 0:
        return _whole(float(width["number"]), float(width["number"]) * down / across)
    return _whole(across, down)


def _whole(width: float, height: float) -> Size:
    return (max(1, round(width)), max(1, round(height))) if 0 < width * height < 1e12 else _DEFAULT
