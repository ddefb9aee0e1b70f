"""`new`: a post in the right place, with its type's fields and an outline."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, TypeVar

import click

from dangjian.build.writer import write_new
from dangjian.commands.chinese import PROBLEMS, Verb
from dangjian.commands.options import content_option, shown
from dangjian.content.claims import Claims
from dangjian.content.documents.draft import DraftError, PostDraft, slug_of, typed_date, typed_names
from dangjian.content.documents.posts import PostContext
from dangjian.content.load import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")


@click.command(
    "new",
    cls=Verb,
    help="新建一篇动态：问类型、支部、日期、标题，写好字段和提纲。不会覆盖已有的文件。",
    example='new --type 主题党日 --branch 第一党支部 --date 2026-11-05 --title "学习党章"',
)
@content_option()
@click.option("--type", "kinds", multiple=True, metavar="类型", help="活动类型或它的简称；几个用顿号隔开")
@click.option(
    "--branch", "branches", multiple=True, metavar="支部", help="党支部、党总支或科室的名称；几个用顿号隔开"
)
@click.option("--date", "day", default=None, metavar="日期", help="活动日期，可只写到月或年")
@click.option("--title", default=None, metavar="标题", help="标题")
@click.option("--slug", default=None, metavar="文件名", help="文件名，用在网址里；不写就用日期和标题")
def command(
    content: Path,
    kinds: tuple[str, ...],
    branches: tuple[str, ...],
    day: str | None,
    title: str | None,
    slug: str | None,
) -> int:
    """Ask for what was not given, then write the file."""
    site, _problems = load(content)
    context = PostContext.of(
        site.organization,
        site.activity_types,
        site.declared_series,
        site.files,
        site.settings,
        Claims.of(site.duties),
    )
    try:
        types = _answer(
            _joined(kinds), "--type", "活动类型", lambda text: typed_names(text, context.type_names)
        )
        units = _answer(_joined(branches), "--branch", "支部", lambda text: typed_names(text, context.units))
        date = _answer(day, "--date", "日期（如 2026-11-05，也可只写 2026-11）", typed_date)
        heading = _answer(title, "--title", "标题", _title)
        draft = PostDraft(
            tuple(site.types[slug] for slug in types),
            tuple(site.units[unit].name_at(date).name for unit in units),
            date,
            heading,
        )
        path = content / "news" / str(date.year) / f"{slug_of(slug or '', draft)}.md"
        write_new(path, draft.text().encode())
    except DraftError as error:
        click.echo(str(error), err=True)
        return PROBLEMS
    except FileExistsError as error:
        click.echo(f"{error.filename2} 已经存在，没有改动它。用 --slug 换一个文件名。", err=True)
        return PROBLEMS
    click.echo(f"已新建 {shown(path)}\n写好后运行 python3 scripts/run.py check 检查。")
    return 0


def _joined(given: tuple[str, ...]) -> str | None:
    """An option that was given once or several times, as a list in one line."""
    return "、".join(given) if given else None


def _answer(given: str | None, option: str, question: str, convert: Callable[[str], T]) -> T:
    """The answer given as an option, or asked for until it can be used."""
    if given is not None:
        return convert(given)
    if not sys.stdin.isatty():
        raise click.UsageError(f"缺少 {option}")
    while True:
        try:
            return convert(click.prompt(question, prompt_suffix="："))
        except DraftError as error:
            click.echo(str(error), err=True)


def _title(text: str) -> str:
    plain = re.sub(r"\s+", " ", text).strip()
    if not plain:
        raise DraftError("标题不能是空的")
    return plain
