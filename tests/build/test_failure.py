"""What a build that cannot succeed leaves behind: everything."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.building import ROOT, build_site, run_verb, tree

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content that a test may spoil."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path / "content"


def test_an_error_leaves_the_old_site_alone(tmp_path: Path, content: Path) -> None:
    """The problem is printed with its place, the exit code is 1, and not one file of the old site changes."""
    target = build_site(tmp_path / "site", content)
    before = tree(target)
    times = {path: path.stat().st_mtime_ns for path in target.rglob("*")}
    spoilt = content / "news/2022/city-projects.md"
    spoilt.write_text(spoilt.read_text("utf-8").replace("日期: 2022", "date: 2022-13-01"), encoding="utf-8")
    done = run_verb("build", "--content", content, "--site-dir", target)
    assert done.returncode == 1
    assert (
        "content/news/2022/city-projects.md:3:7: E012 日期“2022-13-01”不是有效日期 → "
        "写成 2022-03-05 的样子，换成实际的日期；也可只写 2022-03 或 2022"
    ) in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(target) == before
    assert {path: path.stat().st_mtime_ns for path in target.rglob("*")} == times
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == []


def test_one_broken_post_gives_one_message(content: Path) -> None:
    """Links to a post that cannot be read are not reported as well: one cause, one message."""
    spoilt = content / "news/2022/city-projects.md"
    spoilt.write_text(spoilt.read_text("utf-8").replace("日期: 2022", "日期: 去年"), encoding="utf-8")
    done = run_verb("check", "--content", content)
    assert done.returncode == 1
    assert done.stdout.count(": E") == 1


@pytest.mark.parametrize("target", ["content", "docs", ".", "tests", "hooks/dangjian"])
def test_no_folder_with_other_things_is_replaced(target: str) -> None:
    """`--site-dir` refuses a folder that holds anything but a built site, and leaves it as it is."""
    before = sorted(path.name for path in (ROOT / target).iterdir())
    done = run_verb("build", "--site-dir", ROOT / target)
    assert done.returncode == 2
    assert "--site-dir" in done.stderr
    assert sorted(path.name for path in (ROOT / target).iterdir()) == before


def test_export_never_overwrites(tmp_path: Path) -> None:
    """`export` refuses a folder with anything in it."""
    kept = tmp_path / "tree" / "mine.txt"
    kept.parent.mkdir()
    kept.write_text("mine", encoding="utf-8")
    done = run_verb("export", tmp_path / "tree")
    assert done.returncode == 2
    assert tree(tmp_path / "tree") == {"mine.txt": b"mine"}
