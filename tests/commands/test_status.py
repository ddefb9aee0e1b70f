"""`status`: what is due in a month, as a table and for scripts."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from tests.building import SITES
from tests.views.sites import post, site

from dangjian.commands.chinese import run
from dangjian.commands.due_month import DueMonth
from dangjian.commands.status_table import print_month
from dangjian.content.data.holidays import built_in
from dangjian.duties.status import assess
from dangjian.model.calendar import WorkCalendar
from dangjian.model.dates import PartialDate
from dangjian.model.duties import Cadence, Deadline, Duty, Evidence, HolderKind, HolderRule, Version
from dangjian.model.periods import Period

if TYPE_CHECKING:
    from pathlib import Path

    from dangjian.model.site import Site

OFFICE = SITES / "valid" / "office"
MONTH = Version(Cadence.MONTHLY, evidence=Evidence(("theme-day",)))
Status = Callable[..., str]


@pytest.fixture
def status(capsys: pytest.CaptureFixture[str]) -> Status:
    """What the verb prints for the small office."""

    def printed(*options: str) -> str:
        assert run(["status", "--content", str(OFFICE), "--as-of", "2026-11-27", *options]) == 0
        return capsys.readouterr().out

    return printed


def rows(printed: str) -> list[list[str]]:
    """The lines of the table, in columns."""
    body = printed.split("─\n", 1)[1].rsplit("\n\n", 1)[0]
    return [line.split("  ") for line in body.splitlines() if line.strip()]


def words(printed: str) -> list[str]:
    """The lines of the table without the gaps of their columns."""
    return [" ".join(cell.strip() for cell in row if cell.strip()) for row in rows(printed)]


def owing(version: Version = MONTH, branches: tuple[str, ...] = ("one",), *, sample: bool = False) -> Site:
    """Two branches, of which some held a theme day in September."""
    every = HolderRule(HolderKind.EVERY_BRANCH)
    duty = Duty("d", "事项", (every,), (version,), since=PartialDate(2026, 8))
    done = post("2026-09-10", branches=branches, sample=sample)
    return replace(site([done]), duties=(duty,), calendar=WorkCalendar(built_in()))


def shown(
    owed: Site, capsys: pytest.CaptureFixture[str], month: str = "2026-09", day: str = "2026-09-20"
) -> str:
    """The table of a site made in memory."""
    print_month(owed, DueMonth.of(assess(owed, dt.date.fromisoformat(day)), Period.parse(month), None))
    return capsys.readouterr().out


def test_the_whole_of_a_month(status: Status) -> None:
    """Still due from before stands first, then the month by deadline; then what of it was due."""
    printed = status()
    assert printed.startswith("2026年11月到期的责任事项　截至2026年11月27日（周五）\n")
    assert words(printed) == [
        "【仍须补做】",
        "组织生活会 乙、丙支部 2025年度 3月31日 周二 ! 逾期",
        "【11月到期】",
        "周五上街 甲、乙联合支部 第45—47周 11月6日—20日 × 已过期",
        "周报 示例局党总支 第45—47周 11月6日—20日 × 已过期",
        "主题党日 甲、乙联合支部 11月 11月20日 周五 ! 逾期",
        "周五上街 乙联合支部 第48周 11月27日 周五 ◐ 临期",
        "周报 示例局党总支 第48周 11月27日 周五 ◐ 临期",
        "月报 示例局党总支 11月 11月30日 周一 ◐ 临期",
        "支委会 甲支部 11月 11月30日 周一 ◐ 临期",
        "【随后到期】",
        "周五上街 甲支部 第49周 12月4日 周五 ○ 未到期",
        "周报 示例局党总支 第49周 12月4日 周五 ○ 未到期",
    ]
    assert printed.endswith("\n\n应完成 8 期，已完成 0 期；未到时限的 4 期不计入。\n")


def test_alike_branches_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Those that have done it, and those that have not; a month that both missed is in one line, too."""
    done = shown(owing(), capsys, day="2026-09-28")
    assert words(done) == ["事项 甲支部 9月 9月30日 周三 ✓ 已完成", "事项 乙支部 9月 9月30日 周三 ◐ 临期"]
    assert done.endswith("\n\n应完成 1 期，已完成 1 期；未到时限的 1 期不计入。\n")
    both = shown(owing(branches=("two", "one")), capsys)
    assert words(both) == ["事项 甲、乙支部 9月 9月30日 周三 ✓ 已完成"]


