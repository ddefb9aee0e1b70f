"""A site of more posts than one page of a list holds."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.building import SITES, build_site, built_pages, dead_targets, page_at, tree

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
POST = "---\n标题: 第{number}篇\n日期: {date}\n类型: 主题党日\n支部: 第一党支部\n---\n\n正文。\n"


def add_post(content: Path, number: int) -> None:
    """One post; a higher number is a later day."""
    date = f"2025-{1 + number // 28:02d}-{1 + number % 28:02d}"
    path = content / "news/2025" / f"p{number:03d}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(POST.format(number=number, date=date), encoding="utf-8")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """95 posts of 2025 besides the six of the small site: 101 in all."""
    content = tmp_path_factory.mktemp("many") / "content"
    shutil.copytree(SITES / "valid" / "small", content)
    for number in range(95):
        add_post(content, number)
    return content


def test_lists_are_paginated_from_the_oldest(content: Path, tmp_path: Path) -> None:
    """Every list has its numbered pages, nothing leads nowhere; one post more leaves the old pages alone."""
    site = build_site(tmp_path / "site", content)
    pages = built_pages(site)
    numbered = sorted(url for url in pages if "/page/" in url)
    assert numbered == [
        *(f"timeline/2025/page/{n}/" for n in (1, 2)),
        *(f"timeline/branch/branch-1/page/{n}/" for n in (1, 2)),
        *(f"timeline/measure/standardization/page/{n}/" for n in (1, 2)),
        *(f"timeline/page/{n}/" for n in (1, 2)),
        *(f"timeline/pillar/strength/page/{n}/" for n in (1, 2)),
        *(f"timeline/type/theme-day/page/{n}/" for n in (1, 2)),
    ]
    assert dead_targets(site) == []
    assert "第94篇" in page_at(site, "timeline/").text
    assert "第0篇" in page_at(site, "timeline/2025/page/1/").text
    before = tree(site)
    add_post(content, 95)
    after = tree(build_site(tmp_path / "later", content))
    assert [name for name in after if "/page/" in name and after[name] != before[name]] == []
