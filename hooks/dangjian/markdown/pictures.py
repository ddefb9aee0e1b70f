"""Pictures in text, as HTML that lets the browser choose a size."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import AttrListTreeprocessor

from dangjian.markdown.converter import to_html
from dangjian.markdown.images import find_images
from dangjian.markdown.links import LinkKind, find_links, relative_url
from dangjian.markdown.used_files import pictures_in, target_path
from dangjian.model.urls import file_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dangjian.markdown.images import Image
    from dangjian.markdown.links import Link
    from dangjian.model.documents import Post
    from dangjian.model.pictures import Picture
    from dangjian.model.site import Site

SIZES = "(min-width: 60em) 36rem, 100vw"
# What Markdown would read as its own within a tag.
_MARKS = {ord(mark): f"&#{ord(mark)};" for mark in "&<>\"'`\\*_{}[]()!|~#^$@"}
_PROBE = "dj-picture-"
_SHOWN = re.compile(rf"<[^<>]*\b(?:src|poster)=[\"']?{_PROBE}(?P<index>\d+)")
_ATTRIBUTES = AttrListTreeprocessor()


def with_galleries(site: Site, links: Mapping[str, list[Link]]) -> Site:
    """The site whose galleries repeat nothing that the text of their post shows.

    What it links to is a document, unless the post lists it.
    """
    return replace(site, posts=tuple(_without_shown(post, links) for post in site.posts))


def _without_shown(post: Post, links: Mapping[str, list[Link]]) -> Post:
    found = links.get(post.source.path)
    if not post.photos or not found:
        return post
    shown = pictures_in(post, found)
    linked = {target_path(link.path, post.source.path) for link in found if link.path}
    photos = (one for one in post.photos if one.path not in shown and (one.line or one.path not in linked))
    return replace(post, photos=tuple(photos))


def with_pictures(text: str, source: str, url: str, pictures: Mapping[str, Picture]) -> str:
    """``text``, from ``source`` and of the page at ``url``, with its pictures as HTML.

    Their `href` and `src` are relative to the source, as in any raw HTML of a text.
    """
    found = [*_images(text, source, url, pictures), *_raw_images(text, source, pictures)]
    changes = sorted(found, key=lambda change: change.start)
    if not all(change.is_sure for change in changes):
        changes = _proven(text, changes)
    return _changed(text, changes, [change.new for change in changes])


@dataclass(frozen=True, slots=True)
class _Change:
    """What to write in a place of the text; ``probe`` is there instead when the converter is asked."""

    start: int
    end: int
    new: str
    probe: str
    is_sure: bool


def _changed(text: str, changes: list[_Change], new: list[str]) -> str:
    """The text with something new in each place."""
    parts, done = [], 0
    for change, content in zip(changes, new, strict=True):
        parts += [text[done : change.start], content]
        done = change.end
    return "".join([*parts, text[done:]])


def _proven(text: str, changes: list[_Change]) -> list[_Change]:
    """The changes that the converter shows as pictures: not those in code, or in HTML it leaves alone."""
    probes = [change.probe.format(f"{_PROBE}{index}") for index, change in enumerate(changes)]
    page = to_html(_changed(text, changes, probes))
    shown = {int(match["index"]) for match in _SHOWN.finditer(page)}
    return [change for index, change in enumerate(changes) if index in shown]


def _images(text: str, source: str, url: str, pictures: Mapping[str, Picture]) -> Iterator[_Change]:
    for image in find_images(text, hidden=True):
        picture = pictures.get(target_path(image.path, source))
        if picture is not None:
            new = _html(image, picture, source, url)
            yield _Change(image.start, image.end, new, "![]({})", image.is_sure)


def _raw_images(text: str, source: str, pictures: Mapping[str, Picture]) -> Iterator[_Change]:
    """Raw HTML keeps what it says, but for the address."""
    for link in find_links(text) if "<" in text else ():
        picture = pictures.get(target_path(link.path, source))
        if link.kind is LinkKind.HTML_IMAGE and picture is not None:
            new = _from(source, picture.fallback.path)
            yield _Change(link.start, link.start + len(link.target), new, "{}", is_sure=False)


def _html(image: Image, picture: Picture, source: str, url: str) -> str:
    largest = picture.fallback
    address = _from(source, largest.path)
    element = Element("img", width=str(largest.width))
    element.set("height", str(largest.height))
    element.set("alt", html.unescape(image.alt))
    if image.title:
        element.set("title", html.unescape(image.title))
    element.set("loading", "lazy")
    sizes = SIZES
    if image.attributes:
        _ATTRIBUTES.assign_attrs(element, image.attributes)
        sizes = _fitted(element, picture)
    # All lie in one folder, whose address is not worked out for each.
    folder = relative_url(file_url(largest.path), url).rpartition("/")[0]
    start = f"{folder}/" if folder else ""
    options = ", ".join(f"{start}{quote(posixpath.basename(one.path))} {one.width}w" for one in picture.webp)
    source_tag = f'<source type="image/webp" srcset="{options}" sizes="{_value(sizes)}">' if options else ""
    attributes = " ".join(f'{name}="{_value(value)}"' for name, value in element.attrib.items())
    shown = f'<picture>{source_tag}<img src="{address}" {attributes}></picture>'
    if image.in_link:
        return shown
    name = "" if element.get("alt") else ' aria-label="看大图"'  # a link of a picture without a description
    return f'<a class="dj-photo" href="{address}"{name}>{shown}</a>'


def _fitted(element: Element, picture: Picture) -> str:
    """Give an image that got another width the height that belongs to it; how wide it will be."""
    largest = picture.fallback
    width, height = element.get("width", ""), element.get("height")
    if width == str(largest.width) or height != str(largest.height):
        return SIZES
    if not width.isdecimal():
        del element.attrib["height"]
        return SIZES
    element.set("height", str(round(largest.height * int(width) / largest.width)))
    return f"{width}px"


def _from(source: str, path: str) -> str:
    """A file's address as a text at ``source`` writes it."""
    return quote(posixpath.relpath(path, posixpath.dirname(source) or "."))


def _value(text: str) -> str:
    """A text as the value of an attribute, in which nothing is Markdown."""
    return " ".join(text.split()).translate(_MARKS)
