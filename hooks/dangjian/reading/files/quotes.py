"""Quotation marks around a whole value are YAML's; any others belong to the text."""

from __future__ import annotations

import re

from dangjian.reading.located import Scalar

_DOUBLE = re.compile(r'^"((?:[^"\\]|\\.)*)"$')
_SINGLE = re.compile(r"^'((?:[^']|'')*)'$")
_ESCAPE = re.compile(r'\\(["\\/])')


def unquoted(raw: str, line: int, column: int) -> Scalar:
    """The value without the straight quotes around it: ``"甲"`` is 甲, ``"七一"表彰大会`` keeps its own."""
    double, single = _DOUBLE.match(raw), _SINGLE.match(raw)
    if double:
        return Scalar(_ESCAPE.sub(r"\1", double[1]), line, column, raw, literal=True)
    if single:
        return Scalar(single[1].replace("''", "'"), line, column, raw, literal=True)
    return Scalar(raw, line, column, raw)
