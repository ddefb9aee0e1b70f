"""The columns of a unit's records."""

from __future__ import annotations

from dangjian.content.documents.post_schema import (
    EXPECTED,
    FULFILS,
    LEADERS,
    PARTY_GROUPS,
    PRESENT,
    UPLOADED,
)
from dangjian.reading.values.dates import date
from dangjian.reading.values.numbers import yes_no
from dangjian.reading.values.periods import period
from dangjian.reading.values.schema import Key, Schema
from dangjian.reading.values.texts import text, texts

DATE = Key(
    "date",
    "日期",
    date,
    "哪天开展的",
    "2026-03-05",
    ("时间", "活动时间", "会议时间", "活动日期"),
    required=True,
)
TYPE = Key(
    "type",
    "类型",
    texts,
    "活动类型，可写几个",
    "支部委员会会议",
    ("会议类型", "活动类型", "活动类别", "类别", "types"),
    required=True,
)
PERIOD = Key("period", "所属期", period, "属于哪一期，和日期不在一期时写", "2026-02")
HOST = Key("host", "主持", text, "主持人的岗位", "支部书记", ("主持人",))
RECORDER = Key("recorder", "记录", text, "记录人的岗位", "组织委员", ("记录人",))
SPEAKER = Key("speaker", "主讲", texts, "主讲人的岗位", "支部书记", ("主讲人", "授课人"))
CONTENT = Key(
    "note",
    "内容",
    text,
    "一句话，不写人名",
    "研究本月学习安排",
    ("内容摘要", "会议主题", "主题", "议题", "活动内容"),
)
LOCATION = Key(
    "location", "存放", text, "纸质材料放在哪里", "支部会议记录本", ("佐证", "存放位置", "材料存放", "记录本")
)
UPLOAD = Key("uploaded", "上传日期", UPLOADED.reader, UPLOADED.help, UPLOADED.example, ("上传时间", "已上传"))
ATTENDING = Key("expected", "应到", EXPECTED.reader, EXPECTED.help, EXPECTED.example, ("应到人数",))
ATTENDED = Key("present", "实到", PRESENT.reader, PRESENT.help, PRESENT.example, ("实到人数",))
SAMPLE = Key("sample", "示例", yes_no, "示例记录", "是")
SCHEMA = Schema(
    "台账记录",
    (
        *(DATE, TYPE, PERIOD, PARTY_GROUPS, ATTENDING, ATTENDED, HOST, RECORDER, SPEAKER, LEADERS, CONTENT),
        *(LOCATION, UPLOAD, FULFILS, SAMPLE),
    ),
)
