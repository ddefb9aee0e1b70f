"""What two engines must agree on: our own part of a page, tag by tag, whatever each writes around it."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
TARGETS = {"href", "src"}
# Our styles and scripts; the theme's lie in assets/stylesheets and assets/javascripts.
OURS = re.compile(r"(^|/)assets/(css|js|data)/")


class OwnPart(HTMLParser):
    """Title, header, content and footer as our templates make them: addresses resolved, white space as one.

    ``address`` is the page's own. Left out is what Zensical writes around the same words whatever it is told:
    `span.md-typeset` around a title in the contents, `div.highlight` around a block of code and an empty
    `span` in it (it always uses pymdownx's fences); and the text of scripts.
    """

    def __init__(self, html: str, address: str) -> None:
        super().__init__()
        self.head: list[str] = []
        self.parts: list[str] = []
        self._address = address
        self._open: list[tuple[str, bool]] = []
        self._own = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        asset = given.get("href" if tag == "link" else "src", "") if tag in {"link", "script"} else ""
        if tag == "meta" or (tag == "link" and given.get("rel") != "stylesheet") or OURS.search(asset):
            self.head.append(f"<{tag} {self._written(given)}>")
        if tag in {"meta", "link"}:
            return
        starts = tag in {"header", "footer"} or given.get("id") == "zhengwen" or tag == "title"
        ours = self._own > 0 or starts
        shown = ours and not self._is_wrapper(tag, given)
        if tag == "code":
            given.pop("class", None)
        if shown:
            self.parts.append(f"<{tag} {self._written(given)}>")
        if tag not in VOID:
            self._open.append((tag, shown))
            self._own += ours

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag not in {each for each, _ in self._open}:
            return
        while self._open:
            last, shown = self._open.pop()
            self._own -= self._own > 0
            if shown:
                self.parts.append(f"</{last}>")
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if self._own and text and self._open[-1][0] not in {"script", "style"}:
            self.parts.append(text)

    def _is_wrapper(self, tag: str, given: dict[str, str]) -> bool:
        if given:
            return (tag, given) in (("span", {"class": "md-typeset"}), ("div", {"class": "highlight"}))
        return tag == "span" and bool(self._open) and self._open[-1][0] == "pre"

    def _written(self, given: dict[str, str]) -> str:
        return " ".join(f"{name}={self._resolved(name, value)}" for name, value in sorted(given.items()))

    def _resolved(self, name: str, value: str) -> str:
        if name == "srcset":
            return ", ".join(self._target(one) for one in value.split(", "))
        return self._target(value) if name in TARGETS else value

    def _target(self, target: str) -> str:
        """An address within the site from its root, without a closing slash; others as they are."""
        url, _, rest = target.partition(" ")
        parts = urlsplit(url)
        if parts.scheme or parts.netloc:
            return target
        path = posixpath.normpath(posixpath.join("/", self._address, unquote(parts.path)))
        return f"{path}?{parts.query}#{unquote(parts.fragment)} {rest}".rstrip("?# ")


def first_difference(ours: OwnPart, other: OwnPart) -> tuple[str, str] | None:
    """Where two pages part, or nothing."""
    mine, theirs = [*ours.head, *ours.parts], [*other.head, *other.parts]
    for one, two in zip(mine, theirs, strict=False):
        if one != two:
            return one, two
    return None if len(mine) == len(theirs) else (f"{len(mine)} parts", f"{len(theirs)} parts")


def pages(site: Path) -> dict[str, OwnPart]:
    """Every page by its file name."""
    return {name: OwnPart(html, _address(name)) for name, html in _files(site)}


def _files(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text("utf-8")


def _address(name: str) -> str:
    return re.sub(r"(^|/)[^/]*$", r"\1", name)
