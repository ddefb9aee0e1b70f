"""Dates against the folder and against today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.checks.sites import checked
from tests.content.sites import POST

if TYPE_CHECKING:
    from pathlib import Path


def test_a_post_in_another_years_folder(tmp_path: Path) -> None:
    """The address would name a year in which it did not happen; the place is that of the date."""
    assert checked(tmp_path, {"news/2023/a.md": POST}) == [
        (
            "news/2023/a.md:3:5: W011 日期是 2024年3月5日，文件却在 2023 年的文件夹里"
            " → 核对日期，或把文件移到 news/2024/"
        )
    ]


def test_a_post_about_the_future(tmp_path: Path) -> None:
    """Only what has happened is news: today is given, never taken from the clock."""
    future = POST.replace("2024-03-05", "2026-11-25")
    assert checked(tmp_path / "future", {"news/2026/a.md": future}) == [
        (
            "news/2026/a.md:3:5: W014 日期 2026年11月25日 在今天（2026-11-24）之后"
            " → 核对日期；还没有开展的活动先写“草稿: 是”"
        )
    ]
    assert checked(tmp_path / "today", {"news/2026/a.md": POST.replace("2024-03-05", "2026-11-24")}) == []
    assert checked(tmp_path / "month", {"news/2026/a.md": POST.replace("2024-03-05", "2026-11")}) == []
