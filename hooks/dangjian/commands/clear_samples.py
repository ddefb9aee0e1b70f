"""`clear-samples`: the samples leave the content directory, into a folder beside it; nothing is deleted."""

from __future__ import annotations

import sys
from itertools import chain, count
from typing import TYPE_CHECKING

import click

from dangjian.build.plan import make_plan
from dangjian.build.samples import Samples, move_out
from dangjian.commands.chinese import PROBLEMS, Verb
from dangjian.commands.options import ROOT, as_of_option, content_option, shown
from dangjian.commands.printing import print_problems
from dangjian.content.load import load
from dangjian.reading.values.numbers import as_yes_no

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


@click.command(
    "clear-samples",
    cls=Verb,
    help="把标了“示例: 是”的动态和制度，连同只有它们用到的照片和附件，和整份都是示例的台账记录，"
    "移到内容文件夹旁边。"
    "先列出清单，问过才动；什么也不删除。",
    example="clear-samples --yes",
)
@content_option()
@click.option("--yes", is_flag=True, help="不再询问")
@as_of_option()
def command(content: Path, as_of: dt.date, *, yes: bool) -> int:
    """Move them out; nothing moves where something would break."""
    site, _problems = load(content, ROOT / "docs")
    samples = Samples(site, content)
    problems = _in_the_way(samples, as_of)
    if problems:
        return problems
    if not samples.paths:
        click.echo("没有标“示例: 是”的动态、制度和台账记录，什么也不用移。")
        _show_left(samples)
        return 0
    _show(samples)
    if not (yes or _agreed()):
        click.echo("什么也没有移出。")
        return 0
    target = _new_folder(content, as_of)
    try:
        move_out(content, samples.paths, target)
    except (OSError, KeyboardInterrupt):
        rest = f"还有一部分在 {shown(target)}，请复制回来。" if target.exists() else "内容文件夹保持原样。"
        click.echo(f"没有移完。{rest}", err=True)
        raise
    files = f"，{len(samples.files)} 个照片和附件" if samples.files else ""
    records = f"，{len(samples.record_files)} 份台账记录" if samples.record_files else ""
    click.echo(
        f"已移到 {shown(target)}：{len(samples.documents)} 篇示例{files}{records}。\n"
        f"想放回去，把那里面的文件夹复制到 {shown(content)}；确认不再需要，可以删掉那个文件夹。"
    )
    _show_left(samples)
    return 0


def _in_the_way(samples: Samples, as_of: dt.date) -> int:
    """The exit code, the reasons printed, where samples cannot go; errors of their own would go with them."""
    engine = ROOT / "mkdocs.yml"
    plan = make_plan(samples.content, as_of, ROOT / "docs", engine)
    own = {f"{samples.content.name}/{path}" for path in samples.paths}
    errors = [problem for problem in plan.problems if problem.is_error and problem.path not in own]
    if errors:
        print_problems(errors)
        click.echo("先改正这些错误，再移出示例；什么也没有移出。", err=True)
        return PROBLEMS
    broken = samples.broken(as_of, engine)
    if broken:
        print_problems(broken)
        click.echo("这几处连到示例，移出示例以后会出错。先改正，再移出；什么也没有移出。", err=True)
        return PROBLEMS
    return 0


def _show(samples: Samples) -> None:
    click.echo(f"要移出的示例（{len(samples.documents)} 篇）：")
    for document in samples.documents:
        click.echo(f"  {shown(samples.content / document.source.path)}  {document.title}")
    if samples.files:
        click.echo(f"连同它们的照片和附件（{len(samples.files)} 个）：")
        for path in samples.files:
            click.echo(f"  {shown(samples.content / path)}")
    if samples.record_files:
        click.echo(f"台账记录（{len(samples.record_files)} 份）：")
        for path in samples.record_files:
            click.echo(f"  {shown(samples.content / path)}")


def _show_left(samples: Samples) -> None:
    if samples.left:
        click.echo("还有几处示例和别的内容写在一起，请打开文件自己删去：")
        for path, line in samples.left:
            click.echo(f"  {shown(samples.content / path)} 第 {line} 行")


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise click.UsageError("缺少 --yes：这里没有人能回答，什么也没有移出")
    while True:
        answer = as_yes_no(click.prompt("移出这些文件吗（是/否）", prompt_suffix="："))
        if answer is not None:
            return answer
        click.echo("请回答“是”或“否”。", err=True)


def _new_folder(content: Path, as_of: dt.date) -> Path:
    """A name beside the content directory that nothing has yet."""
    beside = content.resolve().parent
    suffixes = chain([""], (f"-{number}" for number in count(2)))
    paths = (beside / f"示例-已移出-{as_of.isoformat()}{suffix}" for suffix in suffixes)
    return next(path for path in paths if not path.exists())
