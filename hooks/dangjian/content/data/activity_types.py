"""`activity_types.yml` → activity types."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dangjian.content.data.identity import identity, unique
from dangjian.content.documents.post_schema import SCHEMA as POSTS
from dangjian.content.names import Names
from dangjian.model.site import ActivityType
from dangjian.reading.values.nested import records
from dangjian.reading.values.numbers import yes_no
from dangjian.reading.values.schema import Key, Schema, Values
from dangjian.reading.values.texts import text, texts

if TYPE_CHECKING:
    from dangjian.reading.located import Mapping, Scalar
    from dangjian.reading.report import Report

NAME = Key("name", "名称", text, "活动类型的名称", "主题党日", required=True)
ALIASES = Key("aliases", "简称", texts, "也认作这个类型的说法", "[支委会, 支委会会议]")
SLUG = Key("slug", "标识", identity, "英文标识，用在网址里", "theme-day", ("id",), required=True)
MEASURE = Key("measure", "举措", text, "所属举措，写标识或名称（见 site.yml）", "standardization")
DESCRIPTION = Key("description", "说明", text, "一两句话说明")
REQUIRED = Key("required", "必填", texts, "这类动态还必须写的字段", "[地点, 参加人数]")
OPTIONAL = Key("optional", "免填", texts, "这类动态可以不写的字段", "[支部]")
UPLOADED = Key("uploaded", "须上传", yes_no, "是否须上传党建平台", "是")
OUTLINE = Key("outline", "提纲", texts, "新建这类动态时给出的小标题", "[活动过程, 学习体会]")
TYPE_SCHEMA = Schema(
    "活动类型", (NAME, ALIASES, SLUG, MEASURE, DESCRIPTION, REQUIRED, OPTIONAL, UPLOADED, OUTLINE)
)


def _activity_type(values: Values, report: Report) -> tuple[Scalar, ActivityType, Values] | None:
    slug, name = values.get(SLUG), values.text(NAME)
    if slug is None or not name:
        return None
    kind = ActivityType(
        slug=slug.text,
        name=name,
        aliases=tuple(alias.text for alias in values.get(ALIASES) or ()),
        measure=values.text(MEASURE),
        description=values.text(DESCRIPTION),
        required=_keys(values, REQUIRED, report),
        optional=_keys(values, OPTIONAL, report),
        uploaded=values.get(UPLOADED) or False,
        outline=tuple(heading.text for heading in values.get(OUTLINE) or ()),
    )
    return slug, kind, values


def _keys(values: Values, key: Key[tuple[Scalar, ...]], report: Report) -> tuple[str, ...]:
    """English names of the post keys that a type's list names."""
    if values.get(key) is None:
        return ()
    names = Names.of(
        "字段", ((spelling, one.name) for one in POSTS.keys for spelling in one.spellings), code="E010"
    )
    field = values.field(key, report, flat=False)
    found = (POSTS.name_of(scalar.text) or names.resolve(scalar, field) for scalar in values.get(key) or ())
    return tuple(dict.fromkeys(name for name in found if name))


TYPES = Key("types", "活动类型", records(TYPE_SCHEMA, _activity_type), "各活动类型", required=True)
SCHEMA = Schema("activity_types.yml", (TYPES,))
NESTED = (("活动类型", TYPE_SCHEMA),)


def read_activity_types(mapping: Mapping, measures: Names, report: Report) -> tuple[ActivityType, ...]:
    """The activity types; names that two types claim and unknown measures are reported."""
    read = SCHEMA.read(mapping, report).get(TYPES) or ()
    spelled: dict[str, str] = {}
    kinds: list[tuple[Scalar, ActivityType]] = []
    for slug, read_kind, values in read:
        kind = read_kind
        measure = values.get(MEASURE)
        if measure is not None:
            found = measures.resolve(measure, values.field(MEASURE, report, flat=False))
            kind = replace(kind, measure=found or "")
        for spelling in (kind.name, *kind.aliases):
            other = spelled.setdefault(spelling, kind.slug)
            if other != kind.slug:
                report.error(
                    "E030",
                    f"“{spelling}”已经是另一个活动类型的名称或简称",
                    hint="一个说法只能指一个类型",
                    at=values.place(NAME),
                )
        kinds.append((slug, kind))
    return unique(kinds, report)


def type_names(types: tuple[ActivityType, ...], spoilt: frozenset[str]) -> Names:
    """What an activity type can be called."""
    kinds = [(spelling, kind.slug) for kind in types for spelling in (kind.name, *kind.aliases)]
    bad = bool({"activity_types.yml", "site.yml"} & spoilt)
    return Names.of("活动类型", kinds, code="E020", spoilt=bad)
