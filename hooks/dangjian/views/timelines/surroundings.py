"""What belongs to a timeline besides its posts: facts about its subject, and the pages that it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.organization import UnitKind
from dangjian.model.urls import (
    BRANCHES,
    STATISTICS,
    TOPICS,
    branch_page,
    directory_url,
    scope_timeline,
    year_statistics,
)
from dangjian.views.brand import measure_url, pillar_url
from dangjian.views.parts.counts import counts
from dangjian.views.parts.rows import fact, link, list_url, type_links, way
from dangjian.views.timelines.months import month_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dangjian.model.site import Site
    from dangjian.views.parts.rows import Fact
    from dangjian.views.timelines.scopes import Scope


def scope_facts(site: Site, scope: Scope) -> list[Fact]:
    """What is known about a scope's subject, and how many posts it has."""
    found = counts(site, scope.posts)
    amount = f"{found['count']} 篇" + (f"（另有示例 {found['samples']} 篇）" if found["samples"] else "")
    facts = [*_own_facts(site, scope)]
    if scope.posts:
        facts.append(fact("动态", amount))
    return facts


def _own_facts(site: Site, scope: Scope) -> Iterator[Fact]:
    if scope.kind == "partner" and site.units[scope.id].partner_kind:
        yield fact("类别", site.units[scope.id].partner_kind)
    elif scope.kind == "series":
        series = next(one for one in site.all_series if one.id == scope.id)
        if series.measure:
            yield fact("举措", links=[_measure(site, series.measure)])
    elif scope.kind == "type" and site.types[scope.id].measure:
        yield fact("举措", links=[_measure(site, site.types[scope.id].measure)])
    elif scope.kind == "measure":
        pillar, _one = site.measures[scope.id]
        yield fact("所属", links=[link(pillar.name, list_url(scope_timeline("pillar", pillar.id)))])
        slugs = [kind.slug for kind in site.activity_types if kind.measure == scope.id]
        if slugs:
            yield fact("活动类型", links=type_links(site, slugs))
    elif scope.kind == "pillar":
        pillar = next(one for one in site.settings.pillars if one.id == scope.id)
        links = [link(one.name, list_url(scope_timeline("measure", one.id))) for one in pillar.measures]
        yield fact("举措", links=links)


def _measure(site: Site, identity: str) -> dict[str, str]:
    measure = site.measures[identity][1]
    return link(measure.name, measure_url(site, measure))


def scope_links(site: Site, scope: Scope, months: Sequence[Scope]) -> list[dict[str, str]]:
    """The pages that a scope leads to; ``months`` are the months' scopes, newest first."""
    return list(_links(site, scope, months))


def _links(site: Site, scope: Scope, months: Sequence[Scope]) -> Iterator[dict[str, str]]:
    match scope.kind:
        case "all":
            yield way("统计", directory_url(STATISTICS))
            yield way("主题词", directory_url(TOPICS))
        case "year":
            yield from month_links(scope.id, months)
            yield way(f"{scope.heading}统计", directory_url(year_statistics(int(scope.id))))
        case "branch":
            yield _branch_link(site, scope.id)
        case "measure":
            yield way(f"{scope.heading}：做法和制度", measure_url(site, site.measures[scope.id][1]))
        case "pillar":
            yield way(f"{scope.heading}：做法和制度", pillar_url(scope.id))
        case "partner":
            yield way("全部共建单位", f"{directory_url(BRANCHES)}#gongjian")
        case "topic":
            yield way("全部主题词", directory_url(TOPICS))


def _branch_link(site: Site, identity: str) -> dict[str, str]:
    """The page of the branch that a unit is or belongs to; the whole structure, where it is none of these."""
    unit = site.units[identity]
    branch = unit if unit.kind is UnitKind.BRANCH else site.units.get(unit.branch)
    if branch is None:
        return way("组织架构", directory_url(BRANCHES))
    return way(f"{branch.name}的页面", directory_url(branch_page(branch.id)))
