"""`exemptions.yml` → exemptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dangjian.content.party_groups import split_group, why_no_group
from dangjian.model.duties import Exemption, HolderKind
from dangjian.model.organization import group_key
from dangjian.reading.values.dates import date
from dangjian.reading.values.nested import records
from dangjian.reading.values.numbers import yes_no
from dangjian.reading.values.schema import Key, Schema, Values
from dangjian.reading.values.texts import text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.content.claims import Claims
    from dangjian.content.data.duties.context import DutyContext
    from dangjian.model.duties import Duty
    from dangjian.model.periods import Period
    from dangjian.reading.located import Mapping, Scalar
    from dangjian.reading.report import Report
    from dangjian.reading.values.field import Field


def _kept(values: Values, _report: Report) -> Values:
    return values


DUTY = Key("duty", "事项", text, "哪项责任，写标识或名称", "theory-day", required=True)
HOLDER = Key("holder", "责任主体", texts, "单位、岗位、党小组或各党支部", "[第一党支部]", required=True)
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
    mapping: Mapping, claims: Claims, context: DutyContext, report: Report
) -> tuple[Exemption, ...]:
    """The exemptions, each with an end."""
    reading = _Exemptions(claims, context, report)
    found = (reading.exemption(values) for values in SCHEMA.read(mapping, report).get(EXEMPTIONS) or ())
    return tuple(one for one in found if one is not None)


class _Exemptions:
    """Reads exemptions, given the duties and those who hold them."""

    def __init__(self, claims: Claims, context: DutyContext, report: Report) -> None:
        self._claims, self._context, self._report = claims, context, report

    def exemption(self, values: Values) -> Exemption | None:
        """One; what is missing or does not suit is reported."""
        scalar, approved = values.get(DUTY), values.get(APPROVED)
        since, until = values.get(SINCE), values.get(UNTIL)
        duty = self._claims.duty(scalar, self._field(values, DUTY)) if scalar else None
        keys = tuple(self._keys(values))
        periods = tuple(self._periods(values, duty)) if duty else ()
        if not values.get(PERIODS) and not (since and until):
            hint = "写“时期: [2026-08]”，或“自”和“至”两个日期；没有期限的免除等于取消，应当改责任事项"
            self._report.error("E064", "免除要有期限", hint=hint, at=values.at)
        elif values.get(PERIODS) and (since or until):
            hint = "只免几期的写“时期”，一段时间里到期的都免除写“自”和“至”"
            self._report.error("E064", "“时期”和“自”“至”只写一种", hint=hint, at=values.place(PERIODS))
        elif since and until and until.last < since.first:
            self._report.error("E021", "“至”早于“自”", hint="核对两个日期", at=values.place(UNTIL))
        elif scalar and duty and keys and approved and values.text(REASON) and (periods or since):
            return Exemption(
                duty=duty.id,
                holders=keys,
                reason=values.text(REASON),
                approver=values.text(APPROVER),
                approved=approved,
                periods=periods,
                since=since.first if since and until else None,
                until=until.last if since and until else None,
                sample=values.get(SAMPLE) or False,
                line=scalar.line,
                column=scalar.column,
            )
        return None

    def _field(self, values: Values, key: Key[Any]) -> Field:
        return values.field(key, self._report, flat=False)

    def _keys(self, values: Values) -> Iterator[str]:
        """The holders' keys; what is said of a branch is said of its party groups."""
        field = self._field(values, HOLDER)
        for scalar in values.get(HOLDER) or ():
            name, number = split_group(scalar.text)
            for rule in self._context.rules((scalar.part(0, name) if number else scalar,), field):
                if rule.kind in (HolderKind.EVERY_BRANCH, HolderKind.EVERY_GROUP):
                    yield from (branch.id for branch in self._context.organization.branches)
                elif number:
                    yield from self._group(rule.id, number, scalar, field)
                else:
                    yield rule.id

    def _group(self, unit: str, number: int, scalar: Scalar, field: Field) -> Iterator[str]:
        """The key of one party group."""
        found = next((one for one in self._context.organization.units() if one.id == unit), None)
        wrong = why_no_group(found, number) if found else f"“{scalar.text}”不是党小组"
        if wrong:
            field.wrong("E017", wrong, scalar)
        else:
            yield group_key(unit, number)

    def _periods(self, values: Values, duty: Duty) -> Iterator[Period]:
        for scalar in values.get(PERIODS) or ():
            found = self._claims.period(scalar, duty, self._field(values, PERIODS))
            if found is not None:
                yield found
