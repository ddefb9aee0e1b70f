"""The keys of `duties/*.yml`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dangjian.content.choices import choice
from dangjian.content.data import identity
from dangjian.content.data.duties.cadences import cadence
from dangjian.model.duties import Condition, DayOff, Missed
from dangjian.reading.located import Mapping, Scalar
from dangjian.reading.values.dates import date
from dangjian.reading.values.nested import record, records
from dangjian.reading.values.numbers import integer, yes_no
from dangjian.reading.values.periods import any_period
from dangjian.reading.values.schema import Key, Schema, Values
from dangjian.reading.values.texts import text, texts

if TYPE_CHECKING:
    from dangjian.reading.report import Report
    from dangjian.reading.values.field import Field

_BY = ("截止时间", "截止日期", "截止", "完成时间", "期限", "办结时限")
# An example that no duty of the starter has: who copies it has no doubled id.
ID = replace(identity.ID, example="monthly-report")


def _kept(values: Values, _report: Report) -> Values:
    """A nested mapping's values, to be understood when everything that they refer to is known."""
    return values


RULE_CATEGORY = Key("category", "类别", text, "制度的类别", "党建责任")
RULE_TITLE = Key("title", "标题", text, "标题里要有的字", "党建工作要点")
RULE_SCHEMA = Schema("制度", (RULE_CATEGORY, RULE_TITLE))
EVIDENCE_TYPES = Key("types", "类型", texts, "哪些活动类型算佐证，有一种就行", "[主题党日]")
EVIDENCE_RULE = Key(
    "rule", "制度", record(RULE_SCHEMA, _kept), "当期印发的哪类制度文件算佐证", "{标题: 党建工作要点}"
)
EVIDENCE_SCHEMA = Schema("佐证", (EVIDENCE_TYPES, EVIDENCE_RULE))

HOST = Key("host", "主持", texts, "必须由谁主持，写岗位，或写“本人”", "党总支书记")
SPEAKER = Key("speaker", "主讲", texts, "必须由谁主讲", "党组书记")
LEADERS = Key("leaders", "参加领导", texts, "必须有谁参加", "本人")
REQUIRES_SCHEMA = Schema("要求", (HOST, SPEAKER, LEADERS))

SWAP_PERIOD = Key("period", "时期", any_period, "哪一期", "2026-W10", required=True)
SWAP_UNIT = Key("unit", "支部", text, "改由谁去", "第二党支部", required=True)
SWAP_NOTE = Key("note", "说明", text, "为什么调换", "与第一党支部对调")
SWAP_SCHEMA = Schema("调换", (SWAP_PERIOD, SWAP_UNIT, SWAP_NOTE))

BASIS_RULE = Key("rule", "制度", text, "本站的哪一项制度，写标题", "周五上街制度")
BASIS_DOCUMENT = Key("document", "文件", text, "本站没有的文件", "《中国共产党支部工作条例（试行）》")
ARTICLE = Key("article", "条款", text, "第几条", "第四条")
STRENGTH = Key("strength", "强度", text, "原文的说法：一般、应当、至少", "一般")
BASIS_NOTE = Key("note", "说明", text, "补充说明", "待本单位核对")
CHECKED = Key("checked", "核对日期", date, "什么时候核对过原文", "2026-11-24")
BASIS_SCHEMA = Schema("依据", (BASIS_RULE, BASIS_DOCUMENT, ARTICLE, STRENGTH, BASIS_NOTE, CHECKED))


def _evidence(field: Field) -> Values | tuple[Scalar, ...] | None:
    """A list of types, or a mapping that says more."""
    if isinstance(field.value, Mapping):
        return EVIDENCE_SCHEMA.read(field.value, field.report)
    return texts(field)


