"""The whole content as one value: what every later room is given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from dangjian.model.calendar import WorkCalendar
from dangjian.model.subjects import series_by_name, topics_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dangjian.model.brand import Measure, Pillar, Settings
    from dangjian.model.documents import BrandPage, Document, HelpPage, Post, Rule
    from dangjian.model.duties import Duty, Exemption
    from dangjian.model.organization import Organization, Unit
    from dangjian.model.pictures import Picture
    from dangjian.model.records import Record
    from dangjian.model.subjects import Series, Topic


@dataclass(frozen=True, slots=True)
class ActivityType:
    """A kind of activity. ``slug`` is its stable id; ``required`` and ``optional`` are names of post keys."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    measure: str = ""
    description: str = ""
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    uploaded: bool = False
    outline: tuple[str, ...] = ()


class TermStatus(StrEnum):
    """How well a term's meaning is founded."""

    DEFINED = "来源有释义"
    TO_CONFIRM = "待本单位确认"
    UNDEFINED = "来源未释义"


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry; no definition where the source gives none."""

    term: str
    aliases: tuple[str, ...] = ()
    definition: str = ""
    source: str = ""
    status: TermStatus = TermStatus.TO_CONFIRM


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A row of the brand report: where on the site it is visible, and the words that say so there.

    Line and column are those of its address in mechanisms.yml.
    """

    id: str
    name: str
    url: str
    sentence: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Site:
    """All content, typed. ``posts`` are newest first; ``files`` maps each file's path to its size in bytes.

    ``pictures`` are those that pages use, by their paths; one that cannot be read is missing.

    ``drafts`` are the paths of documents that are not published yet; ``optional_duties`` are switched off.
    """

    settings: Settings
    organization: Organization
    activity_types: tuple[ActivityType, ...]
    posts: tuple[Post, ...]
    rules: tuple[Rule, ...]
    brand_pages: tuple[BrandPage, ...]
    brand_intro: BrandPage | None = None
    declared_series: tuple[Series, ...] = ()
    glossary: tuple[Term, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    help_pages: tuple[HelpPage, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    duties: tuple[Duty, ...] = ()
    optional_duties: tuple[Duty, ...] = ()
    records: tuple[Record, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)

    def documents(self) -> Iterator[Document]:
        """All that somebody wrote as a page."""
        yield from self.posts
        yield from self.rules
        yield from self.brand_pages
        if self.brand_intro is not None:
            yield self.brand_intro
        yield from self.help_pages

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Every unit by its id."""
        return {unit.id: unit for unit in self.organization.units()}

    @cached_property
    def types(self) -> dict[str, ActivityType]:
        """Every activity type by its slug."""
        return {kind.slug: kind for kind in self.activity_types}

    @cached_property
    def measures(self) -> dict[str, tuple[Pillar, Measure]]:
        """Every measure, with its pillar, by the measure's id."""
        return {m.id: (pillar, m) for pillar in self.settings.pillars for m in pillar.measures}

    @cached_property
    def series(self) -> dict[str, Series]:
        """Every series by each name that is in use for it; those with posts only are there too."""
        return series_by_name(
            self.declared_series, (name for post in reversed(self.posts) for name in post.series)
        )

    @cached_property
    def all_series(self) -> tuple[Series, ...]:
        """Every series once: the declared ones in the order of their file, then the others."""
        return tuple(dict.fromkeys([*self.declared_series, *self.series.values()]))

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Every topic by each spelling of it."""
        return topics_by_name(name for post in reversed(self.posts) for name in post.topics)

    def posts_of(self, kind: str, identity: str) -> tuple[Post, ...]:
        """The posts of a year, month, branch, type, measure, pillar, partner, series or topic; newest first.

        ``identity`` is ``2026`` for a year, ``2026-08`` for a month, else the thing's id.
        """
        return tuple(self._groups.get((kind, identity), ()))

    def ids_with_posts(self, kind: str) -> list[str]:
        """The ids of a kind that have posts, in the order in which the posts bring them up."""
        return [identity for one, identity in self._groups if one == kind]

    @cached_property
    def _groups(self) -> dict[tuple[str, str], list[Post]]:
        groups: dict[tuple[str, str], list[Post]] = defaultdict(list)
        for post in self.posts:
            for key in self._keys(post):
                groups[key].append(post)
        return groups

    def _keys(self, post: Post) -> Iterator[tuple[str, str]]:
        yield "year", f"{post.date.year:04d}"
        if post.date.month:
            yield "month", post.date.month_key
        for kind, ids in (
            ("branch", post.branches),
            ("type", post.types),
            ("measure", self.measures_of(post)),
            ("pillar", self.pillars_of(post)),
            ("partner", post.partners),
            ("series", dict.fromkeys(self.series[name].id for name in post.series)),
            ("topic", dict.fromkeys(self.topics[name].id for name in post.topics)),
        ):
            for identity in ids:
                yield kind, identity

    def counts(self, document: Post | Rule) -> bool:
        """Whether a document is in counts, feeds and files: a sample only where the settings ask for it."""
        return self.settings.counts_samples or not document.sample

    def measures_of(self, post: Post) -> tuple[str, ...]:
        """Ids of the measures that a post's types belong to, each once."""
        return self._belonging(post.types)[0]

    def pillars_of(self, post: Post) -> tuple[str, ...]:
        """Ids of the pillars that a post's types belong to, each once."""
        return self._belonging(post.types)[1]

    def _belonging(self, types: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The measures and the pillars of some types; there are few combinations, each worked out once."""
        known = self._belongings.get(types)
        if known is None:
            found = (self.types[slug].measure for slug in types)
            measures = tuple(dict.fromkeys(measure for measure in found if measure))
            pillars = tuple(dict.fromkeys(self.measures[measure][0].id for measure in measures))
            known = self._belongings[types] = (measures, pillars)
        return known

    @cached_property
    def _belongings(self) -> dict[tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]]]:
        return {}
