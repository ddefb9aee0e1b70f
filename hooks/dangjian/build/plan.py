"""Everything that a build needs, computed once: pages, other files, problems."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from dangjian.build.navigation import check_navigation
from dangjian.build.pictures.jobs import PictureJob, picture_jobs, read_pictures, uncleaned
from dangjian.build.theme_styles import theme_styles
from dangjian.checks import check_site
from dangjian.checks.context import Context
from dangjian.content.directory import is_asset
from dangjian.content.load import load
from dangjian.exports import all_exports
from dangjian.markdown.pictures import with_galleries
from dangjian.markdown.used_files import links_of, offered_files, shown_files
from dangjian.model.editions import Edition
from dangjian.model.page import Page
from dangjian.model.pictures import PictureKind, is_picture
from dangjian.model.problem import Problem
from dangjian.reading.report import in_order
from dangjian.views import all_pages
from dangjian.views.context import Context as Views

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from dangjian.model.site import Site


@dataclass(frozen=True)
class Plan:
    """A whole site, ready for an engine.

    ``exports`` maps addresses to bytes, ``assets`` the addresses of attachments and drawings to the files
    they are copied from; what is made of ``pictures`` comes with `with_pictures`. ``site`` holds the
    constants that every page's shell may read.
    """

    site: Mapping[str, str]
    site_url: str
    as_of: dt.date
    pages: tuple[Page, ...]
    exports: Mapping[str, bytes] = field(default_factory=dict)
    assets: Mapping[str, Path] = field(default_factory=dict)
    pictures: tuple[PictureJob, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_source(self) -> dict[str, Page]:
        """Every page by its source path."""
        return {page.source: page for page in self.pages}

    @property
    def has_errors(self) -> bool:
        """Whether the site must not be built."""
        return any(problem.is_error for problem in self.problems)


def make_plan(
    content: Path,
    as_of: dt.date,
    docs: Path | None = None,
    engine: Path | None = None,
    edition: Edition = Edition.PUBLIC,
) -> Plan:
    """Read, check and lay out an edition of the site.

    ``as_of`` stands for today, ``docs`` is the folder of help pages, ``engine`` the engine's configuration
    file, whose navigation is checked.
    """
    if not content.is_dir():
        missing = Problem(
            content.name, 1, 1, "E029", f"找不到内容文件夹 {content}", hint="核对路径，或去掉 --content"
        )
        return Plan({}, "", as_of, (), problems=(missing,))
    site, problems = load(content, docs)
    links = links_of(site)
    site = with_galleries(site, links)
    shown, offered = shown_files(site, links), offered_files(site, links)
    places = _places(shown | offered, docs, content)
    pictures, unreadable = read_pictures({path: place for path, place in places.items() if is_picture(path)})
    unreadable += uncleaned({path: one for path, one in places.items() if not is_picture(path)})
    site = replace(site, pictures=pictures)
    views = Views(site, as_of, edition)
    pages = all_pages(views)
    by_source = {page.source: page.anchors for page in pages}
    unreadable += _doubled(pages, docs)
    found = check_site(
        Context(
            *(site, by_source, content.name, as_of, links, shown | offered, views.status, shown),
            spoilt=frozenset(problem.path for problem in problems if problem.is_error),
        )
    )
    if engine is not None:
        found += check_navigation(engine, by_source)
    settings = site.settings
    return Plan(
        site={
            "brand": settings.brand,
            "slogan": settings.slogan,
            "unit": settings.unit,
            "pillars": settings.pillars_name,
            "edition": edition.mark,
        },
        site_url=settings.url,
        as_of=as_of,
        pages=pages,
        exports={**all_exports(site, pages, as_of), **theme_styles()},
        assets={path: file for path, (file, _shown) in places.items() if not _is_made(path, site)},
        pictures=picture_jobs(pictures, places, shown, offered),
        problems=in_order([*problems, *unreadable, *found]),
    )


def _doubled(pages: Iterable[Page], docs: Path | None) -> list[Problem]:
    """Help pages with the address of a page that the program makes, which one of them would replace."""
    seen: set[str] = set()
    problems = []
    for page in pages:
        key = page.source.casefold()
        if key in seen:
            shown = f"{docs.name if docs else 'docs'}/{page.source}"
            message = f"“{page.source}”和程序生成的页面重名，只有一页会发布"
            problems.append(Problem(shown, 1, 1, "E025", message, hint="给文件换一个名称"))
        seen.add(key)
    return problems


def _places(used: Iterable[str], docs: Path | None, content: Path) -> dict[str, tuple[Path, str]]:
    """Every asset that pages use: the file, and its path as people see it."""
    return {
        path: (root / path, f"{root.name}/{path}")
        for root in (docs, content)
        if root is not None
        for path in sorted(used)
        if is_asset(path) and (root / path).is_file()
    }


def _is_made(path: str, site: Site) -> bool:
    """Whether other files than its own bytes are published."""
    picture = site.pictures.get(path)
    return is_picture(path) and (picture is None or picture.kind is not PictureKind.DRAWING)


def problems_plan(problems: tuple[Problem, ...], as_of: dt.date) -> Plan:
    """What `serve` shows when there has not been a good site yet: one page of problems."""
    page = Page(
        "index.md",
        "problems.html",
        "请先改正这些问题",
        {"kind": "problems", "description": "", "trail": [], "problems": problem_rows(problems)},
    )
    names = {"brand": "党建网站", "slogan": "", "unit": "", "pillars": "", "edition": ""}
    return Plan(names, "", as_of, (page,), theme_styles(), problems=problems)


def problem_rows(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    """Problems as plain values for a template."""
    return [
        {
            "place": problem.place,
            "code": problem.code,
            "message": problem.message,
            "edit": problem.edit.words if problem.corrected else "",
            "corrected": problem.corrected,
            "hint": problem.hint,
        }
        for problem in problems
    ]
