"""Slips in the text that would show on the page: full-width link brackets, text that turns into code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dangjian.markdown.headings import HEADING_1, without_title
from dangjian.markdown.mask import masked
from dangjian.model.documents import shown_path
from dangjian.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.checks.context import Context

_FORBIDDEN = re.compile(
    r"<(?P<tag>(?i:script|style|iframe|link|meta|object|embed|form|base|frame))\b",
)
# Cheap signs that a text is worth a look line by line.
_SIGNS = ("]（", "】(", "！[", "＃", "\n    ", "\n\t", "<")
_SLIPS = re.compile(r"\n#(?!#)|\]\([^()\n]*）")
_SECOND_POST = re.compile(r"^-{3,}\n(?:[^\s:：][^\n:：]{0,11}[:：][^\n]*\n){2,}-{3,}$", re.MULTILINE)
_WIDE_LINK = re.compile(
    r"!?(?:\[[^\[\]\n]{1,80}\](?:（[^（）\n]{1,200}）|\([^()\n]{1,200}）|（[^()\n]{1,200}\))"
    r"|【[^【】\n]{1,80}】\([^()\n]{1,200}\)|！\[[^\[\]\n]{0,80}\][(（][^()（）\n]{1,200}[)）])"
)
_LOOKS_LIKE_ADDRESS = re.compile(r"[./#]")
_NARROW = str.maketrans("（）【】！", "()[]!")
_HEADING = re.compile(r"^(?P<marks>＃{1,6})\s*(?P<text>[^#＃\s].*)$")
_INDENTED = re.compile(r"^(?: {4,}|\t)(?![-*+\d>|])\S")
_BLOCK_START = re.compile(r"^\s*(?:[-*+]|\d+[.)、])\s|^[:!?]|^\[\^")


def check(context: Context) -> Iterator[Problem]:
    """Problems of all texts, line by line."""
    for document in context.site.documents():
        source = document.source
        shown = shown_path(document, context.root)
        if _is_suspect(f"\n{source.text}"):
            text = without_title(source.text, document.title)
            lines = masked(text).split("\n")
            original = text.split("\n")
            for offset, line in enumerate(lines):
                yield from _in_line(shown, source.line + offset, line, original[offset])
            yield from _indented(shown, source.line, lines)
        if "\n---\n" in f"\n{source.text}":
            yield from _second_post(shown, source.line, masked(source.text))


def _is_suspect(text: str) -> bool:
    return any(sign in text for sign in _SIGNS) or bool(_SLIPS.search(text))


def _second_post(shown: str, first: int, text: str) -> Iterator[Problem]:
    """Fields between two rules in the text: somebody pasted one post below another."""
    match = _SECOND_POST.search(text)
    if match:
        number = first + text.count("\n", 0, match.start())
        message = "正文里又有一个字段部分，它下面的内容会混进这一篇"
        yield Problem(
            shown, number, 1, "E048", message, hint="一个文件只写一篇：把从这里起的内容另存为一个文件"
        )


def _in_line(shown: str, number: int, line: str, original: str) -> Iterator[Problem]:
    wide = _WIDE_LINK.search(line)
    if wide and _LOOKS_LIKE_ADDRESS.search(wide.group()):
        message = "链接或图片的符号写成了全角，页面上会原样显示"
        fixed = original.replace(wide.group(), wide.group().translate(_NARROW))
        yield Problem(shown, number, wide.start() + 1, "E045", message, fixed)
    tag = _FORBIDDEN.search(line)
    if tag:
        message = f"正文里不能写 <{tag['tag']}>：它会改动整个页面，或连到别处"
        yield Problem(
            shown, number, tag.start() + 1, "E049", message, hint="删掉这一段；要链接就写 [文字](地址)"
        )
    title = HEADING_1.match(line)
    if title and title["text"]:
        message = "正文里的一级标题会和页面标题一样大"
        yield Problem(shown, number, 1, "W047", message, f"## {title['text']}")
    heading = _HEADING.match(line)
    if heading:
        fixed = f"{'#' * len(heading['marks'])} {heading['text']}"
        yield Problem(shown, number, 1, "E046", "标题的 # 写成了全角，页面上会原样显示", fixed)


def _indented(shown: str, first: int, lines: list[str]) -> Iterator[Problem]:
    """Paragraphs indented by spaces, which Markdown reads as code; what belongs to a list is meant."""
    in_list, after_blank = False, True
    for offset, line in enumerate(lines):
        continues = in_list and (not line.strip() or line[:1].isspace())
        in_list = bool(_BLOCK_START.match(line)) or continues
        if after_blank and not in_list and _INDENTED.match(line):
            message = "这一段开头有空格或制表符，页面上会显示成代码"
            fixed = line.strip()
            yield Problem(shown, first + offset, 1, "W046", message, fixed)
        after_blank = not line.strip()
