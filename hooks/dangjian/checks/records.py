"""Evidence that would count twice, or cannot count: of a day to come, of a unit that is gone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from dangjian.model.problem import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dangjian.checks.context import Context
    from dangjian.model.dates import PartialDate
    from dangjian.model.documents import Post
    from dangjian.model.organization import Unit
    from dangjian.model.records import Record


def check(context: Context) -> Iterator[Problem]:
    """Each told at the later line, at the record or at the post."""
    yield from _repeated(context)
    yield from _published(context)
    if f"{context.root}/organization.yml" not in context.spoilt:
        yield from _to_come(context)
        yield from _of_nobody(context)
        yield from _of_merged_branches(context)


def _repeated(context: Context) -> Iterator[Problem]:
    """Records that say the same: in one file, or in two files of one unit."""
    seen: dict[Record, Record] = {}
    for record in context.site.records:
        first = seen.setdefault(replace(record, path="", line=0), record)
        if first is not record:
            file = "" if first.path == record.path else f" {context.root}/{first.path} "
            message = f"和{file}第 {first.line} 行完全一样，会算作两次"
            yield context.problem(record, "W064", message, "是同一次活动就删掉一行")


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
                yield context.problem(record, "W065", message, hint)


def _is_apart(record: Record, post: Post) -> bool:
    """Whether they say themselves that they are two: other party groups, other periods."""
    groups = record.party_groups and post.party_groups
    periods = record.period and post.period
    return bool(groups and set(record.party_groups).isdisjoint(post.party_groups)) or bool(
        periods and record.period != post.period
    )


def _to_come(context: Context) -> Iterator[Problem]:
    """Records of a day to come; a date in another year than its folder's is told already."""
    for record in context.site.records:
        if record.date.first > context.as_of and f"/{record.date.year}/" in record.path:
            message = f"日期 {record.date.chinese} 在今天（{context.as_of.isoformat()}）之后，还不算佐证"
            yield context.problem(record, "W079", message, "核对日期；还没有开展的活动先不要记")


def _of_nobody(context: Context) -> Iterator[Problem]:
    """Records of a unit that was not there: each file told once."""
    gone: dict[str, list[Record]] = defaultdict(list)
    for record in context.site.records:
        if not context.site.units[record.unit].exists(record.date.first):
            gone[record.path].append(record)
    for first, *others in gone.values():
        unit = context.site.units[first.unit]
        successor = unit.succeeded_by and context.site.units.get(unit.succeeded_by.unit)
        more = f"（这份台账里这样的有 {len(others) + 1} 行）" if others else ""
        year = first.path.split("/")[1]
        to = f"移到 {context.root}/records/{year}/{successor.id}.csv，或" if successor else ""
        hint = f"{to}核对日期和 {context.root}/organization.yml 里这个单位的起止"
        yield context.problem(first, "W077", _nobody(first.date, unit) + more, hint)


def _of_merged_branches(context: Context) -> Iterator[Problem]:
    """Posts of a branch that another one had taken over by then."""
    units = context.site.units
    for post in context.site.posts:
        for unit in (units[one] for one in post.branches if one in units):
            if unit.succeeded_by and not unit.exists(post.date.first):
                successor = units[unit.succeeded_by.unit].name
                hint = f"核对日期；已经并入别的支部的，写“支部: {successor}”"
                path = f"{context.root}/{post.source.path}"
                yield Problem(path, post.line, 1, "W077", _nobody(post.date, unit), hint=hint)


def _nobody(date: PartialDate, unit: Unit) -> str:
    return f"{date.chinese}没有“{unit.name}”这个单位，不会算进责任事项"
