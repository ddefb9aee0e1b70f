"""News posts: the keys an editor can write, and fields → Post."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dangjian.content.attachments import attachments, picture
from dangjian.content.markdown_file import examples_from
from dangjian.content.names import Names
from dangjian.model.documents import Post, Upload
from dangjian.model.organization import UnitKind
from dangjian.reading.dates import date, is_clock, moment, period
from dangjian.reading.keys import normalized
from dangjian.reading.located import Entry, Mapping, Scalar
from dangjian.reading.numbers import as_yes_no, hours, integer, yes_no
from dangjian.reading.schema import Key, Schema, Values
from dangjian.reading.texts import is_nothing, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Dictionary

    from dangjian.content.markdown_file import MarkdownFile
    from dangjian.model.brand import Settings
    from dangjian.model.organization import Organization
    from dangjian.model.site import ActivityType
    from dangjian.reading.field import Field
    from dangjian.reading.report import Report


def _upload(field: Field) -> Upload | None:
    scalar = field.scalar()
    answer = None if scalar is None else as_yes_no(scalar.text)
    if answer is not None:
        return Upload(answer)
    day = date(field)
    return None if day is None else Upload(done=True, date=day)


_NAMES = ("名称", "题目", "主题")
TITLE = Key(
    "title", "标题", text, "标题，可含任何字符", "三月主题党日：学习党章", required=True, mistaken=_NAMES
)
DATE = Key("date", "日期", moment, "活动日期，可只写到月或年", "2022-03-05", ("时间",), required=True)
CLOCK = Key("clock", "时刻", text, "几点开始；写了日期再写“时间: 14:30”也行", "14:30")
END_DATE = Key("end_date", "结束日期", date, "持续几天的，写最后一天", "2022-03-07")
TYPE = Key("type", "类型", texts, "活动类型，可写几个", "主题党日", ("活动类型", "types"), required=True)
BRANCHES = Key(
    "branches", "支部", texts, "党支部、党总支、党组或科室", "第一党支部", ("承办", "branch"), required=True
)
PERIOD = Key("period", "所属期", period, "属于哪个时期：2021、2026-08、2026-Q3、2026-上半年", "2021")
SERIES = Key("series", "系列", texts, "系列或专题", "创城志愿服务", ("专题",))
PLACE = Key("place", "地点", text, "地点", "三楼会议室")
PARTNERS = Key("partners", "共建单位", texts, "共建单位", "南河道社区")
PARTICIPANTS = Key("participants", "参加人数", integer, "人数，不写名单", "54", ("人数",))
EXPECTED = Key("expected", "应到", integer, "应到人数", "12")
PRESENT = Key("present", "实到", integer, "实到人数", "11")
HOURS = Key("hours", "时长", hours, "每人时长，小时", "2")
HOST = Key("host", "主持", text, "主持人的岗位，不写姓名", "支部书记", ("主持人",))
SPEAKER = Key("speaker", "主讲", texts, "主讲人的岗位，不写姓名", "党组书记", ("主讲人",))
LEADERS = Key("leaders", "参加领导", texts, "参加领导的岗位，不写姓名", "党组书记")
SUMMARY = Key("summary", "摘要", text, "一句话摘要，列表里显示", "全体党员重温入党誓词", ("简介",))
COVER = Key("cover", "封面", text, "封面图片的文件名", "封面.jpg")
UPLOADED = Key("uploaded", "上传日期", _upload, "上传党建平台的日期，或是/否", "2022-03-08", ("已上传",))
ATTACHMENTS = Key("attachments", "附件", texts, "附件的文件名", "学习材料.pdf")
TOPICS = Key("topics", "主题词", texts, "主题词", "党章、学习", ("标签", "tags"))
FULFILS = Key("fulfils", "对应事项", texts, "完成了哪些责任事项", "theory-day@2026-08")
CONTRIBUTOR = Key(
    "contributor",
    "供稿",
    text,
    "供稿单位",
    "第一党支部",
    mistaken=("作者", "来源", "责任编辑", "编辑", "author"),
)
REVIEWER = Key("reviewer", "审核", text, "审核的岗位或单位", "党总支")
APPROVER = Key("approver", "签发", text, "签发的岗位或单位", "党总支书记")
REVIEWED = Key("reviewed", "审核日期", date, "审核日期", "2022-03-08")
PINNED = Key("pinned", "置顶", yes_no, "在首页置顶", "是")
SAMPLE = Key("sample", "示例", yes_no, "示例内容，页面上标出", "是")
DRAFT = Key("draft", "草稿", yes_no, "草稿，不发布", "是")

SCHEMA = Schema(
    "动态",
    (
        *(
            TITLE,
            DATE,
            TYPE,
            BRANCHES,
            CLOCK,
            END_DATE,
            PERIOD,
            SERIES,
            PLACE,
            PARTNERS,
            PARTICIPANTS,
            EXPECTED,
            PRESENT,
        ),
        *(HOURS, HOST, SPEAKER, LEADERS, SUMMARY, COVER, UPLOADED, ATTACHMENTS, TOPICS, FULFILS, CONTRIBUTOR),
        *(REVIEWER, APPROVER, REVIEWED, PINNED, SAMPLE, DRAFT),
    ),
)
BY_NAME: dict[str, Key[Any]] = {key.name: key for key in SCHEMA.keys}
SOLE_KINDS = (UnitKind.LEADING_GROUP, UnitKind.GENERAL_BRANCH)
ALL_BRANCHES = re.compile(r"^(?:各|全体|所有)(?:党?支部)$")


@dataclass(frozen=True, slots=True)
class PostContext:
    """What a post's values refer to."""

    units: Names
    branches: tuple[str, ...]
    partners: Names
    positions: Names
    type_names: Names
    types: Dictionary[str, ActivityType]
    files: Dictionary[str, int]
    needs_approval: bool
    examples: Dictionary[str, str]

    @classmethod
    def of(
        cls,
        organization: Organization,
        types: tuple[ActivityType, ...],
        files: Dictionary[str, int],
        settings: Settings,
        spoilt: frozenset[str] = frozenset(),
    ) -> PostContext:
        """Every name over time counts: a post keeps the name that its unit had then.

        ``spoilt`` are the data files with errors of their own.
        """
        no_units = "organization.yml" in spoilt
        units = [unit for unit in organization.units() if unit.kind is not UnitKind.PARTNER]
        spelled = [(name.name, unit.id) for unit in units for name in reversed(unit.names)]
        spelled += [(alias, unit.id) for unit in units for alias in unit.aliases]
        short = [(unit.kind.value, unit.id) for unit in units if unit.kind in SOLE_KINDS]
        partners = ((name.name, unit.id) for unit in organization.partners for name in reversed(unit.names))
        positions = ((position.name, position.id) for position in organization.positions)
        kinds = [(spelling, kind.slug) for kind in types for spelling in (kind.name, *kind.aliases)]
        return cls(
            units=replace(Names.of("单位", spelled + short), spoilt=no_units),
            branches=tuple(branch.id for branch in organization.branches),
            partners=replace(Names.of("共建单位", partners), spoilt=no_units),
            positions=replace(Names.of("岗位", positions), spoilt=no_units),
            type_names=replace(
                Names.of("活动类型", kinds, code="E020"),
                spoilt=bool({"activity_types.yml", "site.yml"} & spoilt),
            ),
            types={kind.slug: kind for kind in types},
            files=files,
            needs_approval=settings.needs_approval,
            examples={
                "type": next((kind.name for kind in types if not kind.required), TYPE.example),
                "branches": next((branch.name for branch in organization.branches), BRANCHES.example),
            },
        )


