"""Brand pages: the keys an editor can write, and fields → BrandPage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dangjian.content.documents.markdown_file import examples_from
from dangjian.content.names import Names
from dangjian.model.documents import BrandPage
from dangjian.reading.values.numbers import integer
from dangjian.reading.values.schema import Key, Schema
from dangjian.reading.values.texts import text

if TYPE_CHECKING:
    from dangjian.content.documents.markdown_file import MarkdownFile
    from dangjian.model.brand import Settings
    from dangjian.reading.report import Report

TITLE = Key("title", "标题", text, "页面标题", "强化理论武装", required=True)
PILLAR = Key("pillar", "支柱", text, "属于哪个“力”", "政治引领力")
MEASURE = Key("measure", "举措", text, "属于哪项举措", "强化理论武装")
ORDER = Key("order", "顺序", integer, "排列次序，数字小的在前", "11")
SUMMARY = Key("summary", "摘要", text, "一句话摘要", "建立政治理论学习日制度")

SCHEMA = Schema("品牌页面", (TITLE, PILLAR, MEASURE, ORDER, SUMMARY))


def read_brand_page(
    file: MarkdownFile, settings: Settings, report: Report, *, spoilt: bool = False
) -> BrandPage | None:
    """The page, or None where it has no usable title. ``spoilt``: site.yml has errors of its own."""
    examples = partial(examples_from, file)
    mapping = file.mapping(SCHEMA, examples, report)
    if mapping is None:
        return None
    values = SCHEMA.read(mapping, report, examples=examples)
    measures = [measure for pillar in settings.pillars for measure in pillar.measures]
    resolved = {}
    for key, what, known in ((PILLAR, "“力”", settings.pillars), (MEASURE, "举措", measures)):
        scalar = values.get(key)
        if scalar is not None:
            pairs = [(spelling, one.id) for one in known for spelling in (one.name, one.id)]
            names = Names.of(what, pairs, spoilt=spoilt)
            resolved[key.name] = names.resolve(scalar, values.field(key, report))
    if not values.text(TITLE):
        return None
    pillar = resolved.get("pillar") or next(
        (one.id for one in settings.pillars for m in one.measures if m.id == resolved.get("measure")), ""
    )
    return BrandPage(
        source=file.source,
        title=values.text(TITLE),
        pillar=pillar,
        measure=resolved.get("measure") or "",
        order=values.get(ORDER) or 0,
        summary=values.text(SUMMARY),
    )