CADENCE = Key(
    "cadence",
    "频次",
    cadence,
    "每周、每月、每季度、每半年、每年、每三年、固定日期或常态",
    "每月",
    required=True,
    mistaken=("周期", "频率", "次数", "多久一次"),
)
DATES = Key("dates", "固定日期", texts, "频次是“固定日期”的，写每年的哪几天", "[6月30日, 12月31日]")
DEADLINE = Key(
    *("deadline", "完成时限", text, "每期里什么时候以前做完；不写就是期末", "5日前", ("时限",)), mistaken=_BY
)
EXTENDED = Key("extended", "可延至", text, "最晚可以推到下一期的什么时候", "次年3月底")
MINIMUM = Key("minimum", "至少", integer, "每期至少几次；不写就是 1 次", "2")
EVIDENCE: Key[Values | tuple[Scalar, ...]] = Key(
    "evidence", "佐证", _evidence, "什么算做到了；不写就只认“对应事项”", "[政治理论学习日]"
)
REQUIRES = Key("requires", "要求", record(REQUIRES_SCHEMA, _kept), "必须有哪个岗位参加", "{主讲: 党组书记}")
MISSED = Key("missed", "逾期后", choice(Missed), "过期不补，或仍须补做", "过期不补")
DAY_OFF = Key("day_off", "遇休息日", choice(DayOff), "提前、顺延、不变或免除；不写就是提前", "提前")
TURNS = Key("turns", "轮值", texts, "几个支部轮流做，按次序写", "[第一党支部, 第二党支部]")
SWAPS = Key("swaps", "调换", records(SWAP_SCHEMA, _kept), "轮值的临时调换")
# What a change can change.
CHANGEABLE = (
    *(CADENCE, DATES, DEADLINE, EXTENDED, MINIMUM, EVIDENCE, REQUIRES, MISSED, DAY_OFF, TURNS, SWAPS),
)

TITLE = Key("title", "名称", text, "事项的名称", "政治理论学习日", required=True)
HOLDER = Key(
    "holder",
    "责任主体",
    texts,
    "机关党组、党总支、各党支部、各党小组、某个单位或岗位",
    "各党支部",
    required=True,
)
SINCE = Key("since", "自", date, "从何时起在本站记录；“常态”的可不写", "2026")
UNTIL = Key("until", "至", date, "到何时止", "2027-12")
CONDITION = Key(
    "condition", "适用", choice(Condition), "只对哪些支部：设支委会、不设支委会、设党小组", "设支委会"
)
DETAILS = Key("details", "具体内容", text, "要做什么", "每月相对固定1天，组织党员系统学理论")
PERSON = Key("person", "责任人", texts, "责任人的岗位，不写姓名", "[党支部书记]")
NOTE = Key("note", "说明", text, "补充说明", "本单位约定，示例", mistaken=("备注", "附注"))
BASIS = Key("basis", "依据", records(BASIS_SCHEMA, _kept), "依据的制度或文件")
ENABLED = Key("enabled", "启用", yes_no, "写“否”就先不用", "否")
SAMPLE = Key("sample", "示例", yes_no, "本单位约定的示例安排，页面上标出", "是")
CHANGE_SINCE = Key("since", "自", date, "从何时起改", "2026-07", required=True)
CHANGE_NOTE = Key("note", "说明", text, "改了什么、为什么", "按新印发的制度调整")


def _optional(key: Key[Any]) -> Key[Any]:
    return replace(key, required=False)


CHANGE_SCHEMA = Schema("调整", (CHANGE_SINCE, CHANGE_NOTE, *(_optional(key) for key in CHANGEABLE)))
CHANGES = Key("changes", "调整", records(CHANGE_SCHEMA, _kept), "以后的调整：自何时起，改成什么")

DUTY_SCHEMA = Schema(
    "责任事项",
    (
        *(ID, TITLE, HOLDER, *CHANGEABLE, SINCE, UNTIL, CONDITION, CHANGES),
        *(DETAILS, PERSON, NOTE, BASIS, ENABLED, SAMPLE),
    ),
)
DUTIES = Key("duties", "责任事项", records(DUTY_SCHEMA, _kept), "各责任事项", required=True)
SCHEMA = Schema("duties/*.yml", (DUTIES,))
NESTED = (
    ("责任事项", DUTY_SCHEMA),
    ("佐证", EVIDENCE_SCHEMA),
    ("佐证里的“制度”", RULE_SCHEMA),
    ("要求", REQUIRES_SCHEMA),
    ("调换", SWAP_SCHEMA),
    ("依据", BASIS_SCHEMA),
    ("调整", CHANGE_SCHEMA),
)
