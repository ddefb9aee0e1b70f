"""Where files may lie, and what they may be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.content.sites import POST, loaded

if TYPE_CHECKING:
    from pathlib import Path

_PLACE = (
    "文件放的位置不对，不能成为页面"
    " → 动态放在 news/年份/名称.md 或 news/年份/名称/index.md；制度放 rules/，品牌放 brand/"
)
_NAME = "文件名里有空格或特殊符号，网址会出错 → 文件名只用汉字、字母、数字和连字符"
_STRAY = "放在这里的文件不会成为页面 → 动态放 news/年份/，制度放 rules/，品牌放 brand/"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("news/甲.md", f"E028 {_PLACE}"),
        ("news/24/甲.md", f"E028 {_PLACE}"),
        ("news/2024/三月/甲.md", f"E028 {_PLACE}"),
        ("rules/办公/甲.md", f"E028 {_PLACE}"),
        ("rules/index.md", f"E028 {_PLACE}"),
        ("news/2024/三月 党日.md", f"E025 {_NAME}"),
        ("news/2024/50%.md", f"E025 {_NAME}"),
        ("news/2024/为什么?.md", f"E025 {_NAME}"),
        ("news/2024/甲#乙.md", f"E025 {_NAME}"),
        ("甲.md", f"E028 {_STRAY}"),
        ("新闻/2024/甲.md", f"E028 {_STRAY}"),
    ],
)
def test_files_in_wrong_places(name: str, line: str, tmp_path: Path) -> None:
    """A file that would make no page, or one that browsers cannot open, is reported with the place for it."""
    text = POST if name.startswith("news") else "---\n标题: 甲\n类别: 乙\n---\n"
    _site, lines = loaded(tmp_path, {name: text})
    assert lines == [f"{name}:1:1: {line}"]


@pytest.mark.parametrize(
    "name", ["news/2024/三月党日.md", "news/2024/甲/index.md", "news/2024/a_b-1.md", "news/1999/甲.md"]
)
def test_files_in_right_places(name: str, tmp_path: Path) -> None:
    """Chinese names and folders of a post's own are as good as any."""
    site, lines = loaded(tmp_path, {name: POST.replace("2024-03-05", name[5:9])})
    assert lines == []
    assert [post.source.path for post in site.posts if post.title == "甲"] == [name]


def test_two_files_with_one_address(tmp_path: Path) -> None:
    """A file and a folder of the same name, or names that differ in case only, would overwrite each other."""
    changes: dict[str, str | None] = {
        "news/2024/a.md": POST,
        "news/2024/a/index.md": POST,
        "news/2024/A.md": POST,
    }
    _site, lines = loaded(tmp_path, changes)
    message = "1:1: E025 与 content/news/2024/A.md 的网址相同（/news/2024/a/） → 给其中一个文件改名"
    assert lines == [f"news/2024/a.md:{message}", f"news/2024/a/index.md:{message}"]


def test_files_of_programs_are_no_content(tmp_path: Path) -> None:
    """Hidden, temporary and lock files that Word, WPS, Windows and editors leave behind are not read."""
    left = [
        "news/2024/~$甲.md",
        "news/2024/.甲.md",
        "news/2024/甲.md~",
        "news/2024/甲.md.bak",
        "news/2024/Thumbs.db",
        ".git/a.md",
    ]
    site, lines = loaded(tmp_path, dict.fromkeys(left, "乱"))
    assert lines == []
    assert not set(left) & site.files.keys()
