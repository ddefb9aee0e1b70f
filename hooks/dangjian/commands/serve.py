"""`serve`: the site on this machine, rebuilt as files change."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import click

from dangjian.build.environment import BuildOrder
from dangjian.commands import engine
from dangjian.commands.chinese import PROBLEMS, Verb
from dangjian.commands.options import as_of_option, content_option, edition_option

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from dangjian.model.editions import Edition

HOST = "127.0.0.1"


@click.command(
    "serve",
    cls=Verb,
    help="在本机打开网站，改动内容后自动刷新。按 Ctrl-C 结束。",
    example="serve --port 8001",
)
@content_option()
@edition_option()
@as_of_option()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, metavar="N", help="端口，默认 8000")
def command(content: Path, edition: Edition, as_of: dt.date, port: int) -> int:
    """Serve until interrupted."""
    if not _is_free(port):
        click.echo(f"端口 {port} 已被占用。换一个端口：--port {port + 1 if port < 65535 else 8000}", err=True)
        return PROBLEMS
    click.echo(f"网站地址：http://{HOST}:{port}/  （按 Ctrl-C 结束）")
    try:
        return engine.serve(BuildOrder(content, as_of, edition), f"{HOST}:{port}")
    except KeyboardInterrupt:
        return 0


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
