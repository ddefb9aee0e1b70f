"""One file per command-line verb. What exists is this tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.commands import build, check, export, new, serve

if TYPE_CHECKING:
    import click

COMMANDS: tuple[click.Command, ...] = (
    serve.command,
    build.command,
    check.command,
    export.command,
    new.command,
)