def test_the_week_after_the_month_is_seen_at_its_end(status: Status) -> None:
    """On the last day nobody has to look into another month to learn what Friday asks for."""
    week = Version(Cadence.WEEKLY, deadline=Deadline(weekday=5), evidence=Evidence(("theme-day",)))
    ahead = DueMonth.of(assess(owing(week), dt.date(2026, 9, 30)), Period.parse("2026-09"), None).ahead
    assert [cell.slot.effective.isoformat() for cell in ahead] == []  # 1–7 October is off
    late = assess(owing(week), dt.date(2026, 10, 30))
    ahead = DueMonth.of(late, Period.parse("2026-10"), None).ahead
    assert [cell.slot.effective.isoformat() for cell in ahead] == ["2026-11-06", "2026-11-06"]
    assert DueMonth.of(late, Period.parse("2026-09"), None).ahead == ()
    assert "【随后到期】" in status("--as-of", "2026-10-30")
    assert "【随后到期】" not in status("--as-of", "2026-10-30", "--month", "2026-09")


def test_all_branches_are_named_together(status: Status) -> None:
    """As the duty itself says it; only where there are more than two."""
    assert "政治理论学习日 各党支部 3月 3月31日 周二 × 已过期" in words(status("--month", "2026-03"))


def test_several_asked_for_and_some_there(capsys: pytest.CaptureFixture[str]) -> None:
    """Partial is told as a fraction, and never done."""
    owed = owing(Version(Cadence.QUARTERLY, minimum=2, evidence=Evidence(("theme-day",))))
    assert words(shown(owed, capsys))[0] == "事项 甲支部 第三季度 9月30日 周三 ○ 未到期 1/2 次"


def test_samples_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever reads the numbers learns that they rest on samples."""
    assert "含示例记录" not in shown(owing(), capsys)
    assert shown(owing(sample=True), capsys).endswith("含示例记录，不是实际工作情况。\n")


def test_a_month_with_nothing(status: Status, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence that says so, and another where no duties are written at all."""
    assert status("--month", "2020-01").endswith("起记录责任事项，以前的月份没有。\n")
    halfway = Version(Cadence.YEARLY, evidence=Evidence(("theme-day",)))
    assert shown(owing(halfway), capsys).endswith("\n\n这个月没有到期的事项。\n")
    assert shown(site([]), capsys).endswith("\n\n还没有责任事项：写在内容文件夹的 duties 里。\n")


def test_it_fits_eighty_columns_where_nobody_says_how_many_there_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Piped, and of the content that has the most; a wider terminal is used up to 100."""
    monkeypatch.delenv("COLUMNS", raising=False)
    for columns, most in (("", 80), ("90", 90), ("200", 100), ("40", 80)):
        monkeypatch.setenv("COLUMNS", columns)
        assert run(["status", "--as-of", "2026-11-27", "--month", "2026-12"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert 76 <= max(map(cell_len, lines)) <= most
        assert [line for line in lines if line != line.rstrip()] == []


def test_the_state_is_never_cut(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left from last year has the longest deadline; the state beside it stays whole."""
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["status", "--as-of", "2027-06-01"]) == 0
    printed = capsys.readouterr().out
    lines = [line for line in printed.splitlines() if re.search("[0-9]日", line)][1:]
    assert len(lines) > 20
    assert "逾期 3/4" in printed
    assert [line for line in lines if not re.search("(逾期|临期|未到期)( [0-9]/[0-9] 次)?$", line)] == []
    assert max(map(cell_len, lines)) <= 80


