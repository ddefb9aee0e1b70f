"""`clear-samples`: the samples go, with what is only theirs; nothing is lost, nothing is left broken."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.building import AS_OF, SITES, build_site, dead_targets, tree

from dangjian.build.samples import Samples
from dangjian.commands.chinese import run
from dangjian.content.load import load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

POST = "---\n标题: {title}\n日期: 2024-05\n类型: 主题党日\n支部: 第一党支部\n{more}---\n\n{body}\n"
RULE = "---\n标题: {title}\n类别: 内部管理\n{more}---\n\n{body}\n"
SAMPLE = "示例: 是\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small site with samples of every sort: in a folder of its own, flat, with shared pictures, a rule."""
    folder = tmp_path / "内容 文件夹"
    shutil.copytree(SITES / "valid" / "small", folder)
    picture = (folder / "news/2024/学习党章/现场.png").read_bytes()
    files = {
        "news/2023/own/index.md": POST.format(
            title="甲", more=f"{SAMPLE}封面: a.png\n", body="![图](b.png)\n\n[制度](../../../rules/model.md)"
        ),
        "news/2023/own/.thumbs": "left by a file manager",
        "news/2024/flat.md": POST.format(title="乙", more=SAMPLE, body="![图](flat.png)\n![图](shared.png)"),
        "news/2024/real.md": POST.format(title="丙", more="", body="![图](shared.png)"),
        "rules/model.md": RULE.format(title="示范", more=SAMPLE, body="[动态](../news/2024/flat.md)"),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text.replace("2024-05", name[5:9] if "news" in name else ""), "utf-8")
    for name in ("news/2023/own/a.png", "news/2023/own/b.png", "news/2024/flat.png", "news/2024/shared.png"):
        (folder / name).write_bytes(picture)
    return folder


GOING = {
    "news/2023/own/index.md",
    "news/2023/own/a.png",
    "news/2023/own/b.png",
    "news/2023/own/.thumbs",
    "news/2024/flat.md",
    "news/2024/flat.png",
    "news/2024/quarter.md",
    "rules/model.md",
}


def clear(content: Path, *more: str) -> int:
    """The verb's exit code."""
    return run(["clear-samples", "--content", str(content), "--as-of", AS_OF, *more])


def beside(content: Path) -> list[str]:
    """Names of what is beside the content directory."""
    return sorted(path.name for path in content.parent.iterdir() if path != content)


