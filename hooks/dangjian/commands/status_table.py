"""`status` as a table: holders and periods that are alike stand in one line."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dangjian.duties.holders import Holder, holder_name
from dangjian.duties.rates import completion, state_counts
from dangjian.duties.states import NOT_DUE_YET, State
from dangjian.model.dates import WEEKDAYS, chinese_day
from dangjian.model.duties import HolderKind
from dangjian.model.periods import PeriodKind
from dangjian.views.duties.cells import LOOKS, is_tentative, share
from dangjian.views.duties.grids import has_samples
from dangjian.views.duties.words import day_words, holder_rule_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from dangjian.commands.due_month import DueMonth
    from dangjian.duties.status import Cell
    from dangjian.model.periods import Period
    from dangjian.model.site import Site

_NARROWEST, _WIDEST = 80, 100
_STYLES = {
    State.DONE: "green",
    State.DONE_LATE: "green",
    State.SOON: "yellow",
    State.OVERDUE: "bold red",
    State.LAPSED: "red",
}
# For terminals that have GBK and nothing more.
_GBK_SIGNS = {"✓": "√", "◐": "◎", "∅": "-"}


def print_month(site: Site, shown: DueMonth) -> None:
    """What is still due from before, the month by deadline, and the sum of what was due."""
    whose = f"　{shown.whose.name}" if shown.whose else ""
    click.echo(f"{shown.month.chinese}到期的责任事项{whose}　截至{day_words(shown.status.as_of)}\n")
    if shown.owed or shown.before or shown.ahead:
        _print(_table(shown, _Lines(site, _everyone(shown.status.cells), shown.month.year)))
    click.echo(_closing(site, shown))


def _closing(site: Site, shown: DueMonth) -> str:
    """Done of what was due: what is not due yet, or exempt, is counted apart."""
    states = state_counts(shown.cells)
    rate, exempt = completion(states), states[State.EXEMPT]
    waiting = sum(cell.state in NOT_DUE_YET for cell in shown.owed)
    parts = [f"应完成 {rate.due} 期，已完成 {rate.done} 期"] if rate.due else []
    parts += [f"未到时限的 {waiting} 期不计入"] if waiting else []
    parts += [f"免除 {exempt} 期"] if exempt else []
    nothing = _nothing(site, shown)
    samples = "\n含示例记录，不是实际工作情况。" if has_samples([*shown.before, *shown.cells]) else ""
    left = len(shown.uncounted)
    told = f"\n有 {left} 条动态或台账没有算进这些事项，原因用 check 看。" if left else ""
    return f"{'；'.join(parts) or nothing}。{told}{samples}"


def _nothing(site: Site, shown: DueMonth) -> str:
    if not site.duties:
        return "还没有责任事项：写在内容文件夹的 duties 里"
    begun = min((duty.since.first for duty in site.duties if duty.since), default=None)
    if begun is not None and shown.month.last < begun:
        return f"本站从{chinese_day(begun)}起记录责任事项，以前的月份没有"
    return "这个月没有到期的事项"


def _series(cell: Cell) -> tuple[str, str]:
    return cell.duty.id, cell.slot.period.key


def _everyone(cells: Iterable[Cell]) -> Counter[tuple[str, str]]:
    """How many hold each duty in each period."""
    return Counter(_series(cell) for cell in cells if cell.state is not State.INAPPLICABLE)


def _table(shown: DueMonth, lines: _Lines) -> Table:
    """One table, so that its columns are alike; only where something is left from before are there titles."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0), header_style="")
    table.add_column("事项", overflow="fold", min_width=12)
    table.add_column("责任主体", overflow="fold")
    table.add_column("期次", overflow="fold")
    parts = [
        ("仍须补做", list(lines.of(shown.before))),
        (f"{shown.month.short}到期", list(lines.of(shown.owed))),
        ("随后到期", list(lines.of(shown.ahead))),
    ]
    for place, name in ((-2, "完成时限"), (-1, "状态")):
        widest = max(line[place].cell_len for _title, rows in parts for line in rows)
        table.add_column(name, no_wrap=True, min_width=max(widest, cell_len(name)))
    for title, rows in parts:
        if rows and (shown.before or shown.ahead):
            table.add_row(Text(f"【{title}】", style="bold"))
        for line in rows:
            table.add_row(*line)
        table.add_section()
    return table


def _print(table: Table) -> None:
    """In 80 to 100 columns, whatever the terminal has; no blanks at the ends of lines."""
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_NARROWEST, 24)).columns))
    console = Console(width=width, highlight=False)
    with console.capture() as captured:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n")


