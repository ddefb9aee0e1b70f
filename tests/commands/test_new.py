"""`new` with several types and units: one activity that is two things, held by two branches."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.building import SITES

from dangjian.commands.chinese import run
from dangjian.content.load import load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small site that a test may add to."""
    shutil.copytree(SITES / "valid" / "small", tmp_path / "content")
    return tmp_path / "content"


@pytest.mark.parametrize(
    "several",
    [
        ["--type", "主题党日、党课", "--branch", "第一党支部，第二党支部"],
        ["--type", "党日", "--type", "上党课", "--branch", "第一党支部", "--branch", "第二党支部"],
    ],
)
def test_several_types_and_branches(content: Path, several: Sequence[str]) -> None:
    """In one option or in several; the fields that any of the types requires are there to be filled in."""
    call = [
        "new",
        "--content",
        str(content),
        *several,
        "--date",
        "2024-11",
        "--title",
        "讲党课",
        "--slug",
        "x",
    ]
    assert run(call) == 0
    path = content / "news/2024/x.md"
    assert "类型: 主题党日、党课\n支部: 第一党支部、第二党支部\n" in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace("主讲:", "主讲: 党组书记"), "utf-8")
    site, problems = load(content)
    assert [str(problem) for problem in problems] == []
    (post,) = (post for post in site.posts if post.source.path == "news/2024/x.md")
    assert (post.types, post.branches) == (("theme-day", "party-lecture"), ("branch-1", "branch-2"))


@pytest.mark.parametrize(
    ("value", "said"), [("主题党日、党客", "党客"), ("、", "不能是空的"), ("", "不能是空的")]
)
def test_one_wrong_among_several(
    content: Path, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named, and no file appears."""
    before = sorted(content.rglob("*"))
    call = ["new", "--content", str(content), "--type", value, "--branch", "党总支", "--date", "2024-11"]
    assert run([*call, "--title", "讲党课"]) == 1
    assert said in capsys.readouterr().err
    assert sorted(content.rglob("*")) == before
