"""Page records: plain values, and the same whether an engine gets them in memory or as files."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import yaml
from tests.building import AS_OF, ROOT

from dangjian.build.export import page_file, write_tree
from dangjian.build.plan import Plan, make_plan
from dangjian.markdown.converter import EXTENSIONS, OPTIONS, anchors

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The project's own site, planned."""
    return make_plan(ROOT / "content", dt.date.fromisoformat(AS_OF), ROOT / "docs")


def is_plain(value: object) -> bool:
    """Whether a value is text, an integer, a boolean, or lists and mappings with text keys of these."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and is_plain(one) for key, one in value.items())
    if isinstance(value, list):
        return all(is_plain(one) for one in value)
    return isinstance(value, str | int)


def test_declared_fields_are_plain(plan: Plan) -> None:
    """No date, number with decimals, None or tuple reaches a template: engines print them differently."""
    assert [page.source for page in plan.pages if not is_plain(dict(page.fields))] == []


def test_front_matter_reads_back_as_the_fields(plan: Plan) -> None:
    """What `export` writes is, read back, what the adapter sets as `page.meta`; the text follows as it is."""
    for page in plan.pages:
        text = page_file(page)
        _, front, body = text.split("---\n", 2)
        assert yaml.safe_load(front) == page.fields
        assert body == f"\n{page.text}"


def test_sources_and_addresses_are_unique(plan: Plan) -> None:
    """Two pages never share a file or an address."""
    assert len({page.source for page in plan.pages}) == len(plan.pages)
    assert len({page.url for page in plan.pages}) == len(plan.pages)


def test_export_writes_every_record(plan: Plan, tmp_path: Path) -> None:
    """One file for every page, feed, sitemap and asset."""
    count = write_tree(plan, tmp_path / "tree")
    files = [path for path in (tmp_path / "tree").rglob("*") if path.is_file()]
    assert len(files) == count
    assert len(list((tmp_path / "tree").rglob("*.md"))) == len(plan.pages)


def test_mkdocs_converts_markdown_as_we_do() -> None:
    """`mkdocs.yml` names the same Markdown extensions as the project's own converter."""

    class Loader(yaml.SafeLoader):
        """Reads the slug function's tag as a mapping."""

    Loader.add_multi_constructor(
        "tag:yaml.org,2002:python/", lambda loader, _suffix, node: loader.construct_mapping(node, deep=True)
    )
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=Loader)  # noqa: S506 - a safe loader
    named = [one if isinstance(one, str) else next(iter(one)) for one in config["markdown_extensions"]]
    assert sorted(named) == sorted(EXTENSIONS)
    text = "## 第一条　名称\n\n## 第一条　名称\n\n甲[^1]\n\n[^1]: 乙\n"
    options = {
        name: one
        for each in config["markdown_extensions"]
        if isinstance(each, dict)
        for name, one in each.items()
    }
    slugs = options["toc"].pop("slugify")
    assert slugs == {"kwds": {"case": "lower"}}
    assert options["footnotes"] == OPTIONS["footnotes"]
    assert {"第一条-名称", "第一条-名称_1"} <= anchors(text)
