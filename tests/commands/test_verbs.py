"""The command line: messages in Chinese, exit codes that scripts can use, nothing overwritten."""

from __future__ import annotations

import json
import shutil
import socket
from typing import TYPE_CHECKING

import pytest
from tests.building import ROOT

from dangjian.commands import VERBS
from dangjian.commands.chinese import run
from dangjian.content.load import load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content that a test may change."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path / "content"


@pytest.mark.parametrize("verb", VERBS)
def test_help_is_chinese_with_an_example(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each verb says what it does, shows an example that names it, and documents the exit codes."""
    assert run([verb, "--help"]) == 0
    out = capsys.readouterr().out
    assert f"例：\n  python3 scripts/run.py {verb}" in out
    assert "退出码：" in out
    assert not {"Usage", "Options", "Show this"} & set(out.split())


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["chek"], "是否想写 check"),
        (["check", "--formt", "x"], "是否想写 --format"),
        (["check", "--format", "xml"], "只能写 text 或 json"),
        (["check", "--content", "/nirgends"], "找不到文件夹"),
        (["build", "--as-of", "2026-13-01"], "不是日期"),
        (["serve", "--port", "abc"], "1 到 65535"),
        (["export"], "缺少"),
        (["check", "too", "many"], "写多了"),
        (["new", "--type", "党课"], "缺少 --branch"),
    ],
)
def test_wrong_calls(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and a Chinese sentence that names what is wrong."""
    assert run(argv) == 2
    assert said in capsys.readouterr().err


def test_check_as_json(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scripts get place, code, severity and the corrected line of every problem."""
    bad = content / "news/2022/bad.md"
    bad.write_text(
        "---\n标提: 甲\n日期: 2022\n类型: 党课\n支部: 党总支\n主讲: 党组书记\n---\n", encoding="utf-8"
    )
    assert run(["check", "--content", str(content), "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert problems == [
        {
            "path": "content/news/2022/bad.md",
            "line": 2,
            "column": 1,
            "code": "E010",
            "severity": "error",
            "message": "不认识的字段“标提”，是否想写“标题”",
            "corrected": "标题: 甲",
            "edit": "replace",
            "hint": "",
        }
    ]


def test_new_writes_a_post_that_the_reader_reads_back(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Type by its short form, a partial date, a title with marks: it lies in its year and is clean."""
    call = ["new", "--content", str(content), "--type", "支委会", "--branch", "第一党支部"]
    title = '"七一"表彰: [转发] #1'
    before = set(content.rglob("*.md"))
    assert run([*call, "--date", "2026年11月", "--title", title]) == 0
    (path,) = set(content.rglob("*.md")) - before
    assert path.parent == content / "news/2026"
    text = path.read_text("utf-8")
    assert "类型: 支部委员会会议" in text
    assert "## 会议议题" in text
    assert run(["check", "--content", str(content)]) == 0
    assert run([*call, "--date", "2026年11月", "--title", title]) == 1
    assert "已经存在" in capsys.readouterr().err
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--type", "主題党日活动", "是否想写"),
        ("--branch", "机关一支部", "是否想写“第一党支部”"),
        ("--date", "2026-02-30", "最后一天是 28 日"),
        ("--title", "  ", "标题不能是空的"),
        ("--slug", "a/b", "特殊符号"),
    ],
)
def test_new_refuses_what_it_cannot_use(
    content: Path, option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong answer is told with the right one beside it, and no file appears."""
    answers = {
        "--type": "党课",
        "--branch": "党总支",
        "--date": "2026-11",
        "--title": "讲党课",
        option: value,
    }
    argv = ["new", "--content", str(content), *(word for pair in answers.items() for word in pair)]
    before = sorted(content.rglob("*"))
    assert run(argv) == 1
    assert said in capsys.readouterr().err
    assert sorted(content.rglob("*")) == before


def test_serve_names_the_way_out_of_a_taken_port(capsys: pytest.CaptureFixture[str]) -> None:
    """A port in use is no traceback but a sentence with the option to write."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(["serve", "--port", str(port)]) == 1
    assert f"端口 {port} 已被占用" in capsys.readouterr().err


@pytest.mark.parametrize(
    "title", ["**甲**", ">-", "|", "甲  ", '"甲"', "'甲'", "甲: 乙 #1", "\\n", "`甲`", "- 甲"]
)
def test_new_keeps_any_title(content: Path, title: str) -> None:
    """Whatever marks a title has, the reader reads it back from the new file just as it was given."""
    call = ["new", "--content", str(content), "--type", "主题党日", "--branch", "党总支", "--date", "2026-11"]
    assert run([*call, "--title", title, "--slug", "x"]) == 0
    site, problems = load(content)
    assert [post.title for post in site.posts if post.source.path == "news/2026/x.md"] == [title.strip()]
    assert [str(problem) for problem in problems] == []
