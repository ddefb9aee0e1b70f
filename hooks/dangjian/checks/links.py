"""Every link, picture and anchor leads somewhere. No engine checks them all, so the project does."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from dangjian.markdown.converter import anchors
from dangjian.markdown.used_files import target_path
from dangjian.model.documents import shown_path
from dangjian.model.pictures import is_picture
from dangjian.model.problem import Problem
from dangjian.model.urls import directory_url, site_address
from dangjian.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.checks.context import Context
    from dangjian.markdown.links import Link
    from dangjian.model.documents import Source

# Code, message, hint.
Fault = tuple[str, str, str]
_OWN_MACHINE = re.compile(r"^https?://(?:127\.0\.0\.1|localhost|0\.0\.0\.0)(?::\d+)?/?", re.IGNORECASE)
_SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:", "ftp:")
_COPY_BESIDE = "把图片下载下来，放到这篇文章旁边，只写文件名"


def check(context: Context) -> Iterator[Problem]:
    """Problems of all links in all texts."""
    targets = _Targets(context)
    for document in context.site.documents():
        source = document.source
        for link in context.links.get(source.path, ()):
            fault = _outside(link) if link.is_external else targets.fault(link, source)
            if fault is not None:
                code, message, hint = fault
                yield Problem(
                    shown_path(document, context.root), link.line, link.column, code, message, hint=hint
                )


def _outside(link: Link) -> Fault | None:
    """What is wrong with a target that leaves the site: an intranet shows no pictures from elsewhere."""
    if link.target.startswith("data:image/") and link.is_image:
        return None
    own = _OWN_MACHINE.match(link.target)
    if own:
        path = link.target[own.end() :]
        return "E044", f"“{link.target}”是这台电脑上的地址，别人打不开", f"写成站内地址“/{path}”"
    if link.is_image:
        return "E044", f"图片“{link.target[:60]}”不在本站，内网打不开", _COPY_BESIDE
    if not link.target.lower().startswith((*_SAFE_SCHEMES, "//")):
        return "E044", f"链接“{link.target[:60]}”别人打不开", "把文件放到这篇文章旁边，只写文件名"
    return None


class _Targets:
    """What a link within the site can lead to."""

    def __init__(self, context: Context) -> None:
        site, pages = context.site, context.pages
        self._pages = pages
        self._files = site.files
        self._drafts = site.drafts
        self._texts = {document.source.path: document.source.text for document in site.documents()}
        self._by_url = {directory_url(source): source for source in pages}
        self._anchors: dict[str, frozenset[str]] = {}

    def fault(self, link: Link, source: Source) -> Fault | None:
        """What is wrong with a link, or None."""
        what = "图片" if link.is_image else "链接"
        if not link.target:
            return "E040", f"{what}是空的", "在括号里写上地址，或去掉方括号和圆括号"
        path = self._resolved(link, source) if link.path else source.path
        if path is None:
            return (
                "E041" if link.is_image else "E040",
                f"找不到{what}“{link.target}”",
                self._hint(link, source),
            )
        if path in self._drafts:
            return "E040", f"“{link.target}”还是草稿，读者打不开", "先发布那一篇，或去掉这个链接"
        if link.is_image and not is_picture(path):
            return "E041", f"“{link.target}”不是网页能显示的图片", "换成 JPG 或 PNG 图片"
        if link.fragment and path in self._pages and link.fragment not in self._anchors_of(path):
            guess = nearest(link.fragment, sorted(self._anchors_of(path)))
            where = f"{link.path} 里" if link.path else "本页"
            hint = f"是否想写“#{guess}”" if guess else "核对标题的文字"
            return "E042", f"{where}没有“{link.fragment}”这个标题", hint
        return None

    def _resolved(self, link: Link, source: Source) -> str | None:
        """The source or file that a target names; None where there is none."""
        path = target_path(link.path, source.path)
        if link.path.startswith("/"):
            address = self._by_url.get(site_address(path))
            if address is not None:
                return address
        # A file that exists but made no page has an error of its own: one cause, one message.
        return path if path in self._pages or path in self._files else None

    def _anchors_of(self, path: str) -> frozenset[str]:
        if path not in self._anchors:
            self._anchors[path] = anchors(self._texts.get(path, "")) | self._pages[path]
        return self._anchors[path]

    def _hint(self, link: Link, source: Source) -> str:
        folder = posixpath.dirname(source.path) or "."
        if "\\" in link.path or link.path[1:2] == ":":
            return "这是电脑上的路径；把文件放到这篇文章旁边，只写文件名"
        known = [posixpath.relpath(path, folder) for path in sorted(self._pages.keys() | self._files.keys())]
        name = posixpath.basename(link.path.rstrip("/"))
        # What lies beside the text is meant, whatever the case of its letters; then the same name elsewhere.
        beside = [path for path in known if path.casefold() in {name.casefold(), f"{name}.md".casefold()}]
        same = beside or [path for path in known if posixpath.basename(path) in {name, f"{name}.md"}]
        guess = same[0] if same else nearest(link.path, known, enough=70)
        return f"是否想写“{guess}”" if guess else "核对文件名；文件要放在 content 文件夹里"
