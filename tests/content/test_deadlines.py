"""完成时限 and 可延至: what offices write, by cadence, and what it means."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import ROOT

from dangjian.content.data.duties.deadlines import EXAMPLES, EXTENSIONS, parse_deadline, parse_extension
from dangjian.model.duties import Cadence, Deadline

HELP = ROOT / "docs/help/duties.md"
_FRIDAY = Deadline(weekday=5, text="周五")
_FIFTH = Deadline(day=5, text="5日前")
_MONTH_END = Deadline(text="月底前")
_MARCH_END = Deadline(month=3, text="3月底前")


def _nth(month: int, day: int, label: str, before: str = "前") -> Deadline:
    return Deadline(month=month, day=day, text=f"{label}{day}日{before}")


@pytest.mark.parametrize(
    ("cadence", "typed", "wanted"),
    [
        (Cadence.WEEKLY, "周五 每周五 周五前 每周五前 星期五 礼拜五 每周周五 周5", _FRIDAY),
        (Cadence.WEEKLY, "周日 星期天 礼拜日", Deadline(weekday=7, text="周日")),
        (
            Cadence.MONTHLY,
            "5日前 5日 每月5日前 每月五日前 每月5号前 每月5号之前 5号以前 当月5日前 每个月5日前 ５日前",
            _FIFTH,
        ),
        (Cadence.MONTHLY, "月底前 月底 每月底前 每月月底前 月末 每月末前 当月底", _MONTH_END),
        (Cadence.MONTHLY, "每月二十五日前 25日", Deadline(day=25, text="25日前")),
        (
            Cadence.MONTHLY,
            "最后一个工作日 每月最后一个工作日前 最后工作日 当月最后一个工作日",
            Deadline(workday=True, text="最后一个工作日前"),
        ),
        (Cadence.QUARTERLY, "首月15日前 每季度首月15日前 第1个月15日 第一个月十五号前", _nth(1, 15, "首月")),
        (Cadence.QUARTERLY, "第2个月10日前 每季第二个月10号", _nth(2, 10, "第2个月")),
        (Cadence.QUARTERLY, "末月20日前 季末月20日 第3个月20日 最后一个月20日前", _nth(3, 20, "末月")),
        (Cadence.QUARTERLY, "季末前 季度末 每季度末前 季底 每季末", Deadline(text="季末前")),
        (Cadence.HALF_YEARLY, "首月15日前 每半年首月15日", _nth(1, 15, "首月")),
        (Cadence.HALF_YEARLY, "末月20日前 第6个月20日", _nth(6, 20, "末月")),
        (Cadence.HALF_YEARLY, "半年末前 每半年末 半年底", Deadline(text="半年末前")),
        (Cadence.YEARLY, "3月底前 三月底前 每年3月底前 3月末 3月 3月份 每年三月底", _MARCH_END),
        (Cadence.YEARLY, "1月31日前 每年1月31日 一月三十一日前", Deadline(month=1, day=31, text="1月31日前")),
        (Cadence.YEARLY, "年底前 每年年底前 年末 每年底", Deadline(text="年底前")),
        (
            Cadence.THREE_YEARLY,
            "第三年6月底前 第3年六月底 最后一年的6月底以前 末年6月底前",
            Deadline(month=30, text="第三年6月底前"),
        ),
    ],
)
def test_deadlines(cadence: Cadence, typed: str, wanted: Deadline) -> None:
    """Every usual way to say it means the same, and gets the same clean words."""
    for text in typed.split():
        assert parse_deadline(text, cadence) == wanted, text


@pytest.mark.parametrize(
    ("cadence", "typed", "wanted"),
    [
        (Cadence.WEEKLY, "次周周一 次周一 下周一", Deadline(weekday=8, text="次周周一")),
        (Cadence.MONTHLY, "次月5日 次月5日前 下月5号 下个月五日前", Deadline(month=2, day=5, text="次月5日")),
        (Cadence.MONTHLY, "次月底 次月月底前 下月末", Deadline(month=2, text="次月底")),
        (Cadence.QUARTERLY, "次季首月15日 次季度首月15日前 下季度第一个月15日", _nth(4, 15, "次季首月", "")),
        (Cadence.QUARTERLY, "次月10日 下月10日前", Deadline(month=4, day=10, text="次月10日")),
        (Cadence.HALF_YEARLY, "次月底", Deadline(month=7, text="次月底")),
        (
            Cadence.YEARLY,
            "次年3月底 次年3月底前 下一年3月底 第二年三月底前 次年三月",
            Deadline(month=15, text="次年3月底"),
        ),
        (Cadence.YEARLY, "次年1月31日前", Deadline(month=13, day=31, text="次年1月31日")),
    ],
)
def test_extensions(cadence: Cadence, typed: str, wanted: Deadline) -> None:
    """A day behind the period's end, counted in months from its first."""
    for text in typed.split():
        assert parse_extension(text, cadence) == wanted, text


@pytest.mark.parametrize(
    ("cadence", "typed"),
    [
        (Cadence.WEEKLY, "5日前 周八 五 月底"),
        (Cadence.MONTHLY, "周五 32日前 0日前 3月5日前 次月5日 首月15日 每月 前"),
        (Cadence.QUARTERLY, "5日前 第4个月1日 第0个月1日 3月底前 首月 首月前"),
        (Cadence.HALF_YEARLY, "季末前 第7个月1日"),
        (Cadence.YEARLY, "13月底 2月30日前 4月31日 3月前 次年3月底 5日前"),
        (Cadence.THREE_YEARLY, "3月底前"),
        (Cadence.ONGOING, "月底前"),
    ],
)
def test_what_is_no_deadline(cadence: Cadence, typed: str) -> None:
    """What does not suit the cadence, is on no calendar, or may mean two days (3月前) is none."""
    for text in typed.split():
        assert parse_deadline(text, cadence) is None, text


def test_examples_are_right() -> None:
    """What messages suggest is understood, and its clean words mean the same again."""
    for examples, parse in ((EXAMPLES, parse_deadline), (EXTENSIONS, parse_extension)):
        for cadence, words in examples.items():
            for word in words.split("、"):
                found = parse(word, cadence)
                assert found is not None, word
                assert parse(found.text, cadence) == found, word


def test_help_shows_what_is_understood() -> None:
    """Every cadence with a deadline has its row in the help, and all that stands there is understood."""
    rows = re.findall(r"^\| (每\S+) \| (.*?) \| (.*?) ?\|$", HELP.read_text("utf-8"), re.MULTILINE)
    assert [row[0] for row in rows] == [cadence.value for cadence in EXAMPLES]
    for name, within, behind in rows:
        assert [text for text in within.split("、") if parse_deadline(text, Cadence(name)) is None] == []
        assert not behind or parse_extension(behind, Cadence(name)) is not None


@given(st.text(alphabet="每次下首末月季年半周日号底前第个最后工作一二三十0123456789 ", max_size=12))
def test_any_text_is_a_deadline_or_none(text: str) -> None:
    """Nothing raises; what is understood keeps its meaning in clean words."""
    for cadence in Cadence:
        for parse in (parse_deadline, parse_extension):
            found = parse(text, cadence)
            assert found is None or parse(found.text, cadence) == found
