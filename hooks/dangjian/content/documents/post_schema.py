"""The keys that an editor can write in a post."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dangjian.content.documents.photos import photo_list
from dangjian.model.documents import Upload
from dangjian.reading.keys import normalized
from dangjian.reading.located import Entry, Mapping, Scalar
from dangjian.reading.values.dates import date, is_clock, moment
from dangjian.reading.values.numbers import as_yes_no, chinese_number, hours, integer, yes_no
from dangjian.reading.values.periods import period
from dangjian.reading.values.schema import Key, Schema
from dangjian.reading.values.texts import text, texts

if TYPE_CHECKING:
    from dangjian.reading.values.field import Field


def _upload(field: Field) -> Upload | None:
    scalar = field.scalar()
    answer = None if scalar is None else as_yes_no(scalar.text)
    if answer is not None:
        return Upload(answer)
    day = date(field)
    return None if day is None else Upload(done=True, date=day)


def _party_groups(field: Field) -> tuple[int, ...] | None:
    """Numbers of party groups: ``1``, ``1、2``, ``第一党小组``."""
    found = []
    for scalar in texts(field) or ():
        core = scalar.text.removeprefix("第").removesuffix("小组").removesuffix("党").removesuffix("组")
        number = int(core) if core.isdecimal() else chinese_number(core)
        if not number:
            field.wrong("E014", f"{field.name}“{scalar.text}”不是党小组的序号", scalar, hint="写 1，或 1、2")
            continue
        found.append(number)
    return tuple(found)


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
PARTY_GROUPS = Key("party_groups", "党小组", _party_groups, "党小组会写明是第几党小组，可写几个", "1")
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
PHOTOS = Key(
    "photos",
    "照片",
    photo_list,
    "文末的照片和每张的说明；不写就是旁边的全部照片，写“无”就不放",
    "现场.jpg 党员学习",
    ("相册", "图集"),
    mistaken=("图片", "配图"),
)
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
            PARTY_GROUPS,
            SERIES,
            PLACE,
            PARTNERS,
            PARTICIPANTS,
            EXPECTED,
            PRESENT,
        ),
        *(HOURS, HOST, SPEAKER, LEADERS, SUMMARY, COVER, PHOTOS, UPLOADED, ATTACHMENTS, TOPICS, FULFILS),
        *(CONTRIBUTOR, REVIEWER, APPROVER, REVIEWED, PINNED, SAMPLE, DRAFT),
    ),
)
BY_NAME: dict[str, Key[Any]] = {key.name: key for key in SCHEMA.keys}


def clock_apart(mapping: Mapping) -> Mapping:
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
