"""Addresses written in data files: mechanisms' pages and the ways in on the home page exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.problem import Problem
from dangjian.model.urls import directory_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.checks.context import Context


def check(context: Context) -> Iterator[Problem]:
    """Addresses that are no page of the site."""
    site = context.site
    known = {directory_url(source) for source in context.pages}
    addresses = [
        ("mechanisms.yml", f"{one.id}“{one.name}”的页面", one.url, one.line, one.column)
        for one in site.mechanisms
    ] + [
        ("site.yml", f"入口“{way.title}”的链接", way.url, way.line, way.column) for way in site.settings.ways
    ]
    for file, what, url, line, column in addresses:
        if url.partition("#")[0] not in known:
            hint = "写站内页面的地址，从网站根目录写起，如 rules/friday-street/"
            yield Problem(f"{context.root}/{file}", line, column, "E043", f"{what}“{url}”不存在", hint=hint)
