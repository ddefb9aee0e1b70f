"""News posts: the keys an editor can write, and fields → Post."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dangjian.content.data.activity_types import type_names
from dangjian.content.documents.attachments import attachments, picture
from dangjian.content.documents.markdown_file import examples_from
from dangjian.content.documents.photos import PicturesBeside
from dangjian.content.documents.post_schema import (
    APPROVER,
    ATTACHMENTS,
    BRANCHES,
    BY_NAME,
    CLOCK,
    CONTRIBUTOR,
    COVER,
    DATE,
    DRAFT,
    END_DATE,
    EXPECTED,
    FULFILS,
    HOST,
    HOURS,
    LEADERS,
    PARTICIPANTS,
    PARTNERS,
    PERIOD,
    PHOTOS,
    PINNED,
    PLACE,
    PRESENT,
    REVIEWED,
    REVIEWER,
    SAMPLE,
    SCHEMA,
    SERIES,
    SPEAKER,
    SUMMARY,
    TITLE,
    TOPICS,
    TYPE,
    UPLOADED,
    clock_apart,
)
from dangjian.content.meetings import check_attendance, party_groups
from dangjian.content.names import Names
from dangjian.model.documents import Post
from dangjian.model.organization import UnitKind
from dangjian.reading.values.texts import is_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Dictionary

    from dangjian.content.claims import Claims
    from dangjian.content.documents.markdown_file import MarkdownFile
    from dangjian.model.brand import Settings
    from dangjian.model.dates import PartialDate
    from dangjian.model.organization import Organization, Unit
    from dangjian.model.site import ActivityType
    from dangjian.model.subjects import Series
    from dangjian.reading.located import Scalar
    from dangjian.reading.report import Report
    from dangjian.reading.values.schema import Key, Values


SOLE_KINDS = (UnitKind.LEADING_GROUP, UnitKind.GENERAL_BRANCH)
ALL_BRANCHES = re.compile(r"^(?:各|全体|所有)(?:党?支部)$")


@dataclass(frozen=True, slots=True)
class PostContext:
    """What a post's values refer to."""

    units: Names
    by_id: Dictionary[str, Unit]
    branches: tuple[str, ...]
    partners: Names
    positions: Names
    series: Names
    type_names: Names
    types: Dictionary[str, ActivityType]
    claims: Claims
    files: Dictionary[str, int]
    pictures: PicturesBeside
    needs_approval: bool
    examples: Dictionary[str, str]

    @classmethod
    def of(
        cls,
        organization: Organization,
        types: tuple[ActivityType, ...],
        series: tuple[Series, ...],
        files: Dictionary[str, int],
        settings: Settings,
        claims: Claims,
        spoilt: frozenset[str] = frozenset(),
    ) -> PostContext:
        """Every name over time counts: a post keeps the name that its unit had then.

        ``spoilt`` are the data files with errors of their own.
        """
        no_units = "organization.yml" in spoilt
        units = [unit for unit in organization.units() if unit.kind is not UnitKind.PARTNER]
        spelled = [(name.name, unit.id) for unit in units for name in reversed(unit.names)]
        spelled += [(alias, unit.id) for unit in units for alias in unit.aliases]
        short = [(unit.kind.value, unit.id) for unit in units if unit.kind in SOLE_KINDS]
        partners = ((name.name, unit.id) for unit in organization.partners for name in reversed(unit.names))
        positions = ((position.name, position.id) for position in organization.positions)
        named = [(name, one.name) for one in series for name in (one.name, *one.aliases)]
        return cls(
            units=Names.of("单位", spelled + short, spoilt=no_units),
            by_id={unit.id: unit for unit in units},
            branches=tuple(branch.id for branch in organization.branches),
            partners=Names.of("共建单位", partners, spoilt=no_units),
            positions=Names.of("岗位", positions, spoilt=no_units),
            series=Names.of("系列", named),
            type_names=type_names(types, spoilt),
            types={kind.slug: kind for kind in types},
            claims=claims,
            files=files,
            pictures=PicturesBeside.of(files),
            needs_approval=settings.needs_approval,
            examples={
                "type": next((kind.name for kind in types if not kind.required), TYPE.example),
                "branches": next((branch.name for branch in organization.branches), BRANCHES.example),
            },
        )


def read_post(file: MarkdownFile, context: PostContext, report: Report) -> Post | None:
    """The post, or None where it has no usable title or date; every problem is in the report."""

    def examples() -> dict[str, str]:
        return {**context.examples, **examples_from(file)}

    mapping = file.mapping(SCHEMA, examples, report)
    if mapping is None:
        return None
    reading = _PostReading(context, report)
    values = SCHEMA.read(
        clock_apart(mapping),
        report,
        required=reading.required,
        optional=reading.optional,
        examples=examples,
    )
    return reading.post(file, values)


