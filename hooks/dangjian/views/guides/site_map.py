"""The site map for people: every section, and every list in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import (
    BRANCHES,
    BRAND,
    CHECKLISTS,
    DUTIES,
    FEED,
    GLOSSARY,
    HELP,
    HOME,
    KEYS_HELP,
    MECHANISMS,
    MINE,
    NEWS,
    RULES,
    SERIES,
    SITE_MAP,
    STATISTICS,
    STATUS,
    TIMELINE,
    TOPICS,
    branch_page,
    directory_url,
    duty_page,
    partner_folder,
)
from dangjian.views.parts.rows import list_url, way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.site import Site
    from dangjian.views.context import Context

Item = dict[str, str]
_BY = (
    ("year", "按年份"),
    ("branch", "按支部"),
    ("type", "按类型"),
    ("pillar", "按品牌"),
    ("topic", "按主题词"),
)


def pages(context: Context) -> Iterator[Page]:
    """One page."""
    yield Page(
        source=SITE_MAP,
        template="site_map.html",
        title="网站地图",
        meta={
            "kind": "site_map",
            "description": "全站的栏目和列表。",
            "trail": [way("首页", directory_url(HOME))],
            "groups": [
                {"title": title, "url": url, "items": items} for title, url, items in _groups(context)
            ],
        },
    )


def _groups(context: Context) -> Iterator[tuple[str, str, list[Item]]]:
    site = context.site
    scopes = [scope for scope in context.scopes if scope.posts]
    yield "动态", directory_url(NEWS), [_item("时间线", list_url(TIMELINE)), _item("订阅动态（Atom）", FEED)]
    for kind, title in _BY:
        items = [_item(scope.heading, list_url(scope.folder)) for scope in scopes if scope.kind == kind]
        if items:
            yield f"动态：{title}", "", items
    yield "责任", directory_url(DUTIES), [*_duties(context)]
    yield "统计", directory_url(STATISTICS), [_item("主题词", directory_url(TOPICS))]
    series = [_item(scope.heading, list_url(scope.folder)) for scope in scopes if scope.kind == "series"]
    yield "专题", directory_url(SERIES), series
    yield "制度", directory_url(RULES), [_item(rule.title, rule.url) for rule in site.rules]
    yield (
        "品牌",
        directory_url(BRAND),
        [_item(page.title, page.url, page.summary) for page in site.brand_pages],
    )
    yield "支部", directory_url(BRANCHES), [*_units(site)]
    yield "名词", directory_url(GLOSSARY), []
    yield "帮助", directory_url(HELP), [*_help(site)]


def _duties(context: Context) -> Iterator[Item]:
    if context.site.duties:
        yield _item("责任清单", directory_url(CHECKLISTS))
        yield _item("我的责任", directory_url(MINE))
        if context.visibility.everything:
            yield _item("完成情况", directory_url(STATUS))
    for duty in context.site.duties:
        yield _item(duty.title, directory_url(duty_page(duty.id)))


def _units(site: Site) -> Iterator[Item]:
    for branch in site.organization.branches:
        yield _item(branch.name, directory_url(branch_page(branch.id)))
    for partner in site.organization.partners:
        yield _item(partner.name, list_url(partner_folder(partner.id)), "共建单位")


def _help(site: Site) -> Iterator[Item]:
    for page in site.help_pages:
        if page.source.path != HELP:
            yield _item(page.title, page.url)
    yield _item("字段一览", directory_url(KEYS_HELP))
    yield _item("机制一览", directory_url(MECHANISMS))


def _item(title: str, url: str, note: str = "") -> Item:
    return {**way(title, url), "note": note}
