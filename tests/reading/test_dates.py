"""Dates: every usual form is read as meant, and what is not one is never guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.fields import read_value

from dangjian.model.dates import WEEKDAYS, PartialDate
from dangjian.reading.values.dates import date, is_clock, moment

_DAYS = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2199, 12, 31))
_DIGITS = "〇一二三四五六七八九"
_NUMBERS = [
    *(
        "",
        "一",
        "二",
        "三",
        "四",
        "五",
        "六",
        "七",
        "八",
        "九",
        "十",
        "十一",
        "十二",
        "十三",
        "十四",
        "十五",
        "十六",
        "十七",
    ),
    *(
        "十八",
        "十九",
        "二十",
        "二十一",
        "二十二",
        "二十三",
        "二十四",
        "二十五",
        "二十六",
        "二十七",
        "二十八",
        "二十九",
    ),
    *("三十", "三十一"),
]
_WIDE = str.maketrans("0123456789-/.", "０１２３４５６７８９－／．")


def _spelled_year(year: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(year))


@given(_DAYS)
def test_every_form_of_a_day(day: dt.date) -> None:
    """Each day is read back from each form without a problem; ISO and Chinese forms are the model's own."""
    wanted = PartialDate(day.year, day.month, day.day)
    year, month, number = day.year, day.month, day.day
    forms = [
        *(wanted.iso, wanted.chinese, f"{year}-{month}-{number}", f"{year}.{month}.{number}"),
        *(
            f"{year}/{month:02}/{number:02}",
            f"{year}{month:02}{number:02}",
            f"{year} 年 {month} 月 {number} 日",
        ),
        *(f"{year}年{month}月{number}号", f"{year}——{month}——{number}".replace("——", "—"), f"“{wanted.iso}”"),
        f"{_spelled_year(year)}年{_NUMBERS[month]}月{_NUMBERS[number]}日",
        f"{wanted.chinese}（星期{WEEKDAYS[day.weekday()]}）",
    ]
    for form in [*forms, *(form.translate(_WIDE) for form in forms)]:
        assert read_value(date, form) == (wanted, []), form


@given(_DAYS)
def test_every_form_of_months_and_years(day: dt.date) -> None:
    """A month stays a month and a year a year: no day is invented."""
    month, year = PartialDate(day.year, day.month), PartialDate(day.year)
    for form in (
        month.iso,
        month.chinese,
        f"{day.year}.{day.month}",
        f"{month.chinese}份",
        f"{day.year}{day.month:02}",
    ):
        assert read_value(date, form) == (month, []), form
    for form in (year.iso, year.chinese, f"{_spelled_year(day.year)}年"):
        assert read_value(date, form) == (year, []), form


@given(_DAYS, st.integers(min_value=0, max_value=6))
def test_wrong_weekdays_are_told(day: dt.date, index: int) -> None:
    """A weekday that does not belong to the day is a warning with the right one."""
    wanted = PartialDate(day.year, day.month, day.day)
    value, lines = read_value(date, f"{wanted.iso} 星期{WEEKDAYS[index]}")
    assert value == wanted
    right = WEEKDAYS[day.weekday()]
    told = f"{wanted.chinese}是星期{right}，不是星期{WEEKDAYS[index]} → 日期: {wanted.iso}（请核对日期）"
    assert lines == ([] if right == WEEKDAYS[index] else [f"1:5: W007 {told}"])