@dataclass(frozen=True, slots=True)
class _Lines:
    """Makes lines of cells. ``everyone`` tells when all holders of a duty are in one state."""

    site: Site
    everyone: Mapping[tuple[str, str], int]
    year: int

    def of(self, cells: Iterable[Cell]) -> list[tuple[Text, ...]]:
        """The lines by deadline: holders in one state together, then periods of the same holders."""
        alike: dict[tuple[object, ...], list[Cell]] = {}
        for cell in cells:
            alike.setdefault((*_series(cell), *_state(cell)), []).append(cell)
        merged: dict[tuple[object, ...], list[Cell]] = {}
        for group in sorted(alike.values(), key=lambda group: group[0].slot.effective):
            cell = group[0]
            # Whose turn it is changes every week: done by one or the other, it is done.
            holders = None if cell.slot.turn else tuple(one.holder for one in group)
            merged.setdefault((cell.duty.id, cell.year, holders, *_state(cell)), []).extend(group)
        return [self._line(group) for group in merged.values()]

    def _line(self, cells: Sequence[Cell]) -> tuple[Text, ...]:
        cell = cells[0]
        sign, words = _state(cell)
        periods = {one.slot.period.key: one.slot.period for one in cells}
        tentative = any(map(is_tentative, cells))
        until = _days([one.slot.effective for one in cells], self.year)
        return (
            Text(cell.duty.title),
            Text(self._holders(cells)),
            Text(_periods(list(periods.values()), self.year)),
            Text(f"{until}（暂定）" if tentative else until),
            Text(f"{_shown_sign(sign)} {words}", style=_STYLES.get(cell.state, "")),
        )

    def _holders(self, cells: Sequence[Cell]) -> str:
        duty, holders = cells[0].duty, {cell.holder: cell for cell in cells}
        every = any(rule.kind in (HolderKind.EVERY_BRANCH, HolderKind.EVERY_GROUP) for rule in duty.holders)
        if every and len(holders) > 2 and all(self.everyone[_series(one)] == len(holders) for one in cells):
            return "、".join(holder_rule_name(self.site, rule) for rule in duty.holders)
        groups: dict[str, list[str]] = {}
        for holder, cell in holders.items():
            whole = Holder(holder.unit, holder.unit) if holder.group else holder
            name = holder_name(self.site, whole, cell.slot.nominal)
            groups.setdefault(name, []).extend([str(holder.group)] if holder.group else [])
        alone = [name for name, numbers in groups.items() if not numbers]
        of_groups = [f"{name}第{'、'.join(numbers)}党小组" for name, numbers in groups.items() if numbers]
        return "，".join([*([_joined(alone)] if alone else []), *of_groups])


def _state(cell: Cell) -> tuple[str, str]:
    """Sign and words, with 3/4 where several are asked for."""
    some = share(cell)
    return LOOKS[cell.state][1], f"{cell.state} {some}" if some else cell.state.value


def _shown_sign(sign: str) -> str:
    try:
        sign.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return _GBK_SIGNS.get(sign, sign)
    return sign


def _joined(names: Sequence[str]) -> str:
    """``第一、第三党支部``: what all the names end with stands once."""
    endings = {next((word for word in ("党支部", "支部") if name.endswith(word)), "") for name in names}
    ending = endings.pop() if len(endings) == 1 else ""
    return "、".join(name.removesuffix(ending) for name in names) + ending


def _periods(periods: Sequence[Period], year: int) -> str:
    """``11月``, ``第45—47周``, ``2025年度、全年``; with the year where it is another."""
    kinds = {(period.kind, period.year) for period in periods}
    if len(periods) > 1 and kinds in ({(PeriodKind.WEEK, year)}, {(PeriodKind.MONTH, year)}):
        pattern = "第{}周" if periods[0].kind is PeriodKind.WEEK else "{}月"
        return pattern.format(_runs([period.index for period in periods]))
    return "、".join(period.short if period.year == year else period.chinese for period in periods)


def _runs(numbers: Sequence[int]) -> str:
    """``1、3—5``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)


def _days(days: Sequence[dt.date], year: int) -> str:
    """``11月27日 周五``, or from the first to the last of several."""
    first, last = min(days), max(days)
    if first == last:
        return f"{_day(first, year)} 周{WEEKDAYS[first.weekday()]}"
    end = f"{last.day}日" if (first.year, first.month) == (last.year, last.month) else _day(last, first.year)
    return f"{_day(first, year)}—{end}"


def _day(day: dt.date, year: int) -> str:
    short = f"{day.month}月{day.day}日"
    return short if day.year == year else f"{day.year}年{short}"
