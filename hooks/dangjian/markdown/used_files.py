"""Which pictures and attachments the site's pages use: these are published, nothing else."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from dangjian.markdown.links import find_links
from dangjian.model.documents import Post, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dangjian.markdown.links import Link
    from dangjian.model.documents import Document
    from dangjian.model.site import Site


def links_of(site: Site) -> dict[str, list[Link]]:
    """All links and pictures of every document that has any, by its source path."""
    found = ((one.source.path, find_links(one.source.text, one.source.line)) for one in site.documents())
    return {path: links for path, links in found if links}


def used_files(site: Site, links: Mapping[str, list[Link]]) -> frozenset[str]:
    """Content paths of the files that a published document shows, offers or links to."""
    return shown_files(site, links) | offered_files(site, links)


def shown_files(site: Site, links: Mapping[str, list[Link]]) -> frozenset[str]:
    """Content paths of the pictures that a published document shows: cover, gallery, in its text."""
    return frozenset(
        path
        for document in site.documents()
        for path in _shown(document, links.get(document.source.path, []))
        if path in site.files
    )


def offered_files(site: Site, links: Mapping[str, list[Link]]) -> frozenset[str]:
    """Content paths of the files that a published document offers or links to."""
    return frozenset(
        path
        for document in site.documents()
        for path in _offered(document, links.get(document.source.path, []))
        if path in site.files
    )


def pictures_in(document: Document, links: list[Link]) -> frozenset[str]:
    """Content paths of what a document's text shows; ``[1]: 现场.jpg`` may be shown by ``![现场][1]``."""
    return frozenset(
        target_path(link.path, document.source.path)
        for link in links
        if link.path and not link.is_external and (link.is_image or _is_definition(document, link))
    )


def target_path(path: str, source: str) -> str:
    """Content path of what a text at ``source`` names: from the site's root, or from its own folder."""
    if path.startswith("/"):
        return path.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))


def _shown(document: Document, links: list[Link]) -> Iterator[str]:
    if isinstance(document, Post):
        yield from (photo.path for photo in document.photos)
        if document.cover:
            yield document.cover
    yield from pictures_in(document, links)


def _offered(document: Document, links: list[Link]) -> Iterator[str]:
    if isinstance(document, Post | Rule):
        yield from (attachment.path for attachment in document.attachments)
    for link in links:
        if link.path and not (link.is_external or link.is_image):
            yield target_path(link.path, document.source.path)


def _is_definition(document: Document, link: Link) -> bool:
    return document.source.text[: link.start].rstrip("< \t\n").endswith("]:")
