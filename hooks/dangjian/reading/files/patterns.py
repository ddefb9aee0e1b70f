"""How a line of front matter may look.

No two neighbouring parts of a pattern may both match blanks, or a line of a hundred blanks takes a minute.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLON = "[:：︰∶﹕]"
FIELD = re.compile(
    rf"^\s*(?:(?P<mark>[-*+>•·●](?=[\s*_`])|\d{{1,2}}[.、．)）])\s*)?(?:(?P<open>\*\*|__|`)\s*)?"
    rf"(?P<key>[^\s:：︰∶﹕*`](?:[^:：︰∶﹕*`]{{0,22}}[^\s:：︰∶﹕*`])??)\s*(?:(?P<close>\*\*|__|`)\s*)?"
    rf"{_COLON}\s*(?(open)(?:(?P<late>\*\*|__|`)\s*)?)(?P<value>.*)$"
)
BRACKETED = re.compile(
    rf"^\s*[【\[［](?P<key>[^\s【】\[\]［］]{{1,12}})[】\]］]\s*(?:{_COLON}\s*)?(?P<value>.*)$"
)
ITEM = re.compile(r"^\s*(?:[-*+•·●▪－–—―](?!\*)|\d{1,2}[.、．)）])\s*(?P<value>.*)$")
# A picture's name as a line of its own, a list's item without its dash.
FILE_ITEM = re.compile(
    r"^\s*(?P<value>[^\s:：](?:[^:：]*[^\s:：])?\.(?:jpe?g|jfif|png|gif|webp|svg|bmp)(?:[\s:：].*)?)$",
    re.IGNORECASE,
)
PLAIN_KEY = re.compile(r"^[^\W\d](?:[\w ]{0,14}[^\W\d])?$")
BLOCK_SCALAR = re.compile(r"^[|>][+-]?$")
BOLD = re.compile(r"^(?P<mark>\*\*|__)(?P<inner>[^*_\s](?:[^*_]*[^*_\s])?)(?P=mark)$")
COMMENT = re.compile(r"^\s*(?:#|<!--.*-->$)")
PROSE = re.compile(r"[。！？]|.{31}|^[#>!|`<]")
COMMENT_MARKS = "#<!-> \t\u3000"
INNER = re.compile(rf"(?<=\s)(?P<key>[\u4e00-\u9fff]{{2,4}})\s*{_COLON}\s*")
QUOTES = "\"'“”‘’"
_OTHER_SIGN = re.compile(
    r"^\s*(?P<key>[^\s;；=，,、.。]{1,12})\s*(?P<sign>[;；=，,、.。]|(?<=\S)\s)\s*(?P<value>.*)$"
)
_NO_SIGN = tuple(
    re.compile(rf"^\s*(?P<key>[\u4e00-\u9fff]{{{size}}})[-–—―－]*(?P<value>[^\s\-–—―－].*)$")
    for size in (4, 3, 2)
)


def without_colon(text: str) -> Iterator[re.Match[str]]:
    """Ways to read a line as a key and a value with another sign than a colon, or none, between them."""
    colon = FIELD.match(text)
    no_sign = () if colon and PLAIN_KEY.match(colon["key"]) else _NO_SIGN
    for pattern in (_OTHER_SIGN, *no_sign):
        match = pattern.match(text)
        if match:
            yield match


def key_of(text: str) -> str:
    """The key of a line that is a field."""
    match = FIELD.match(text)
    return match["key"] if match else ""
