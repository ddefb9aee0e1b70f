"""The gate over the engine's navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.build.navigation import check_navigation

if TYPE_CHECKING:
    from pathlib import Path


def test_a_missing_page_is_told_with_its_place(tmp_path: Path) -> None:
    """Line, column and the nearest page; labelled and nested entries count, addresses elsewhere do not."""
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "nav:\n  - index.md\n  - 制度:\n      - 一览: rules/indx.md\n  - 外部: http://a.example/\n",
        encoding="utf-8",
    )
    (problem,) = check_navigation(config, ["index.md", "rules/index.md"])
    assert problem.place == "mkdocs.yml:4:13"
    assert problem.message == "导航里的“rules/indx.md”不存在，是否想写“rules/index.md”"
    assert problem.corrected == "      - 一览: rules/index.md"
