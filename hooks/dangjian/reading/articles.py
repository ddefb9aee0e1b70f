"""Articles of a rule's text: paragraphs that begin with 第N条."""

from __future__ import annotations

import re

_ARTICLE = re.compile(r"^[#*\s\u3000]*(?P<number>第[一二三四五六七八九十百零〇\d]+条)(?P<rest>.*)$")
_HEADING = re.compile(r"^\s*#|^[*\s\u3000]*第[一二三四五六七八九十百零〇\d]+[章节]")


def articles(text: str) -> dict[str, str]:
    """Every article's words by its number (``第四条``); paragraphs of one are separated by line breaks."""
    found: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in text.splitlines():
        match = _ARTICLE.match(line)
        if match:
            lines = found.setdefault(match["number"], [])
            lines.append(match["rest"].strip("* \t\u3000"))
        elif _HEADING.match(line):
            lines = None
        elif lines is not None and line.strip():
            lines.append(line.strip())
    return {number: "\n".join(part for part in parts if part) for number, parts in found.items()}


def article_text(text: str, number: str) -> str:
    """The words of one article, also where one of its paragraphs is meant (第四条第二款); empty for none."""
    return next((words for one, words in articles(text).items() if number.startswith(one)), "")
