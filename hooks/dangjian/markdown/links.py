"""Links and pictures in Markdown text, each with the place of its target."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from dangjian.markdown.mask import masked
from dangjian.model.urls import directory_url, site_address


class LinkKind(StrEnum):
    """How a target is written; raw HTML is not resolved by any engine."""

    LINK = "link"
    IMAGE = "image"
    HTML_LINK = "html_link"
    HTML_IMAGE = "html_image"


@dataclass(frozen=True, slots=True)
class Link:
    """A target as written. ``start`` is its offset in the text, ``line`` the file's line."""

    target: str
    kind: LinkKind
    start: int
    line: int
    column: int

    @property
    def is_image(self) -> bool:
        """Whether it shows a picture."""
        return self.kind in {LinkKind.IMAGE, LinkKind.HTML_IMAGE}

    @property
    def is_html(self) -> bool:
        """Whether it is written as raw HTML."""
        return self.kind in {LinkKind.HTML_LINK, LinkKind.HTML_IMAGE}

    @property
    def path(self) -> str:
        """The target without query and fragment, percent-decoded."""
        return unquote(re.split(r"[?#]", self.target, maxsplit=1)[0])

    @property
    def fragment(self) -> str:
        """What follows ``#``, percent-decoded; empty where there is none."""
        return unquote(self.target.partition("#")[2])

    @property
    def is_external(self) -> bool:
        """Whether it leaves the site (or opens a mail program)."""
        return bool(re.match(r"^(?:[a-z][a-z0-9+.-]+:|//)", self.target, re.IGNORECASE))


# Before a target that an engine does not resolve: an absolute one, or an attribute of raw HTML.
_UNRESOLVED = ("(/", "( /", "(</", "]:", "=")
_BRACKET = re.compile(r"[\[\]]|\n\n")
_ROUND = re.compile(r"[()]|\n\n")
_TITLE = re.compile(r"""(?<!\s)\s+(?:"[^\n]*"|'[^\n]*')\s*$""")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:\n[ \t]*)?(?P<target><[^>\n]*>|\S+)", re.MULTILINE
)
_TAG = re.compile(r"<[a-z][a-z0-9]*\s(?:[^<>\"']|\"[^\"]*\"|'[^']*'){0,500}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\s(?P<name>[a-z-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))",
    re.IGNORECASE,
)
_ATTRIBUTES = {
    "href": LinkKind.HTML_LINK,
    "src": LinkKind.HTML_IMAGE,
    "poster": LinkKind.HTML_IMAGE,
}


def find_links(text: str, first_line: int = 1) -> list[Link]:
    """All links and pictures of a text, in order. ``first_line`` is the file's line where the text begins."""
    if "](" not in text and "]:" not in text and "=" not in text:
        return []
    plain = masked(text)
    found: list[tuple[int, str, LinkKind]] = [*_inline(plain)]
    for match in _DEFINITION.finditer(plain):
        target = match["target"]
        inset = 1 if target.startswith("<") else 0
        found.append((match.start("target") + inset, target.strip("<>"), LinkKind.LINK))
    for tag in _TAG.finditer(plain):
        for match in _ATTRIBUTE.finditer(plain, tag.start(), tag.end()):
            kind = _ATTRIBUTES.get(match["name"].lower())
            if kind:
                group = str(match.lastgroup)
                found.append((match.start(group), match[group], kind))
    return [_placed(text, start, target, kind, first_line) for start, target, kind in sorted(found)]


def _inline(text: str) -> list[tuple[int, str, LinkKind]]:
    """``[text](target "title")`` and ``![alt](target)``, brackets in both balanced."""
    found = []
    closing = _brackets(text)
    opened: list[int] = []
    done = 0
    for match in _BRACKET.finditer(text):
        index, mark = match.start(), match.group()
        if index < done:
            continue
        if mark == "[":
            opened.append(index)
        elif mark != "]":
            opened.clear()
        elif opened:
            start = opened.pop()
            close = closing.get(index + 1, 0)
            if close:
                is_image = start > 0 and text[start - 1] == "!"
                kind = LinkKind.IMAGE if is_image else LinkKind.LINK
                found.append((*_target(text, index + 2, close), kind))
                done = close
    return found


def _brackets(text: str) -> dict[int, int]:
    """Every round bracket with the one that closes it, in the same paragraph."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for match in _ROUND.finditer(text):
        if match.group() == "(":
            opened.append(match.start())
        elif match.group() != ")":
            opened.clear()
        elif opened:
            closing[opened.pop()] = match.start()
    return closing


def _target(text: str, start: int, end: int) -> tuple[int, str]:
    """Offset and text of the target between two brackets, without its title."""
    inner = _TITLE.sub("", text[start:end], count=1)
    bare = inner.strip()
    offset = start + inner.find(bare) if bare else start
    if bare.startswith("<") and bare.endswith(">"):
        return offset + 1, bare[1:-1]
    return offset, bare


def _placed(text: str, start: int, target: str, kind: LinkKind, first_line: int) -> Link:
    line = text.count("\n", 0, start)
    return Link(target, kind, start, first_line + line, start - (text.rfind("\n", 0, start) + 1) + 1)


def relative_url(url: str, base: str) -> str:
    """``url`` as seen from the page at ``base``; both are relative to the site's root."""
    path, mark, fragment = url.partition("#")
    folder = base if base.endswith("/") or not base else posixpath.dirname(base)
    relative = posixpath.relpath(path or ".", folder or ".")
    if path.endswith("/") or not path:
        relative += "/"
    return f"{relative}{mark}{fragment}"


def engine_text(text: str, source: str, url: str) -> str:
    """The text that an engine can resolve: site-absolute targets and raw HTML become relative addresses.

    Relative targets of Markdown links stay: every engine resolves them from the source's place.
    """
    if not any(mark in text for mark in _UNRESOLVED):
        return text
    for link in reversed(find_links(text)):
        if link.is_external or not link.path:
            continue
        path, mark, fragment = link.target.partition("#")
        if path.startswith("/"):
            path = path.lstrip("/")
        elif link.is_html:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        else:
            continue
        address = directory_url(path) if path.endswith(".md") else site_address(path)
        new = relative_url(f"{address}{mark}{fragment}", url)
        text = text[: link.start] + new + text[link.start + len(link.target) :]
    return text
