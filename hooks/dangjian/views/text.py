"""The text of a document as an engine gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.markdown.headings import without_title
from dangjian.markdown.links import engine_text

if TYPE_CHECKING:
    from dangjian.model.documents import Document


def text_of(document: Document) -> str:
    """The body without a heading that repeats the title, every target such that an engine can resolve it."""
    source = document.source
    return engine_text(without_title(source.text, document.title), source.path, source.url)
