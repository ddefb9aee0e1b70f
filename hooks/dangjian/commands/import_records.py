"""`import-records`: the spreadsheet that a unit keeps → records; nothing that is there is changed."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from dangjian.build.record_files import added_to, new_file
from dangjian.commands.chinese import PROBLEMS, Verb
from dangjian.commands.options import Place, content_option, shown
from dangjian.commands.printing import print_problems
from dangjian.content.load import RECORDS, load
from dangjian.content.records.importing import Importer, UnitUnknownError
from dangjian.content.records.reader import RecordContext
from dangjian.content.records.spreadsheet import SpreadsheetError, read_workbook
from dangjian.reading.values.numbers import as_yes_no

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dangjian.build.record_files import Addition
    from dangjian.content.records.importing import Found, Target, Unread
    from dangjian.model.problem import Problem
    from dangjian.model.site import Site

_MOST = 20
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\s]')


@click.command(
    "import-records",
    cls=Verb,
    help="把支部自己的台账表格（.xlsx）导入为台账记录：按列名认各列，列出没有认出的，问过才写。"
    "已有的记录一条也不改；缺席人员和姓名不导入。",
    example="import-records 第一党支部台账.xlsx --branch 第一党支部",
)
@click.argument("file", type=Place(), metavar="FILE.xlsx")
@content_option()
@click.option(
    "--branch", "unit", metavar="名称", default=None, help="是哪个支部或单位的；表格里写明了的可以不写"
)
@click.option("--year", type=click.IntRange(1990, 2199), default=None, help="日期里没有年份的，按哪一年算")
@click.option("--dry-run", is_flag=True, help="只列出会导入什么，不写文件")
@click.option("--yes", is_flag=True, help="不再询问")
def command(
    file: Path, content: Path, unit: str | None, year: int | None, *, dry_run: bool, yes: bool
) -> int:
    """Show what would be added, ask, write; 1 where something was not understood."""
    site, problems = load(content)
    found = _found(file, site, unit, year)
    _show(found)
    if not found.count:
        click.echo("没有新的记录。")
        return PROBLEMS if found.unread else 0
    broken = _broken(site, found.rows, content, problems)
    if broken:
        print_problems(broken)
        click.echo("先改正这些错误，再导入；什么也没有写。", err=True)
        return PROBLEMS
    additions = [_addition(site, target, found, content) for target in sorted(found.rows)]
    for one in additions:
        lost = f"，这份文件没有的列不写：{'、'.join(one.lost)}" if one.lost else ""
        click.echo(f"{'新建' if one.is_new else '接在后面'}  {shown(one.path)}  {one.rows} 条{lost}")
    if dry_run:
        click.echo("只是试看，什么也没有写。")
    elif yes or _agreed():
        for one in additions:
            one.write()
        click.echo(f"已导入 {found.count} 条。")
    else:
        click.echo("什么也没有写。")
    return PROBLEMS if found.unread else 0


def _found(file: Path, site: Site, unit: str | None, year: int | None) -> Found:
    """What the workbook holds; what is wrong with the call, or with the file as a whole, is said."""
    if not file.is_file():
        raise click.BadParameter(f"找不到文件 {file}", param_hint="FILE.xlsx")
    identity = ""
    if unit is not None:
        names = RecordContext.of(site).duties.units
        identity = names.find(unit) or ""
        if not identity:
            message, _guess, hint = names.unknown(unit)
            raise click.BadParameter(f"{message}{f'，{hint}' if hint else ''}", param_hint="--branch")
    try:
        return Importer(site, identity, year).read(read_workbook(file), file.stem)
    except SpreadsheetError as error:
        raise click.BadParameter(str(error), param_hint="FILE.xlsx") from None
    except UnitUnknownError:
        raise click.UsageError("缺少 --branch：表格里没有写明是哪个支部的") from None


def _show(found: Found) -> None:
    click.echo(f"认出新的记录 {found.count} 条，已经有的 {found.known} 条。")
    for sheet, title, reason in found.columns:
        click.echo(f"  没有导入的列：{sheet} 的“{title}”（{reason}）")
    _list("可能是姓名或号码，没有导入的格子（改成岗位、去掉号码后自己补上）", found.names)
    _list("重复的，没有写", found.repeated)
    _list("读懂了，请再看一眼的", found.notes)
    _list("没有读懂的", found.unread)
    _list("从内容看，“类型”可以这样写（没有替您写）", found.types)


def _list(title: str, entries: list[Unread]) -> None:
    if entries:
        click.echo(f"{title}（{len(entries)} 处）：")
        for one in entries[:_MOST]:
            place = f"{one.sheet} 第 {one.row} 行" if one.row else one.sheet
            click.echo(f"  {place}：{one.reason}")
        if len(entries) > _MOST:
            click.echo(f"  另有 {len(entries) - _MOST} 处。")


def _file_of(site: Site, target: Target) -> str | None:
    """The file that a unit has for a year, whatever of its names it bears."""
    unit, year = target
    units = RecordContext.of(site).duties.units
    return next(
        (
            path
            for path in site.files
            if RECORDS.match(path)
            and path.split("/")[1] == str(year)
            and units.find(path.split("/")[2][:-4]) == unit
        ),
        None,
    )


def _broken(
    site: Site, targets: Iterable[Target], content: Path, problems: Iterable[Problem]
) -> list[Problem]:
    """Errors of the files to be added to: their lines may be the very rows that would come again."""
    paths = {f"{content.name}/{_file_of(site, target)}" for target in targets}
    return [problem for problem in problems if problem.is_error and problem.path in paths]


def _addition(site: Site, target: Target, found: Found, content: Path) -> Addition:
    rows = sorted(found.rows[target], key=lambda row: row["date"])
    there = _file_of(site, target)
    if there is not None:
        return added_to(content / there, rows)
    unit, year = target
    name = site.units[unit].name
    stem = unit if _NO_FILE_NAME.search(name) else name
    return new_file(content / "records" / str(year) / f"{stem}.csv", rows)


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise click.UsageError("缺少 --yes：这里没有人能回答，什么也没有写")
    while True:
        answer = as_yes_no(click.prompt("写入吗（是/否）", prompt_suffix="："))
        if answer is not None:
            return answer
        click.echo("请回答“是”或“否”。", err=True)
