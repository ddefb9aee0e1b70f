"""`site.yml` → Settings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dangjian.content.choices import choice
from dangjian.content.data.identity import ID, unique
from dangjian.content.names import Names
from dangjian.model.brand import Measure, Pillar, PublicStatus, Settings, Way
from dangjian.model.urls import site_address
from dangjian.reading.located import Scalar
from dangjian.reading.values.nested import records
from dangjian.reading.values.numbers import yes_no
from dangjian.reading.values.schema import Key, Schema, Values
from dangjian.reading.values.texts import text

if TYPE_CHECKING:
    from dangjian.reading.located import Mapping
    from dangjian.reading.report import Report
    from dangjian.reading.values.field import Field


def _address(field: Field) -> Scalar | None:
    scalar = field.scalar()
    if scalar is not None and not re.match(r"^https?://[^\s/]+(?:/\S*)?$", scalar.text):
        field.wrong(
            "E032", f"{field.name}“{scalar.text}”不是网址", scalar, hint="以 http:// 或 https:// 开头"
        )
        return None
    return scalar


NAME = Key("name", "名称", text, "名称", "政治引领力", required=True)
SUMMARY = Key("summary", "简介", text, "一两句话介绍", "把旗帜鲜明讲政治作为首要任务")
THEME = Key("theme", "主题", text, "这个“力”的主题", "对党忠诚做表率")
MEASURE_SCHEMA = Schema("举措", (ID, NAME, SUMMARY))


def _measure(values: Values, _report: Report) -> tuple[Scalar, Measure] | None:
    identity, name = values.get(ID), values.text(NAME)
    return (identity, Measure(identity.text, name, values.text(SUMMARY))) if identity and name else None


Measures = tuple[tuple[Scalar, Measure], ...]
MEASURES = Key("measures", "举措", records(MEASURE_SCHEMA, _measure), "这个“力”的各项举措", required=True)
PILLAR_SCHEMA = Schema("四个力", (ID, NAME, THEME, SUMMARY, MEASURES))


def _pillar(values: Values, _report: Report) -> tuple[Scalar, Pillar, Measures] | None:
    identity, name = values.get(ID), values.text(NAME)
    if identity is None or not name:
        return None
    pillar = Pillar(identity.text, name, values.text(THEME), values.text(SUMMARY))
    return identity, pillar, values.get(MEASURES) or ()


TITLE = Key("title", "标题", text, "显示的文字", "制度文件", required=True)
LINK = Key("url", "链接", text, "站内地址，如 rules/", "rules/", required=True)
NOTE = Key("text", "说明", text, "一句话说明", "按类别和状态查制度")
WAY_SCHEMA = Schema("入口", (TITLE, LINK, NOTE))


def _way(values: Values, _report: Report) -> Way | None:
    title, link = values.text(TITLE), values.get(LINK)
    return Way(title, site_address(link.text), values.text(NOTE), *link.at) if title and link else None


BRAND = Key("brand", "品牌", text, "品牌名称", "忠诚铸魂·匠心服务", required=True)
SLOGAN = Key("slogan", "口号", text, "一句话口号", "让党放心、让人民满意", required=True)
UNIT = Key("unit", "单位", text, "主办单位", "市人民政府办公室", required=True)
INTRO = Key("intro", "简介", text, "首页上的两三句话")
ADDRESS = Key(
    "site_url", "网址", _address, "发布后的网址；写上后，网站地图和订阅用它作地址", "http://dangjian.example/"
)
APPROVAL = Key("needs_approval", "须审核", yes_no, "动态是否必须写明审核、签发和审核日期", "否")
COUNTS_SAMPLES = Key(
    "counts_samples", "示例计数", yes_no, "标了“示例”的内容是否计入统计、订阅和导出的文件；一般不计", "否"
)
PUBLIC_STATUS = Key(
    "public_status",
    "公开状态",
    choice(PublicStatus),
    "公开的网站上，责任事项的完成情况写到哪一步：仅已完成、本月应做（另列本月重点）或全部",
    "本月应做",
)
PILLARS = Key(
    "pillars",
    "四个力",
    records(PILLAR_SCHEMA, _pillar),
    "品牌的各个支柱（四个“力”）和举措",
    aliases=("支柱",),
    required=True,
)
PILLARS_NAME = Key("pillars_name", "统称", text, "各个支柱合起来叫什么；不写就叫“品牌体系”", "四个“力”")
WAYS = Key("ways", "入口", records(WAY_SCHEMA, _way), "首页的入口；不写就用默认的")

SCHEMA = Schema(
    "site.yml",
    (
        BRAND,
        SLOGAN,
        UNIT,
        INTRO,
        ADDRESS,
        APPROVAL,
        COUNTS_SAMPLES,
        PUBLIC_STATUS,
        PILLARS,
        PILLARS_NAME,
        WAYS,
    ),
)
NESTED = (("四个力", PILLAR_SCHEMA), ("举措", MEASURE_SCHEMA), ("入口", WAY_SCHEMA))


def read_settings(mapping: Mapping, report: Report) -> Settings:
    """The settings; texts that are missing (and reported) are empty."""
    values = SCHEMA.read(mapping, report)
    address = values.get(ADDRESS)
    pillars = values.get(PILLARS) or ()
    # One page shows all of them: an id of a pillar cannot be that of a measure.
    declared: list[tuple[Scalar, Pillar | Measure]] = []
    for identity, pillar, measures in pillars:
        declared += [(identity, pillar), *measures]
    kept = set(unique(declared, report))
    return Settings(
        brand=values.text(BRAND),
        slogan=values.text(SLOGAN),
        unit=values.text(UNIT),
        intro=values.text(INTRO),
        url=address.text.rstrip("/") + "/" if address else "",
        needs_approval=values.get(APPROVAL) or False,
        counts_samples=values.get(COUNTS_SAMPLES) or False,
        public_status=values.get(PUBLIC_STATUS) or PublicStatus.MONTH,
        pillars=tuple(
            replace(pillar, measures=tuple(one for _id, one in measures if one in kept))
            for _identity, pillar, measures in pillars
            if pillar in kept
        ),
        pillars_name=values.text(PILLARS_NAME) or "品牌体系",
        ways=values.get(WAYS) or (),
    )


def measure_names(settings: Settings, *, spoilt: bool) -> Names:
    """What a measure can be called elsewhere: id or name. ``spoilt``: site.yml has errors of its own."""
    measures = [measure for pillar in settings.pillars for measure in pillar.measures]
    spelled = [(one.id, one.id) for one in measures] + [(one.name, one.id) for one in measures]
    return Names.of("举措", spelled, spoilt=spoilt)
