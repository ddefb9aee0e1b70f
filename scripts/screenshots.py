"""Pictures of the pages as people see them: desktop, phone, dark, print. One command."""

from __future__ import annotations

import argparse
import functools
import http.server
import os
import shutil
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "home": "",
    "timeline": "timeline/",
    "year": "timeline/2022/",
    "branch-timeline": "timeline/branch/branch-1/",
    "post": "news/2022/community-epidemic-control/",
    "news": "news/",
    "rules": "rules/",
    "rule": "rules/friday-street/",
    "brand": "brand/",
    "measure": "brand/theory/",
    "branches": "branches/",
    "branch": "branches/branch-1/",
    "glossary": "glossary/",
    "help": "help/",
    "keys": "help/keys/",
    "missing": "404.html",
}
MODES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1366, "height": 768}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1366, "height": 768}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "device_scale_factor": 2},
    "narrow": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
}
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


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a log line for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The built site on a free local port; its address with a closing slash."""
    handler = functools.partial(QuietHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
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


def main() -> int:
    """Take the pictures; 2 where there is no built site."""
    parser = argparse.ArgumentParser(description="给各类页面截图：电脑、深色、手机、窄屏、打印")
    parser.add_argument("directory", type=Path, help="截图放到哪个文件夹，例如 screenshots")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="已生成的网站，默认 site")
    parser.add_argument("--pages", nargs="*", default=list(PAGES), choices=list(PAGES), help="只截这些页面")
    options = parser.parse_args()
    if not (options.site / "index.html").is_file():
        print("还没有生成网站。先运行 python3 scripts/run.py build", file=sys.stderr)
        return 2
    options.directory.mkdir(parents=True, exist_ok=True)
    with served(options.site) as address, chromium() as browser:
        for mode, settings in MODES.items():
            context = browser.new_context(**settings)
            page = context.new_page()
            for name in options.pages:
                page.goto(address + PAGES[name])
                page.screenshot(path=options.directory / f"{name}-{mode}.png", full_page=True)
                if mode == "desktop":
                    page.pdf(path=options.directory / f"{name}-print.pdf", format="A4")
            context.close()
            print(f"{mode}：{len(options.pages)} 张")
    return 0


if __name__ == "__main__":
    sys.exit(main())
