"""Glossary terms in text: the first occurrence of each becomes a link that carries the definition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from dangjian.markdown.links import find_links, relative_url
from dangjian.markdown.mask import blank, masked
from dangjian.model.subjects import name_slug
from dangjian.model.urls import GLOSSARY, directory_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dangjian.model.site import Term

UNDEFINED = "来源未释义，有待本单位说明。"
_BRACKETED = r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
# Where a link would spoil what is there: headings, links and pictures, raw HTML, attributes, definitions.
_ELSEWHERE = re.compile(
    r"^[ >*+\-]*#[^\n]*$|^[^\n]+\n(?:=+|-+)[ ]*$|(?<=\n\n)(?:(?: {4}|\t)[^\n]*\n?)+"
    r"|^ {0,3}\*?\[[^\]\n]+\]:[^\n]*(?:\n[ \t]+[\"'(][^\n]*)?$|^[ ]*(?:!!!|\?\?\?)[^\n]*$"
    rf"|!?{_BRACKETED}(?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])?"
    r"|<(?P<raw>a|button|summary|svg|pre|script|style|picture|textarea|option|title)\b.*?</(?P=raw)>|<[a-zA-Z/!][^<>]*>"
    r"|\{[^{}\n]*\}",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_NUMERALS = "0-9一二三四五六七八九十百"
# What Markdown, or a table, would read as its own in an attribute.
_MARKS = {ord(mark): f"&#{ord(mark)};" for mark in "\\`*_{}[]()#!|~"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way to write a term, and where it is a word of its own."""

    text: str
    pattern: re.Pattern[str]
    term: Term


Terms = tuple[Spelling, ...]


@lru_cache(maxsize=4)
def terms_of(glossary: tuple[Term, ...]) -> Terms:
    """The glossary, ready to be looked for."""
    return tuple(
        Spelling(text, re.compile(_bounded(text)), term)
        for term in glossary
        for text in (term.term, *term.aliases)
    )


def _bounded(spelling: str) -> str:
    """A spelling where it is a word of its own, as far as Chinese shows it.

    三办 in 第三办公室 is none: two characters stand alone (or in quotes), and no numeral continues another.
    """
    around = r"\w" if len(spelling) < 3 or spelling.isascii() else ""
    before = rf"(?<!{around})" if around else ""
    after = rf"(?!{around})" if around else ""
    numeral = rf"(?<![第{_NUMERALS}])" if re.match(f"[{_NUMERALS}]", spelling) else ""
    return f"{numeral}{before}{re.escape(spelling)}{after}"


def anchor_of(term: Term) -> str:
    """The term's anchor on the glossary page."""
    return f"term-{name_slug(term.term)}"


def with_terms(text: str, terms: Terms, url: str) -> str:
    """``text``, of the page at ``url``, with the first occurrence of each term as a link to the glossary."""
    present = [one for one in terms if one.text in text]
    if not present:
        return text
    parts, done = [], 0
    for start, end, term in _first_occurrences(text, present):
        address = relative_url(f"{directory_url(GLOSSARY)}#{anchor_of(term)}", url)
        parts += [text[done:start], _opening(address, term), text[start:end], "</a>"]
        done = end
    return "".join([*parts, text[done:]])


def _first_occurrences(text: str, spellings: Iterable[Spelling]) -> Iterator[tuple[int, int, Term]]:
    """Of several spellings at one place the longest is meant."""
    plain = masked(text)
    for link in find_links(text):
        end = link.start + len(link.target)
        plain = plain[: link.start] + blank(plain[link.start : end]) + plain[end:]
    plain = _ELSEWHERE.sub(lambda match: blank(match.group()), plain)
    found = [
        (match.start(), -match.end(), one.term) for one in spellings for match in one.pattern.finditer(plain)
    ]
    seen: set[str] = set()
    done = 0
    for start, end, term in sorted(found, key=lambda one: one[:2]):
        if start >= done:
            done = -end
            if term.term not in seen:
                seen.add(term.term)
                yield start, -end, term


def _opening(address: str, term: Term) -> str:
    definition = escape(term.definition or UNDEFINED).translate(_MARKS).replace("\n", " ")
    return f'<a class="dj-gloss" href="{escape(address)}" title="{definition}">'
