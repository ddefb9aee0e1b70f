"""Help pages: those of `docs/`, and the list of all keys, made from the schemas themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.content.data import (
    activity_types,
    exemptions,
    glossary,
    holidays,
    organization,
    series,
    site_settings,
)
from dangjian.content.data.duties import schema as duties
from dangjian.content.documents import brand_pages, post_schema, rules
from dangjian.content.documents import help_pages as help_documents
from dangjian.content.records import schema as records
from dangjian.model.page import Page
from dangjian.model.urls import HELP, HOME, KEYS_HELP, directory_url
from dangjian.views.parts.rows import way
from dangjian.views.parts.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.reading.values.schema import Key, Schema
    from dangjian.views.context import Context

_INTRO = """这一页由程序从字段定义生成，写法以此为准。

- 冒号用半角 `:` 或全角 `：` 都可以；每行写一个字段。
- 几项内容用顿号隔开，如 `支部: 第一党支部、第二党支部`；也可以每行一项，开头写 `-` 和空格。
- 日期写 2022-03-05、2022年3月5日、2022.3.5 都可以；只知道月份写 2022-03，只知道年份写 2022。
- “是”“否”也可以写“√”“×”。
"""


def pages(context: Context) -> Iterator[Page]:
    """The help pages of `docs/` and the list of keys."""
    site = context.site
    for page in site.help_pages:
        fields = {"kind": "help", "description": "", "trail": _trail(page.source.path)}
        yield Page(page.source.path, "", page.title, fields, text_of(site, page))
    yield Page(
        source=KEYS_HELP,
        template="",
        title="字段一览",
        meta={
            "kind": "help",
            "description": "各类内容能写的字段。",
            "trail": [way("首页", directory_url(HOME))],
        },
        text="\n\n".join([_INTRO, *_documents(), *_data_files()]) + "\n",
    )


def _trail(source: str) -> list[dict[str, str]]:
    start = way("首页", directory_url(HOME))
    return [start] if source == HELP else [start, way("帮助", directory_url(HELP))]


def _documents() -> Iterator[str]:
    for heading, schema in (
        ("动态（content/news/年份/名称.md）", post_schema.SCHEMA),
        ("制度（content/rules/名称.md）", rules.SCHEMA),
        ("品牌页面（content/brand/名称.md）", brand_pages.SCHEMA),
        ("帮助页面（docs/）", help_documents.SCHEMA),
        ("台账记录的列（content/records/年份/单位.csv）", records.SCHEMA),
    ):
        yield f"## {heading}\n\n{_table(schema)}"


def _data_files() -> Iterator[str]:
    for schema, nested in (
        (organization.SCHEMA, organization.NESTED),
        (site_settings.SCHEMA, site_settings.NESTED),
        (activity_types.SCHEMA, activity_types.NESTED),
        (series.SCHEMA, series.NESTED),
        (duties.SCHEMA, duties.NESTED),
        (exemptions.SCHEMA, exemptions.NESTED),
        (holidays.SCHEMA, holidays.NESTED),
        (glossary.GLOSSARY_SCHEMA, (("名词", glossary.TERM_SCHEMA),)),
        (glossary.MECHANISMS_SCHEMA, (("机制", glossary.MECHANISM_SCHEMA),)),
    ):
        parts = [f"## content/{schema.what}", _table(schema)]
        for name, inner in nested:
            parts += [f"### {schema.what} 里的“{name}”", _table(inner)]
        yield "\n\n".join(parts)


def _table(schema: Schema) -> str:
    rows = ["| 字段 | 也可写作 | 必填 | 说明 | 例 |", "|---|---|---|---|---|"]
    return "\n".join([*rows, *(_row(key) for key in schema.keys)])


def _row(key: Key[object]) -> str:
    others = "、".join(spelling for spelling in key.spellings[1:] if spelling != key.chinese)
    example = f"`{key.chinese}: {key.example}`" if key.example else ""
    cells = (key.chinese, others, "是" if key.required else "", key.help, example)
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
