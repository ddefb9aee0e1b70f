"""Which pictures and attachments the site's pages use: these are published, nothing else."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from dangjian.markdown.links import find_links
from dangjian.model.documents import Post, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dangjian.markdown.links import Link
    from dangjian.model.documents import Document
    from dangjian.model.site import Site


def links_of(site: Site) -> dict[str, list[Link]]:
    """All links and pictures of every document that has any, by its source path."""
    found = ((one.source.path, find_links(one.source.text, one.source.line)) for one in site.documents())
    return {path: links for path, links in found if links}


def used_files(site: Site, links: Mapping[str, list[Link]]) -> frozenset[str]:
    """Content paths of the files that a published document shows, offers or links to."""
    return frozenset(
        path
        for document in site.documents()
        for path in _used(document, links.get(document.source.path, ()))
        if path in site.files
    )


def _used(document: Document, links: Iterable[Link]) -> Iterator[str]:
    if isinstance(document, Post | Rule):
        yield from (attachment.path for attachment in document.attachments)
    if isinstance(document, Post) and document.cover:
        yield document.cover
    folder = posixpath.dirname(document.source.path)
    for link in links:
        if link.path.startswith("/"):
            yield link.path.lstrip("/")
        elif link.path and not link.is_external:
            yield posixpath.normpath(posixpath.join(folder, link.path))
