"""`export`: the page records as files, for any other engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dangjian.build.export import write_tree
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
    help="把全部页面导出成 Markdown 文件，供别的网站引擎使用。文件夹必须是新的或空的。",
    example="export 导出",
)
@click.argument("directory", type=Place(), metavar="文件夹")
@content_option()
@as_of_option()
def command(directory: Path, content: Path, as_of: dt.date) -> int:
    """Write the tree; never over anything."""
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise click.BadParameter(f"{directory} 已经有内容，不会覆盖；请换一个文件夹", param_hint="文件夹")
    plan = make_plan(content, as_of, ROOT / "docs", ROOT / "mkdocs.yml")
    if plan.has_errors:
        print_problems(plan.problems)
        return PROBLEMS
    with replaced_directory(directory) as fresh:
        count = write_tree(plan, fresh)
    click.echo(f"已导出 {count} 个文件：{directory}")
    return 0
