"""Each mechanism of the brand report has a page that there really is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.checks.sites import checked

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "机制:\n  - {{编号: M01, 名称: 请销假, 页面: {page}, 语句: 建立请销假制度}}\n"


@pytest.mark.parametrize(
    "page", ["rules/leave/", "/rules/leave/", "brand/", "timeline/", "news/2024/materials/"]
)
def test_pages_that_there_are(page: str, tmp_path: Path) -> None:
    """Documents, lists and indexes are pages, with or without the first slash."""
    assert checked(tmp_path, {"mechanisms.yml": _FILE.format(page=page)}) == []


@pytest.mark.parametrize("page", ["rules/none/", "rules/leave.md", "news/2023/a/"])
def test_pages_that_there_are_not(page: str, tmp_path: Path) -> None:
    """One error, which names the mechanism and its address."""
    lines = checked(tmp_path, {"mechanisms.yml": _FILE.format(page=page)})
    assert len(lines) == 1
    assert lines[0].startswith("mechanisms.yml:")
    assert ": E043 " in lines[0]
    assert page in lines[0]
    assert "请销假" in lines[0]
