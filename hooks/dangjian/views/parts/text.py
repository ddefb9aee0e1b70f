"""The text of a document as an engine gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.markdown.headings import without_title
from dangjian.markdown.links import engine_text
from dangjian.markdown.pictures import with_pictures
from dangjian.markdown.terms import terms_of, with_terms

if TYPE_CHECKING:
    from dangjian.model.documents import Document
    from dangjian.model.site import Site


def text_of(site: Site, document: Document) -> str:
    """The body without a heading that repeats the title, every target such that an engine can resolve it.

    The first occurrence of each glossary term leads to the glossary.
    """
    source = document.source
    text = with_pictures(without_title(source.text, document.title), source.path, source.url, site.pictures)
    text = engine_text(text, source.path, source.url)
    return with_terms(text, terms_of(site.glossary), source.url)
