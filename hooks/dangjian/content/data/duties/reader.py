"""The files of duties → duties."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dangjian.content.data.duties import schema
from dangjian.content.data.duties.versions import versions
from dangjian.content.names import Names, plain
from dangjian.model.dates import chinese_day
from dangjian.model.duties import OWN, Basis, Cadence, Duty, HolderKind
from dangjian.reading.articles import articles
from dangjian.reading.located import Scalar
from dangjian.reading.nearest import nearest
from dangjian.reading.values.numbers import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dangjian.content.data.duties.context import DutyContext
    from dangjian.model.documents import Rule
    from dangjian.model.duties import HolderRule
    from dangjian.reading.located import Mapping as Fields
    from dangjian.reading.report import Report
    from dangjian.reading.values.schema import Values

_ARTICLE = re.compile(r"^第?\s*(?P<number>[一二三四五六七八九十百零〇\d]{1,6})\s*条(?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class ReadDuty:
    """A duty with what is needed to resolve its bases once the rules are known.

    One with errors has no versions: it is in no list, but all that is wrong with it is reported.
    """

    id: Scalar
    duty: Duty
    enabled: bool
    values: Values
    report: Report


def read_duties(path: str, context: DutyContext, fields: Fields, report: Report) -> list[ReadDuty]:
    """The duties of one file, in its order; ``path`` is relative to the content directory."""
    every = schema.SCHEMA.read(fields, report).get(schema.DUTIES) or ()
    return [_duty(path, values, context, report) for values in every]


def _duty(path: str, values: Values, context: DutyContext, report: Report) -> ReadDuty:
    identity, title = values.get(schema.ID), values.text(schema.TITLE)
    scalars = values.get(schema.HOLDER)
    asked = versions(values, context, report)
    holders: tuple[HolderRule, ...] = ()
    if scalars:
        field = values.field(schema.HOLDER, report, flat=False)
        holders = tuple(dict.fromkeys(context.rules(scalars, field)))
    duty = Duty(
        id=identity.text if identity else "",
        title=title,
        holders=holders,
        versions=asked if identity and title and scalars else (),
        since=values.get(schema.SINCE),
        until=values.get(schema.UNTIL),
        condition=values.get(schema.CONDITION),
        details=values.text(schema.DETAILS),
        person=tuple(scalar.text for scalar in values.get(schema.PERSON) or ()),
        note=values.text(schema.NOTE),
        sample=values.get(schema.SAMPLE) or False,
        path=path,
        line=(identity.at if identity else values.at)[0],
        column=(identity.at if identity else values.at)[1],
    )
    enabled = values.get(schema.ENABLED) is not False
    _check(duty, values, report, enabled=enabled)
    return ReadDuty(identity or Scalar("", *values.at), duty, enabled, values, report)


def _check(duty: Duty, values: Values, report: Report, *, enabled: bool) -> None:
    """What only the whole duty shows."""
    # What was meant by a cadence that cannot be read is hardly 常态.
    periodic = not duty.versions or any(one.cadence is not Cadence.ONGOING for one in duty.versions)
    if periodic and duty.since is None and enabled and values.node(schema.SINCE) is None:
        report.error(
            "E011",
            f"责任事项{f'“{duty.title}”' if duty.title else ''}缺少“自”",
            hint="加上从何时起在本站记录，如“自: 2026”；以前的时期就不会显示成没有做",
            at=values.at,
        )
    if duty.since and duty.until and duty.until.last < duty.since.first:
        report.error("E021", "“至”早于“自”", hint="核对两个日期", at=values.place(schema.UNTIL))
    changed = duty.versions[1].since if len(duty.versions) > 1 else None
    if changed and duty.since and changed <= duty.since.first:
        message = f"第一项“调整”（{chinese_day(changed)}）不晚于这项责任的“自”"
        report.error("E021", message, hint="核对两个日期", at=values.place(schema.CHANGES))
    asks_own = any(one.position == OWN for version in duty.versions for one in version.evidence.requires)
    if asks_own and any(rule.kind is not HolderKind.POSITION for rule in duty.holders):
        message = f"要求“{OWN}”，责任主体却不是岗位"
        hint = "“本人”只用于责任主体是岗位的事项；其他的写岗位名称"
        report.error("E057", message, hint=hint, at=values.place(schema.REQUIRES))


def resolved(found: Iterable[ReadDuty], rules: Mapping[str, Rule]) -> tuple[list[Duty], list[Duty]]:
    """The duties in use and those switched off, their bases resolved; doubled ids and titles are reported."""
    titles = Names.of("制度", ((title, title) for title in rules))
    seen: dict[str, ReadDuty] = {}
    kept: tuple[list[Duty], list[Duty]] = ([], [])
    for one in found:
        basis = tuple(_bases(one, rules, titles))
        if _is_doubled(one, seen) or not one.duty.versions:
            continue
        kept[0 if one.enabled else 1].append(replace(one.duty, basis=basis))
    return kept


def _is_doubled(one: ReadDuty, seen: dict[str, ReadDuty]) -> bool:
    """Whether another duty has its id or title (reported); else both are noted as its own."""
    names = {what: name for what, name in (("标识", one.duty.id), ("名称", one.duty.title)) if name}
    for what, name in names.items():
        other = seen.get(f"{what}{plain(name)}")
        if other is not None:
            line = other.id.line if what == "标识" else other.values.place(schema.TITLE)[0]
            message = f"{what}“{name}”重复（{other.report.path} 第 {line} 行已经用过）"
            at = one.id.at if what == "标识" else one.values.place(schema.TITLE)
            one.report.error("E030", message, hint=f"换一个{what}，或删掉一处", at=at)
            return True
    seen.update({f"{what}{plain(name)}": one for what, name in names.items()})
    return False


def _bases(one: ReadDuty, rules: Mapping[str, Rule], titles: Names) -> Iterator[Basis]:
    for values in one.values.get(schema.BASIS) or ():
        found = _basis(values, rules, titles, one.report)
        if found is not None:
            yield found


def _basis(values: Values, rules: Mapping[str, Rule], titles: Names, report: Report) -> Basis | None:
    named, document = values.get(schema.BASIS_RULE), values.text(schema.BASIS_DOCUMENT)
    article = values.text(schema.ARTICLE)
    if named is not None:
        title = titles.resolve(named, values.field(schema.BASIS_RULE, report, flat=False))
        if title is None:
            return None
        document = title
        article = _article(article, rules[title], values, report)
    if not document:
        report.error("E011", "“依据”里要写“制度”或“文件”", hint="例如“制度: 周五上街制度”", at=values.at)
        return None
    return Basis(
        document=document,
        is_rule=named is not None,
        article=article,
        strength=values.text(schema.STRENGTH),
        note=values.text(schema.BASIS_NOTE),
        checked=values.get(schema.CHECKED),
    )


def _article(written: str, rule: Rule, values: Values, report: Report) -> str:
    """The article as the rule numbers it, with what follows (第二款); one that is not there is reported."""
    there = articles(rule.source.text)
    match = _ARTICLE.match(written)
    number = _value(match["number"]) if match else None
    found = next((one for one in there if number and _value(one[1:-1]) == number), "")
    if found and match:
        return f"{found}{match['rest']}"
    if written:
        guess = nearest(written, there)
        ask = f"，是否想写“{guess}”" if guess else ""
        hint = (
            f"这项制度里有：{'、'.join(list(there)[:20])}"
            if there
            else "这项制度的正文没有以“第几条”开头的段落，去掉“条款”"
        )
        message = f"《{rule.title}》里没有“{written}”{ask}"
        report.error("E062", message, hint=hint, at=values.place(schema.ARTICLE))
    return ""


def _value(number: str) -> int | None:
    return int(number) if number.isdecimal() else chinese_number(number)
