"""Pictures of every kind of page in every look, and one sheet to go through them. One command."""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.options import ChineseParser
from bootstrap.progress import StepLine, say
from browsing import chromium, served
from page_kinds import EDITIONS, MISSING, as_built_today, default_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
HELP = """\
给每一种页面截图：手机、窄屏、电脑、宽屏、深色、大字、打印，并做一张总表 index.html 供逐页查看

用法：
  .venv/bin/python scripts/screenshots.py 文件夹 [选项]

选项：
  --edition 版本      public 公开版，internal 内部版，默认 public
  --site 文件夹       已生成的网站，默认 site，内部版是 site-internal
  --content 文件夹    它是由哪个内容文件夹生成的，默认 content
  --pages 页面 …      只截这些页面，例如 home post；不写就是每种页面各一页
  --modes 样子 …      只截这些样子：phone narrow desktop wide dark phone-dark large phone-large print
  --help、-h          显示本说明

例：
  python3 scripts/run.py build && .venv/bin/python scripts/screenshots.py screenshots
  .venv/bin/python scripts/screenshots.py screenshots --pages home post --modes phone dark

打印是 A4 的 PDF；装有 poppler-utils 的，另存每一页的图片，否则截打印样式的网页。

退出码：0 完成；2 命令写错了，或者还没有生成网站
"""
DESKTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
PRINT = "print"
MODES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": PHONE, "device_scale_factor": 2},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "desktop": {"viewport": DESKTOP},
    "wide": {"viewport": {"width": 1920, "height": 1080}},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
    "large": {"viewport": DESKTOP},
    "phone-large": {"viewport": PHONE},
    PRINT: {"viewport": {"width": 794, "height": 1123}},  # A4 at 96 dots an inch
}
# Pictures wait until they are scrolled to; a picture of the whole page shows them all.
LOAD_ALL = """async () => {
  document.querySelectorAll('img[loading=lazy]').forEach(each => { each.loading = 'eager'; });
  await Promise.all([...document.images].map(each => each.decode().catch(() => {})));
}"""
SHEET_HEAD = """\
<!doctype html>
<html lang="zh"><meta charset="utf-8"><title>各类页面截图</title>
<style>
body { margin: 1rem; font: 16px/1.6 sans-serif; background: #ddd }
h2 { position: sticky; top: 0; margin: 1rem -1rem; padding: .25rem 1rem; background: #eee }
div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start }
figure { margin: 0; width: 22rem } img { width: 100%; border: 1px solid #999; background: #fff }
</style>
"""


def main() -> int:
    """Take the pictures; 2 where there is no built site."""
    parser = ChineseParser(HELP)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--edition", choices=EDITIONS, default=EDITIONS[0])
    parser.add_argument("--site", type=Path)
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--pages", nargs="+")
    parser.add_argument("--modes", nargs="+", choices=list(MODES), default=list(MODES))
    options = parser.parse_args()
    site = options.site or default_site(options.edition)
    if not (site / "index.html").is_file():
        say(f"还没有生成网站。先运行 python3 scripts/run.py build --edition {options.edition}")
        return 2
    kinds = as_built_today(options.content, options.edition)
    unknown = set(options.pages or ()) - set(kinds)
    if unknown:
        parser.error(f"没有“{'、'.join(sorted(unknown))}”这种页面；有：{'、'.join(kinds)}")
    chosen = {name: url for name, url in kinds.items() if name in (options.pages or kinds)}
    options.directory.mkdir(parents=True, exist_ok=True)
    with served(site) as address, chromium() as browser:
        for mode in options.modes:
            take(browser, address, chosen, mode, options.directory)
    sheet = options.directory / "index.html"
    sheet.write_text(contact_sheet(chosen, options.modes, options.directory), encoding="utf-8")
    say(f"逐页查看：{sheet}")
    return 0


def take(browser: Browser, address: str, kinds: dict[str, str], mode: str, directory: Path) -> None:
    """Every page in one look."""
    line = StepLine(mode)
    page = browser.new_page(**MODES[mode], reduced_motion="reduce")
    if mode.endswith("large"):
        page.add_init_script("localStorage.setItem('dj-large', '1')")
    for number, (name, url) in enumerate(kinds.items(), start=1):
        answer = page.goto(address + url)
        if answer is None or (answer.status != HTTPStatus.OK and name not in MISSING):
            say(f"网站里没有 {url}：它不是由现在的内容生成的。先运行 python3 scripts/run.py build")
            raise SystemExit(2)
        page.evaluate(LOAD_ALL)
        target = directory / f"{name}-{mode}.png"
        if mode == PRINT:
            print_out(page, target)
        else:
            page.screenshot(path=target, full_page=True)
        line.detail = f"{number}/{len(kinds)} {name}"
        line.tick()
    page.close()
    line.finish(f"{len(kinds)} 页")


def print_out(page: Page, target: Path) -> None:
    """The PDF, and its sheets as pictures; without poppler the page in its printed look."""
    pdf = target.with_suffix(".pdf")
    page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
    for old in target.parent.glob(f"{target.stem}-*.png"):
        old.unlink()
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-png", "-r", "60", pdf, target.with_suffix("")], check=True)
    else:
        page.emulate_media(media="print")
        page.screenshot(path=target.with_name(f"{target.stem}-1.png"), full_page=True)
        page.emulate_media(media="screen")


def contact_sheet(kinds: dict[str, str], modes: list[str], directory: Path) -> str:
    """All pictures, a row for every kind of page."""
    parts = [SHEET_HEAD]
    for name, url in kinds.items():
        parts.append(f"<h2>{name} <small>{html.escape(url) or '/'}</small></h2>\n<div>\n")
        for mode in modes:
            pattern = f"{name}-{PRINT}-*.png" if mode == PRINT else f"{name}-{mode}.png"
            parts += [
                f'<figure><figcaption>{mode}</figcaption><a href="{file.name}">'
                f'<img src="{file.name}" loading="lazy" alt="{file.stem}"></a></figure>\n'
                for file in sorted(directory.glob(pattern))
            ]
        parts.append("</div>\n")
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
