"""What the benchmarks make up is good, always the same; their sums and their help."""

import datetime as dt
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from bench import duties, peers, posts
from dangjian.build.plan import make_plan
from dangjian.duties.credits import Doubt
from dangjian.duties.states import State
from dangjian.duties.status import assess

ROOT = Path(__file__).resolve().parents[2]


def test_posts_are_the_same_each_time() -> None:
    first, again = (list(islice(posts.make_posts(ROOT / "content", 40), 40)) for _ in range(2))
    assert first == again
    sizes = [len((posts.chinese_front_matter(post) + post.body).encode()) for post in first]
    assert 3_200 < sum(sizes) / len(sizes) < 3_800
    assert len({post.path for post in first}) == 40


def test_posts_are_without_problems(tmp_path: Path) -> None:
    posts.write_content(tmp_path / "content", 60, ROOT / "content")
    plan = make_plan(tmp_path / "content", as_of=dt.date(2026, 11, 1), docs=ROOT / "docs")
    ours = [problem for problem in plan.problems if "bench-" in str(problem)]
    assert ours == []
    assert sum("/bench-" in page.source for page in plan.pages) == 60


def test_peers_get_the_same_posts_and_extensions(tmp_path: Path) -> None:
    made = list(posts.make_posts(ROOT / "content", 10))
    extensions = peers.markdown_extensions(ROOT / "mkdocs.yml")
    assert "  - tables\n" in extensions
    peers.write_plain(tmp_path / "plain", made, extensions)
    peers.write_blog(tmp_path / "blog", made, extensions)
    for post in made:
        assert (tmp_path / "plain/docs/news" / post.path).read_text(encoding="utf-8").endswith(post.body)
        assert (tmp_path / "blog/docs/news/posts" / post.path).read_text(encoding="utf-8").endswith(post.body)
    assert extensions in (tmp_path / "plain/mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", ["build.py", "duties.py", "posts.py", "weight.py"])
def test_help_is_chinese_with_an_example(script: str) -> None:
    path = ROOT / "scripts/bench" / script
    shown, wrong = (
        subprocess.run([sys.executable, path, word], capture_output=True, text=True, check=False)
        for word in ("--help", "--nonsense")
    )
    assert shown.returncode == 0
    assert f"例：\n  .venv/bin/python scripts/bench/{script}" in shown.stdout
    assert wrong.returncode == 2
    assert "命令写错了" in wrong.stderr


def test_duties_are_of_every_kind_and_the_same_each_time() -> None:
    """Every state occurs, and so do party groups, positions, turns, several asked for, and stray evidence."""
    site = duties.made_up(400)
    assert site == duties.made_up(400)
    assert (len(site.posts), len(site.records), len(site.duties)) == (200, 200, 60)
    status = assess(site, duties.AS_OF)
    assert {cell.state for cell in status.cells} == set(State)
    assert {bool(cell.holder.group) for cell in status.cells} == {True, False}
    assert {bool(cell.holder.position) for cell in status.cells} == {True, False}
    assert any(cell.slot.turn for cell in status.cells)
    assert any(0 < len(cell.finding.proofs) < cell.slot.version.minimum for cell in status.cells)
    assert Doubt.VAGUE in {stray.doubt for stray in status.strays}


def test_the_report_of_duties() -> None:
    """What one more piece of evidence costs is that of the step, not of the whole."""
    runs = [duties.Run(1000, 70, 1.0, 0.5, 40.0), duties.Run(3000, 70, 2.0, 0.9, 44.0)]
    assert duties.report(runs).splitlines()[2:] == [
        "| 1000 | 70 | 1.00 | 0.50 | 40 |",
        "| 3000 | 70 | 2.00 | 0.90 | 44 |",
        "",
        "每多一条的 CPU 毫秒数：1000→3000：0.200",
    ]
