"""Images in Markdown text, as the converter reads them: ``![说明](现场.jpg)``, ``![说明][1]``, ``![1]``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
from markdown.inlinepatterns import IMAGE_LINK_RE, ImageInlineProcessor

from dangjian.markdown.mask import masked
from markdown import Markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(r"!\[")
_LINK_START = re.compile(r"(?<!!)\[")
_REFERENCE = re.compile(r"\s?\[(?P<id>[^\]]*)\]")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<id>[^\[\]]*)\]:[ ]*\n?[ ]*(?P<target>\S+)[ ]*(?:\n[ ]*)?"
    r"(?:([\"'])(?P<quoted>.*)\3[ ]*|\((?P<bracketed>.*)\)[ ]*)?$",
    re.MULTILINE,
)
_HTML_LINK = re.compile(r"<a\s[^<>]*>.*?</a>", re.DOTALL | re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
# Before an image on its line: where four blanks, or a tab, may make code of what follows.
_INDENTED = re.compile(r"^[\s>*+\-\d.)(:]*?(?: {4}|\t)")
_TAG = re.compile(r"<[a-zA-Z/!?]")
# A tick in a block that is code by its blanks pairs with none outside.
_CODE_BLOCK = re.compile(r"^[ >]*(?: {4}|\t)", re.MULTILINE)

Span = tuple[int, int]


class _Brackets(ImageInlineProcessor):
    """The converter's own readers of brackets, for text that it has not worked on yet."""

    def unescape(self, text: str) -> str:
        """Nothing has been put aside yet."""
        return text


_READER = _Brackets(IMAGE_LINK_RE, Markdown())


@dataclass(frozen=True, slots=True)
class Image:
    """An image as written. ``start`` and ``end`` are offsets in the text; a list of attributes is within.

    ``is_sure`` is false where only the converter knows whether it is an image, or code.
    """

    start: int
    end: int
    alt: str
    target: str
    title: str
    attributes: str
    in_link: bool
    is_sure: bool

    @property
    def path(self) -> str:
        """The target without query and fragment, percent-decoded."""
        return unquote(re.split(r"[?#]", self.target, maxsplit=1)[0])


def find_images(text: str, *, hidden: bool = False) -> list[Image]:
    """All images of a text, in order; not those in code, and no raw HTML.

    With ``hidden`` also those that only seem to be in code, none of which is sure.
    """
    if "![" not in text:
        return []
    return list(_Images(text).found(hidden=hidden))


class _Images:
    """One text being searched."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = masked(text)
        self._ends = [*(match.start() for match in _PARAGRAPH_END.finditer(self._plain)), len(self._plain)]
        self._definitions = {_id(one["id"]): one for one in _DEFINITION.finditer(self._plain)}
        self._is_clear = not (_TAG.search(self._plain) or ("`" in text and _CODE_BLOCK.search(text)))

    def found(self, *, hidden: bool) -> Iterator[Image]:
        """The images."""
        links = list(self._links())
        done = 0
        for match in _START.finditer(self._text if hidden else self._plain):
            if match.start() < done:
                continue
            seems_code = self._plain[match.start()] != "!"
            image = self._image(match.start(), links, seems_code=seems_code)
            if image is not None and not (seems_code and self._plain[image.start : image.end].strip()):
                done = image.end
                yield image

    def _paragraph(self, text: str, start: int) -> str:
        """A text up to the end of the paragraph that ``start`` is in."""
        return text[: next(end for end in self._ends if end >= start)]

    def _image(self, start: int, links: list[Span], *, seems_code: bool) -> Image | None:
        data = self._paragraph(self._text if seems_code else self._plain, start)
        _text, after, handled = _READER.getText(data, start + 2)
        if not handled:
            return None
        alt = self._text[start + 2 : after - 1]
        target, title, end, handled = _READER.getLink(data, after)
        if not handled:
            end, definition = self._referred(data, after, alt)
            if definition is None:
                return None
            target = definition["target"].strip("<>")
            title = definition["quoted"] or definition["bracketed"]
        attributes, end = self._attributes(end)
        line = self._plain[self._plain.rfind("\n", 0, start) + 1 : start]
        return Image(
            start,
            end,
            " ".join(_ESCAPED.sub(r"\1", alt).split()),
            target,
            title or "",
            attributes,
            in_link=any(first < start < last for first, last in links),
            is_sure=self._is_clear and not (seems_code or _INDENTED.match(line)),
        )

    def _referred(self, data: str, after: int, text: str) -> tuple[int, re.Match[str] | None]:
        """Where a reference ends, and what it means: ``[text][id]``, ``[text][]`` or ``[text]``."""
        match = _REFERENCE.match(data, after)
        if match:
            return match.end(), self._definitions.get(_id(match["id"] or text))
        return after, self._definitions.get(_id(text))

    def _attributes(self, end: int) -> tuple[str, int]:
        """``{width=300}`` right behind an image, and where it ends."""
        match = AttrListTreeprocessor.INLINE_RE.match(self._plain[end:].split("\n", 1)[0])
        if not match:
            return "", end
        _found, remainder = get_attrs_and_remainder(match[1])
        inner = match[1].removesuffix(remainder)
        return inner, end + match.start(1) + len(inner) + 1

    def _links(self) -> Iterator[Span]:
        """The spans of links: what is in one must not be another."""
        done = 0
        for match in _LINK_START.finditer(self._plain):
            start = match.start()
            if start < done:
                continue
            data = self._paragraph(self._plain, start)
            _text, after, handled = _READER.getText(data, start + 1)
            if not handled:
                continue
            _target, _title, end, handled = _READER.getLink(data, after)
            if not handled:
                end, definition = self._referred(data, after, self._text[start + 1 : after - 1])
                if definition is None:
                    continue
            done = end
            yield start, end
        for tag in _HTML_LINK.finditer(self._plain):
            yield tag.span()


def _id(text: str) -> str:
    return " ".join(text.lower().split())
