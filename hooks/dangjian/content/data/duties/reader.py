"""The files of duties → duties."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dangjian.content.data.duties import schema
from dangjian.content.data.duties.versions import versions
from dangjian.content.data.identity import ID
from dangjian.content.names import Names
from dangjian.model.duties import Basis, Cadence, Duty
from dangjian.reading.articles import articles
from dangjian.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dangjian.content.data.duties.context import DutyContext
    from dangjian.model.documents import Rule
    from dangjian.reading.located import Mapping as Fields
    from dangjian.reading.located import Scalar
    from dangjian.reading.report import Report
    from dangjian.reading.values.schema import Values


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
    if periodic and duty.since is None and enabled:
        report.error(
            "E011",
            f"责任事项“{duty.title}”缺少“自”",
            hint="加上从何时起在本站记录，如“自: 2026”；以前的时期就不会显示成没有做",
            at=values.place(schema.CADENCE),
        )
    if duty.since and duty.until and duty.until.last < duty.since.first:
        report.error("E021", "“至”早于“自”", hint="核对两个日期", at=values.place(schema.UNTIL))
    if not duty.holders:
        return
    late = duty.versions[1].since if len(duty.versions) > 1 else None
    if late and duty.since and late <= duty.since.first:
        report.error(
            "E021", "“调整”的日期不晚于这项责任的“自”", hint="核对两个日期", at=values.place(schema.CHANGES)
        )


def resolved(found: Iterable[ReadDuty], rules: Mapping[str, Rule]) -> tuple[list[Duty], list[Duty]]:
    """The duties in use and those switched off, their bases resolved; doubled ids and titles are reported."""
    titles = Names.of("制度", ((title, title) for title in rules))
    seen: dict[str, ReadDuty] = {}
    kept: tuple[list[Duty], list[Duty]] = ([], [])
    for one in found:
        other = seen.get(one.duty.id) or seen.get(one.duty.title)
        if other is not None:
            what = "标识" if other.duty.id == one.duty.id else "名称"
            named = one.duty.id if what == "标识" else one.duty.title
            first = f"{other.report.path} 第 {other.id.line} 行"
            message = f"{what}“{named}”重复（{first}已经用过）"
            one.report.error("E030", message, hint=f"换一个{what}，或删掉一处", at=one.id.at)
            continue
        seen[one.duty.id] = seen[one.duty.title] = one
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
        _check_article(article, rules[title], values, report)
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


def _check_article(article: str, rule: Rule, values: Values, report: Report) -> None:
    there = articles(rule.source.text)
    if not article or article in there:
        return
    guess = nearest(article, there)
    hint = (
        f"这项制度里有：{'、'.join(list(there)[:20])}" if there else "这项制度的正文没有“第几条”，去掉“条款”"
    )
    ask = f"，是否想写“{guess}”" if guess else ""
    message = f"《{rule.title}》里没有“{article}”{ask}"
    report.error("E062", message, hint=hint, at=values.place(schema.ARTICLE))
