"""`init`: a small content directory to begin with, every file of it explained."""

from __future__ import annotations

import shlex
from contextlib import suppress
from pathlib import Path

import click

from dangjian.build.writer import copy_new, replaced_directory
from dangjian.commands.chinese import SCRIPT, Verb
from dangjian.commands.options import Place, shown

# Copied as it is; found by path, since the package is not installed.
STARTER = Path(__file__).resolve().parents[1] / "starter"


@click.command(
    "init",
    cls=Verb,
    help="新建一个内容文件夹，供另一个单位使用：各个文件都写好了注释和示例。不会覆盖已有的文件。",
    example="init 新单位",
)
@click.argument("directory", type=Place(), metavar="文件夹", help="新的或空的文件夹")
def command(directory: Path) -> int:
    """Fill a new or empty folder."""
    if directory.is_symlink() and not directory.exists():
        raise click.BadParameter(f"{directory} 是一个失效的链接", param_hint="文件夹")
    if directory.exists() and not directory.is_dir():
        raise click.BadParameter(f"{directory} 是一个文件；请换一个名字", param_hint="文件夹")
    if directory.is_dir():
        if any(directory.iterdir()):
            message = f"{directory} 里已经有东西，不会覆盖；请换一个文件夹"
            raise click.BadParameter(message, param_hint="文件夹")
        _fill(directory)
    else:
        with replaced_directory(directory) as fresh:
            _fill(fresh)
    _tell_next_steps(directory)
    return 0


def _fill(directory: Path) -> None:
    """All files or none. An empty folder is kept itself: somebody may stand in it, or have shared it."""
    written: list[Path] = []
    try:
        for original in sorted(path for path in STARTER.rglob("*") if path.is_file()):
            path = directory / original.relative_to(STARTER)
            written.append(path)  # before it is there: the folder was empty, so it is ours at any moment
            copy_new(original, path)
    except BaseException:
        _take_back(written, directory)
        raise


def _take_back(written: list[Path], directory: Path) -> None:
    for path in written:
        path.unlink(missing_ok=True)
    for folder in sorted((path for path in STARTER.rglob("*") if path.is_dir()), reverse=True):
        with suppress(OSError):  # not made yet, or somebody has put a file there
            (directory / folder.relative_to(STARTER)).rmdir()


def _tell_next_steps(directory: Path) -> None:
    where = shlex.quote(str(shown(directory)))
    click.echo(f"已新建内容文件夹：{shown(directory)}\n\n接下来：")
    steps = (
        ("打开里面的 site.yml、organization.yml、activity_types.yml，按注释改成本单位的", ""),
        ("预览", f"serve --content {where}"),
        ("新建一篇动态", f"new --content {where}"),
        ("检查", f"check --content {where}"),
        ("不再需要示例时，把示例移出去", f"clear-samples --content {where}"),
    )
    for number, (what, call) in enumerate(steps, 1):
        click.echo(f"  {number}. {what}" + (f"：{SCRIPT} {call}" if call else ""))
