"""Records that would count twice: the same line again, and activities that have a post."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from dangjian.model.problem import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dangjian.checks.context import Context
    from dangjian.model.documents import Post
    from dangjian.model.records import Record


def check(context: Context) -> Iterator[Problem]:
    """Each told at the later line, or at the record."""
    yield from _repeated(context)
    yield from _published(context)


def _at(context: Context, record: Record, code: str, message: str, hint: str) -> Problem:
    return Problem(f"{context.root}/{record.path}", record.line, 1, code, message, hint=hint)


def _repeated(context: Context) -> Iterator[Problem]:
    """Records that say the same: in one file, or in two files of one unit."""
    seen: dict[Record, Record] = {}
    for record in context.site.records:
        first = seen.setdefault(replace(record, path="", line=0), record)
        if first is not record:
            file = "" if first.path == record.path else f" {context.root}/{first.path} "
            message = f"和{file}第 {first.line} 行完全一样，会算作两次"
            yield _at(context, record, "W064", message, "是同一次活动就删掉一行")


def _published(context: Context) -> Iterator[Problem]:
    """Records of the unit, day and type of a post: each pair told once."""
    evidence = {slug for duty in context.site.duties for one in duty.versions for slug in one.evidence.types}
    posts: dict[tuple[str, dt.date], list[Post]] = defaultdict(list)
    for post in context.site.posts:
        for unit in dict.fromkeys(post.branches):
            if post.date.exact:
                posts[unit, post.date.exact].append(post)
    for record in context.site.records:
        day = record.date.exact
        for post in posts.get((record.unit, day), ()) if day else ():
            shared = [slug for slug in record.types if slug in post.types and slug in evidence]
            if shared and not _is_apart(record, post):
                name = context.site.types[shared[0]].name
                message = (
                    f"同一天同一单位的“{name}”已有动态《{post.title}》（{context.root}/{post.source.path}）"
                )
                hint = "是同一次活动就删掉这一行，动态本身就是佐证；不是就不用管"
                yield _at(context, record, "W065", message, hint)


def _is_apart(record: Record, post: Post) -> bool:
    """Whether they say themselves that they are two: other party groups, other periods."""
    groups = record.party_groups and post.party_groups
    periods = record.period and post.period
    return bool(groups and set(record.party_groups).isdisjoint(post.party_groups)) or bool(
        periods and record.period != post.period
    )
