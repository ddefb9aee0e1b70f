"""What only the whole site shows: each slip gives its one message, at its place."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.building import ROOT

from bench.posts import picture
from dangjian.build.plan import make_plan

if TYPE_CHECKING:
    from pathlib import Path

AS_OF = dt.date(2026, 11, 24)
POST = "---\n标题: {title}\n日期: {date}\n类型: 主题党日\n支部: {branch}\n{more}---\n\n{body}\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content without the samples, whose posts are all of 2022; a test may spoil it."""
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=shutil.ignore_patterns("2025", "2026"))
    return tmp_path / "content"


def messages(content: Path) -> list[str]:
    """All problems as printed."""
    return [str(problem) for problem in make_plan(content, AS_OF, ROOT / "docs").problems]


def write_post(content: Path, body: str = "正文。", **fields: str) -> Path:
    """A post of this year, all right but for what a test makes wrong."""
    given = {"title": "甲", "date": "2026-03-05", "branch": "第一党支部", "more": "", **fields}
    path = content / "news/2026/x.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(POST.format(body=body, **given), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "[x](http://127.0.0.1:8000/rules/leave/)",
            "8:5: E044 “http://127.0.0.1:8000/rules/leave/”是这台电脑上的地址",
        ),
        ("![x](https://a.example/b.png)", "8:6: E044 图片“https://a.example/b.png”不在本站"),
        ("![x](file:///D:/b.png)", "8:6: E044 图片“file:///D:/b.png”不在本站"),
        ("[x](javascript:alert)", "8:5: E044 链接“javascript:alert”别人打不开"),
        ("[x](../../brand/index.md#no-such)", "8:5: E042"),
        ("[x](../../glossary.md#no-such)", "8:5: E042"),
        ("[x](../../rules/none.md)", "8:5: E040"),
        ("<a href='../../rules/none.md'>x</a>", "8:10: E040"),
    ],
)
def test_links_that_lead_nowhere(content: Path, body: str, said: str) -> None:
    """One message for one link, at its target."""
    write_post(content, body)
    (message,) = messages(content)
    assert message.startswith(f"content/news/2026/x.md:{said}")


@pytest.mark.parametrize(
    "body",
    [
        "[x](/rules/leave.md)",
        "[x](/rules/leave)",
        "[x](/rules/leave/)",
        "<a href='../../rules/leave.md'>x</a>",
        "[x](../../brand/index.md#theory)",
        "[x](../../glossary.md#term-三办)",
        "[x](https://a.example/)",
    ],
)
def test_links_that_lead_somewhere(content: Path, body: str) -> None:
    """However a target within the site is written, it is understood."""
    write_post(content, body)
    assert messages(content) == []


def test_absolute_and_raw_targets_reach_the_engine_as_addresses(content: Path) -> None:
    """No `.md` is left for a browser to ask for."""
    write_post(content, "[x](/rules/leave.md#a)\n<a href='../../rules/leave.md'>x</a>")
    plan = make_plan(content, AS_OF, ROOT / "docs")
    assert plan.by_source["news/2026/x.md"].text.split("\n")[1:3] == [
        "[x](../../../rules/leave/#a)",
        "<a href='../../../rules/leave/'>x</a>",
    ]


def test_only_used_files_are_published(content: Path) -> None:
    """A picture on a page is published; one that no page uses is not, and is told; a draft's may wait."""
    write_post(content, "![现场](a.png)")
    for name in ("a.png", "b.png"):
        (content / "news/2026" / name).write_bytes(picture(1))
    draft = content / "news/2026/draft"
    draft.mkdir()
    (draft / "index.md").write_text(
        POST.format(title="乙", date="2026", branch="党总支", more="草稿: 是\n附件: 名单.xlsx\n", body=""),
        "utf-8",
    )
    (draft / "名单.xlsx").write_bytes(b"x")
    plan = make_plan(content, AS_OF, ROOT / "docs")
    assert {variant for job in plan.pictures for variant in job.files.values()} == {
        "news/2026/a-160w.png",
        "news/2026/a-160w.webp",
    }
    assert plan.assets == {}
    assert [(problem.place, problem.code) for problem in plan.problems] == [
        ("content/news/2026/b.png:1:1", "W024")
    ]


