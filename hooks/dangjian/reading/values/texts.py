"""Texts and lists of texts."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from dangjian.reading.located import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.reading.values.field import Field

_OPENING = "《“‘（([{【〈「『"
_CLOSING = "》”’）)]}】〉」』"
_SEPARATORS = "、，,；;"
_BLANKS = " \t\u3000\xa0\"'"
_NOTHING = frozenset(["无", "暂无", "没有", "/", "-", "--", "---", "n/a", "null", "none", "~"])
_BRACKETED = re.compile(r"^[\[［【](?P<inner>.*)[\]］】]$", re.DOTALL)


def is_nothing(scalar: Scalar) -> bool:
    """Whether a value says that there is none: 无, 暂无, a dash."""
    plain = unicodedata.normalize("NFKC", scalar.text).strip(" 。.").casefold()
    return not scalar.literal and plain.replace("—", "-").replace("–", "-") in _NOTHING


def text(field: Field) -> Scalar | None:
    """One text with its place, just as typed."""
    return field.scalar()


def texts(field: Field) -> tuple[Scalar, ...] | None:
    """A list, typed as items or in one line with ``、，；`` (those inside 《》“”（） do not split)."""
    node = field.value
    if isinstance(node, Scalar):
        return () if is_nothing(node) else tuple(split_list(node))
    if isinstance(node, Mapping):
        field.report.error(
            "E016", f"“{field.name}”要写成一列内容", hint="用顿号隔开，或每行一项、以 - 开头", at=node.at
        )
        return None
    items = []
    for item in node.items:
        if isinstance(item, Scalar):
            items += [item] if item.literal else list(split_list(item)) or []
        else:
            field.report.error("E016", f"“{field.name}”的这一项不是文字", hint="每项写一个名称", at=item.at)
    return tuple(items)


def _is_balanced(text: str) -> bool:
    return sum(map(text.count, _OPENING)) == sum(map(text.count, _CLOSING))


def split_list(scalar: Scalar) -> Iterator[Scalar]:
    """The items of a list typed in one line."""
    if scalar.literal:
        yield scalar
        return
    whole = scalar.text
    start = 0
    match = _BRACKETED.match(whole)
    if match:
        start, whole = match.start("inner"), match["inner"]
    depth = begin = 0
    # A bracket that nothing closes (or opens) holds nothing together.
    pairs = (_OPENING, _CLOSING) if _is_balanced(whole) else ("", "")
    for index, character in enumerate(f"{whole}、"):
        if character in pairs[0]:
            depth += 1
        elif character in pairs[1]:
            depth = max(depth - 1, 0)
        elif (character in _SEPARATORS and not depth) or index == len(whole):
            item = whole[begin:index]
            bare = item.strip().strip(_BLANKS if pairs[0] else f"{_BLANKS}[]［］【】").strip()
            if bare:
                yield scalar.part(start + begin + item.index(bare), bare)
            begin = index + 1
