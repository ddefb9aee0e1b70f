"""How tests build whole sites and look into them."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
SITES = Path(__file__).resolve().parent / "sites"
AS_OF = "2026-11-24"


def run_verb(
    *arguments: str | Path, root: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`python -m dangjian …` as a user's run.py starts it."""
    environment = {"PYTHONPATH": str(root / "hooks"), "NO_COLOR": "1", **(env or {})}
    return run_module("dangjian", *arguments, cwd=root, env=environment)


def run_module(*arguments: str | Path, cwd: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """`python -m …` with these variables besides its own; nobody answers it."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        stdin=subprocess.DEVNULL,
    )


def build_site(
    target: Path, content: Path = ROOT / "content", as_of: str = AS_OF, edition: str = "public"
) -> Path:
    """A built site; the build must succeed."""
    options = ("--content", content, "--site-dir", target, "--as-of", as_of, "--edition", edition)
    done = run_verb("build", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def tree(directory: Path) -> dict[str, bytes]:
    """Every file's bytes by its path."""
    return {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


class PageText(HTMLParser):
    """A page as its reader meets it: visible text, headings, links, ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.headings: list[str] = []
        self._hidden = 0
        self.feed(html)

    @property
    def text(self) -> str:
        """The visible text without white space."""
        return re.sub(r"\s+", "", "".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect targets, ids and headings."""
        self._hidden += tag in {"script", "style", "template"}
        for name, value in attrs:
            if name in {"href", "src"} and value is not None:
                self.targets.append(value)
            if name == "id" and value:
                self.ids.add(value)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave hidden elements."""
        self._hidden -= tag in {"script", "style", "template"}

    def handle_data(self, data: str) -> None:
        """Collect text."""
        if not self._hidden:
            self.words.append(data)


def page_at(site: Path, url: str) -> PageText:
    """The built page at an address relative to the site's root."""
    return PageText((site / url / "index.html").read_text(encoding="utf-8"))


def built_pages(site: Path) -> dict[str, PageText]:
    """Every built page by its address."""
    return {
        path.parent.relative_to(site).as_posix().removeprefix(".") + "/": PageText(path.read_text("utf-8"))
        for path in site.rglob("index.html")
    }


def dead_targets(site: Path) -> list[tuple[str, str]]:
    """Pages with a target within the site that does not exist: link, picture, style, script or fragment."""
    built = built_pages(site)
    dead = []
    for url, page in built.items():
        for target in page.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path = posixpath.normpath(posixpath.join("/", url, unquote(parts.path))).lstrip("/")
            file = site / path
            if not (file.is_file() or (file / "index.html").is_file()) or (
                parts.fragment
                and (file / "index.html").is_file()
                and unquote(parts.fragment) not in built[f"{path}/" if path else "/"].ids
            ):
                dead.append((url, target))
    return dead
