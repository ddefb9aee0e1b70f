"""Brand pages, and the overview of pillars and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import BRAND, HOME, directory_url
from dangjian.views.rows import post_row, type_links, way
from dangjian.views.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.brand import Measure, Pillar
    from dangjian.model.documents import BrandPage
    from dangjian.model.site import Site

NEWEST = 5


def pages(site: Site) -> Iterator[Page]:
    """One page for every brand page, then the overview."""
    for page in site.brand_pages:
        yield _brand_page(site, page)
    yield _overview(site)


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
            "url": _pillar_url(pillar),
            "anchor": pillar.id,
            "measures": [
                {
                    "name": measure.name,
                    "summary": measure.summary,
                    "url": measure_url(site, measure),
                    "anchor": measure.id,
                }
                for measure in pillar.measures
            ],
        }
        for pillar in site.settings.pillars
    ]


def _pillar_url(pillar: Pillar) -> str:
    return f"{directory_url(BRAND)}#{pillar.id}"


def _brand_page(site: Site, page: BrandPage) -> Page:
    pillar = next((one for one in site.settings.pillars if one.id == page.pillar), None)
    siblings = [other for other in site.brand_pages if other.pillar == page.pillar]
    slugs = [kind.slug for kind in site.activity_types if page.measure and kind.measure == page.measure]
    posts = [post for post in site.posts if set(post.types) & set(slugs)][:NEWEST]
    return Page(
        source=page.source.path,
        template="brand.html",
        title=page.title,
        meta={
            "kind": "brand",
            "description": page.summary,
            "trail": [way("首页", directory_url(HOME)), way("品牌", directory_url(BRAND))],
            "pillar": {"name": pillar.name, "theme": pillar.theme, "url": _pillar_url(pillar)}
            if pillar
            else {},
            "measure": site.measures[page.measure][1].name if page.measure else "",
            "siblings": [{**way(other.title, other.url), "current": other is page} for other in siblings],
            "types": type_links(site, slugs),
            "posts": [post_row(site, post) for post in posts],
        },
        text=text_of(page),
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
        text=text_of(intro) if intro else "",
        anchors=frozenset(pillar.id for pillar in site.settings.pillars) | site.measures.keys(),
    )
