"""Slips in the text that would show on the page: full-width link brackets, text that turns into code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dangjian.markdown.mask import masked
from dangjian.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.site import Site

_WIDE_LINK = re.compile(
    r"!?(?:\[[^\[\]\n]{1,80}\](?:（[^（）\n]{1,200}）|\([^()\n]{1,200}）|（[^()\n]{1,200}\))|【[^【】\n]{1,80}】\([^()\n]{1,200}\))"
)
_HASH = re.compile(r"^(?P<marks>＃{1,6})\s*(?P<text>[^#＃\s].*)$")
_INDENTED = re.compile(r"^(?: {4,}|\t)(?![-*+\d>|])\S")
_BLOCK_START = re.compile(r"^\s*(?:[-*+]|\d+[.)、])\s|^[:!?]|^\[\^")


def check(site: Site, _sources: frozenset[str], root: str) -> Iterator[Problem]:
    """Problems of all texts, line by line."""
    for source in site.sources():
        shown = f"{site.folder_of(source, root)}/{source.path}"
        in_list = previous_blank = False
        original = source.text.split("\n")
        for offset, line in enumerate(masked(source.text).split("\n")):
            number = source.line + offset
            wide = _WIDE_LINK.search(line)
            if wide and re.search(r"[./#]", wide.group()):
                right = wide.group().translate(str.maketrans("（）【】", "()[]"))
                fixed = original[offset].replace(wide.group(), right)
                yield Problem(
                    *(shown, number, wide.start() + 1, "E045", "链接的括号写成了全角，页面上会原样显示"),
                    corrected=fixed,
                )
            heading = _HASH.match(line)
            if heading:
                marks = "#" * len(heading["marks"])
                yield Problem(
                    *(shown, number, 1, "E046", "标题的 # 写成了全角，页面上会原样显示"),
                    corrected=f"{marks} {heading['text']}",
                )
            in_list = bool(_BLOCK_START.match(line)) or (in_list and (not line.strip() or line[:1].isspace()))
            if _INDENTED.match(line) and not in_list and (previous_blank or not offset):
                yield Problem(
                    *(shown, number, 1, "W046", "这一段开头有空格或制表符，页面上会显示成代码"),
                    corrected=original[offset].strip(),
                )
            previous_blank = not line.strip()
