"""`build --timings`: what it says of a build, and that the site does not show it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from tests.building import AS_OF, ROOT, SITES, build_site, run_verb, tree

from dangjian.build.plan import make_plan
from dangjian.build.timings import KindTime, Timings
from dangjian.commands.timings import KINDS, timings_table

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = SITES / "valid" / "small"


@pytest.mark.slow
def test_pages_of_each_kind_are_those_of_the_plan(tmp_path: Path) -> None:
    """Every page is counted once under its kind; the site is the same as without."""
    plain = build_site(tmp_path / "plain", CONTENT)
    done = run_verb(
        "build", "--content", CONTENT, "--site-dir", tmp_path / "timed", "--as-of", AS_OF, "--timings"
    )
    assert done.returncode == 0, done.stderr
    assert "@dangjian" not in done.stderr
    shown = re.findall(
        r"^\S+（(\w+)） +(\d+) +\d+\.\d\d +\d+\.\d\d +\d+\.\d\d +\d+\.\d$", done.stdout, re.MULTILINE
    )
    pages = make_plan(CONTENT, dt.date.fromisoformat(AS_OF), ROOT / "docs").pages
    assert {kind: int(number) for kind, number in shown} == Counter(page.meta["kind"] for page in pages)
    assert tree(tmp_path / "timed") == tree(plain)


def test_every_kind_of_page_has_a_chinese_name() -> None:
    """The table is for people."""
    plan = make_plan(ROOT / "content", dt.date.fromisoformat(AS_OF), ROOT / "docs")
    assert {page.meta["kind"] for page in plan.pages} <= set(KINDS)


def test_the_tables_add_up() -> None:
    """Slowest kind first, sums below; what no phase explains is the engine's."""
    timings = Timings({"plan": 1.0}, {"rule": KindTime(4, 0.1, 0.1), "post": KindTime(10, 1.5, 0.5)})
    assert Timings.read(timings.line()) == timings
    assert timings_table(timings, 5.0).split("\n") == [
        "页面          页数  正文（秒）  模板（秒）  合计（秒）  每页（毫秒）",
        "动态（post）    10        1.50        0.50        2.00         200.0",
        "制度（rule）     4        0.10        0.10        0.20          50.0",
        "全部页面        14        1.60        0.60        2.20         157.1",
        "",
        "阶段                          秒",
        "读取、检查、排出页面和文件  1.00",
        "正文：Markdown 转成网页     1.60",
        "模板：套用页面样式          0.60",
        "引擎的其余部分              1.80",
        "一共                        5.00",
    ]
