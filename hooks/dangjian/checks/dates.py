"""Dates that contradict where the file lies, or that have not come yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.checks.context import Context


def check(context: Context) -> Iterator[Problem]:
    """A post in another year's folder (its address would name the wrong year), a post about the future."""
    for post in context.site.posts:
        shown = f"{context.root}/{post.source.path}"
        folder = post.source.path.split("/")[1]
        at = (post.line, post.column)
        if folder.isdecimal() and int(folder) != post.date.year:
            message = f"日期是 {post.date.chinese}，文件却在 {folder} 年的文件夹里"
            hint = f"核对日期，或把文件移到 news/{post.date.year}/"
            yield Problem(shown, *at, "W011", message, hint=hint)
        if post.date.first > context.as_of:
            message = f"日期 {post.date.chinese} 在今天（{context.as_of.isoformat()}）之后"
            yield Problem(shown, *at, "W014", message, hint="核对日期；还没有开展的活动先写“草稿: 是”")
