"""Plain values that several views show: links, rows of posts, attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.documents import RuleNature
from dangjian.model.organization import UnitKind
from dangjian.model.pictures import is_picture
from dangjian.model.urls import (
    branch_page,
    directory_url,
    file_url,
    numbered,
    partner_folder,
    scope_timeline,
    series_folder,
)
from dangjian.views.parts.pictures import picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dangjian.model.dates import PartialDate
    from dangjian.model.documents import Attachment, Post, Rule
    from dangjian.model.organization import Name, Unit
    from dangjian.model.site import Site

Row = dict[str, object]
Fact = dict[str, object]


def link(name: str, url: str) -> dict[str, str]:
    """A name with its address."""
    return {"name": name, "url": url}


def way(title: str, url: str) -> dict[str, str]:
    """A page's title with its address: a step of the trail, a neighbour."""
    return {"title": title, "url": url}


def fact(label: str, text: str = "", links: Sequence[Row | dict[str, str]] = ()) -> Fact:
    """A line of a definition list: a label with a text, or with links."""
    return {"label": label, "text": text, "links": list(links)}


def list_url(folder: str) -> str:
    """Address of a list's newest page."""
    return directory_url(numbered(folder, None))


def unit_link(unit: Unit, name: Name | None = None) -> Row:
    """A unit's name with its page: branches and partners have one of their own, the others their timeline.

    ``placeholder`` is true for a name that only stands for one that the source redacts.
    """
    if unit.kind is UnitKind.BRANCH:
        url = directory_url(branch_page(unit.id))
    elif unit.kind is UnitKind.PARTNER:
        url = list_url(partner_folder(unit.id))
    else:
        url = list_url(scope_timeline("branch", unit.id))
    shown = name or unit.current
    return {**link(shown.name, url), "placeholder": shown.placeholder}


def type_links(site: Site, slugs: Iterable[str]) -> list[dict[str, str]]:
    """Activity types with their timelines."""
    return [link(site.types[slug].name, list_url(scope_timeline("type", slug))) for slug in slugs]


def unit_links(site: Site, post: Post, units: Iterable[str]) -> list[Row]:
    """A post's units or partners, under the names that they had then.

    Where one of them is a placeholder, the last is marked: one mark for the list.
    """
    links = [unit_link(site.units[unit], site.units[unit].name_at(post.date)) for unit in units]
    if any(one["placeholder"] for one in links):
        links = [{**one, "placeholder": one is links[-1]} for one in links]
    return links


def subject_links(site: Site, post: Post) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """A post's series and its topics, each with its page."""
    series = dict.fromkeys(site.series[name] for name in post.series)
    topics = dict.fromkeys(site.topics[name] for name in post.topics)
    return (
        [link(one.name, list_url(series_folder(one.id))) for one in series],
        [link(one.name, list_url(scope_timeline("topic", one.id))) for one in topics],
    )


def post_row(site: Site, post: Post) -> Row:
    """A post as a line in a list."""
    return {
        "title": post.title,
        "url": post.url,
        "date": post.date.chinese,
        "iso": post.date.iso if post.date.day else "",
        **_stamp(post.date),
        "types": type_links(site, post.types),
        "branches": unit_links(site, post, post.branches),
        "summary": post.summary,
        "cover": picture(site, post.cover, ""),
        "sample": post.sample,
        "pinned": post.pinned,
    }


def _stamp(date: PartialDate) -> dict[str, str]:
    """What a timeline sets large: the day, or the month, or the year, as precisely as it is known."""
    if date.day:
        return {"big": str(date.day), "small": "日"}
    return {"big": str(date.month), "small": "月"} if date.month else {"big": str(date.year), "small": "年"}


def attachment_rows(attachments: Iterable[Attachment]) -> list[Row]:
    """Attachments with their format in capitals, and their size."""
    return [
        {
            "name": one.name,
            "url": file_url(one.path),
            "format": one.name.rpartition(".")[2].upper() if "." in one.name else "",
            "size": "" if is_picture(one.path) else file_size(one.size),  # published smaller
        }
        for one in attachments
    ]


def file_size(size: int) -> str:
    """A size in bytes as people read it: ``36 KB``, ``1.2 MB``."""
    if size < 1024 * 1024:
        return f"{max(round(size / 1024), 1)} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def rule_status(rule: Rule) -> str:
    """The word for a rule's status; empty where the source does not say."""
    return rule.status.value if rule.status else ""


def rule_row(rule: Rule) -> Row:
    """A rule as a line in a list."""
    newest = rule.effective or rule.issued
    return {
        "title": rule.title,
        "url": rule.url,
        "number": rule.number,
        "status": rule_status(rule),
        "nature": "示范文本" if rule.nature is RuleNature.MODEL_TEXT else "",
        "date": newest.chinese if newest else "",
        "summary": rule.summary,
        "sample": rule.sample,
    }
