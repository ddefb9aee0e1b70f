"""One address for every kind of page: the fullest page of each, so that a new kind is seen by itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
# The package lies under hooks/; scripts are started as files, so it has to be found by path.
sys.path[:0] = [] if str(ROOT / "hooks") in sys.path else [str(ROOT / "hooks")]

from dangjian.build.clock import today  # noqa: E402 - after the path is set
from dangjian.build.plan import make_plan  # noqa: E402 - same
from dangjian.commands.build import SITES  # noqa: E402 - same
from dangjian.model.editions import Edition  # noqa: E402 - same

if TYPE_CHECKING:
    import datetime as dt

    from dangjian.model.page import Page

EDITIONS = [one.value for one in Edition]
MISSING = {"missing": "404.html"}  # made by the theme, from no page


def page_kinds(content: Path, as_of: dt.date, edition: Edition = Edition.PUBLIC) -> dict[str, str]:
    """Name → address from the site's root. Timelines of another scope count as another kind."""
    plan = make_plan(content, as_of, ROOT / "docs", edition=edition)
    fullest: dict[str, Page] = {}
    for page in plan.pages:
        name = kind_of(page)
        if name not in fullest or _size(page) > _size(fullest[name]):
            fullest[name] = page
    return {name: page.url for name, page in fullest.items()} | MISSING


def as_built_today(content: Path, edition: str) -> dict[str, str]:
    return page_kinds(content, today(), Edition(edition))


def default_site(edition: str) -> Path:
    return ROOT / SITES[Edition(edition)]


def kind_of(page: Page) -> str:
    scope = page.meta.get("scope")
    return f"{page.meta['kind']}-{scope}" if scope else str(page.meta["kind"])


def _size(page: Page) -> int:
    return len(repr(page.meta)) + len(page.text)
