"""The one Markdown dialect of the site; `mkdocs.yml` names the same extensions (a test compares them)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pymdownx.slugs import slugify  # type: ignore[import-untyped] # it ships no types

from markdown import Markdown

EXTENSIONS: tuple[str, ...] = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "nl2br",
    "sane_lists",
    "tables",
    "toc",
)
# Python-Markdown's own slugs number Chinese headings (`_1`, `_2`), which shift when one is added.
_SLUGIFY = slugify(case="lower")
OPTIONS: dict[str, dict[str, Any]] = {
    "toc": {"slugify": _SLUGIFY},
    "footnotes": {"BACKLINK_TITLE": "回到正文"},
}
_ID = re.compile(r"\sid=\"(?P<id>[^\"]+)\"|\sname=\"(?P<name>[^\"]+)\"")


def slug(text: str) -> str:
    """The anchor that a heading of this text would get."""
    return str(_SLUGIFY(text, "-"))


@cache
def _converter() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS), extension_configs=OPTIONS)


def to_html(text: str) -> str:
    """The text as HTML, just as the engine converts it (links not yet resolved)."""
    converter = _converter()
    converter.reset()
    return converter.convert(text)


def anchors(text: str) -> frozenset[str]:
    """Every id that a link can jump to in the converted text."""
    return frozenset(match["id"] or match["name"] for match in _ID.finditer(to_html(text)))
