"""The built site on a local port, and Debian's chromium to look at it."""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import shutil
import sys
import threading
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from socket import socket

    from playwright.sync_api import Browser

# Debian's chromium, as root in a closed network: nothing is looked up, nothing is updated.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
GZIP_LEVEL = 6  # what nginx and Apache are commonly told
PACKED_ALREADY = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".woff2", ".zip", ".gz", ".pdf", ".docx", ".xlsx"}


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a log line for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


class PackingHandler(QuietHandler):
    """Serves texts packed by gzip, as a web server of today does."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
        if not path.is_file() or path.suffix in PACKED_ALREADY:
            super().do_GET()
            return
        data = gzip.compress(path.read_bytes(), GZIP_LEVEL, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class PatientServer(http.server.ThreadingHTTPServer):
    """Serves a browser that leaves a page before all of it came, as browsers do."""

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(site: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """The built site on a free local port; its address with a closing slash."""
    at_site = functools.partial(handler, directory=str(site))
    with PatientServer(("127.0.0.1", 0), at_site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's chromium, or the one that DANGJIAN_CHROMIUM names."""
    path = os.environ.get("DANGJIAN_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
