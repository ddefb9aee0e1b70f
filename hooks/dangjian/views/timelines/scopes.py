"""Which timelines there are: all posts, and those of a year, month, unit, type and so on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.model.organization import UnitKind
from dangjian.model.urls import (
    TIMELINE,
    month_timeline,
    partner_folder,
    scope_timeline,
    series_folder,
    year_timeline,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.documents import Post
    from dangjian.model.organization import Unit
    from dangjian.model.site import Site


@dataclass(frozen=True, slots=True)
class Scope:
    """One timeline: which posts, under which heading, in which folder; ``id`` is within its kind."""

    kind: str
    id: str
    folder: str
    heading: str
    posts: tuple[Post, ...] = ()
    intro: str = ""
    placeholder: bool = False

    @property
    def month(self) -> tuple[int, int]:
        """Year and month of a month's scope."""
        year, month = self.id.split("-")
        return int(year), int(month)


def all_scopes(site: Site) -> tuple[Scope, ...]:
    """Every timeline; those of months and topics exist only with posts, the others from the data files on."""
    return (
        Scope("all", "", TIMELINE, "时间线", site.posts, "全部活动，从新到旧。"),
        *_by_date(site),
        *_by_unit(site),
        *_by_kind(site),
        *_by_subject(site),
    )


def _by_date(site: Site) -> Iterator[Scope]:
    for year in site.ids_with_posts("year"):
        yield Scope("year", year, year_timeline(int(year)), f"{int(year)}年", site.posts_of("year", year))
    for key in site.ids_with_posts("month"):
        number, month = map(int, key.split("-"))
        heading = f"{number}年{month}月"
        yield Scope("month", key, month_timeline(number, month), heading, site.posts_of("month", key))


def _by_unit(site: Site) -> Iterator[Scope]:
    for unit in site.organization.units():
        posts = site.posts_of("branch", unit.id)
        if unit.kind is UnitKind.BRANCH or posts:
            yield _of_unit(unit, "branch", scope_timeline("branch", unit.id), posts)
    for unit in site.organization.partners:
        yield _of_unit(unit, "partner", partner_folder(unit.id), site.posts_of("partner", unit.id))


def _of_unit(unit: Unit, kind: str, folder: str, posts: tuple[Post, ...]) -> Scope:
    return Scope(kind, unit.id, folder, unit.name, posts, unit.summary, unit.current.placeholder)


def _by_kind(site: Site) -> Iterator[Scope]:
    for kind in site.activity_types:
        yield _of_subject(site, "type", kind.slug, kind.name, kind.description)
    for pillar in site.settings.pillars:
        yield _of_subject(site, "pillar", pillar.id, pillar.name, pillar.summary)
        for one in pillar.measures:
            yield _of_subject(site, "measure", one.id, one.name, one.summary)


def _of_subject(site: Site, kind: str, identity: str, name: str, intro: str = "") -> Scope:
    folder = scope_timeline(kind, identity)
    return Scope(kind, identity, folder, name, site.posts_of(kind, identity), intro)


def _by_subject(site: Site) -> Iterator[Scope]:
    for series in site.all_series:
        posts = site.posts_of("series", series.id)
        yield Scope("series", series.id, series_folder(series.id), series.name, posts, series.summary)
    for topic in dict.fromkeys(site.topics.values()):
        yield _of_subject(site, "topic", topic.id, topic.name)
