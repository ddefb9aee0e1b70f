"""Dates that contradict where the file lies or what day it is said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.site import Site


def check(site: Site, _sources: frozenset[str], root: str) -> Iterator[Problem]:
    """A post in another year's folder: its address would name a year in which it did not happen."""
    for post in site.posts:
        folder = post.source.path.split("/")[1]
        if folder != str(post.date.year):
            yield Problem(
                *(
                    f"{root}/{post.source.path}",
                    1,
                    1,
                    "W011",
                    f"日期是 {post.date.chinese}，文件却在 {folder} 年的文件夹里",
                ),
                hint=f"核对日期，或把文件移到 news/{post.date.year}/",
            )