class _PostReading:
    """One post's values → references resolved, then the post."""

    def __init__(self, context: PostContext, report: Report) -> None:
        self._context = context
        self._report = report

    def required(self, values: Values) -> Iterator[Key[Any]]:
        """The keys that the post's types, and the site's settings, make required."""
        for slug in self._known_types(values):
            yield from (BY_NAME[name] for name in self._context.types[slug].required)
        if self._context.needs_approval:
            yield from (REVIEWER, APPROVER, REVIEWED)

    def optional(self, values: Values) -> Iterator[Key[Any]]:
        """The keys that all of the post's types leave free."""
        kinds = [self._context.types[slug] for slug in self._known_types(values)]
        for key in SCHEMA.keys if kinds else ():
            if all(key.name in kind.optional for kind in kinds):
                yield key

    def _known_types(self, values: Values) -> list[str]:
        found = (self._context.type_names.find(scalar.text) for scalar in values.get(TYPE) or ())
        return [slug for slug in found if slug]

    def _resolved(self, values: Values, key: Key[tuple[Scalar, ...]], names: Names) -> tuple[str, ...]:
        scalars = values.get(key)
        return names.resolve_all(scalars, values.field(key, self._report)) if scalars else ()

    def _branches(self, values: Values) -> tuple[str, ...]:
        scalars = values.get(BRANCHES) or ()
        if len(scalars) == 1 and ALL_BRANCHES.match(scalars[0].text):
            return self._context.branches
        return self._resolved(values, BRANCHES, self._context.units)

    def _series(self, values: Values) -> tuple[str, ...]:
        """Names of series: declared ones by their own name, others as typed; near ones are asked about."""
        names = []
        for scalar in values.get(SERIES) or ():
            declared = self._context.series.find(scalar.text)
            guess = "" if declared else self._context.series.guess(scalar.text)
            if guess:
                self._report.warning(
                    "W060",
                    f"系列“{scalar.text}”没有登记，是否想写“{guess}”",
                    corrected=self._report.line_with(scalar, guess),
                    hint="确实是另一个系列的，在 content/series.yml 里登记",
                    at=scalar.at,
                )
            names.append(declared or scalar.text)
        return tuple(dict.fromkeys(names))

    def _groups(self, values: Values, branches: tuple[str, ...], day: PartialDate) -> tuple[int, ...]:
        units = [self._context.by_id[branch] for branch in branches]
        return party_groups(values, units, day.first, self._report)

    def _cover(self, values: Values, path: str) -> str:
        scalar = values.get(COVER)
        if scalar is None or is_nothing(scalar):
            return ""
        return picture(path, scalar, self._context.files, values.field(COVER, self._report)) or ""

    def post(self, file: MarkdownFile, values: Values) -> Post | None:
        """The post; checks between values come here."""
        title, day = values.get(TITLE), values.get(DATE)
        types = self._resolved(values, TYPE, self._context.type_names)
        branches = self._branches(values)
        leaders = self._resolved(values, LEADERS, self._context.positions)
        partners = self._resolved(values, PARTNERS, self._context.partners)
        cover = self._cover(values, file.path)
        listed = values.get(ATTACHMENTS) or ()
        attached = (
            attachments(file.path, listed, self._context.files, values.field(ATTACHMENTS, self._report))
            if listed
            else ()
        )
        photos = self._context.pictures.photos(file.path, values.get(PHOTOS))
        elsewhere = {cover, *(one.path for one in attached)}
        self._compare(values)
        if title is None or day is None:
            return None
        return Post(
            source=file.source,
            title=title.text,
            date=day.date,
            clock=values.text(CLOCK) or day.clock,
            end_date=values.get(END_DATE) or day.end,
            types=types,
            branches=branches,
            period=values.get(PERIOD),
            series=self._series(values),
            place=values.text(PLACE),
            partners=partners,
            participants=values.get(PARTICIPANTS),
            expected=values.get(EXPECTED),
            present=values.get(PRESENT),
            hours=values.get(HOURS),
            host=values.text(HOST),
            speaker=_plain(values, SPEAKER),
            leaders=leaders,
            summary=values.text(SUMMARY),
            cover=cover,
            cover_alt=next((photo.alt for photo in photos if photo.path == cover), ""),
            photos=tuple(photo for photo in photos if photo.path not in elsewhere),
            uploaded=values.get(UPLOADED),
            attachments=attached,
            topics=_plain(values, TOPICS),
            party_groups=self._groups(values, branches, day.date),
            fulfils=self._context.claims.of_field(values, FULFILS, self._report),
            contributor=values.text(CONTRIBUTOR),
            reviewer=values.text(REVIEWER),
            approver=values.text(APPROVER),
            reviewed=values.get(REVIEWED),
            pinned=values.get(PINNED) or False,
            sample=values.get(SAMPLE) or False,
            draft=values.get(DRAFT) or False,
            line=values.place(DATE)[0],
            column=values.place(DATE)[1],
        )

    def _compare(self, values: Values) -> None:
        day, end = values.get(DATE), values.get(END_DATE)
        if day and end and end < day.date:
            self._report.error("E021", "结束日期早于日期", hint="请核对两个日期", at=values.place(END_DATE))
        check_attendance(values, self._report)


def _plain(values: Values, key: Key[tuple[Scalar, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(scalar.text for scalar in values.get(key) or ()))
