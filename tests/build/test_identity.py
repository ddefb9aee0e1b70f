"""The same content and day give the same bytes, wherever, whenever and however the build runs."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.building import ROOT, build_site, run_verb, tree

from dangjian.build.plan import make_plan
from dangjian.model.editions import Edition

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
# A clock three years ahead, for every Python process that is started with this folder on its path.
SHIFTED_CLOCK = """
import datetime, time
_time, _SHIFT = time.time, 1000 * 86400
time.time = lambda: _time() + _SHIFT
class _Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
class _DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)
datetime.date, datetime.datetime = _Date, _DateTime
"""


def copied_project(folder: Path) -> Path:
    """The project's own files elsewhere, with other modification times."""
    for name in ("hooks", "content", "docs"):
        shutil.copytree(
            ROOT / name,
            folder / name,
            ignore=shutil.ignore_patterns("__pycache__"),
            copy_function=shutil.copy,
        )
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """Another directory, time zone, locale, hash seed and wall clock change nothing."""
    first = tree(build_site(tmp_path / "one"))
    project = copied_project(tmp_path / "elsewhere" / "项目")
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(SHIFTED_CLOCK, encoding="utf-8")
    done = run_verb(
        *("build", "--site-dir", tmp_path / "two", "--as-of", "2026-11-24"),
        root=project,
        env={
            "TZ": "America/New_York",
            "LC_ALL": "C",
            "PYTHONHASHSEED": "12345",
            "PYTHONPATH": f"{clock}:{project / 'hooks'}",
        },
    )
    assert done.returncode == 0, done.stderr
    second = tree(tmp_path / "two")
    assert [name for name in first if first[name] != second.get(name)] == []
    assert first.keys() == second.keys()


def test_the_shifted_clock_shifts(tmp_path: Path) -> None:
    """The test above would notice a clock that is read: without `--as-of` the sitemap's dates move."""
    (tmp_path / "sitecustomize.py").write_text(SHIFTED_CLOCK, encoding="utf-8")
    environment = {"PYTHONPATH": f"{tmp_path}:{ROOT / 'hooks'}"}
    assert run_verb("build", "--site-dir", tmp_path / "now").returncode == 0
    assert run_verb("build", "--site-dir", tmp_path / "later", env=environment).returncode == 0
    assert (tmp_path / "now/sitemap.xml").read_bytes() != (tmp_path / "later/sitemap.xml").read_bytes()


def test_plain_mkdocs_gives_the_same_bytes(tmp_path: Path) -> None:
    """`mkdocs build --strict` is the same build."""
    first = tree(build_site(tmp_path / "one"))
    environment = {**os.environ, "DANGJIAN_AS_OF": "2026-11-24", "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONPATH", None)
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        str(tmp_path / "two"),
    ]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=120)
    assert tree(tmp_path / "two") == first


def test_a_new_post_changes_only_the_pages_that_show_it(tmp_path: Path) -> None:
    """No shell shows a number or newest item of the whole site: one post more leaves other pages alone."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    before = tree(build_site(tmp_path / "before", content))
    post = content / "news" / "2026" / "new.md"
    post.parent.mkdir(exist_ok=True)
    post.write_text(
        "---\n标题: 新的一篇\n日期: 2026-11-05\n类型: 主题党日\n支部: 第一党支部\n---\n\n正文。\n",
        encoding="utf-8",
    )
    after = tree(build_site(tmp_path / "after", content))
    changed = {name for name in after if after[name] != before.get(name)}
    assert before.keys() <= after.keys()
    silent = {
        name for name in changed if name.endswith(".html") and "新的一篇" not in after[name].decode("utf-8")
    }
    counting = {"news/index.html", "brand/index.html", "statistics/index.html", "statistics/2026/index.html"}
    assert silent <= counting
    assert changed - silent - {name for name in changed if name.endswith(".html")} == {
        ".dangjian-files",
        "assets/data/timeline-2026.json",
        "assets/data/titles.json",
        "feed.xml",
        "sitemap.xml",
    }


def test_another_night_changes_only_what_changed(tmp_path: Path) -> None:
    """No page prints the day: overnight only those change whose cells of the status did, in both editions."""
    for edition in ("public", "internal"):
        before = tree(build_site(tmp_path / f"{edition}-before", as_of="2026-11-24", edition=edition))
        after = tree(build_site(tmp_path / f"{edition}-after", as_of="2026-11-25", edition=edition))
        changed = {name for name in after if after[name] != before.get(name)}
        assert {"assets/data/as-of.js", "sitemap.xml"} <= changed
        assert changed - {"assets/data/as-of.js", "sitemap.xml"} <= _of_changed_cells(edition)
        assert len(changed) < len(after) / 10


def _of_changed_cells(edition: str) -> set[str]:
    """The pages whose record differs between the two days: the rest must not differ in its bytes."""
    days = (dt.date(2026, 11, 24), dt.date(2026, 11, 25))
    first, second = (
        {
            page.url: page
            for page in make_plan(ROOT / "content", day, ROOT / "docs", edition=Edition(edition)).pages
        }
        for day in days
    )
    return {f"{url}index.html" for url, page in second.items() if page.fields != first[url].fields}