def test_a_terminal_that_knows_only_gbk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sign is one that it has; nothing turns into a question mark."""
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="gbk"))
    assert run(["status", "--as-of", "2026-11-27"]) == 0
    sys.stdout.flush()
    assert isinstance(sys.stdout, io.TextIOWrapper)
    assert isinstance(sys.stdout.buffer, io.BytesIO)
    printed = sys.stdout.buffer.getvalue().decode("gbk")
    assert "√ 已完成" in printed
    assert "◎ 临期" in printed
    assert "?" not in printed


@pytest.mark.parametrize("name", ["甲支部", "jia", "“甲支部”"])
def test_a_unit_has_its_party_groups(name: str, status: Status) -> None:
    """Whatever it is called; what others owe is not there."""
    printed = status("--month", "2026-12", "--branch", name)
    assert "到期的责任事项　甲支部　截至" in printed
    assert "党小组会 甲支部第1、2党小组 第四季度 12月31日 周四 ○ 未到期" in words(printed)
    assert "乙" not in printed


@pytest.mark.parametrize("name", ["乙联合支部", "乙支部"])
def test_a_unit_by_any_of_its_names(name: str, status: Status) -> None:
    """It is told by the newest; what was due in its old days stands under the old one."""
    printed = status("--branch", name)
    assert "到期的责任事项　乙联合支部　截至" in printed
    assert words(printed)[1] == "组织生活会 乙支部 2025年度 3月31日 周二 ! 逾期"


@pytest.mark.parametrize("name", ["甲支部第2党小组", "甲支部第二党小组", "甲支部２小组"])
def test_one_party_group(name: str, status: Status) -> None:
    """Nothing but its own duties."""
    printed = status("--branch", name, "--month", "2026-12")
    assert words(printed) == ["党小组会 甲支部第2党小组 第四季度 12月31日 周四 ○ 未到期"]


def test_one_position_and_the_unit_that_it_is_of(status: Status) -> None:
    """A leading group's list has what its secretary owes."""
    own = status("--branch", "党组书记", "--month", "2026-12")
    assert words(own) == ["党组书记讲党课 党组书记 全年 12月31日 周四 ✓ 已完成"]
    assert "党组书记讲党课" in status("--branch", "机关党组", "--month", "2026-12")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--branch", "甲部"), "不认识的单位或岗位“甲部”，是否想写“甲支部”"),
        (("--branch", "甲部第2党小组"), "不认识的单位或岗位“甲部”，是否想写“甲支部”"),
        (("--branch", "党小组"), "不认识的单位或岗位“党小组”"),
        (("--branch", "甲支部第3党小组"), "甲支部只有 2 个党小组，没有第 3 党小组"),
        (("--branch", "丙支部第1党小组"), "丙支部没有登记党小组，没有第 1 党小组"),
        (("--month", "13"), "要写成 2026-12 的样子"),
        (("--month", "2026-13"), "要写成 2026-12 的样子"),
        (("--month", "2026-Q4"), "要写成 2026-12 的样子"),
        (("--month", "2099-01"), "最远看到"),
        (("--as-of", "9999-12-01"), "不是日期"),
        (("--branch", "党组书记第1党小组"), "不是党支部，没有党小组"),
        (("--branch", f"甲支部第{'9' * 5000}党小组"), "不认识的单位或岗位"),
        (("--format", "xml"), "只能写 table 或 json"),
    ],
)
def test_wrong_calls(options: tuple[str, str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Told in Chinese, with what can be written."""
    assert run(["status", "--content", str(OFFICE), *options]) == 2
    assert said in capsys.readouterr().err


def test_for_scripts(status: Status) -> None:
    """One object a cell, in the shape that the module's first lines promise."""
    found = json.loads(status("--month", "2026-07", "--format", "json"))
    july = next(one for one in found["cells"] if (one["duty"], one["holder"]) == ("committee", "jia"))
    july["proofs"] = july["proofs"][:1]
    assert {key: value for key, value in found.items() if key != "cells"} == {
        "as_of": "2026-11-27",
        "month": "2026-07",
        "branch": None,
        "due": 15,
        "done": 1,
        "uncounted": [],
    }
    assert july == {
        "before": False,
        "duty": "committee",
        "title": "支委会",
        "duty_sample": False,
        "holder": "jia",
        "name": "甲支部",
        "unit": "jia",
        "position": "",
        "group": 0,
        "period": "2026-07",
        "period_name": "2026年7月",
        "deadline": "2026-07-31",
        "effective": "2026-07-31",
        "tentative": False,
        "state": "已完成",
        "days_late": 0,
        "found": 2,
        "minimum": 1,
        "exemption": None,
        "proofs": [
            {
                "kind": "台账",
                "path": "records/2026/jia.csv",
                "line": 4,
                "date": "2026-07-07",
                "title": "谈心安排",
                "url": "",
                "sample": False,
            }
        ],
        "refused": [],
    }


def test_scripts_get_every_cell_of_the_month(status: Status) -> None:
    """Those that are exempt or not applicable, too; and what is still due from before, marked."""
    found = json.loads(status("--month", "2026-05", "--format", "json", "--branch", "乙支部"))
    assert found["branch"] == {"holder": "yi", "name": "乙联合支部"}
    states = {(one["duty"], one["period"]): one for one in found["cells"]}
    assert states["life", "2025"]["before"]
    assert states["life", "2025"]["name"] == "乙支部"
    assert states["committee", "2026-05"]["state"] == "不适用"
    exempt = json.loads(status("--month", "2026-02", "--format", "json", "--branch", "乙支部"))
    (theme,) = (one for one in exempt["cells"] if one["duty"] == "theme")
    assert theme["state"] == "免除"
    assert theme["exemption"] == {
        "reason": "借调较多",
        "approver": "党总支",
        "approved": "2026-01-30",
        "until": "2026-03-31",
        "sample": False,
    }


def test_what_was_not_counted_is_told(status: Status) -> None:
    """Where it is missed: in one line, and for scripts with the reason."""
    assert "条动态或台账没有算进这些事项，原因用 check 看" in status("--month", "2026-06")
    found = json.loads(status("--month", "2026-06", "--format", "json"))
    (made_up,) = (one for one in found["uncounted"] if one["proof"]["path"] == "news/2026/made-up.md")
    assert (made_up["duty"], made_up["period"]) == ("theme", "2026年6月")
    assert "过期不补" in made_up["why"]


def test_nobody_can_tell_while_the_content_has_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The errors are printed instead, as `check` does, in the form that was asked for."""
    assert run(["status", "--content", str(tmp_path)]) == 1
    assert "E029" in capsys.readouterr().out
    assert run(["status", "--content", str(tmp_path), "--format", "json"]) == 1
    assert {one["code"] for one in json.loads(capsys.readouterr().out)} == {"E029"}
