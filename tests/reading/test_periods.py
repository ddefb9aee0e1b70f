"""Periods: every usual form is read as meant, and what is in no calendar is never guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.fields import read_value

from dangjian.model.periods import Period, PeriodKind, period_of
from dangjian.reading.values.periods import any_period, example_period, parse_period, period

_WIDE = str.maketrans("0123456789-/.", "０１２３４５６７８９－／．")
_SPELLED = "〇一二三四五六七八九"


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    day = draw(st.dates(min_value=dt.date(1901, 1, 1), max_value=dt.date(2198, 12, 31)))
    return period_of(draw(st.sampled_from(list(PeriodKind))), day, draw(st.integers(2000, 2002)))


@given(_periods())
def test_periods_are_read_back(wanted: Period) -> None:
    """Each period is read from its key and its Chinese form, also in full-width or lower-case letters."""
    spelled = wanted.chinese.replace(str(wanted.year), "".join(_SPELLED[int(n)] for n in str(wanted.year)), 1)
    forms = [wanted.key, wanted.chinese, wanted.key.translate(_WIDE), wanted.key.lower(), f" {wanted.key}。"]
    for form in [*forms, spelled]:
        assert parse_period(form) == wanted, form
        assert read_value(any_period, form) == (wanted, [])
        if wanted.kind is not PeriodKind.DAY:
            assert read_value(period, form) == (wanted, [])


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("2026-W8", "2026-W08"),
        ("2026W08", "2026-W08"),
        ("2026年W08", "2026-W08"),
        ("2026年第8周", "2026-W08"),
        ("2026年第 8 周", "2026-W08"),
        ("2026年第八周", "2026-W08"),
        ("2026-第53周", "2026-W53"),
        ("二〇二六年第五十三周", "2026-W53"),
        ("2024—2026", "2024-2026"),
        ("2024至2026年", "2024-2026"),
        ("2024年到2026年", "2024-2026"),
        ("2024～2026", "2024-2026"),
        ("2026年度", "2026"),
        ("2026上半年", "2026-H1"),
        ("2026-h2", "2026-H2"),
        ("2026年3季度", "2026-Q3"),
        ("2026年8月份", "2026-08"),
        ("2026.8", "2026-08"),
        ("2026年7月1号", "2026-07-01"),
    ],
)
def test_odd_typing_is_read_as_meant(typed: str, key: str) -> None:
    """The forms in which a week, three years and the others are typed."""
    found = parse_period(typed)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "2026-13",
            "2026-Q5",
            "2026-H3",
            "上半年",
            "去年",
            "2026年第五季度",
            "1026",
            "2025-W53",
            "2026-W00",
        ),
        *("2026年第60周", "2024-2027", "2026-2024", "2026-02-30", "2026-W", "W08", "2026-08-00", "26-08"),
    ],
)
def test_what_is_no_period(typed: str) -> None:
    """An impossible period is an error, and its correction, if there is one, is a period."""
    assert parse_period(typed) is None
    value, lines = read_value(period, typed)
    assert value is None
    assert len(lines) == 1
    _before, arrow, corrected = lines[0].partition("→ 日期: ")
    assert arrow or "的样子" in lines[0]
    assert not arrow or read_value(period, corrected.split("（")[0])[1] == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        *(("第二季度", "Q2"), ("二季度", "Q2"), ("Q2", "Q2"), ("今年第三季度", "Q3"), ("下半年", "下半年")),
        *(("11月", "11"), ("十一月份", "11"), ("W47", "W47"), ("第四十七周", "W47")),
    ],
)
def test_a_missing_year_is_that_of_the_folder_or_none(typed: str, key: str) -> None:
    """What is legible is kept; a year is never invented."""
    told = f"1:5: E015 日期“{typed}”缺少年份 → "
    assert read_value(period, typed)[1] == [f"{told}日期: 2024-{key}（请核对年份）"]
    assert read_value(period, typed, "a.yml")[1] == [f"{told}写成“年份-{key}”的样子，年份写四位"]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (
            "2025-W53",
            "日期“2025-W53”不对：2025 年只有 52 周 → 写成 2025-W08 的样子，换成实际的那一周",
        ),
        ("2026年第54周", "日期“2026年第54周”不对：2026 年只有 53 周 → 写成 2026-W08 的样子"),
        (
            "去年",
            (
                "日期“去年”不是一个时期"
                " → 写成 2024、2024-08、2024-Q3、2024-上半年或 2024-W08 的样子，换成实际的那一期"
            ),
        ),
        ("26年第二季度", "日期“26年第二季度”的年份要写四位 → 日期: 2026-Q2（请核对年份）"),
        ("2026-07-01", "日期“2026-07-01”是一天，不是一个时期 → 日期: 2026-07（某一天写在“日期”里）"),
    ],
)
def test_the_message_says_why(typed: str, line: str) -> None:
    """How many weeks a year has; that a day is no period; else the forms there are."""
    _value, lines = read_value(period, typed)
    assert len(lines) == 1
    assert lines[0].startswith(f"1:5: E015 {line}")


def test_examples_are_periods() -> None:
    """What messages suggest is of the kind that they speak of."""
    for kind in PeriodKind:
        found = parse_period(example_period(kind, 2027))
        assert found is not None
        assert (found.kind, found.year) == (kind, 2027)


@given(st.text(alphabet="0123456789年月日号周第季度上下半-—至WQH一二三 ", max_size=14))
def test_any_text_is_a_period_or_one_error(text: str) -> None:
    """Nothing raises; what is read is read again from its key."""
    found = parse_period(text)
    assert found is None or parse_period(found.key) == found
    value, lines = read_value(any_period, text)
    assert (value is None) == (len(lines) == 1 or not text)
