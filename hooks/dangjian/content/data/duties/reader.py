"""The files of duties → duties."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dangjian.content.data.duties import schema
from dangjian.content.data.duties.versions import versions
from dangjian.content.data.identity import ID
from dangjian.content.names import Names, plain
from dangjian.model.dates import chinese_day
from dangjian.model.duties import OWN, Basis, Cadence, Duty, HolderKind
from dangjian.reading.articles import articles
from dangjian.reading.nearest import nearest
from dangjian.reading.values.numbers import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dangjian.content.data.duties.context import DutyContext
    from dangjian.model.documents import Rule
    from dangjian.reading.located import Mapping as Fields
    from dangjian.reading.located import Scalar
    from dangjian.reading.report import Report
    from dangjian.reading.values.schema import Values

_ARTICLE = re.compile(r"^第?\s*(?P<number>[一二三四五六七八九十百零〇\d]{1,6})\s*条(?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class ReadDuty:
    """A duty with what is needed to resolve its bases once the rules are known."""

    id: Scalar
    duty: Duty
    enabled: bool
    values: Values
    report: Report


def read_duties(path: str, context: DutyContext, fields: Fields, report: Report) -> list[ReadDuty]:
    """The duties of one file, in its order; ``path`` is relative to the content directory."""
    found = []
    for values in schema.SCHEMA.read(fields, report).get(schema.DUTIES) or ():
        one = _duty(path, values, context, report)
        if one is not None:
            found.append(one)
    return found


def _duty(path: str, values: Values, context: DutyContext, report: Report) -> ReadDuty | None:
    identity, title = values.get(ID), values.text(schema.TITLE)
    scalars = values.get(schema.HOLDER)
    asked = versions(values, context, report)
    if identity is None or not title or not scalars or not asked:
        return None
    holders = tuple(dict.fromkeys(context.rules(scalars, values.field(schema.HOLDER, report, flat=False))))
    duty = Duty(
        id=identity.text,
        title=title,
        holders=holders,
        versions=asked,
        since=values.get(schema.SINCE),
        until=values.get(schema.UNTIL),
        condition=values.get(schema.CONDITION),
        details=values.text(schema.DETAILS),
        person=tuple(scalar.text for scalar in values.get(schema.PERSON) or ()),
        note=values.text(schema.NOTE),
        sample=values.get(schema.SAMPLE) or False,
        path=path,
        line=identity.line,
        column=identity.column,
    )
    enabled = values.get(schema.ENABLED)
    _check(duty, values, report, enabled=enabled is not False)
    return ReadDuty(identity, duty, enabled is not False, values, report)


def _check(duty: Duty, values: Values, report: Report, *, enabled: bool) -> None:
    """What only the whole duty shows."""
    periodic = any(version.cadence is not Cadence.ONGOING for version in duty.versions)
    if periodic and duty.since is None and enabled and values.node(schema.SINCE) is None:
        report.error(
            "E011",
            f"责任事项“{duty.title}”缺少“自”",
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
        other = seen.get(plain(one.duty.id)) or seen.get(plain(one.duty.title))
        if other is not None:
            what = "标识" if other.duty.id == one.duty.id else "名称"
            named = one.duty.id if what == "标识" else one.duty.title
            message = f"{what}“{named}”重复（{other.report.path} 第 {other.id.line} 行已经用过）"
            at = one.id.at if what == "标识" else one.values.place(schema.TITLE)
            one.report.error("E030", message, hint=f"换一个{what}，或删掉一处", at=at)
            continue
        seen[plain(one.duty.id)] = seen[plain(one.duty.title)] = one
        basis = tuple(
            basis
            for values in one.values.get(schema.BASIS) or ()
            if (basis := _basis(values, rules, titles, one.report))
        )
        kept[0 if one.enabled else 1].append(replace(one.duty, basis=basis))
    return kept


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