def read_post(file: MarkdownFile, context: PostContext, report: Report) -> Post | None:
    """The post, or None where it has no usable title or date; every problem is in the report."""

    def examples() -> dict[str, str]:
        return {**context.examples, **examples_from(file)}

    mapping = file.mapping(SCHEMA, examples, report)
    if mapping is None:
        return None
    reading = _PostReading(context, report)
    values = SCHEMA.read(
        _clock_apart(mapping),
        report,
        required=reading.required,
        optional=reading.optional,
        examples=examples,
    )
    return reading.post(file, values)


def _clock_apart(mapping: Mapping) -> Mapping:
    """日期 and 时间 are one key, unless both are there and 时间 is a time of day: ``时间: 14:30``."""
    dates = [entry for entry in mapping.entries if SCHEMA.by_spelling.get(normalized(entry.key.text)) is DATE]
    if len(dates) < 2:
        return mapping
    return replace(
        mapping,
        entries=tuple(
            Entry(replace(entry.key, text=CLOCK.chinese), entry.value)
            if entry in dates and isinstance(entry.value, Scalar) and is_clock(entry.value.text)
            else entry
            for entry in mapping.entries
        ),
    )


class _PostReading:
    """One post's values → references resolved, then the post."""

    def __init__(self, context: PostContext, report: Report) -> None:
        self._context = context
        self._report = report

    def required(self, values: Values) -> Iterator[Key[Any]]:
        """The keys that the post's types, and the site's settings, make required."""
        for slug in self._known_types(values):
            yield from (BY_NAME[name] for name in self._context.types[slug].required)
        if self._context.needs_approval:
            yield from (REVIEWER, APPROVER, REVIEWED)

    def optional(self, values: Values) -> Iterator[Key[Any]]:
        """The keys that all of the post's types leave free."""
        kinds = [self._context.types[slug] for slug in self._known_types(values)]
        for key in SCHEMA.keys if kinds else ():
            if all(key.name in kind.optional for kind in kinds):
                yield key

    def _known_types(self, values: Values) -> list[str]:
        found = (self._context.type_names.find(scalar.text) for scalar in values.get(TYPE) or ())
        return [slug for slug in found if slug]

    def _resolved(self, values: Values, key: Key[tuple[Scalar, ...]], names: Names) -> tuple[str, ...]:
        scalars = values.get(key)
        return names.resolve_all(scalars, values.field(key, self._report)) if scalars else ()

    def _branches(self, values: Values) -> tuple[str, ...]:
        scalars = values.get(BRANCHES) or ()
        if len(scalars) == 1 and ALL_BRANCHES.match(scalars[0].text):
            return self._context.branches
        return self._resolved(values, BRANCHES, self._context.units)

    def _cover(self, values: Values, path: str) -> str:
        scalar = values.get(COVER)
        if scalar is None or is_nothing(scalar):
            return ""
        return picture(path, scalar, self._context.files, values.field(COVER, self._report)) or ""

    def post(self, file: MarkdownFile, values: Values) -> Post | None:
        """The post; checks between values come here."""
        title, day = values.get(TITLE), values.get(DATE)
        types = self._resolved(values, TYPE, self._context.type_names)
        branches = self._branches(values)
        leaders = self._resolved(values, LEADERS, self._context.positions)
        partners = self._resolved(values, PARTNERS, self._context.partners)
        cover = self._cover(values, file.path)
        listed = values.get(ATTACHMENTS) or ()
        attached = (
            attachments(file.path, listed, self._context.files, values.field(ATTACHMENTS, self._report))
            if listed
            else ()
        )
        self._compare(values)
        if title is None or day is None:
            return None
        return Post(
            source=file.source,
            title=title.text,
            date=day.date,
            clock=values.text(CLOCK) or day.clock,
            end_date=values.get(END_DATE) or day.end,
            types=types,
            branches=branches,
            period=values.get(PERIOD),
            series=_plain(values, SERIES),
            place=values.text(PLACE),
            partners=partners,
            participants=values.get(PARTICIPANTS),
            expected=values.get(EXPECTED),
            present=values.get(PRESENT),
            hours=values.get(HOURS),
            host=values.text(HOST),
            speaker=_plain(values, SPEAKER),
            leaders=leaders,
            summary=values.text(SUMMARY),
            cover=cover,
            uploaded=values.get(UPLOADED),
            attachments=attached,
            topics=_plain(values, TOPICS),
            fulfils=_plain(values, FULFILS),
            contributor=values.text(CONTRIBUTOR),
            reviewer=values.text(REVIEWER),
            approver=values.text(APPROVER),
            reviewed=values.get(REVIEWED),
            pinned=values.get(PINNED) or False,
            sample=values.get(SAMPLE) or False,
            draft=values.get(DRAFT) or False,
            line=values.place(DATE)[0],
            column=values.place(DATE)[1],
        )

    def _compare(self, values: Values) -> None:
        day, end = values.get(DATE), values.get(END_DATE)
        if day and end and end < day.date:
            self._report.error("E021", "结束日期早于日期", hint="请核对两个日期", at=values.place(END_DATE))
        expected, present = values.get(EXPECTED), values.get(PRESENT)
        if expected is not None and present is not None and present > expected:
            message = f"实到 {present} 人多于应到 {expected} 人"
            self._report.error("E021", message, hint="请核对两个人数", at=values.place(PRESENT))


def _plain(values: Values, key: Key[tuple[Scalar, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(scalar.text for scalar in values.get(key) or ()))
