"""Click in Chinese: help, usage errors and exit codes (0 clean, 1 problems, 2 wrong call)."""

from __future__ import annotations

import errno
import os
import sys

import click

from dangjian.commands import VERBS, command
from dangjian.reading.nearest import nearest

PROBLEMS, WRONG_CALL, INTERRUPTED = 1, 2, 130
_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "那里只能读，不能写",
    errno.ENOSPC: "磁盘空间不足",
    errno.ENOENT: "找不到",
    errno.EEXIST: "那里已经有一个文件",
    errno.ENOTDIR: "它不是文件夹",
}
SCRIPT = "python3 scripts/run.py"


class Verb(click.Command):
    """A command whose help is Chinese: what it does, options, an example, exit codes."""

    def __init__(self, *args: object, example: str = "", **attributes: object) -> None:
        super().__init__(*args, **attributes)  # type: ignore[arg-type] # click's own keywords, passed on
        self.example = example

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole help."""
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[选项]")
        formatter.write(f"用法：{SCRIPT} {self.name} {pieces}\n\n{self.help or ''}\n\n")
        rows = [record for parameter in self.get_params(ctx) if (record := parameter.get_help_record(ctx))]
        if rows:
            formatter.write("选项：\n")
            for names, text in rows:
                formatter.write(f"  {names}\n      {text}\n")
            formatter.write("\n")
        formatter.write(f"例：\n  {SCRIPT} {self.example}\n\n")
        formatter.write("退出码：0 没有问题，1 有问题，2 命令写错了，130 被 Ctrl-C 中断\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这份说明"
        return option


def run(argv: list[str]) -> int:
    """Run one verb; every wrong call is told in Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a GBK or C terminal must not end in a UnicodeEncodeError
            stream.reconfigure(errors="replace")
    if not argv or argv[0] in {"-h", "--help"}:
        click.echo("动作：")
        for verb in VERBS:
            click.echo(f"  {verb:<15}{(command(verb).help or '').splitlines()[0]}")
        return 0 if argv else WRONG_CALL
    if argv[0] not in VERBS:
        guess = nearest(argv[0], VERBS)
        ask = f"，是否想写 {guess}" if guess else f"，可以写 {'、'.join(VERBS)}"
        return _wrong(f"没有“{argv[0]}”这个动作{ask}")
    return _run(command(argv[0]), argv[1:])


def _run(verb: click.Command, argv: list[str]) -> int:
    try:
        result = verb.main(argv, prog_name=f"{SCRIPT} {verb.name}", standalone_mode=False)
    except click.UsageError as error:
        return _wrong(f"{usage_message(error)}。详见 {SCRIPT} {verb.name} --help")
    except (click.Abort, KeyboardInterrupt):
        click.echo("\n已中断。", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - the reader has gone; nothing left to close
        return 0
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror)
        click.echo(f"读写文件时出错，{reason}：{error.filename}", err=True)
        return PROBLEMS
    return int(result or 0)


def usage_message(error: click.UsageError) -> str:
    """What is wrong with the call, in Chinese."""
    if isinstance(error, click.NoSuchOption):
        guess = nearest(error.option_name, _options(error.ctx)) if error.ctx else ""
        return f"没有“{error.option_name}”这个选项" + (f"，是否想写 {guess}" if guess else "")
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"缺少 {error.param.human_readable_name}"
    if isinstance(error, click.BadOptionUsage):
        return f"“{error.option_name}”后面要写内容"
    if isinstance(error, click.BadParameter):
        return f"{_hint(error)}：{_reason(error)}"
    return error.message if error.message.startswith("缺少") else "命令写多了或写错了"


def _hint(error: click.BadParameter) -> str:
    if error.param_hint:
        return str(error.param_hint)
    if error.param is None:
        return "参数"
    options = [name for name in error.param.opts if name.startswith("-")]
    return options[0] if options else error.param.human_readable_name


def _reason(error: click.BadParameter) -> str:
    """Ours are Chinese already; click's own types say theirs in English."""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"只能写 {' 或 '.join(kind.choices)}"
    if isinstance(kind, click.IntRange):
        return f"要写 {kind.min} 到 {kind.max} 之间的整数"
    return error.message.rstrip("。.")


def _options(context: click.Context) -> list[str]:
    return [option for parameter in context.command.params for option in parameter.opts]


def _wrong(message: str) -> int:
    click.echo(message, err=True)
    return WRONG_CALL
