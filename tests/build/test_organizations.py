"""Another office's content directory is another site: no code and no engine setting changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.building import AS_OF, ROOT, SITES, build_site, built_pages, dead_targets, run_verb

from dangjian.content.load import load

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
LIBRARY = SITES / "valid" / "library"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library's site, built."""
    return build_site(tmp_path_factory.mktemp("library") / "site", LIBRARY)


def test_it_is_free_of_problems() -> None:
    """Neither error nor warning."""
    done = run_verb("check", "--content", LIBRARY, "--as-of", AS_OF)
    assert (done.returncode, done.stdout.strip()) == (0, "没有发现问题。")


def test_it_has_all_that_its_content_says(library: Path) -> None:
    """A page for each of its documents, units, types, pillars, measures and series, and no dead link."""
    found, _problems = load(LIBRARY)
    pages = built_pages(library)
    wanted = {document.url for document in found.documents()}
    wanted |= {f"branches/{branch.id}/" for branch in found.organization.branches}
    wanted |= {f"partners/{partner.id}/" for partner in found.organization.partners}
    wanted |= {f"timeline/type/{kind.slug}/" for kind in found.activity_types}
    wanted |= {f"timeline/pillar/{pillar.id}/" for pillar in found.settings.pillars}
    wanted |= {f"timeline/measure/{measure}/" for measure in found.measures}
    wanted |= {f"series/{series.id}/" for series in found.all_series}
    assert wanted <= pages.keys()
    assert dead_targets(library) == []


def test_nothing_of_the_first_organisation_is_in_it(library: Path) -> None:
    """Names come from the content alone; the help pages show examples of their own."""
    own, _problems = load(ROOT / "content")
    other, _problems = load(LIBRARY)
    mine = {own.settings.brand, own.settings.unit, *(one.name for one in own.settings.pillars)}
    mine |= {measure.name for _pillar, measure in own.measures.values()}
    mine |= {unit.name for unit in own.organization.units()} - {
        unit.name for unit in other.organization.units()
    }
    pages = {url: page for url, page in built_pages(library).items() if not url.startswith("help/")}
    assert not [
        (url, name)
        for url, page in pages.items()
        for name in mine
        if any(name in words for words in page.words)
    ]
    assert other.settings.brand in pages["/"].text
