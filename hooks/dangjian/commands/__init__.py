"""One file per command-line verb. What exists is this tuple."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

VERBS = ("serve", "build", "check", "status", "export", "new", "import-records", "init", "clear-samples")


def command(verb: str) -> click.Command:
    """The command of a verb. Only its own module is loaded: `build` itself needs no part of the core."""
    found: click.Command = import_module(f"dangjian.commands.{verb.replace('-', '_')}").command
    return found
