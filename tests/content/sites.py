"""Small content directories, changed file by file."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.building import SITES

from dangjian.content.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dangjian.model.site import Site

POST = "---\n标题: 甲\n日期: 2024-03-05\n类型: 主题党日\n支部: 第一党支部\n---\n\n正文。\n"


def content_with(folder: Path, changes: Mapping[str, str | None]) -> Path:
    """The minimal content directory with some files written anew, or (None) removed."""
    content = folder / "content"
    shutil.copytree(SITES / "minimal", content)
    for name, text in changes.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")
    return content


def loaded(folder: Path, changes: Mapping[str, str | None]) -> tuple[Site, list[str]]:
    """The site that these files make, and the lines printed."""
    site, problems = load(content_with(folder, changes))
    return site, [str(problem).removeprefix("content/") for problem in problems]
