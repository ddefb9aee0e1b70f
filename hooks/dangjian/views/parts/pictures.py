"""A picture as templates show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.urls import file_url

if TYPE_CHECKING:
    from dangjian.model.documents import Post
    from dangjian.model.site import Site


def picture(site: Site, path: str, alt: str) -> dict[str, object]:
    """The addresses and the size of a picture; empty where there is none, or it cannot be read."""
    found = site.pictures.get(path)
    if found is None:
        return {}
    return {
        "src": file_url(found.fallback.path),
        "webp": [{"url": file_url(one.path), "width": one.width} for one in found.webp],
        "width": found.fallback.width,
        "height": found.fallback.height,
        "alt": alt,
    }


def gallery(site: Site, post: Post) -> list[dict[str, object]]:
    """The photos below a post's text."""
    shown = (picture(site, photo.path, photo.alt) for photo in post.photos)
    return [one for one in shown if one]
