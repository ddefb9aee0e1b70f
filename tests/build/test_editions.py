"""Two editions: what is not public is absent from the public site, not hidden by styles."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.building import AS_OF, ROOT, build_site, built_pages, dead_targets, tree

from dangjian.content.load import load
from dangjian.duties.states import State
from dangjian.model.brand import PublicStatus
from dangjian.model.editions import Edition
from dangjian.views import all_pages
from dangjian.views.context import Context
from dangjian.views.duties.cells import note

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def internal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The internal edition of the project's own content."""
    return build_site(tmp_path_factory.mktemp("internal") / "site", edition="internal")


@cache
def secrets() -> frozenset[str]:
    """What only the internal edition may say: why a period is not done, exemptions' reasons, records."""
    site, _problems = load(ROOT / "content", ROOT / "docs")
    context = Context(site, dt.date.fromisoformat(AS_OF), Edition.INTERNAL)
    hidden = [cell for cell in context.status.cells if cell.state is not State.DONE]
    found = {note(cell, context.visibility) for cell in hidden}
    found |= {one.reason for one in site.exemptions}
    return frozenset(found | {record.note for record in site.records if record.note})


def everything(folder: Path) -> str:
    """The text of every file that is no picture: pages, data, feed, scripts."""
    names = (".html", ".json", ".js", ".xml", ".css", ".txt", ".csv", ".svg")
    return "\n".join(data.decode() for path, data in tree(folder).items() if path.endswith(names))


def test_what_is_not_public_is_nowhere_in_the_public_site(site: Path) -> None:
    """Not in a page, a title, an attribute, a data file, the feed or what the search reads."""
    text = everything(site)
    assert len(secrets()) > 100
    assert [secret for secret in secrets() if secret in text] == []


# What says how it stands, in whatever page: states other than done, rates, how late something was.
TELLING = [
    *(
        "应完成 \\d+ 期",
        "逾期 \\d+",
        "临期 \\d+",
        "未到期 \\d+",
        "已过期 \\d+",
        "免除 \\d+",
        "逾期，仍须补做",
    ),
    *("还有 \\d+ 期逾期", "完成率", "\\d+/\\d+（", "没有算进去"),
]


@pytest.mark.parametrize("telling", TELLING)
def test_no_sum_tells_the_public_how_it_stands(telling: str, site: Path, internal: Path) -> None:
    """Help, the style guide and the list of mechanisms speak of states; no other page does."""
    apart = ("help/", "style-guide/", "mechanisms/")
    pages = {url: page.text for url, page in built_pages(site).items() if not url.startswith(apart)}
    pattern = re.compile(telling.replace(" ", ""))
    assert [url for url, text in pages.items() if pattern.search(text)] == []
    inside = (page.text for url, page in built_pages(internal).items() if not url.startswith(apart))
    assert any(pattern.search(text) for text in inside) or telling == "没有算进去"


def test_no_setting_makes_records_and_reasons_public() -> None:
    """公开状态: 全部 shows all states and rates, and still not what the office wrote down for itself."""
    site, _problems = load(ROOT / "content", ROOT / "docs")
    shown = replace(site, settings=replace(site.settings, public_status=PublicStatus.ALL))
    day = dt.date.fromisoformat(AS_OF)
    pages = {page.source: repr(page.meta) for page in all_pages(Context(shown, day))}
    assert "逾期" in pages["status/2026/branch-3.md"]
    written = {one.reason for one in site.exemptions} | {one.note for one in site.records if one.note}
    text = "".join(pages.values())
    assert len(written) > 50
    assert [one for one in written if one in text] == []
    inside = "".join(repr(page.meta) for page in all_pages(Context(shown, day, Edition.INTERNAL)))
    assert sum(one in inside for one in written) > len(written) * 0.8


def test_the_internal_edition_says_it(internal: Path) -> None:
    """The test above would see it: the same search finds reasons and records there."""
    text = everything(internal)
    assert sum(secret in text for secret in secrets()) > len(secrets()) * 0.8


def test_the_public_site_has_no_page_of_status(site: Path, internal: Path) -> None:
    """Neither the pages nor a link to them nor a cell of their tables."""
    public, full = built_pages(site), built_pages(internal)
    assert [url for url in public if url.startswith("status/")] == []
    assert {"status/", "status/2026/", "status/uploads/2026/"} <= full.keys()
    assert [url for url, page in public.items() if any("status/" in to for to in page.targets)] == []
    assert "dj-cell" not in "".join(
        path.read_text("utf-8") for path in site.rglob("index.html") if "style-guide" not in str(path)
    )


def test_records_have_no_place_of_their_own(internal: Path) -> None:
    """Not even there are they in timelines, the feed or the data that scripts read."""
    site, _problems = load(ROOT / "content", ROOT / "docs")
    texts = [record.note for record in site.records if record.note]
    files = tree(internal)
    apart = [path for path in files if path.startswith(("timeline/", "assets/data/", "feed", "sitemap"))]
    assert len(apart) > 50
    assert [path for path in apart if any(text in files[path].decode() for text in texts)] == []


def test_every_page_of_the_internal_edition_says_so(site: Path, internal: Path) -> None:
    """On screen and on paper; the public one never does."""
    assert all("内部版" in page.text for page in built_pages(internal).values())
    shells = [page.text for url, page in built_pages(site).items() if not url.startswith("help/")]
    assert not any("内部版" in text for text in shells)


def test_the_internal_edition_has_no_dead_link(internal: Path) -> None:
    """Its own pages lead to pages that are there."""
    assert dead_targets(internal) == []
