"""`exemptions.yml` → exemptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.content.names import Names
from dangjian.model.duties import Exemption, HolderKind
from dangjian.reading.located import Scalar, Sequence
from dangjian.reading.values.dates import date
from dangjian.reading.values.nested import records
from dangjian.reading.values.numbers import yes_no
from dangjian.reading.values.periods import parse_period
from dangjian.reading.values.schema import Key, Schema, Values
from dangjian.reading.values.texts import text, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dangjian.content.data.duties.context import DutyContext
    from dangjian.model.duties import Duty
    from dangjian.model.periods import Period
    from dangjian.reading.located import Mapping
    from dangjian.reading.report import Report


def _kept(values: Values, _report: Report) -> Values:
    return values


DUTY = Key("duty", "事项", text, "哪项责任，写标识或名称", "theory-day", required=True)
HOLDER = Key("holder", "责任主体", texts, "免除谁的：单位、岗位或各党支部", "[第一党支部]", required=True)
PERIODS = Key("periods", "时期", texts, "免除哪几期", "[2026-08]")
SINCE = Key("since", "自", date, "或者：从哪一天起到期的都免除", "2026-03-01")
UNTIL = Key("until", "至", date, "到哪一天为止", "2026-05-31")
REASON = Key("reason", "理由", text, "为什么免除", "集中下沉社区", required=True)
APPROVER = Key("approver", "批准", text, "谁批准的，写单位或岗位", "党总支", required=True)
APPROVED = Key("approved", "批准日期", date, "哪天批准的", "2026-02-27", required=True)
SAMPLE = Key("sample", "示例", yes_no, "只是示例", "是")
EXEMPTION_SCHEMA = Schema("免除", (DUTY, HOLDER, PERIODS, SINCE, UNTIL, REASON, APPROVER, APPROVED, SAMPLE))
EXEMPTIONS = Key("exemptions", "免除", records(EXEMPTION_SCHEMA, _kept), "各项免除")
SCHEMA = Schema("exemptions.yml", (EXEMPTIONS,))
NESTED = (("免除", EXEMPTION_SCHEMA),)


def read_exemptions(
    mapping: Mapping, duties: Iterable[Duty], context: DutyContext, report: Report
) -> tuple[Exemption, ...]:
    """The exemptions; each needs an end."""
    names = duty_names(duties)
    found = (
        _exemption(values, names, context, report)
        for values in SCHEMA.read(mapping, report).get(EXEMPTIONS) or ()
    )
    return tuple(one for one in found if one is not None)


def duty_names(duties: Iterable[Duty]) -> Names:
    """What a duty can be called elsewhere: its id or its title."""
    spelled = [(spelling, duty.id) for duty in duties for spelling in (duty.id, duty.title)]
    return Names.of("责任事项", spelled)


def _exemption(values: Values, names: Names, context: DutyContext, report: Report) -> Exemption | None:
    scalar, holders = values.get(DUTY), values.get(HOLDER)
    approved, since, until = values.get(APPROVED), values.get(SINCE), values.get(UNTIL)
    if scalar is None or not holders or approved is None or not values.text(REASON):
        return None
    duty = names.resolve(scalar, values.field(DUTY, report, flat=False))
    keys = tuple(_keys(holders, values, context, report))
    periods = tuple(_periods(values, report))
    if not periods and not (since and until):
        hint = "写“时期: [2026-08]”，或“自”和“至”两个日期；没有期限的免除等于取消，应当改责任事项"
        report.error("E064", "免除要有期限", hint=hint, at=values.at)
        return None
    if since and until and until.last < since.first:
        report.error("E021", "“至”早于“自”", hint="核对两个日期", at=values.place(UNTIL))
    if duty is None or not keys:
        return None
    return Exemption(
        duty=duty,
        holders=keys,
        reason=values.text(REASON),
        approver=values.text(APPROVER),
        approved=approved,
        periods=periods,
        since=since.first if since else None,
        until=until.last if until else None,
        sample=values.get(SAMPLE) or False,
        line=scalar.line,
        column=scalar.column,
    )


def _keys(scalars: tuple[Scalar, ...], values: Values, context: DutyContext, report: Report) -> Iterator[str]:
    for rule in context.rules(scalars, values.field(HOLDER, report, flat=False)):
        if rule.kind in (HolderKind.EVERY_BRANCH, HolderKind.EVERY_GROUP):
            yield from (branch.id for branch in context.organization.branches)
        else:
            yield rule.id


def _periods(values: Values, report: Report) -> Iterator[Period]:
    node = values.node(PERIODS)
    scalars = node.items if isinstance(node, Sequence) else [node]
    for scalar in scalars:
        if isinstance(scalar, Scalar) and scalar.text:
            found = parse_period(scalar.text)
            if found is None:
                message = f"时期“{scalar.text}”不是一个时期"
                report.error("E015", message, hint="写 2026、2026-08、2026-Q3 或 2026-上半年", at=scalar.at)
            else:
                yield found
