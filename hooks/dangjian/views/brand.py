"""Brand pages, and the overview of pillars and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import BRAND, HOME, directory_url, scope_timeline
from dangjian.views.parts.counts import counts
from dangjian.views.parts.rows import list_url, rule_row, type_links, way
from dangjian.views.parts.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.brand import Measure
    from dangjian.model.documents import BrandPage
    from dangjian.model.site import Site
    from dangjian.views.context import Context

NEWEST = 5


def pages(context: Context) -> Iterator[Page]:
    """One page for every brand page, then the overview."""
    for page in context.site.brand_pages:
        yield _brand_page(context, page)
    yield _overview(context.site)


def measure_url(site: Site, measure: Measure) -> str:
    """Address of the measure's own page; of the overview where it has none."""
    own = next((page.url for page in site.brand_pages if page.measure == measure.id), "")
    return own or f"{directory_url(BRAND)}#{measure.id}"


def pillar_rows(site: Site) -> list[dict[str, object]]:
    """The pillars with their measures, as home and overview show them."""
    return [
        {
            "name": pillar.name,
            "theme": pillar.theme,
            "summary": pillar.summary,
            "url": pillar_url(pillar.id),
            "anchor": pillar.id,
            "timeline": list_url(scope_timeline("pillar", pillar.id)),
            **counts(site, site.posts_of("pillar", pillar.id)),
            "measures": [
                {
                    "name": measure.name,
                    "summary": measure.summary,
                    "url": measure_url(site, measure),
                    "anchor": measure.id,
                    "timeline": list_url(scope_timeline("measure", measure.id)),
                    **counts(site, site.posts_of("measure", measure.id)),
                }
                for measure in pillar.measures
            ],
        }
        for pillar in site.settings.pillars
    ]


def pillar_url(identity: str) -> str:
    """Address of a pillar on the overview, by its id."""
    return f"{directory_url(BRAND)}#{identity}"


def _brand_page(context: Context, page: BrandPage) -> Page:
    site = context.site
    pillar = next((one for one in site.settings.pillars if one.id == page.pillar), None)
    siblings = [other for other in site.brand_pages if other.pillar == page.pillar]
    slugs = [kind.slug for kind in site.activity_types if page.measure and kind.measure == page.measure]
    posts = site.posts_of("measure", page.measure)
    return Page(
        source=page.source.path,
        template="brand.html",
        title=page.title,
        meta={
            "kind": "brand",
            "description": page.summary,
            "trail": [way("首页", directory_url(HOME)), way("品牌", directory_url(BRAND))],
            "pillar": {"name": pillar.name, "theme": pillar.theme, "url": pillar_url(pillar.id)}
            if pillar
            else {},
            "measure": site.measures[page.measure][1].name if page.measure else "",
            "siblings": [{**way(other.title, other.url), "current": other is page} for other in siblings],
            "types": type_links(site, slugs),
            "posts": context.rows(posts[:NEWEST]),
            "timeline": list_url(scope_timeline("measure", page.measure)) if posts else "",
            **counts(site, posts),
            "rules": [rule_row(rule) for rule in site.rules if page.measure and rule.measure == page.measure],
        },
        text=text_of(site, page),
    )


def _overview(site: Site) -> Page:
    others = [page for page in site.brand_pages if not page.measure]
    intro = site.brand_intro
    return Page(
        source=BRAND,
        template="brand_index.html",
        title="品牌",
        meta={
            "kind": "brand_index",
            "description": intro.summary if intro else site.settings.slogan,
            "trail": [way("首页", directory_url(HOME))],
            "heading": intro.title if intro else site.settings.brand,
            "pillars": pillar_rows(site),
            "pages": [{**way(page.title, page.url), "summary": page.summary} for page in others],
        },
        text=text_of(site, intro) if intro else "",
        anchors=frozenset(pillar.id for pillar in site.settings.pillars) | site.measures.keys(),
    )
