"""`organization.yml` → Organization."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from dangjian.content.data.identity import ID, unique
from dangjian.content.data.references import Entity, References
from dangjian.model.organization import Count, Name, Organization, Position, Succession, Unit, UnitKind
from dangjian.reading.values.dates import date
from dangjian.reading.values.nested import record, records
from dangjian.reading.values.numbers import as_yes_no, integer, yes_no
from dangjian.reading.values.schema import Key, Schema, Values
from dangjian.reading.values.texts import text, texts

if TYPE_CHECKING:
    from dangjian.reading.located import Mapping, Place
    from dangjian.reading.report import Report
    from dangjian.reading.values.field import Field


def _number_or_yes(field: Field) -> int | None:
    scalar = field.scalar()
    answer = None if scalar is None else as_yes_no(scalar.text)
    return int(answer) if answer is not None else integer(field)


NAME = Key("name", "名称", text, "名称", "第五党支部", required=True)
SINCE = Key("from", "自", date, "从何时起", "2022")
UNTIL = Key("to", "至", date, "到何时止", "2024-06")
PLACEHOLDER = Key("placeholder", "示例名", yes_no, "来源隐去了真实名称，页面上标出“示例名”", "是")
NAME_SCHEMA = Schema("名称", (NAME, SINCE, UNTIL, PLACEHOLDER))

SINCE_REQUIRED = Key("from", "自", date, "从何时起", "2022", required=True)
VALUE = Key("value", "值", _number_or_yes, "数目，或是/否", "1", ("人数", "个数", "count"), required=True)
COUNT_SCHEMA = Schema("这一项", (SINCE_REQUIRED, VALUE))

SUCCESSOR = Key("id", "标识", text, "接续单位的标识", "branch-1", required=True)
SUCCESSION_DATE = Key("date", "日期", date, "何时并入", "2025-01")
SUCCESSION_SCHEMA = Schema("并入", (SUCCESSOR, SUCCESSION_DATE))


def _name(values: Values, _report: Report) -> Name | None:
    name = values.text(NAME)
    placeholder = values.get(PLACEHOLDER) or False
    return Name(name, values.get(SINCE), values.get(UNTIL), placeholder) if name else None


def _count(values: Values, _report: Report) -> Count | None:
    since, value = values.get(SINCE_REQUIRED), values.get(VALUE)
    return None if since is None or value is None else Count(since, value)


def _succession(values: Values, _report: Report) -> Succession | None:
    unit = values.text(SUCCESSOR)
    return Succession(unit, values.get(SUCCESSION_DATE)) if unit else None


NAMES = Key(
    "names",
    "名称沿革",
    records(NAME_SCHEMA, _name, lambda scalar: Name(scalar.text)),
    "名称和它的起止时间，从旧到新；只有一个名称时写“名称: …”即可",
    "{名称: 第五党支部}",
    ("名称", "name"),
    required=True,
)
ALIASES = Key("aliases", "简称", texts, "动态里也认的说法，不显示；改掉示例名后，把它留在这里", "[第五支部]")
SUMMARY = Key("summary", "简介", text, "一句话介绍", "承担综合文稿和调研工作")
MEMBERS = Key("members", "党员数", records(COUNT_SCHEMA, _count), "党员人数及其变化，只写数字")
COMMITTEE = Key("committee", "设支委会", records(COUNT_SCHEMA, _count), "是否设支部委员会及其变化")
GROUPS = Key("party_groups", "党小组", records(COUNT_SCHEMA, _count), "党小组个数及其变化")
SUCCEEDED = Key("succeeded_by", "并入", record(SUCCESSION_SCHEMA, _succession), "撤并后由哪个单位接续")
BRANCH = Key("branch", "所属支部", text, "科室所属党支部的标识", "branch-1", required=True)
PARTNER_KIND = Key("kind", "类别", text, "社区、村党支部等", "社区")

UNIT_SCHEMA = Schema("单位", (ID, NAMES, ALIASES, SUMMARY))
BRANCH_SCHEMA = Schema("党支部", (ID, NAMES, ALIASES, SUMMARY, MEMBERS, COMMITTEE, GROUPS, SUCCEEDED))
OFFICE_SCHEMA = Schema("科室", (ID, NAMES, ALIASES, SUMMARY, BRANCH, SUCCEEDED))
PARTNER_SCHEMA = Schema("共建单位", (ID, NAMES, ALIASES, SUMMARY, PARTNER_KIND))

POSITION_NAME = Key("name", "名称", text, "岗位名称，不写姓名", "党组书记", required=True)
POSITION_UNIT = Key("unit", "所在单位", text, "所在单位的标识", "jiguan-dangzu")
LINKS = Key("links", "联系支部", texts, "联系的党支部的标识", "[branch-1]")
SAMPLE = Key("sample", "示例", yes_no, "来源没有写明，只是示例", "是")
POSITION_SCHEMA = Schema("岗位", (ID, POSITION_NAME, POSITION_UNIT, LINKS, SAMPLE))


def _unit(kind: UnitKind, values: Values, report: Report) -> Entity | None:
    identity, names = values.get(ID), values.get(NAMES)
    if identity is None or not names:
        return None
    unit = Unit(
        id=identity.text,
        kind=kind,
        names=names,
        summary=values.text(SUMMARY),
        aliases=tuple(alias.text for alias in values.get(ALIASES) or ()),
        branch=values.text(BRANCH),
        members=values.get(MEMBERS) or (),
        committee=values.get(COMMITTEE) or (),
        party_groups=values.get(GROUPS) or (),
        succeeded_by=values.get(SUCCEEDED),
        partner_kind=values.text(PARTNER_KIND),
    )
    _check_names(names, values.place(NAMES), report)
    return Entity(identity, unit, values)


def _check_names(names: tuple[Name, ...], at: Place, report: Report) -> None:
    """Names stand oldest first, each ends after it begins."""
    for older, newer in pairwise(names):
        if older.since and newer.since and newer.since <= older.since:
            message = f"名称“{newer.name}”的起始时间不晚于“{older.name}”"
            report.error("E021", message, hint="名称沿革从旧到新写，核对“自”", at=at)
    for name in names:
        if name.since and name.until and name.until < name.since:
            report.error("E021", f"名称“{name.name}”的“至”早于“自”", hint="核对两个日期", at=at)


def _position(values: Values, _report: Report) -> Entity | None:
    identity, name = values.get(ID), values.text(POSITION_NAME)
    if identity is None or not name:
        return None
    links = tuple(link.text for link in values.get(LINKS) or ())
    sample = values.get(SAMPLE) or False
    position = Position(identity.text, name, values.text(POSITION_UNIT), links, sample)
    return Entity(identity, position, values)


SUPERIOR = Key("superior", "上级组织", record(UNIT_SCHEMA, partial(_unit, UnitKind.SUPERIOR)), "上级党组织")
LEADING = Key(
    "leading_group", "机关党组", record(UNIT_SCHEMA, partial(_unit, UnitKind.LEADING_GROUP)), "机关党组"
)
GENERAL = Key(
    "general_branch", "党总支", record(UNIT_SCHEMA, partial(_unit, UnitKind.GENERAL_BRANCH)), "党总支"
)
BRANCHES = Key(
    "branches",
    "党支部",
    records(BRANCH_SCHEMA, partial(_unit, UnitKind.BRANCH)),
    "各党支部，按习惯的次序",
    required=True,
)
OFFICES = Key(
    "offices", "科室", records(OFFICE_SCHEMA, partial(_unit, UnitKind.OFFICE)), "各科室及其所属支部"
)
POSITIONS = Key("positions", "岗位", records(POSITION_SCHEMA, _position), "岗位，不写姓名")
PARTNERS = Key(
    "partners",
    "共建单位",
    records(PARTNER_SCHEMA, partial(_unit, UnitKind.PARTNER)),
    "社区、村党支部等",
)

SCHEMA = Schema("organization.yml", (SUPERIOR, LEADING, GENERAL, BRANCHES, OFFICES, POSITIONS, PARTNERS))
NESTED = (
    ("党支部", BRANCH_SCHEMA),
    ("科室", OFFICE_SCHEMA),
    ("岗位", POSITION_SCHEMA),
    ("共建单位", PARTNER_SCHEMA),
    ("名称沿革", NAME_SCHEMA),
    ("党员数、设支委会、党小组", COUNT_SCHEMA),
    ("并入", SUCCESSION_SCHEMA),
)


def read_organization(mapping: Mapping, report: Report) -> Organization:
    """The organisation, with every reference by id checked and resolved."""
    values = SCHEMA.read(mapping, report)
    single = [values.get(key) for key in (SUPERIOR, LEADING, GENERAL)]
    lists = [values.get(key) or () for key in (BRANCHES, OFFICES, PARTNERS, POSITIONS)]
    everything = [one for one in single if one is not None] + [one for many in lists for one in many]
    kept = unique(((one.id, one) for one in everything), report)
    resolved = References(kept, report).resolved()
    units = [one for one in resolved if isinstance(one, Unit)]

    def of(kind: UnitKind) -> tuple[Unit, ...]:
        return tuple(unit for unit in units if unit.kind is kind)

    return Organization(
        superior=next(iter(of(UnitKind.SUPERIOR)), None),
        leading_group=next(iter(of(UnitKind.LEADING_GROUP)), None),
        general_branch=next(iter(of(UnitKind.GENERAL_BRANCH)), None),
        branches=of(UnitKind.BRANCH),
        offices=of(UnitKind.OFFICE),
        partners=of(UnitKind.PARTNER),
        positions=tuple(one for one in resolved if isinstance(one, Position)),
    )