@pytest.mark.parametrize(
    ("typed", "clock", "end"),
    [
        ("2024-03-05 14:30", "14:30", None),
        ("2024年3月5日14:30", "14:30", None),
        ("2024年3月5日14:30-16:30", "14:30-16:30", None),
        ("2024年3月5日上午9点至11点", "上午9点至11点", None),
        ("2024-03-05T14:30:00+08:00", "14:30:00", None),
        ("2024年3月5日（星期二）下午", "下午", None),
        ("2024年3月5日至7日", "", "2024-03-07"),
        ("2024年3月5日到4月2日", "", "2024-04-02"),
        ("2024年3月5日—2025年1月2日", "", "2025-01-02"),
        ("2024-03-05~03-07", "", "2024-03-07"),
        ("自2024年3月5日起施行", "", None),
    ],
)
def test_what_follows_a_day(typed: str, clock: str, end: str | None) -> None:
    """Clocks are kept as text, spans give their end, and none of it is a problem."""
    value, lines = read_value(moment, typed)
    assert lines == []
    assert value is not None
    assert (value.date.iso, value.clock) == ("2024-03-05", clock)
    assert (value.end.iso if value.end else None) == end


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (
            "2022-13-01",
            "日期“2022-13-01”不是有效日期 → 写成 2022-03-05 的样子，换成实际的日期；也可只写 2022-03 或 2022",
        ),
        (
            "2024-02-30",
            (
                "日期“2024-02-30”不是有效日期：2024 年 2 月最后一天是 29 日"
                " → 换成实际的那一天；只知道月份就写 2024-02"
            ),
        ),
        ("2024-03-00", "日期“2024-03-00”不是有效日期 → 换成实际的那一天；只知道月份就写 2024-03"),
        ("24-3-5", "日期“24-3-5”的年份要写四位 → 日期: 2024-03-05（也可只写 2024-03 或 2024）"),
        ("26.11", "日期“26.11”的年份要写四位 → 日期: 2026-11（也可只写 2026）"),
        ("4月6日", "日期“4月6日”缺少年份 → 日期: 2024-04-06（请核对年份；也可只写 2024-04 或 2024）"),
        ("11.20", "日期“11.20”缺少年份 → 日期: 2024-11-20（请核对年份；也可只写 2024-11 或 2024）"),
        ("03.05", "日期“03.05”缺少年份 → 日期: 2024-03-05（请核对年份；也可只写 2024-03 或 2024）"),
        ("10.1", "日期“10.1”缺少年份 → 日期: 2024-10-01（请核对年份；也可只写 2024-10 或 2024）"),
        ("一月五日", "日期“一月五日”缺少年份 → 日期: 2024-01-05（请核对年份；也可只写 2024-01 或 2024）"),
        ("今年9月", "日期“今年9月”缺少年份 → 日期: 2024-09（请核对年份；也可只写 2024）"),
        (
            "11/18/2026",
            "日期“11/18/2026”的年份要写在前面 → 日期: 2026-11-18（也可只写 2026-11 或 2026）",
        ),
        (
            "18/11/2026",
            "日期“18/11/2026”的年份要写在前面 → 日期: 2026-11-18（也可只写 2026-11 或 2026）",
        ),
        ("3/5/2026", "日期“3/5/2026”分不清哪个是月 → 写 2026-03-05 或 2026-05-03，按实际的日期"),
        ("202-03-05", "日期“202-03-05”的年份不对 → 日期: 2024-03-05（请核对年份；也可只写 2024-03 或 2024）"),
        ("民国113年3月5日", "日期“民国113年3月5日”要写公历 → 日期: 2024-03-05（也可只写 2024-03 或 2024）"),
        ("45356", "日期“45356”像是 Excel 里的日期序号 → 日期: 2024-03-05（也可只写 2024-03 或 2024）"),
        (
            "去年",
            "日期“去年”不是有效日期 → 写成 2024-03-05 的样子，换成实际的日期；也可只写 2024-03 或 2024",
        ),
        ("2024年3月底", "日期“2024年3月底”不是有效日期 → 日期: 2024-03（也可只写 2024）"),
        (
            "2024-03-05 9:75",
            (
                "日期“2024-03-05 9:75”里的钟点“9:75”不对"
                " → 写成 2024-03-05 14:30 的样子，换成实际的钟点；也可不写钟点"
            ),
        ),
        ("2024-03-05 三楼", "日期“2024-03-05 三楼”里多了“三楼” → 日期: 2024-03-05（其余的写进正文）"),
    ],
)
def test_what_is_no_date(typed: str, line: str) -> None:
    """The message names the cause; the correction keeps whatever of the date is sure."""
    _value, lines = read_value(moment, typed)
    assert lines == [f"1:5: E012 {line}"]


def test_the_year_is_that_of_the_folder_or_none() -> None:
    """Where no year was typed the suggestion has that of the file's folder; elsewhere none is invented."""
    assert "→ 日期: 2019-09（" in read_value(date, "9月", "content/news/2019/a.md")[1][0]
    for typed, form in (("11.20", "-11-20"), ("今年9月", "-09"), ("202-03-05", "-03-05")):
        told = read_value(date, typed, "content/exemptions.yml")[1][0]
        assert told.endswith(f" → 写成“年份{form}”的样子，年份写四位")


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "2026-13",
            "2024年一季度",
            "2024年春",
            "2024年上半年",
            "3月5日至7日",
            "8-10日",
            "11-18-26",
            "3-5-11",
        ),
        *("11.35", "2.30", "去年9月", "明年3月", "2024年3月第2周", "2024年5日", "3月学习2次"),
    ],
)
def test_what_is_not_legible_is_not_guessed(typed: str) -> None:
    """No corrected line where one would lose something or invent it: only the form, said to be one."""
    told = read_value(date, typed)[1][0]
    assert "→ 写成 " in told
    assert "换成实际的日期" in told


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_one_error(text: str) -> None:
    """Nothing raises, and nothing is silently no date."""
    value, lines = read_value(moment, text)
    errors = [line for line in lines if ": E" in line]
    assert (value is None) <= (len(errors) == 1 or not text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("14:30", True),
        ("上午9点", True),
        ("14:30-16:30", True),
        ("下午", True),
        ("2024-03-05", False),
        ("三楼", False),
        ("", False),
    ],
)
def test_what_is_a_clock(text: str, *, answer: bool) -> None:
    """Only a time of day, so that 时间: 14:30 beside 日期 is no second date."""
    assert is_clock(text) is answer
