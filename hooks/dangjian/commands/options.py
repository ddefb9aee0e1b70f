"""Options that several verbs share, and the types of their values."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import click

from dangjian.build.clock import today
from dangjian.model.editions import Edition
from dangjian.reading.values.legible import FIRST_YEAR, LAST_YEAR

# hooks/dangjian/commands/options.py → the project's directory
ROOT = Path(__file__).resolve().parents[3]


def shown(path: Path) -> Path:
    """A path as people see it: within the project relative to it."""
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


class Day(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The date; anything else is a wrong call."""
        try:
            day = dt.date.fromisoformat(str(value))
        except ValueError:
            day = None
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(f"“{value}”不是日期，要写成 2026-11-24 的样子", param, ctx)
        return day


class Place(click.ParamType[Path]):
    """A path; a relative one starts from where the user called, not from the project."""

    name = "DIR"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The absolute path."""
        del param, ctx
        caller = Path(os.environ.get("DANGJIAN_CWD", "")).absolute()
        return Path(os.path.normpath(caller / str(value)))


Decorator = Callable[[Callable[..., int]], Callable[..., int]]


def content_option() -> Decorator:
    """`--content DIR`."""

    def checked(_ctx: click.Context, param: click.Parameter, value: Path | None) -> Path:
        directory = value or ROOT / "content"
        if not directory.is_dir():
            raise click.BadParameter(f"找不到文件夹 {directory}", param=param)
        return directory

    return click.option("--content", type=Place(), callback=checked, help="内容文件夹，默认是 content")


def as_of_option() -> Decorator:
    """`--as-of YYYY-MM-DD`."""
    return click.option(
        "--as-of",
        type=Day(),
        default=None,
        callback=lambda _c, _p, value: value or today(),
        help="按哪一天计算，默认今天",
    )


def edition_option() -> Decorator:
    """`--edition public|internal`."""
    return click.option(
        "--edition",
        type=click.Choice([one.value for one in Edition]),
        default=Edition.PUBLIC.value,
        callback=lambda _c, _p, value: Edition(value),
        help="public 公开的网站；internal 内部版，另有完成情况、逾期、免除，只在本机看",
    )
