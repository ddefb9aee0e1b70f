"""Plain values that several views show: links, rows of posts, attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.organization import UnitKind
from dangjian.model.urls import branch_page, branch_timeline, directory_url, file_url, numbered, type_timeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dangjian.model.dates import PartialDate
    from dangjian.model.documents import Attachment, Post
    from dangjian.model.organization import Name, Unit
    from dangjian.model.site import Site

Row = dict[str, object]


def link(name: str, url: str) -> dict[str, str]:
    """A name with its address."""
    return {"name": name, "url": url}


def way(title: str, url: str) -> dict[str, str]:
    """A page's title with its address: a step of the trail, a neighbour."""
    return {"title": title, "url": url}


def list_url(folder: str) -> str:
    """Address of a list's newest page."""
    return directory_url(numbered(folder, None))


def unit_link(unit: Unit, name: Name | None = None) -> Row:
    """A unit's name with its page: a branch has one of its own, the others their timeline.

    ``placeholder`` is true for a name that only stands for one that the source redacts.
    """
    own_page = unit.kind is UnitKind.BRANCH
    url = directory_url(branch_page(unit.id)) if own_page else list_url(branch_timeline(unit.id))
    shown = name or unit.current
    return {**link(shown.name, url), "placeholder": shown.placeholder}


def type_links(site: Site, slugs: Iterable[str]) -> list[dict[str, str]]:
    """Activity types with their timelines."""
    return [link(site.types[slug].name, list_url(type_timeline(slug))) for slug in slugs]


def branch_links(site: Site, post: Post) -> list[Row]:
    """A post's units, under the names that they had then."""
    return [unit_link(site.units[unit], site.units[unit].name_at(post.date)) for unit in post.branches]


def post_row(site: Site, post: Post) -> Row:
    """A post as a line in a list."""
    return {
        "title": post.title,
        "url": post.url,
        "date": post.date.chinese,
        "iso": post.date.iso if post.date.day else "",
        **_stamp(post.date),
        "types": type_links(site, post.types),
        "branches": branch_links(site, post),
        "summary": post.summary,
        "cover": file_url(post.cover),
        "sample": post.sample,
        "pinned": post.pinned,
    }


def _stamp(date: PartialDate) -> dict[str, str]:
    """What a timeline sets large: the day, or the month, or the year, as precisely as it is known."""
    if date.day:
        return {"big": str(date.day), "small": "日"}
    return {"big": str(date.month), "small": "月"} if date.month else {"big": str(date.year), "small": "年"}


def attachment_rows(attachments: Iterable[Attachment]) -> list[Row]:
    """Attachments with their format in capitals."""
    return [
        {
            "name": one.name,
            "url": file_url(one.path),
            "format": one.name.rpartition(".")[2].upper() if "." in one.name else "",
        }
        for one in attachments
    ]
