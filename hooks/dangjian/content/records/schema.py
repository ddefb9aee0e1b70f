"""The columns of a unit's records, and what they are called in the tables that units keep."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dangjian.content.documents import post_schema as posts
from dangjian.reading.keys import normalized
from dangjian.reading.values.dates import moment
from dangjian.reading.values.periods import period
from dangjian.reading.values.schema import Key, Schema
from dangjian.reading.values.texts import text, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dangjian.model.dates import PartialDate
    from dangjian.reading.values.field import Field


def _first_day(field: Field) -> PartialDate | None:
    """A date; of a span of days the first one, as for posts, whose last day a record has no place for."""
    found = moment(field)
    scalar = field.scalar()
    if found and found.end and scalar:
        message = f"日期“{scalar.text}”是几天，按第一天 {found.date.iso} 算，止日没有记"
        hint = f"算得对就改成 {found.date.iso}；要留下止日，写进“内容”"
        field.report.warning("W067", message, hint=hint, at=scalar.at)
    return found.date if found else None


# Of the spellings of a key the surer come first: where a table has two of them, the earlier one is read.
DATE = Key(
    "date",
    "日期",
    _first_day,
    "哪天开展的，可只写到月",
    "2026-03-05",
    (
        *("活动日期", "会议日期", "开展日期", "召开日期", "活动时间", "会议时间", "开展时间", "召开时间"),
        *("日期时间", "时间"),
    ),
    required=True,
)
TYPE = Key(
    "type",
    "类型",
    texts,
    "活动类型，可写几个",
    "支部委员会会议",
    ("会议类型", "活动类型", "活动类别", "会议类别", "类别", "会议名称", "types"),
    required=True,
)
PERIOD = Key("period", "所属期", period, "属于哪一期；和日期同在一期的不写", "2026-02")
PARTY_GROUPS = replace(posts.PARTY_GROUPS, aliases=("党小组名称", "小组", "所在党小组"))
EXPECTED = replace(
    posts.EXPECTED,
    aliases=("应到人数", "应参加人数", "应参会人数", "应到会人数", "应出席人数", "应出席"),
)
PRESENT = replace(
    posts.PRESENT,
    aliases=(
        *("实到人数", "实到会人数", "实际参加人数", "实际到会人数", "实际参会人数", "实出席人数", "实出席"),
        *("实到/应到", "应到/实到", "到会人数", "参会人数", "出席人数", "参加人数", "人数"),
    ),
)
HOST = replace(posts.HOST, aliases=("主持人", "会议主持", "会议主持人"))
RECORDER = Key(
    "recorder", "记录", text, "记录人的岗位，不写姓名", "组织委员", ("记录人", "记录员", "会议记录人")
)
SPEAKER = replace(posts.SPEAKER, aliases=("主讲人", "授课人", "领学人"))
CONTENT = Key(
    "note",
    "内容",
    text,
    "一句话，不写人名",
    "研究本月学习安排",
    (
        *("内容摘要", "活动内容", "会议内容", "主要内容", "学习内容"),
        *("会议主题", "活动主题", "主题", "议题", "会议议题", "活动名称"),
    ),
)
LOCATION = Key(
    "location",
    "存放",
    text,
    "纸质材料放在哪里",
    "支部会议记录本",
    ("存放位置", "存放地点", "材料存放", "佐证", "佐证材料", "记录本", "佐证材料存放"),
)
UPLOADED = replace(
    posts.UPLOADED, aliases=("上传时间", "已上传", "上传", "上传党建平台时间", "是否上传", "录入时间")
)
SCHEMA = Schema(
    "台账记录",
    (
        *(DATE, TYPE, PERIOD, PARTY_GROUPS, EXPECTED, PRESENT, HOST, RECORDER, SPEAKER, posts.LEADERS),
        *(CONTENT, LOCATION, UPLOADED, posts.FULFILS, posts.SAMPLE),
    ),
)
# How far down a table's titles may stand: above them are its name, the unit, the year.
_DEEPEST = 10
_COUNTER = re.compile(r"^(?:序号|编号|序|no\.?|№|#)$", re.IGNORECASE)
_ABSENCE = re.compile("缺席|缺勤|请假|未到|姓名|名单|参加人员|参会人员|出席人员")
_NOTE = re.compile(r"[(（【\[].*[)）】\]]")


def key_of(title: str) -> Key[object] | None:
    """The key that a column's title means; what stands in brackets, and line breaks, do not matter."""
    known = SCHEMA.by_spelling
    return known.get(normalized(title)) or known.get(normalized(_NOTE.sub("", title)))


def sureness(key: Key[object], title: str) -> int:
    """How far down its spellings a title stands: the less, the surer."""
    spellings = list(map(normalized, key.spellings))
    plain = (normalized(title), normalized(_NOTE.sub("", title)))
    return next((spellings.index(one) for one in plain if one in spellings), len(spellings))


def is_counter(title: str) -> bool:
    """Whether a column only numbers the lines."""
    return bool(_COUNTER.match(title.strip()))


def is_about_absence(title: str) -> bool:
    """Whether a column names persons: such lists stay with the unit."""
    return bool(_ABSENCE.search(title))


def title_row(rows: Sequence[tuple[str, ...]]) -> int | None:
    """The index of the row of titles: the one with most of ours, near the top; None where there is none."""
    known = [len({key.name for text in row if (key := key_of(text))}) for row in rows[:_DEEPEST]]
    most = max(known, default=0)
    return known.index(most) if most else None
