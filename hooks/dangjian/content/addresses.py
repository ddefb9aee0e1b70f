"""Addresses that two files claim, and posts outside a year's folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dangjian.model.urls import directory_url
from dangjian.reading.report import Report

if TYPE_CHECKING:
    from dangjian.content.directory import ContentDirectory
    from dangjian.model.problem import Problem

_NEWS = re.compile(r"^news/\d{4}/[^/]+(?:/index)?\.md$")
_FLAT = re.compile(r"^(?:rules|brand)/[^/]+\.md$")
FOLDERS = ("news", "rules", "brand")
_AWKWARD = re.compile(r"[\\?#%&:*\"<>|\s]")


def check_addresses(directory: ContentDirectory, problems: list[Problem]) -> None:
    """Report files whose page would have no address, a doubled one, or one that browsers mangle."""
    seen: dict[str, str] = {}
    for path in directory.files:
        if not path.lower().endswith(".md") or path.split("/")[0] not in FOLDERS:
            continue
        report = Report(directory.shown(path))
        url = directory_url(path).casefold()
        if url in seen:
            report.error("E025", f"与 {seen[url]} 的网址相同（/{url}）", hint="给其中一个文件改名")
        elif not path.endswith(".md") or path.lower().endswith("/index.md") > path.endswith("/index.md"):
            report.error("E025", "文件名的大小写会弄乱网址", hint="扩展名写成小写的 .md，index.md 也用小写")
        elif not (_NEWS.match(path) or _FLAT.match(path)) or path == "rules/index.md":
            hint = "动态放在 news/年份/名称.md 或 news/年份/名称/index.md；制度放 rules/，品牌放 brand/"
            report.error("E028", "文件放的位置不对，不能成为页面", hint=hint)
        elif _AWKWARD.search(path):
            report.error(
                "E025", "文件名里有空格或特殊符号，网址会出错", hint="文件名只用汉字、字母、数字和连字符"
            )
        else:
            seen[url] = report.path
        problems += report.problems
