"""`init`: what it makes is clean, builds, and explains itself; nothing that was there changes."""

from __future__ import annotations

import datetime as dt
import errno
import re
from typing import TYPE_CHECKING

import pytest
from tests.building import AS_OF, ROOT, build_site, built_pages, dead_targets, tree

from dangjian.build.plan import make_plan
from dangjian.build.writer import copy_new
from dangjian.commands import init
from dangjian.commands.chinese import run
from dangjian.content.load import load

if TYPE_CHECKING:
    from pathlib import Path

# A field of an example that is switched off: `# 科室:`, `#   - 标识: x`; prose has full-width colons.
_SWITCHED_OFF = re.compile(r"^# (?=(?: *(?:- )?\{?)[\u4e00-\u9fff]+:(?: |$))", re.MULTILINE)


def problems(content: Path) -> list[str]:
    """All problems of a content directory, as printed, with the engine's own navigation."""
    plan = make_plan(content, dt.date.fromisoformat(AS_OF), ROOT / "docs", ROOT / "mkdocs.yml")
    return [str(problem) for problem in plan.problems]


def test_the_new_folder_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No error, no warning; all in it that can be marked as a sample is; the next steps are told."""
    content = tmp_path / "机关 党总支" / "内容"
    assert run(["init", str(content)]) == 0
    assert f"check --content '{content}'" in capsys.readouterr().out
    assert problems(content) == []
    site, _problems = load(content)
    assert [len(one) for one in (site.posts, site.rules, site.brand_pages, site.activity_types)] == [
        1,
        1,
        1,
        4,
    ]
    assert all(post.sample for post in site.posts)
    assert all(rule.sample for rule in site.rules)
    assert all(unit.names[0].placeholder for unit in site.organization.units())


def test_examples_that_are_switched_off_work(tmp_path: Path) -> None:
    """Without the sign before them, the commented examples are read without a problem."""
    content = tmp_path / "content"
    assert run(["init", str(content)]) == 0
    (content / "brand/standardization.md").write_text(
        "---\n标题: 支部标准化建设\n举措: 支部标准化建设\n---\n\n党支部每月相对固定1天开展主题党日活动。\n",
        "utf-8",
    )
    for path in content.glob("*.yml"):
        path.write_text(_SWITCHED_OFF.sub("", path.read_text("utf-8")), "utf-8")
    site, _problems = load(content)
    assert problems(content) == []
    assert site.settings.url
    assert site.organization.general_branch is not None
    assert [len(one) for one in (site.organization.offices, site.organization.partners, site.mechanisms)] == [
        1,
        1,
        1,
    ]


@pytest.mark.slow
def test_the_new_folder_builds(tmp_path: Path) -> None:
    """The site of another organisation, with mkdocs.yml as it is: every target exists, one h1 a page."""
    content = tmp_path / "content"
    assert run(["init", str(content)]) == 0
    site = build_site(tmp_path / "site", content)
    assert dead_targets(site) == []
    assert {url for url, page in built_pages(site).items() if page.headings.count("h1") != 1} == set()


def test_an_empty_folder_is_filled_and_stays_the_same_folder(tmp_path: Path) -> None:
    """Somebody who stands in it must not find himself in a folder that has gone."""
    before = tmp_path.stat().st_ino
    assert run(["init", str(tmp_path)]) == 0
    assert tmp_path.stat().st_ino == before
    assert tree(tmp_path) == tree(init.STARTER)


@pytest.mark.parametrize("name", ["site.yml", ".hidden", "news"])
def test_a_folder_with_anything_in_it_is_refused(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, a Chinese sentence, and not one byte changed."""
    (tmp_path / name).write_text("mine", "utf-8")
    assert run(["init", str(tmp_path)]) == 2
    assert "不会覆盖" in capsys.readouterr().err
    assert tree(tmp_path) == {name: b"mine"}


def test_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder cannot stand where a file is."""
    (tmp_path / "x").write_text("mine", "utf-8")
    assert run(["init", str(tmp_path / "x")]) == 2
    assert "是一个文件" in capsys.readouterr().err
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    assert run(["init", str(tmp_path / "link")]) == 2
    assert "失效的链接" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("code", "said"), [(errno.EACCES, "没有权限"), (errno.ENOSPC, "磁盘空间不足"), (errno.EROFS, "只能读")]
)
def test_a_folder_that_cannot_be_written(
    tmp_path: Path,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The reason in Chinese, with the place; exit code 1."""

    def refuse(_original: Path, path: Path) -> None:
        raise OSError(code, "reason", str(path))

    monkeypatch.setattr("dangjian.commands.init.copy_new", refuse)
    assert run(["init", str(tmp_path)]) == 1
    shown = capsys.readouterr().err
    assert said in shown
    assert str(tmp_path) in shown


@pytest.mark.parametrize("exists", [False, True])
def test_interrupted_it_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exists: bool) -> None:
    """Whatever stops it half-way, the folder is as it was: not there, or empty."""
    target = tmp_path / "content"
    if exists:
        target.mkdir()
    copied: list[Path] = []

    def copy_three(original: Path, path: Path) -> None:
        if len(copied) == 3:
            raise KeyboardInterrupt
        copied.append(path)
        copy_new(original, path)

    monkeypatch.setattr("dangjian.commands.init.copy_new", copy_three)
    assert run(["init", str(target)]) == 130
    assert [path.name for path in tmp_path.rglob("*")] == (["content"] if exists else [])
