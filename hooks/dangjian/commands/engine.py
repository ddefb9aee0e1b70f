"""MkDocs as a child process: only `hooks/pipeline.py` imports it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from dangjian.build.environment import PROGRESS_MARK
from dangjian.build.timings import TIMINGS_MARK, Timings
from dangjian.commands.options import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from dangjian.build.environment import BuildOrder

_LEVEL = re.compile(r"^(?:ERROR|WARNING|CRITICAL)\s+-\s+")
_FRAME = re.compile(r"^(?:Aborted with .*)?$")


def _command(verb: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", verb, "--config-file", str(ROOT / "mkdocs.yml"), *arguments]


def _environment(order: BuildOrder) -> dict[str, str]:
    # Material's notice about MkDocs 2 at every build would hide our own messages.
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **order.written()}


def build(order: BuildOrder, site_dir: Path) -> tuple[int, Timings]:
    """Build into ``site_dir``; the engine's exit code, and the timings where they were asked for.

    Shows a progress bar on a terminal.
    """
    timings = Timings()
    command = _command("build", "--strict", "--quiet", "--site-dir", str(site_dir))
    console = Console(stderr=True)
    with subprocess.Popen(  # noqa: S603 - this Python and fixed arguments, no shell
        command, env=_environment(order), cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as child:
        if child.stderr is None:
            return child.wait(), timings
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("生成网页", total=None)
            for line in child.stderr:
                if line.startswith(PROGRESS_MARK):
                    what, _, share = line.removeprefix(PROGRESS_MARK).rpartition(" ")
                    done, _, total = share.partition("/")
                    bar.update(task, description=what, completed=int(done), total=int(total))
                elif line.startswith(TIMINGS_MARK):
                    timings = Timings.read(line)
                else:
                    _pass_on(line.rstrip("\n"), console)
        return child.wait(), timings


def _pass_on(line: str, console: Console) -> None:
    """The engine's line without its English frame; what is left is ours, or a warning worth reading."""
    if not _FRAME.match(line):
        console.print(_LEVEL.sub("", line), markup=False, emoji=False, highlight=False, soft_wrap=True)


def serve(order: BuildOrder, address: str) -> int:
    """Serve with live reload until interrupted; the engine's exit code."""
    command = _command("serve", "--quiet", "--livereload", "--dev-addr", address)
    return subprocess.call(command, env=_environment(order), cwd=ROOT)  # noqa: S603 - as above
