"""`export`: the page records as files, for any other engine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from dangjian.build.engine_tree import PAGES, write_engine
from dangjian.build.environment import BuildOrder
from dangjian.build.export import write_tree
from dangjian.build.pictures.jobs import with_pictures
from dangjian.build.plan import make_plan
from dangjian.build.writer import replaced_directory
from dangjian.commands.chinese import PROBLEMS, Verb
from dangjian.commands.options import ROOT, Place, as_of_option, content_option
from dangjian.commands.printing import print_problems

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


@click.command(
    "export",
    cls=Verb,
    help="把全部页面导出成 Markdown 文件，连同页面样式和引擎的设置，供别的网站引擎直接使用。"
    "文件夹必须是新的或空的。",
    example="export 导出",
)
@click.argument("directory", type=Place(), metavar="文件夹", help="新的或空的文件夹")
@content_option()
@as_of_option()
def command(directory: Path, content: Path, as_of: dt.date) -> int:
    """Write the tree; never over anything."""
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise click.BadParameter(f"{directory} 已经有内容，不会覆盖；请换一个文件夹", param_hint="文件夹")
    config = ROOT / "mkdocs.yml"
    plan = make_plan(content, as_of, ROOT / "docs", config)
    plan, note = with_pictures(plan, BuildOrder.cache(ROOT), _tell_pictures)
    if note:
        click.echo(note, err=True)
    if plan.has_errors:
        print_problems(plan.problems)
        return PROBLEMS
    with replaced_directory(directory) as fresh:
        count = write_tree(plan, fresh / PAGES) + write_engine(plan, config, fresh)
    click.echo(f"已导出 {count} 个文件：{directory}（docs 是页面，theme 是样式，mkdocs.yml 是引擎的设置）")
    return 0


def _tell_pictures(done: int, total: int) -> None:
    """One line that is written over and over, on a terminal."""
    if sys.stderr.isatty():
        click.echo(f"\r处理图片 {done}/{total}", err=True, nl=done == total)
