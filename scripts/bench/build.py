"""Full builds of the same posts, side by side in one run: ours, plain Material, Material's blog plugin."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT / "scripts")  # this folder's names (build, posts) are too plain to stand on the path

from bench import peers, posts  # noqa: E402 - found by the line above
from bench.options import ChineseParser  # noqa: E402 - same
from bootstrap.progress import StepLine, say  # noqa: E402 - same

OURS, PLAIN, BLOG = "本项目", "Material", "Material + blog"
AS_OF = "2026-11-01"


HELP = """\
同一批虚构的动态，在同一次运行里轮流用三种办法完整生成网站，比较时间：
本项目；MkDocs + Material（导航只有一项，搜索关闭）；Material 的 blog 插件

用法：
  .venv/bin/python scripts/bench/build.py [选项]

选项：
  --posts 数量 …      动态的篇数，默认 300 1000 3000
  --repeat 次数       各生成几次，取中位数，默认 3
  --max-ratio 倍数    篇数最多的一组，本项目的时间最多是 Material 的几倍
  --no-blog           不比较 blog 插件（它在篇数多时很慢）
  --content 文件夹    以哪个内容文件夹为底，默认 content
  --keep 文件夹       把各个项目和生成的网站留在这里，不删除
  --help、-h          显示本说明

例：
  .venv/bin/python scripts/bench/build.py --max-ratio 1.3
  .venv/bin/python scripts/bench/build.py --posts 10000 --repeat 1 --no-blog

退出码：0 完成；1 生成失败，或超过 --max-ratio；2 命令写错了；130 被 Ctrl-C 中断。
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One generator over one number of posts."""

    name: str
    command: tuple[str, ...]
    folder: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"


@dataclass(frozen=True, slots=True)
class Run:
    seconds: float
    cpu: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Row:
    posts: int
    name: str
    pages: int
    size_mb: float
    seconds: float
    cpu: float
    peak_mb: float


class FailedBuildError(Exception):
    """A generator did not finish; carries the end of what it said."""


def prepare(folder: Path, number: int, content: Path, *, blog: bool) -> list[Case]:
    made = list(posts.make_posts(content, number))
    extensions = peers.markdown_extensions(ROOT / "mkdocs.yml")
    ours, plain = folder / "ours", folder / "plain"
    posts.write_content(ours / "content", number, content)
    peers.write_plain(plain, made, extensions)
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "-q")
    verb = (sys.executable, "-m", "dangjian", "build", "--as-of", AS_OF)
    places = ("--content", str(ours / "content"), "--site-dir", str(ours / "site"))
    cases = [Case(OURS, (*verb, *places), ours), Case(PLAIN, mkdocs, plain)]
    if blog:
        peers.write_blog(folder / "blog", made, extensions)
        cases.append(Case(BLOG, mkdocs, folder / "blog"))
    return cases


def build(case: Case, label: str) -> Run:
    """One full build from nothing, in a process of its own."""
    shutil.rmtree(case.site, ignore_errors=True)
    env = dict(os.environ, PYTHONPATH=str(ROOT / "hooks"), NO_MKDOCS_2_WARNING="1")
    cwd = ROOT if case.name == OURS else case.folder
    line = StepLine(label)
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(case.command, cwd=cwd, env=env, stdout=output, stderr=subprocess.STDOUT)
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        while not done:
            time.sleep(0.01)
            line.detail = "生成中"
            line.tick()
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        line.finish("完成" if status == 0 else "失败")
        if status != 0:
            output.seek(0)
            raise FailedBuildError(output.read().decode("utf-8", "replace")[-2000:])
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measure(folder: Path, number: int, options: argparse.Namespace) -> list[Row]:
    """Alternating, so that a busy minute of the machine falls on all of them; the median counts."""
    cases = prepare(folder, number, options.content, blog=not options.no_blog)
    runs: dict[str, list[Run]] = {case.name: [] for case in cases}
    for turn in range(1, options.repeat + 1):
        for case in cases:
            runs[case.name].append(build(case, f"{number} 篇 第 {turn} 轮 {case.name}"))
    return [_row(number, case, runs[case.name]) for case in cases]


def _row(number: int, case: Case, runs: Sequence[Run]) -> Row:
    files = [path for path in case.site.rglob("*") if path.is_file()]
    return Row(
        number,
        case.name,
        sum(path.suffix == ".html" for path in files),
        sum(path.stat().st_size for path in files) / 1e6,
        statistics.median(run.seconds for run in runs),
        statistics.median(run.cpu for run in runs),
        max(run.peak_mb for run in runs),
    )


def report(rows: Sequence[Row]) -> str:
    plain = {row.posts: row for row in rows if row.name == PLAIN}
    lines = [
        "| 篇数 | 生成器 | 网页 | 大小 MB | 秒 | 毫秒/网页 | CPU 秒 | 峰值 MB | 时间比 | CPU 比 |",
        "|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        base = plain[row.posts]
        lines.append(
            f"| {row.posts} | {row.name} | {row.pages} | {row.size_mb:.1f} | {row.seconds:.2f} "
            f"| {1000 * row.seconds / row.pages:.2f} | {row.cpu:.2f} | {row.peak_mb:.0f} "
            f"| {row.seconds / base.seconds:.2f} | {row.cpu / base.cpu:.2f} |"
        )
    return "\n".join(lines)


def growth(rows: Sequence[Row], name: str) -> str:
    """Milliseconds that one more post costs, from each size to the next: level means linear."""
    mine = sorted((row for row in rows if row.name == name), key=lambda row: row.posts)
    steps = [
        f"{low.posts}→{high.posts}：{1000 * (high.seconds - low.seconds) / (high.posts - low.posts):.2f}"
        for low, high in pairwise(mine)
    ]
    return f"每多一篇的毫秒数，{name}：{'，'.join(steps)}"


def ratio(rows: Sequence[Row], number: int) -> float:
    seconds = {row.name: row.seconds for row in rows if row.posts == number}
    return seconds[OURS] / seconds[PLAIN]


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = ChineseParser(HELP)
    parser.add_argument("--posts", type=int, nargs="+", default=[300, 1000, 3000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--max-ratio", type=float)
    parser.add_argument("--no-blog", action="store_true")
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args(arguments)
    if min(options.posts) < 1 or options.repeat < 1:
        parser.error("数量和次数至少是 1")
    if not (options.content / "activity_types.yml").is_file():
        parser.error(f"{options.content} 不是内容文件夹")
    if options.keep and options.keep.exists():
        parser.error(f"{options.keep} 已经存在")
    return options


def main(arguments: Sequence[str]) -> int:
    options = parse(arguments)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = options.keep or Path(temporary)
        try:
            for number in sorted(set(options.posts)):
                rows += measure(folder / str(number), number, options)
        except FailedBuildError as error:
            say(f"生成失败：\n{error}")
            return 1
    print(report(rows))
    names = dict.fromkeys(row.name for row in rows)
    if len(set(options.posts)) > 1:
        print("\n" + "\n".join(growth(rows, name) for name in names))
    reached = ratio(rows, max(options.posts))
    print(f"\n{max(options.posts)} 篇时，本项目是 Material 的 {reached:.2f} 倍。")
    return 1 if options.max_ratio is not None and reached > options.max_ratio else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("已中断。")
        sys.exit(130)