def test_samples_move_out_with_what_is_only_theirs(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every byte is where it was or in the folder beside; what stays is clean; a second time is told."""
    before = tree(content)
    assert clear(content, "--yes") == 0
    out = capsys.readouterr().out
    assert all(name in out for name in GOING)
    moved = tree(content.parent / f"示例-已移出-{AS_OF}")
    assert moved == {name: before[name] for name in GOING}
    assert tree(content) == {name: data for name, data in before.items() if name not in GOING}
    assert not (content / "news/2023/own").exists()
    assert run(["check", "--content", str(content), "--as-of", AS_OF]) == 0
    assert capsys.readouterr().out == "没有发现问题。\n"
    assert clear(content, "--yes") == 0
    assert "什么也不用移" in capsys.readouterr().out


def test_a_second_folder_of_the_same_day_has_its_own_name(content: Path) -> None:
    """What was moved out before is not mixed with what is moved out now."""
    (content.parent / f"示例-已移出-{AS_OF}").mkdir()
    assert clear(content, "--yes") == 0
    assert tree(content.parent / f"示例-已移出-{AS_OF}") == {}
    assert tree(content.parent / f"示例-已移出-{AS_OF}-2").keys() == GOING


@pytest.mark.slow
def test_a_new_site_without_its_samples_builds(tmp_path: Path) -> None:
    """No post and no rule at all: every page is there, and no target is dead."""
    content = tmp_path / "content"
    assert run(["init", str(content)]) == 0
    assert clear(content, "--yes") == 0
    assert (content / "news").is_dir()
    assert "系列:" in (content / "series.yml").read_text("utf-8")
    site = build_site(tmp_path / "site", content)
    assert dead_targets(site) == []


def test_nobody_to_ask(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal and without --yes: the list is shown, exit code 2, nothing moves."""
    before = tree(content)
    assert clear(content) == 2
    shown = capsys.readouterr()
    assert "news/2024/flat.md" in shown.out
    assert "缺少 --yes" in shown.err
    assert (tree(content), beside(content)) == (before, [])


@pytest.mark.parametrize(("answers", "moves"), [(["也许", "是"], True), (["否"], False)])
def test_somebody_to_ask(
    content: Path, answers: Sequence[str], moves: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It asks until it understands, and does what was answered."""
    before, left = tree(content), list(answers)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_words, **_options: left.pop(0))
    assert clear(content) == 0
    assert left == []
    assert (tree(content) != before, bool(beside(content))) == (moves, moves)


def test_a_wrong_content_is_left_alone(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where something that stays has an error, nobody knows what is a sample: exit code 1, nothing moves."""
    (content / "news/2024/real.md").write_text("---\n标题: 丙\n日期: 2024-13\n---\n", "utf-8")
    before = tree(content)
    assert clear(content, "--yes") == 1
    assert "内容 文件夹/news/2024/real.md:3:5: E012" in capsys.readouterr().out
    assert (tree(content), beside(content)) == (before, [])


def test_errors_of_samples_go_with_them(content: Path) -> None:
    """A sample that was moved by half (the machine stopped) is no reason to keep the rest."""
    (content / "news/2024/flat.png").unlink()
    assert clear(content, "--yes") == 0
    assert not (content / "news/2024/flat.md").exists()


def test_what_would_break_is_told_and_nothing_moves(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each place that leads to a sample: a link, a rule that replaces one, a data file, a generated page."""
    changes = {
        "news/2024/real.md": POST.format(
            title="丙",
            more="",
            body="![图](shared.png)\n[乙](flat.md) [图](../2023/own/a.png)\n[年](/timeline/2023/)",
        ).replace("2024-05", "2024"),
        "rules/real.md": RULE.format(title="真的制度", more="替代: 示范\n", body="正文。"),
        "mechanisms.yml": "机制:\n  - {编号: M01, 名称: 甲, 页面: rules/model/, 语句: 动态}\n",
    }
    for name in ("news/2023/year-review.md", "news/2023/logistics.md"):
        (content / name).unlink()
    for name, text in changes.items():
        (content / name).write_text(text, "utf-8")
    assert run(["check", "--content", str(content), "--as-of", AS_OF]) == 0
    before = tree(content)
    capsys.readouterr()
    assert clear(content, "--yes") == 1
    shown = capsys.readouterr()
    assert [line.split(" ")[1] for line in shown.out.splitlines()[:-1]] == [
        "文件夹/mechanisms.yml:2:26:",
        "文件夹/news/2024/real.md:9:5:",
        "文件夹/news/2024/real.md:10:5:",
        "文件夹/rules/real.md:4:5:",
    ]
    assert "移出示例以后会出错" in shown.err
    assert (tree(content), beside(content)) == (before, [])


def test_a_draft_keeps_what_lies_beside_it(content: Path) -> None:
    """Drafts are nobody's samples, and their pictures may wait beside them."""
    draft = POST.format(title="丁", more=f"{SAMPLE}草稿: 是\n", body="![图](flat.png)").replace(
        "2024-05", "2024"
    )
    (content / "news/2024/draft.md").write_text(draft, "utf-8")
    assert clear(content, "--yes") == 0
    assert (content / "news/2024/draft.md").exists()
    assert (content / "news/2024/flat.png").exists()
    assert not (content / "news/2024/flat.md").exists()


def test_an_interrupted_move_is_taken_back(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All or none: what was moved already returns, and the folder beside goes."""
    before = tree(content)
    real, calls = shutil.move, []

    def move(source: Path, target: Path) -> None:
        calls.append(source)
        if len(calls) == 4:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr("dangjian.build.samples.shutil.move", move)
    assert clear(content, "--yes") == 130
    assert len(calls) == 7  # three moved, one refused, three taken back
    assert "内容文件夹保持原样" in capsys.readouterr().err
    assert (tree(content), beside(content)) == (before, [])


def test_documents_move_last(content: Path) -> None:
    """A machine that stops in the middle leaves the documents to tell what is still to be moved."""
    site, _problems = load(content)
    paths = Samples(site, content).paths
    assert [path.endswith(".md") for path in paths] == sorted(path.endswith(".md") for path in paths)
    assert set(paths) == GOING


def test_a_draft_keeps_what_it_names(content: Path) -> None:
    """A draft in another folder shows a sample's picture: it stays, since nobody can check a draft yet."""
    text = POST.format(title="丁", more="草稿: 是\n", body="![图](../2023/own/b.png)")
    (content / "news/2024/draft.md").write_text(text, "utf-8")
    assert clear(content, "--yes") == 0
    assert (content / "news/2023/own/b.png").is_file()
    assert not (content / "news/2023/own/a.png").exists()
