"""`check`: every problem of every file, without building."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dangjian.build.plan import make_plan
from dangjian.commands.chinese import PROBLEMS, Verb
from dangjian.commands.options import ROOT, as_of_option, content_option
from dangjian.commands.printing import as_json, print_problems

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


@click.command(
    "check",
    cls=Verb,
    help="检查全部内容，列出每一处问题和改法，不生成网站。",
    example="check --format json",
)
@content_option()
@as_of_option()
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="text 给人看，json 给程序用"
)
def command(content: Path, as_of: dt.date, form: str) -> int:
    """Print the problems; 1 where any is an error."""
    plan = make_plan(content, as_of, ROOT / "docs", ROOT / "mkdocs.yml")
    if form == "json":
        click.echo(as_json(plan.problems))
    else:
        print_problems(plan.problems)
    return PROBLEMS if plan.has_errors else 0
