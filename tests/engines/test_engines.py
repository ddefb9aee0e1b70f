"""One tree, several engines: changing the engine changes no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.building import tree
from tests.engines.reading import first_difference, pages

if TYPE_CHECKING:
    from tests.engines.conftest import Engines

pytestmark = pytest.mark.slow

MANIFEST = ".dangjian-files"


def test_properdocs_builds_the_same_bytes(engines: Engines) -> None:
    """The same `mkdocs.yml`, the same hooks: the same files, every one byte for byte."""
    ours, other = tree(engines.mkdocs), tree(engines.properdocs)
    assert sorted(other) == sorted(ours)
    assert [name for name in ours if ours[name] != other[name]] == []


def test_exported_tree_needs_no_hooks(engines: Engines) -> None:
    """MkDocs builds the exported tree, without a line of this project's Python, into the same bytes."""
    ours, other = tree(engines.mkdocs), tree(engines.plain_mkdocs)
    del ours[MANIFEST], other["sitemap.xml.gz"]
    assert sorted(other) == sorted(ours)
    assert [name for name in ours if ours[name] != other[name]] == []


def test_zensical_builds_every_page(engines: Engines) -> None:
    """Zensical passes over what it does not know and reports success, so the pages are counted."""
    built = set(pages(engines.zensical))
    assert built == set(pages(engines.mkdocs))
    assert len(built) == len(list((engines.exported / "docs").rglob("*.md"))) + len({"404.html"})


def test_zensical_builds_the_same_pages(engines: Engines) -> None:
    """Title, description, header, content with its contents list, footer: the same tags, addresses, words."""
    other = pages(engines.zensical)
    differing = {
        name: first_difference(page, other[name])
        for name, page in pages(engines.mkdocs).items()
        if first_difference(page, other[name])
    }
    assert differing == {}


def test_zensical_copies_every_other_file(engines: Engines) -> None:
    """Pictures, attachments, data, feed and sitemap."""
    docs = {path: data for path, data in tree(engines.exported / "docs").items() if not path.endswith(".md")}
    built = tree(engines.zensical)
    assert {"feed.xml", "sitemap.xml"} <= set(docs)
    assert [path for path, data in docs.items() if built.get(path) != data] == []
