"""`series.yml` → the series that have a page with words of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dangjian.content.data.identity import ID, unique
from dangjian.content.names import plain
from dangjian.model.subjects import Series
from dangjian.reading.values.nested import records
from dangjian.reading.values.numbers import yes_no
from dangjian.reading.values.schema import Key, Schema, Values
from dangjian.reading.values.texts import text, texts

if TYPE_CHECKING:
    from dangjian.content.names import Names
    from dangjian.reading.located import Mapping, Scalar
    from dangjian.reading.report import Report

NAME = Key("name", "名称", text, "系列的名称，动态的“系列”里就写它", "创城志愿服务", required=True)
ALIASES = Key("aliases", "简称", texts, "也认作这个系列的说法", "[创城服务]")
SUMMARY = Key("summary", "简介", text, "一两句话介绍", "结合创建全国文明城市开展的志愿服务")
MEASURE = Key("measure", "举措", text, "所属举措，写标识或名称（见 site.yml）", "pioneer")
PINNED = Key("pinned", "置顶", yes_no, "是否在首页列出", "是")
SERIES_SCHEMA = Schema("系列", (ID, NAME, ALIASES, SUMMARY, MEASURE, PINNED))


def _series(values: Values, _report: Report) -> tuple[Scalar, Series, Values] | None:
    identity, name = values.get(ID), values.text(NAME)
    if identity is None or not name:
        return None
    aliases = tuple(alias.text for alias in values.get(ALIASES) or ())
    one = Series(identity.text, name, aliases, values.text(SUMMARY), pinned=values.get(PINNED) or False)
    return identity, one, values


SERIES = Key("series", "系列", records(SERIES_SCHEMA, _series), "各系列")
SCHEMA = Schema("series.yml", (SERIES,))
NESTED = (("系列", SERIES_SCHEMA),)


def read_series(mapping: Mapping, measures: Names, report: Report) -> tuple[Series, ...]:
    """The series, in the order of the file; doubled names and unknown measures are reported."""
    spelled: dict[str, str] = {}
    found: list[tuple[Scalar, Series]] = []
    for identity, one, values in SCHEMA.read(mapping, report).get(SERIES) or ():
        scalar = values.get(MEASURE)
        measure = measures.resolve(scalar, values.field(MEASURE, report, flat=False)) if scalar else None
        for name in (one.name, *one.aliases):
            if spelled.setdefault(plain(name), one.id) != one.id:
                message = f"“{name}”已经是另一个系列的名称或简称"
                report.error("E030", message, hint="一个说法只能指一个系列", at=values.place(NAME))
        found.append((identity, replace(one, measure=measure or "")))
    return unique(found, report)
