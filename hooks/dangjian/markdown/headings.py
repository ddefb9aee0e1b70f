"""The page's own heading is its title: a body that begins with it would show it twice."""

from __future__ import annotations

import re

HEADING_1 = re.compile(r"^#(?!#)[ \u3000]*(?P<text>.*?)[ \u3000]*#*[ \u3000]*$")


def without_title(text: str, title: str) -> str:
    """The text without a first heading that repeats the title; its line stays, empty."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if line.strip():
            match = HEADING_1.match(line)
            if match and _plain(match["text"]) == _plain(title):
                lines[index] = ""
                return "\n".join(lines)
            return text
    return text


def _plain(text: str) -> str:
    return "".join(text.split())
