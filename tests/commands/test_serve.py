"""`serve`: live reload, and the last good site while something is wrong."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.building import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow
POST = "---\n标题: {title}\n日期: {date}\n类型: 主题党日\n支部: 第一党支部\n---\n\n正文。\n"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """A running `serve` and its content."""

    def __init__(self, content: Path, port: int) -> None:
        self.content = content
        self.address = f"http://127.0.0.1:{port}/"

    def write(self, title: str, date: str) -> None:
        """Save the one post that the test edits."""
        path = self.content / "news/2026/live.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(POST.format(title=title, date=date), encoding="utf-8")

    def until(self, wanted: str, path: str = "") -> str:
        """The page once it says ``wanted``; fails after a minute."""
        deadline = time.monotonic() + 60
        page = ""
        while time.monotonic() < deadline:
            try:
                with urlopen(self.address + path, timeout=30) as response:  # noqa: S310 - this test's own server
                    page = response.read().decode()
            except (URLError, ConnectionError, TimeoutError):
                page = ""
            if wanted in page:
                return page
            time.sleep(0.3)
        pytest.fail(f"no “{wanted}” on /{path}; last seen: {page[:300]}")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """`serve` over a copy of the content."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    port = free_port()
    command = [sys.executable, "-m", "dangjian", "serve", "--content", str(content), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    # A suite started with `&` ignores Ctrl-C, and so would its children, for ever.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True) as child:
        signal.signal(signal.SIGINT, before)
        yield Served(content, port)
        os.killpg(child.pid, signal.SIGINT)
        child.wait(timeout=20)


def test_serve_follows_edits_and_survives_mistakes(served: Served) -> None:
    """A new post appears; a mistake keeps the last good site, with the problem on every page."""
    served.until("最新动态")
    served.write("第一稿", "2026-11-05")
    served.until("第一稿")
    served.write("第二稿", "2026-13-05")
    page = served.until("E012")
    assert "第一稿" in page
    assert "第二稿" not in page
    assert "E012" in served.until("E012", "rules/")
    served.write("第三稿", "2026-11-06")
    assert "E012" not in served.until("第三稿")
