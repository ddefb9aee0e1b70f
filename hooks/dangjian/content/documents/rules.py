"""Rules: the keys an editor can write, and fields → Rule."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dangjian.content.choices import choice
from dangjian.content.documents.attachments import attachments
from dangjian.content.documents.markdown_file import examples_from
from dangjian.content.documents.post_schema import DRAFT, FULFILS, SAMPLE
from dangjian.model.documents import Rule, RuleNature, RuleStatus
from dangjian.reading.values.dates import date
from dangjian.reading.values.periods import period
from dangjian.reading.values.schema import Key, Schema, Values
from dangjian.reading.values.texts import text, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dangjian.content.claims import Claims
    from dangjian.content.documents.markdown_file import MarkdownFile
    from dangjian.content.names import Names
    from dangjian.reading.report import Report

TITLE = Key("title", "标题", text, "制度的全称", "请销假管理办法", required=True)
CATEGORY = Key("category", "类别", text, "制度索引里的分类", "组织生活", required=True)
NUMBER = Key("number", "文号", text, "文号，照原样写", "市政办发〔2022〕1号", ("编号",))
ISSUER = Key("issuer", "发文机关", text, "发文机关", "市人民政府办公室")
ISSUED = Key("issued", "印发日期", date, "印发日期，可只写到月或年", "2022-03-05", ("日期",))
EFFECTIVE = Key("effective", "施行日期", date, "施行日期", "2022-04-01")
EXPIRES = Key("expires", "失效日期", date, "失效日期", "2027-03-31")
# The nearest spelling of 有效 is 失效, its opposite: so the usual words are known.
_ALSO = {
    "有效": RuleStatus.IN_FORCE,
    "现行有效": RuleStatus.IN_FORCE,
    "生效": RuleStatus.IN_FORCE,
    "施行": RuleStatus.IN_FORCE,
    "已修订": RuleStatus.REVISED,
    "已废止": RuleStatus.REPEALED,
    "作废": RuleStatus.REPEALED,
    "已失效": RuleStatus.EXPIRED,
}
STATUS = Key("status", "状态", choice(RuleStatus, _ALSO), "现行、试行、修订、废止或失效", "现行")
NATURE = Key("nature", "性质", choice(RuleNature), "正式，或示范文本", "示范文本")
SUMMARY = Key("summary", "摘要", text, "一句话摘要", "规定请假、销假的程序")
MEASURE = Key("measure", "举措", text, "对应的举措，写名称或标识（见 site.yml）", "standardization")
SUPERSEDES = Key("supersedes", "替代", texts, "被它替代的制度的标题", "请销假管理办法（试行）")
PERIOD = Key("period", "所属期", period, "属于哪一年、哪一期，如年度要点", "2026")
ATTACHMENTS = Key("attachments", "附件", texts, "附件的文件名", "审批表.docx")

SCHEMA = Schema(
    "制度",
    (
        *(TITLE, CATEGORY, NUMBER, ISSUER, ISSUED, EFFECTIVE, EXPIRES, STATUS, NATURE, SUMMARY, MEASURE),
        *(SUPERSEDES, ATTACHMENTS, PERIOD, FULFILS, SAMPLE, DRAFT),
    ),
)


def read_rule(
    file: MarkdownFile, files: Mapping[str, int], measures: Names, report: Report
) -> tuple[Rule, Values] | None:
    """The rule with its values (to resolve what it supersedes), or None where it has no usable title."""
    examples = partial(examples_from, file)
    mapping = file.mapping(SCHEMA, examples, report)
    if mapping is None:
        return None
    values = SCHEMA.read(mapping, report, examples=examples)
    listed = values.get(ATTACHMENTS) or ()
    attached = attachments(file.path, listed, files, values.field(ATTACHMENTS, report)) if listed else ()
    begins, ends = values.get(EFFECTIVE) or values.get(ISSUED), values.get(EXPIRES)
    if begins and ends and ends < begins:
        report.error("E021", "失效日期早于施行日期", hint="请核对两个日期", at=values.place(EXPIRES))
    if not values.text(TITLE):
        return None
    rule = Rule(
        source=file.source,
        title=values.text(TITLE),
        category=values.text(CATEGORY),
        status=values.get(STATUS),
        nature=values.get(NATURE) or RuleNature.OFFICIAL,
        number=values.text(NUMBER),
        issuer=values.text(ISSUER),
        issued=values.get(ISSUED),
        effective=values.get(EFFECTIVE),
        expires=values.get(EXPIRES),
        summary=values.text(SUMMARY),
        measure=_measure(values, measures, report),
        supersedes=tuple(scalar.text for scalar in values.get(SUPERSEDES) or ()),
        attachments=attached,
        period=values.get(PERIOD),
        sample=values.get(SAMPLE) or False,
        draft=values.get(DRAFT) or False,
    )
    return rule, values


def _measure(values: Values, measures: Names, report: Report) -> str:
    scalar = values.get(MEASURE)
    return (measures.resolve(scalar, values.field(MEASURE, report)) or "") if scalar else ""


def with_claims(rule: Rule, values: Values, claims: Claims, report: Report) -> Rule:
    """The rule with the duties that it says it fulfils."""
    return replace(rule, fulfils=claims.of_field(values, FULFILS, report))


def with_superseded(rule: Rule, values: Values, names: Names, report: Report) -> Rule:
    """The rule with the exact titles, out of ``names``, of those that it supersedes; never itself."""
    scalars = values.get(SUPERSEDES)
    if not scalars:
        return rule
    field = values.field(SUPERSEDES, report)
    titles = names.resolve_all(scalars, field)
    if rule.title in titles:
        report.error(
            "E021", "制度不能替代它自己", hint="写被它替代的那一项制度的标题", at=values.place(SUPERSEDES)
        )
    return replace(rule, supersedes=tuple(title for title in titles if title != rule.title))
