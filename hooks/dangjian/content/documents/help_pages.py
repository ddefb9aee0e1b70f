"""Pages of `docs/`: fields → HelpPage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dangjian.content.documents.markdown_file import examples_from
from dangjian.model.documents import HelpPage
from dangjian.reading.values.schema import Key, Schema
from dangjian.reading.values.texts import text

if TYPE_CHECKING:
    from dangjian.content.documents.markdown_file import MarkdownFile
    from dangjian.reading.report import Report

TITLE = Key("title", "标题", text, "页面标题", "怎样添加动态", required=True)
SCHEMA = Schema("帮助页面", (TITLE,))


def read_help_page(file: MarkdownFile, report: Report) -> HelpPage | None:
    """The page, or None where it has no usable title."""
    examples = partial(examples_from, file)
    mapping = file.mapping(SCHEMA, examples, report)
    if mapping is None:
        return None
    title = SCHEMA.read(mapping, report, examples=examples).text(TITLE)
    return HelpPage(file.source, title) if title else None
