"""Numbers and yes/no, as offices write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.fields import read_value

from dangjian.reading.values.numbers import as_yes_no, chinese_number, hours, integer

_DIGITS = "〇一二三四五六七八九"


def _spelled(number: int) -> str:
    """A number below 10,000 in Chinese, as it is spoken."""
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return text.removeprefix("一") if 10 <= number < 20 else text or "零"


@given(st.integers(min_value=0, max_value=9_999))
def test_spelled_numbers(number: int) -> None:
    """Every number below 10,000 is read back from its Chinese form, spoken or digit by digit."""
    assert chinese_number(_spelled(number)) == number
    assert chinese_number("".join(_DIGITS[int(digit)] for digit in str(number))) == number


@given(
    st.integers(min_value=0, max_value=999_999),
    st.sampled_from(["", "人", " 人", "名", "名党员", "位同志", "人。"]),
)
def test_counts_of_people(number: int, unit: str) -> None:
    """Units and full-width digits do not matter."""
    wide = str(number).translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
    for typed in (f"{number}{unit}", f"{wide}{unit}", f"共{number}{unit}"):
        assert read_value(integer, typed) == (number, [])


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("约50人", "1:5: E014 日期“约50人”不是一个整数 → 日期: 50（只写阿拉伯数字）"),
        ("11/12", "1:5: E014 日期“11/12”不是一个整数 → 只写阿拉伯数字"),
        ("张三、李四", "1:5: E019 “日期”只写人数，不公布名单 → 改成一个数字，名单留在支部台账里"),
        ("张三 李四", "1:5: E019 “日期”只写人数，不公布名单 → 改成一个数字，名单留在支部台账里"),
        ("全体", "1:5: E014 日期“全体”不是一个整数 → 只写阿拉伯数字"),
        ("12345678", "1:5: E014 日期“12345678”不是一个整数 → 日期: 12345678（只写阿拉伯数字）"),
    ],
)
def test_what_is_no_count(typed: str, line: str) -> None:
    """Guesses are offered only where one number stands in the text; lists of names are refused as such."""
    assert read_value(integer, typed) == (None, [line])


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2", 2),
        ("1.5", 1.5),
        ("1.5小时", 1.5),
        ("两小时", 2),
        ("2个半小时", 2.5),
        ("半小时", 0.5),
        ("一个小时", 1),
        ("３学时", 3),
        ("2h", 2),
    ],
)
def test_hours(typed: str, value: float) -> None:
    """Hours in figures or words, with halves."""
    assert read_value(hours, typed) == (value, [])


@pytest.mark.parametrize("typed", ["一上午", "14:00-16:00", "", "小时", "二百小时", "1e3"])
def test_what_are_no_hours(typed: str) -> None:
    """Anything else is reported, but nothing is no problem."""
    value, lines = read_value(hours, typed)
    assert value is None
    assert len(lines) == bool(typed)


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        *(
            ("是", True),
            ("√", True),
            ("Ｙ", True),
            ("YES", True),
            ("1", True),
            ("是。", True),
            ("（是）", True),
            ("已上传", True),
        ),
        *(
            ("否", False),
            ("×", False),
            ("No", False),
            ("0", False),
            ("未上传", False),
            ("无", False),
            (" 否 ", False),
        ),
        *(("", None), ("也许", None), ("2", None), ("是否", None), ("马上", None)),
    ],
)
def test_yes_and_no(word: str, *, answer: bool | None) -> None:
    """The usual spellings, and nothing else."""
    assert as_yes_no(word) is answer
