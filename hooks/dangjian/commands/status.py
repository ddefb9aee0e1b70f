"""`status`: what is due in a month, and still due from before, in one screen."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from dangjian.commands.chinese import PROBLEMS, Verb
from dangjian.commands.due_month import DueMonth, Whose
from dangjian.commands.options import ROOT, as_of_option, content_option
from dangjian.commands.printing import as_json, print_problems
from dangjian.commands.status_json import month_json
from dangjian.commands.status_table import print_month
from dangjian.content.data.duties.context import DutyContext
from dangjian.content.load import load
from dangjian.content.names import Names
from dangjian.content.party_groups import split_group, why_no_group
from dangjian.duties.holders import Holder, holder_name
from dangjian.duties.status import assess
from dangjian.model.duties import HolderKind
from dangjian.model.organization import group_key
from dangjian.model.periods import Period, PeriodKind, period_of
from dangjian.reading.values.periods import parse_period

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from dangjian.model.organization import Unit
    from dangjian.model.site import Site

# Whoever asks for a later year has mistyped it.
_YEARS_AHEAD = 5
_EVERY = frozenset(HolderKind)


class _Month(click.ParamType[Period]):
    """A month as YYYY-MM, or as people write it."""

    name = "YYYY-MM"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        """The month; anything else is a wrong call."""
        found = value if isinstance(value, Period) else parse_period(str(value))
        if found is None or found.kind is not PeriodKind.MONTH:
            self.fail(f"“{value}”不是月份，要写成 2026-12 的样子", param, ctx)
        return found


@click.command(
    "status",
    cls=Verb,
    help="列出一个月里到期的责任事项和完成情况；以前逾期、仍须补做的列在最前面。\n\n"
    "有逾期的，退出码也是 0；内容有错误时列出错误，退出码 1。",
    example="status --branch 第一党支部 --month 2026-12",
)
@click.option(
    "--branch", metavar="名称", default=None, help="只看一个单位、岗位或党小组，如 第一党支部第2党小组"
)
@click.option("--month", type=_Month(), default=None, help="哪个月到期的，默认是“按哪一天计算”的那个月")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="table 给人看，json 给程序用，字段写在 hooks/dangjian/commands/status_json.py 里",
)
@content_option()
@as_of_option()
def command(content: Path, as_of: dt.date, branch: str | None, month: Period | None, form: str) -> int:
    """Print the month; 1 where the content has errors, whoever is late."""
    site, problems = load(content, ROOT / "docs")
    errors = [problem for problem in problems if problem.is_error]
    if errors:
        if form == "json":
            click.echo(as_json(errors))
        else:
            print_problems(errors)
            click.echo("先改正这些错误，再看完成情况。", err=True)
        return PROBLEMS
    whose = None if branch is None else _whose(site, branch)
    wanted = month or period_of(PeriodKind.MONTH, as_of)
    if wanted.year > as_of.year + _YEARS_AHEAD:
        raise click.BadParameter(f"最远看到{as_of.year + _YEARS_AHEAD}年12月", param_hint="--month")
    shown = DueMonth.of(assess(site, as_of, wanted.last), wanted, whose)
    if form == "json":
        click.echo(month_json(site, shown))
    else:
        print_month(site, shown)
    return 0


def _whose(site: Site, typed: str) -> Whose:
    """Who is meant; an unknown name is a wrong call, told with the nearest there is."""
    unit, number = split_group(unicodedata.normalize("NFKC", typed))
    holders = DutyContext.of(site.organization, Names.of("活动类型", ()), frozenset()).holders
    key = holders.find(unit)
    if key is None or key in _EVERY:
        # Ids are understood, but nobody is asked to write them.
        people = (name for name in holders.shown if not name.isascii() and holders.find(name) not in _EVERY)
        message, _guess, hint = replace(holders, what="单位或岗位", shown=tuple(people)).unknown(unit)
        raise click.BadParameter(f"{message}；{hint}" if hint else message, param_hint="--branch")
    if number and key in site.units:
        return _group_of(site.units[key], number)
    if number:
        raise click.BadParameter(f"“{unit}”不是党支部，没有党小组", param_hint="--branch")
    return Whose(key, holder_name(site, Holder(key, key, "" if key in site.units else key)))


def _group_of(unit: Unit, number: int) -> Whose:
    """A party group of a unit, by its number."""
    wrong = why_no_group(unit, number)
    if wrong:
        raise click.BadParameter(wrong, param_hint="--branch")
    return Whose(group_key(unit.id, number), f"{unit.name}第{number}党小组")
