"""The glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.markdown.terms import anchor_of
from dangjian.model.page import Page
from dangjian.model.urls import GLOSSARY, HOME, directory_url
from dangjian.views.parts.rows import way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.views.context import Context


def pages(context: Context) -> Iterator[Page]:
    """One page."""
    site = context.site
    yield Page(
        source=GLOSSARY,
        template="glossary.html",
        title="名词",
        meta={
            "kind": "glossary",
            "description": "常用提法是什么意思，出自哪里。",
            "trail": [way("首页", directory_url(HOME))],
            "terms": [
                {
                    "term": term.term,
                    "anchor": anchor_of(term),
                    "aliases": list(term.aliases),
                    "definition": term.definition,
                    "source": term.source,
                    "status": term.status.value,
                }
                for term in site.glossary
            ],
        },
        anchors=frozenset(anchor_of(term) for term in site.glossary),
    )
