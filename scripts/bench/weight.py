"""What a page weighs on the wire: every request of chromium, as the server sends it, packed by gzip."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT / "scripts")  # this folder's names are too plain to stand on the path

from bench.options import ChineseParser  # noqa: E402 - found by the line above
from bootstrap.progress import say  # noqa: E402 - same
from browsing import PackingHandler, chromium, served  # noqa: E402 - same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Response

LIMIT = 350  # kB
HELP = f"""\
页面有多重：用浏览器打开首页和带照片的动态，列出每个请求传输多少字节（文字按 gzip 压缩）

用法：
  .venv/bin/python scripts/bench/weight.py [网址 …] [选项]

网址从网站根写起，例如 news/2026/x/；不写就是首页和照片最多的一篇动态。

选项：
  --site 文件夹       已生成的网站，默认 site
  --limit 千字节      每页最多多少，默认 {LIMIT}
  --width 像素        窗口宽度，默认 1366
  --help、-h          显示本说明

例：
  .venv/bin/python scripts/bench/weight.py
  .venv/bin/python scripts/bench/weight.py timeline/ --width 390

退出码：0 都不超过；1 有超过的；2 命令写错了，或者还没有生成网站
"""
SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
    window.scrollTo(0, y);
    await new Promise(done => setTimeout(done, 50));
  }
}"""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One answer of the server; ``first`` before the reader scrolled."""

    path: str
    size: int
    first: bool


def main() -> int:
    parser = ChineseParser(HELP)
    parser.add_argument("urls", nargs="*")
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--limit", type=int, default=LIMIT)
    parser.add_argument("--width", type=int, default=1366)
    options = parser.parse_args()
    if not (options.site / "index.html").is_file():
        say("还没有生成网站。先运行 python3 scripts/run.py build")
        return 2
    heavy = False
    with served(options.site, PackingHandler) as address, chromium() as browser:
        for url in options.urls or ["", most_pictures(options.site)]:
            transfers = weigh(browser, address, url, options.width)
            print(table(url or "首页", transfers, options.limit))
            heavy = heavy or total(transfers) > options.limit
    return 1 if heavy else 0


def most_pictures(site: Path) -> str:
    """The address of the post with the most pictures."""
    posts = sorted(site.glob("news/*/*/index.html"))
    best = max(posts, key=lambda path: path.read_text("utf-8").count("<img"))
    return f"{best.parent.relative_to(site).as_posix()}/"


def weigh(browser: Browser, address: str, url: str, width: int) -> list[Transfer]:
    """Everything that is fetched for a page with an empty cache, read to its end."""
    page = browser.new_page(viewport={"width": width, "height": 768})
    transfers: list[Transfer] = []
    scrolled = False

    def note(response: Response) -> None:
        size = int(response.headers.get("content-length", "0"))
        transfers.append(Transfer(unquote(response.url.removeprefix(address)), size, not scrolled))

    page.on("response", note)
    page.goto(address + url, wait_until="networkidle")
    scrolled = True
    page.evaluate(SCROLL)
    page.wait_for_load_state("networkidle")
    page.close()
    return transfers


def total(transfers: Sequence[Transfer]) -> float:
    """Thousands of bytes."""
    return sum(each.size for each in transfers) / 1000


def table(name: str, transfers: Sequence[Transfer], limit: int) -> str:
    heaviest_first = sorted(transfers, key=lambda each: -each.size)
    lines = [
        f"{each.size / 1000:9.1f} kB  {each.path or '/'}{'' if each.first else '（往下看时）'}"
        for each in heaviest_first
    ]
    first = total([each for each in transfers if each.first])
    word = "超过" if total(transfers) > limit else "不超过"
    sums = f"{total(transfers):9.1f} kB  合计（打开时 {first:.1f} kB），{word} {limit} kB"
    return "\n".join((f"{name}：{len(transfers)} 个请求", *lines, sums, ""))


if __name__ == "__main__":
    sys.exit(main())
