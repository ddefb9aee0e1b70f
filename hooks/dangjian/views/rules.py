"""Rule pages, and the index of rules by category and by status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.documents import RuleStatus
from dangjian.model.page import Page
from dangjian.model.urls import HOME, RULES, directory_url
from dangjian.views.brand import measure_url
from dangjian.views.parts.counts import counts
from dangjian.views.parts.rows import attachment_rows, link, rule_row, rule_status, way
from dangjian.views.parts.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dangjian.model.documents import Rule
    from dangjian.model.site import Site
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Row

UNKNOWN_STATUS = "来源未注明"


def pages(context: Context) -> Iterator[Page]:
    """One page for every rule, then the index."""
    site = context.site
    for rule in site.rules:
        yield _rule_page(site, rule)
    yield _index(site)


def _rule_page(site: Site, rule: Rule) -> Page:
    superseding = [other for other in site.rules if rule.title in other.supersedes]
    superseded = [other for other in site.rules if other.title in rule.supersedes]
    dates = (("印发", rule.issued), ("施行", rule.effective), ("失效", rule.expires))
    newest = rule.effective or rule.issued
    return Page(
        source=rule.source.path,
        template="rule.html",
        title=rule.title,
        meta={
            "kind": "rule",
            "description": rule.summary,
            "trail": [way("首页", directory_url(HOME)), way("制度", directory_url(RULES))],
            "number": rule.number,
            "issuer": rule.issuer,
            "category": rule.category,
            "status": rule_status(rule),
            "nature": rule.nature.value,
            "sample": rule.sample,
            "dates": [{"label": label, "text": day.chinese} for label, day in dates if day],
            "measure": _measure(site, rule),
            "supersedes": [link(other.title, other.url) for other in superseded],
            "superseded_by": [link(other.title, other.url) for other in superseding],
            "attachments": attachment_rows(rule.attachments),
        },
        text=text_of(site, rule),
        updated=newest.iso if newest else "",
    )


def _measure(site: Site, rule: Rule) -> dict[str, str]:
    measure = site.measures[rule.measure][1] if rule.measure else None
    return link(measure.name, measure_url(site, measure)) if measure else {}


def _group(site: Site, name: str, rules: Sequence[Rule]) -> Row:
    return {"name": name, "rows": [rule_row(rule) for rule in rules], **counts(site, rules)}


def _index(site: Site) -> Page:
    categories: dict[str, list[Rule]] = {}
    by_status: dict[str, list[Rule]] = {}
    for rule in site.rules:
        categories.setdefault(rule.category, []).append(rule)
        by_status.setdefault(rule_status(rule) or UNKNOWN_STATUS, []).append(rule)
    order = [*(status.value for status in RuleStatus), UNKNOWN_STATUS]
    return Page(
        source=RULES,
        template="rules.html",
        title="制度",
        meta={
            "kind": "rules",
            "description": "制度文件，按类别和状态查。",
            "trail": [way("首页", directory_url(HOME))],
            "categories": [_group(site, name, rules) for name, rules in sorted(categories.items())],
            "statuses": [_group(site, name, by_status[name]) for name in order if name in by_status],
            "empty": "" if site.rules else "还没有制度。在 content/rules/ 里添加一篇，这里就会出现。",
        },
    )
