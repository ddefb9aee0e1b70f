"""`build`: the whole site, into a new directory that replaces the old one only when all went well."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from dangjian.build.environment import BuildOrder
from dangjian.build.writer import foreign_files, read_manifest, replaced_directory
from dangjian.commands import engine
from dangjian.commands.chinese import PROBLEMS, Verb
from dangjian.commands.options import ROOT, Place, as_of_option, content_option, edition_option, shown
from dangjian.commands.timings import timings_table
from dangjian.model.editions import Edition

if TYPE_CHECKING:
    import datetime as dt

    from dangjian.build.timings import Timings


SITES = {Edition.PUBLIC: "site", Edition.INTERNAL: "site-internal"}


class _FailedError(Exception):
    """The engine did not finish: the old site stays."""


@click.command(
    "build",
    cls=Verb,
    help="生成整个网站。有错误时不生成，原来的网站原样保留。",
    example="build --site-dir site --as-of 2026-11-24",
)
@content_option()
@click.option(
    "--site-dir", type=Place(), default=None, help="网站生成到哪个文件夹，默认是 site，内部版是 site-internal"
)
@edition_option()
@as_of_option()
@click.option("--timings", is_flag=True, help="生成后列出各类页面和各个阶段用了多少时间")
def command(content: Path, site_dir: Path | None, edition: Edition, as_of: dt.date, *, timings: bool) -> int:
    """Build; 1 where the content has errors or the engine failed."""
    target = site_dir or ROOT / SITES[edition]
    _refuse_unsafe(target, content)
    try:
        with replaced_directory(target) as fresh:
            begun = perf_counter()
            taken = _build_into(fresh, BuildOrder(content, as_of, edition, progress=True, timings=timings))
            seconds = perf_counter() - begun
            pages = sum(name.endswith(".html") for name in read_manifest(fresh))
    except _FailedError:
        return PROBLEMS
    click.echo(f"网站已生成：{shown(target)}（{pages} 个网页）")
    if edition is Edition.INTERNAL:
        click.echo("这是内部版，列有逾期和免除的情况：只在本机看，不要放到公开的网站上。")
    if timings:
        click.echo(f"\n{timings_table(taken, seconds)}")
    return 0


def _build_into(fresh: Path, order: BuildOrder) -> Timings:
    code, timings = engine.build(order, fresh)
    if code:
        raise _FailedError
    return timings


def _refuse_unsafe(target: Path, content: Path) -> None:
    """The output takes the place of what was there: never of the project, the content, anybody's files."""
    real = target.resolve()
    inside = (
        content,
        ROOT / "docs",
        ROOT / "hooks",
        ROOT / "scripts",
        ROOT / "tests",
        ROOT / ".git",
        ROOT / ".venv",
    )
    around = (ROOT, content, Path.home(), Path.cwd())
    if any(one.resolve() in (real, *real.parents) for one in inside) or any(
        real in (one.resolve(), *one.resolve().parents) for one in around
    ):
        raise click.BadParameter(f"{target} 不能作为网站的文件夹，里面有别的东西", param_hint="--site-dir")
    if real.exists() and not real.is_dir():
        raise click.BadParameter(f"{target} 是一个文件", param_hint="--site-dir")
    foreign = foreign_files(real) if real.is_dir() else []
    if foreign:
        named = "、".join(foreign[:3]) + (" 等" if len(foreign) > 3 else "")
        message = f"{target} 里有不是本程序生成的文件（{named}）；请换一个文件夹，或先把它们移走"
        raise click.BadParameter(message, param_hint="--site-dir")
