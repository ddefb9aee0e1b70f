"""`status`: what is due in a month and how it stands, in one screen."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from dangjian.build.plan import make_plan
from dangjian.commands.chinese import PROBLEMS, Verb
from dangjian.commands.options import ROOT, as_of_option, content_option
from dangjian.commands.printing import print_problems
from dangjian.content.data.activity_types import type_names
from dangjian.content.data.duties.context import DutyContext
from dangjian.content.load import load
from dangjian.duties.focus import due_in, still_due
from dangjian.duties.holders import holder_name
from dangjian.duties.rates import completion, state_counts
from dangjian.duties.status import assess
from dangjian.model.dates import chinese_day
from dangjian.views.duties.cells import LOOKS
from dangjian.views.duties.grids import has_samples
from dangjian.views.duties.words import day_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dangjian.duties.status import Cell
    from dangjian.model.site import Site

WIDTH = 100


class Month(click.ParamType[tuple[int, int]]):
    """A month as YYYY-MM."""

    name = "YYYY-MM"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Year and month; anything else is a wrong call."""
        match = re.fullmatch(r"(\d{4})-?(0?[1-9]|1[0-2])", str(value))
        if match is None:
            self.fail(f"“{value}”不是月份，要写成 2026-12 的样子", param, ctx)
        return int(match[1]), int(match[2])


@click.command(
    "status",
    cls=Verb,
    help="本月哪些责任事项到期、做了没有；以前逾期、仍须补做的排在最前。",
    example="status --branch 第一党支部 --month 2026-12",
)
@content_option()
@click.option("--branch", "holder", metavar="名称", default=None, help="只看一个支部、党总支、党组或岗位")
@click.option("--month", type=Month(), default=None, help="哪个月，默认是本月")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="table 给人看，json 给程序用",
)
@as_of_option()
def command(
    content: Path, holder: str | None, month: tuple[int, int] | None, form: str, as_of: dt.date
) -> int:
    """Print it; 1 where the content has errors, since then nobody can tell."""
    plan = make_plan(content, as_of, ROOT / "docs", ROOT / "mkdocs.yml")
    if plan.has_errors:
        print_problems([problem for problem in plan.problems if problem.is_error])
        return PROBLEMS
    site, _problems = load(content, ROOT / "docs")
    year, number = month or (as_of.year, as_of.month)
    cells = _of_holder(assess(site, as_of).cells, site, holder)
    due = [cell for one in due_in(cells, year, number) for cell in one.cells]
    late = still_due(cells, as_of.replace(year=year, month=number, day=1))
    if form == "json":
        click.echo(_json(site, [*late, *due], as_of, f"{year}-{number:02d}"))
    else:
        _show(site, late, due, as_of, f"{year}年{number}月")
    return 0


def _of_holder(cells: Sequence[Cell], site: Site, name: str | None) -> list[Cell]:
    """The cells of a unit with its party groups and positions, or of a position."""
    if name is None:
        return list(cells)
    context = DutyContext.of(site.organization, type_names(site.activity_types, frozenset()), frozenset())
    found = context.holders.find(name)
    if found is None:
        message, _guess, hint = context.holders.unknown(name)
        raise click.BadParameter(f"{message}{'。' if hint else ''}{hint}", param_hint="--branch")
    return [cell for cell in cells if found in (cell.holder.key, cell.holder.unit)]


def _show(site: Site, late: Sequence[Cell], due: Sequence[Cell], as_of: dt.date, month: str) -> None:
    click.echo(f"{month}责任事项（截至{chinese_day(as_of)}）\n")
    if not late and not due:
        click.echo("没有到期的事项。")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for title in ("完成时限", "事项", "时期", "状态"):
        table.add_column(title, no_wrap=title != "状态", overflow="fold")
    for group in (late, due):
        for cells in _by_period(group):
            first = cells[0]
            deadline = f"{day_words(first.slot.effective, as_of.year)}前"
            table.add_row(deadline, first.duty.title, first.slot.period.chinese, _standing(site, cells))
    Console(width=WIDTH).print(table)
    rate = completion(state_counts(due))
    words = f"本月到期的应完成 {rate.due} 期，已完成 {rate.done} 期。" if rate.due else "本月还没有过时限的。"
    overdue = f"以前逾期、仍须补做的 {len(late)} 期。" if late else ""
    samples = "含示例记录，不是实际工作情况。" if has_samples([*late, *due]) else ""
    click.echo(f"\n{words}{overdue}{samples}")


def _by_period(cells: Iterable[Cell]) -> list[list[Cell]]:
    """The cells of one duty and one period together, all holders in one line."""
    found: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        found.setdefault((cell.duty.id, cell.slot.period.key), []).append(cell)
    return sorted(found.values(), key=lambda group: group[0].slot.effective)


def _standing(site: Site, cells: Sequence[Cell]) -> str:
    """A line for each state: ``✓ 已完成 第一党支部、第三党支部``."""
    found: dict[str, list[str]] = {}
    for cell in cells:
        minimum = cell.slot.version.minimum
        share = f" {len(cell.finding.proofs)}/{minimum}" if minimum > 1 else ""
        late = f" {cell.finding.days} 天" if cell.finding.days else ""
        key = f"{LOOKS[cell.state][1]} {cell.state}{share}{late}"
        found.setdefault(key, []).append(holder_name(site, cell.holder, cell.slot.nominal))
    return "\n".join(f"{key}  {'、'.join(names)}" for key, names in found.items())


def _json(site: Site, cells: Sequence[Cell], as_of: dt.date, month: str) -> str:
    """The same for scripts: one object a cell, dates as YYYY-MM-DD, proofs by path and line."""
    rows = [
        {
            "duty": cell.duty.id,
            "title": cell.duty.title,
            "holder": cell.holder.key,
            "name": holder_name(site, cell.holder, cell.slot.nominal),
            "period": cell.slot.period.key,
            "deadline": cell.slot.nominal.isoformat(),
            "effective": cell.slot.effective.isoformat(),
            "tentative": cell.slot.tentative,
            "state": cell.state.value,
            "days_late": cell.finding.days,
            "minimum": cell.slot.version.minimum,
            "proofs": [
                {"path": one.path, "line": one.line, "date": one.date.iso, "sample": one.sample}
                for one in cell.finding.proofs
            ],
        }
        for cell in cells
    ]
    whole = {"as_of": as_of.isoformat(), "month": month, "cells": rows}
    return json.dumps(whole, ensure_ascii=False, indent=2)