@pytest.mark.parametrize("name", ["x.txt", "x.markdown", "x.md.txt"])
def test_a_text_that_would_be_lost_is_told(content: Path, name: str) -> None:
    """A post with the wrong ending is neither published raw nor left out in silence."""
    (content / "news/2022" / name).write_text("---\n标题: 甲\n---\n", encoding="utf-8")
    assert [one for one in messages(content) if "E028" in one]


def test_a_broken_data_file_is_the_only_one_blamed(content: Path) -> None:
    """One slip in organization.yml: its own message, none for the posts that name units."""
    path = content / "organization.yml"
    path.write_text(path.read_text("utf-8").replace("党支部:\n", "党支部\n", 1), encoding="utf-8")
    found = messages(content)
    assert found
    assert all(one.startswith("content/organization.yml:") for one in found)


def test_another_unit_never_gets_the_credit(content: Path) -> None:
    """A unit that left organization.yml is unknown; no suggestion differs from it by a numeral."""
    write_post(content, branch="第五党支部")
    (message,) = messages(content)
    assert "不认识的单位“第五党支部”" in message
    assert "是否想写" not in message


def test_a_real_name_replaces_a_placeholder(content: Path) -> None:
    """As the README says: the real name in its place, the old one kept as 简称, and every post goes on."""
    path = content / "organization.yml"
    text = path.read_text("utf-8").replace(
        "- {名称: 第四党支部, 示例名: 是}\n", "- {名称: 机关综合党支部}\n    简称: [第四党支部]\n"
    )
    path.write_text(text, encoding="utf-8")
    write_post(content, branch="第四党支部")
    plan = make_plan(content, AS_OF, ROOT / "docs")
    assert [str(problem) for problem in plan.problems] == []
    assert plan.by_source["news/2026/x.md"].meta["branches"] == [
        {"name": "机关综合党支部", "url": "branches/branch-4/", "placeholder": False}
    ]


def test_names_over_time(content: Path) -> None:
    """A name holds from its own beginning: what happened before keeps the older one, with or without 至."""
    path = content / "organization.yml"
    names = "- {名称: 旧支部, 自: 2019}\n      - {名称: 新支部, 自: 2023}\n"
    text = path.read_text("utf-8").replace("- {名称: 第四党支部, 示例名: 是}\n", names)
    path.write_text(text.replace("第四党支部书记", "新支部书记"), encoding="utf-8")
    for post in (content / "news/2022").glob("*.md"):
        post.write_text(post.read_text("utf-8").replace("第四党支部", "旧支部"), encoding="utf-8")
    write_post(content, branch="新支部")
    plan = make_plan(content, AS_OF, ROOT / "docs")
    assert [str(problem) for problem in plan.problems] == []

    def shown(source: str) -> object:
        return [one["name"] for one in plan.by_source[source].meta["branches"]]  # type: ignore[attr-defined] # plain values

    assert shown("news/2026/x.md") == ["新支部"]
    assert shown("news/2022/committee-by-election.md")[-1] == "旧支部"  # type: ignore[index] # same


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("- {名称: 第四党支部, 示例名: 是}", "- {名称: 第三党支部}", "E030 名称“第三党支部”已经是另一个单位"),
        ("- {名称: 第四党支部, 示例名: 是}", "- {名称: 第四党支部, 自: 2023, 至: 2022}", "E021"),
        ("标识: branch-4", "标识: index", "E031 标识“index”不能用在网址里"),
        ("标识: branch-4", "标识: branch-3", "E030 标识“branch-3”重复"),
        ("所属支部: branch-4", "所属支部: branch-9", "E017 不认识的党支部标识“branch-9”"),
    ],
)
def test_slips_in_the_organization(content: Path, old: str, new: str, said: str) -> None:
    """Doubled names and ids, impossible dates and unknown references are told, and nothing else is."""
    path = content / "organization.yml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    found = messages(content)
    assert said in found[0]
    assert all(one.startswith("content/organization.yml:") for one in found)


