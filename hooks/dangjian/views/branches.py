"""The organisation, and a page for every branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import BRANCHES, HOME, branch_page, checklist_page, directory_url, scope_timeline
from dangjian.views.duties.checklists import BRANCHES as CHECKLIST
from dangjian.views.duties.checklists import checklists
from dangjian.views.duties.mine import matrix_url
from dangjian.views.duties.people import people
from dangjian.views.parts.counts import counts
from dangjian.views.parts.rows import link, list_url, unit_link, way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.organization import Name, Unit
    from dangjian.model.site import Site
    from dangjian.views.context import Context

NEWEST = 10


def pages(context: Context) -> Iterator[Page]:
    """The structure, then every branch."""
    yield _structure(context.site)
    for branch in context.site.organization.branches:
        yield _branch_page(context, branch)


def _named(unit: Unit) -> dict[str, object]:
    return {"name": unit.name, "placeholder": unit.current.placeholder}


def _presented(unit: Unit | None) -> dict[str, object]:
    return {**_named(unit), "summary": unit.summary} if unit else {}


def _structure(site: Site) -> Page:
    organization = site.organization
    return Page(
        source=BRANCHES,
        template="branches.html",
        title="支部",
        meta={
            "kind": "branches",
            "description": "组织架构、各党支部和共建单位。",
            "trail": [way("首页", directory_url(HOME))],
            "superior": _presented(organization.superior),
            "leading": _presented(organization.leading_group),
            "general": _presented(organization.general_branch),
            "branches": [
                {
                    **_presented(branch),
                    "url": directory_url(branch_page(branch.id)),
                    "offices": [_named(office) for office in organization.offices_of(branch.id)],
                }
                for branch in organization.branches
            ],
            "partners": [
                {
                    **_presented(partner),
                    **unit_link(partner),
                    **counts(site, site.posts_of("partner", partner.id)),
                    "kind": partner.partner_kind,
                }
                for partner in organization.partners
            ],
        },
    )


def _branch_page(context: Context, branch: Unit) -> Page:
    site = context.site
    posts = site.posts_of("branch", branch.id)
    successor = site.units.get(branch.succeeded_by.unit) if branch.succeeded_by else None
    return Page(
        source=branch_page(branch.id),
        template="branch.html",
        title=branch.name,
        meta={
            "kind": "branch",
            "description": branch.summary,
            "trail": [way("首页", directory_url(HOME)), way("支部", directory_url(BRANCHES))],
            **_presented(branch),
            "former": [{"name": name.name, "span": _span(name)} for name in branch.names[:-1]],
            "successor": unit_link(successor) if successor else {},
            "merged": [
                unit_link(one)
                for one in site.organization.branches
                if one.succeeded_by and one.succeeded_by.unit == branch.id
            ],
            "offices": [_named(office) for office in site.organization.offices_of(branch.id)],
            "leaders": [
                {"name": position.name, "sample": position.sample}
                for position in site.organization.leaders_of(branch.id)
            ],
            **counts(site, posts),
            "duty_links": _duty_links(context, branch),
            "posts": context.rows(posts[:NEWEST]),
            "timeline": list_url(scope_timeline("branch", branch.id)),
            "siblings": [
                {**unit_link(other), "current": other is branch} for other in site.organization.branches
            ],
            "empty": "" if posts else "这个支部还没有动态。动态里写上它的名称，这里就会出现。",
        },
        updated=posts[0].date.iso if posts else "",
    )


def _duty_links(context: Context, branch: Unit) -> list[dict[str, str]]:
    """To what the branch has to do, and how it stands where that may be told."""
    own = next((one for one in people(context) if one.key == branch.id), None)
    if own is None:
        return []
    links = [link("我的责任", own.url)]
    if any(one.key == CHECKLIST for one in checklists(context.site)):
        links.append(link("责任清单", directory_url(checklist_page(CHECKLIST))))
    matrix = matrix_url(context, own)
    return [*links, link("完成情况", matrix)] if matrix else links


def _span(name: Name) -> str:
    since = f"{name.since.chinese}起" if name.since else ""
    until = f"至{name.until.chinese}" if name.until else ""
    return f"{since}{until}"