def test_a_future_date_is_told(content: Path) -> None:
    """A post about tomorrow is a warning at its date."""
    write_post(content, date="2026-12-30")
    (message,) = messages(content)
    assert message.startswith("content/news/2026/x.md:3:5: W014")


def test_a_circle_of_folders_ends(content: Path) -> None:
    """A link to a folder is told and not followed."""
    (content / "news/loop").symlink_to(".")
    (message,) = messages(content)
    assert message.startswith("content/news/loop:1:1: E026")


def test_rules_in_force_that_are_not(content: Path) -> None:
    """A rule past its last day or replaced by another must not be shown as in force without a word."""
    rule = "---\n标题: {title}\n类别: 甲\n状态: 现行\n{more}---\n\n正文。\n"
    (content / "rules/old.md").write_text(
        rule.format(title="旧", more="失效日期: 2026-04-01\n"), encoding="utf-8"
    )
    (content / "rules/new.md").write_text(rule.format(title="新", more="替代: 旧\n"), encoding="utf-8")
    found = messages(content)
    assert ["W015" in one for one in found] == [True, True]
    assert all(one.startswith("content/rules/old.md") for one in found)


@pytest.mark.parametrize(
    "tag", ["<script>alert(1)</script>", "<STYLE>body{}</STYLE>", "<iframe src='/x'></iframe>"]
)
def test_raw_html_that_would_change_the_page(content: Path, tag: str) -> None:
    """Scripts, styles and frames in a post are an error, in code they are text."""
    write_post(content, tag)
    assert [one for one in messages(content) if "news/2026/x.md:8:1: E049" in one]
    write_post(content, f"`{tag}`")
    assert messages(content) == []


def test_a_soft_line_break_breaks_the_line(content: Path) -> None:
    """Word's line break (U+000B) is told, and does not glue two lines together."""
    write_post(content, "第一行\x0b第二行")
    plan = make_plan(content, AS_OF, ROOT / "docs")
    assert [problem.code for problem in plan.problems] == ["W001"]
    assert plan.by_source["news/2026/x.md"].text.strip() == "第一行<br>第二行"


def test_a_comment_sign_in_a_data_file_is_told(content: Path) -> None:
    """YAML would cut a text at ` #`: the corrected line keeps it whole, and pasted is clean."""
    path = content / "site.yml"
    lines = path.read_text("utf-8").split("\n")
    at = next(index for index, line in enumerate(lines) if line.startswith("口号:"))
    lines[at] = "口号: 着力 #打造模范机关"
    path.write_text("\n".join(lines), encoding="utf-8")
    (problem,) = make_plan(content, AS_OF, ROOT / "docs").problems
    assert problem.place == f"content/site.yml:{at + 1}:8"
    assert problem.corrected == "口号: '着力 #打造模范机关'"
    lines[at] = problem.corrected
    path.write_text("\n".join(lines), encoding="utf-8")
    assert messages(content) == []


def test_a_lost_colon_in_a_data_file_is_told_where_it_is(content: Path) -> None:
    """YAML notices a line later; the message names the line itself, and the corrected line mends it."""
    path = content / "organization.yml"
    lines = path.read_text("utf-8").split("\n")
    at = lines.index("党支部:")
    lines[at] = "党支部"
    path.write_text("\n".join(lines), encoding="utf-8")
    (problem,) = make_plan(content, AS_OF, ROOT / "docs").problems
    assert str(problem) == f"content/organization.yml:{at + 1}:1: E006 “党支部”后面缺少冒号 → 党支部:"


def test_a_help_page_cannot_replace_a_generated_one(content: Path, tmp_path: Path) -> None:
    """Two pages of one address: only one would be published, so it is told."""
    docs = tmp_path / "docs"
    (docs / "help").mkdir(parents=True)
    (docs / "help" / "mechanisms.md").write_text("---\n标题: 机制\n---\n\n正文。\n", encoding="utf-8")
    problems = make_plan(content, AS_OF, docs).problems
    assert [problem.place for problem in problems if problem.code == "E025"] == [
        "docs/help/mechanisms.md:1:1"
    ]
