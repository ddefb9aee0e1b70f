"""Every link, picture and anchor leads somewhere. No engine checks them all, so the project does."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from dangjian.markdown.converter import anchors
from dangjian.markdown.links import find_links
from dangjian.model.documents import shown_path
from dangjian.model.problem import Problem
from dangjian.model.urls import directory_url
from dangjian.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.markdown.links import Link
    from dangjian.model.documents import Source
    from dangjian.model.site import Site

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp")


def check(site: Site, sources: frozenset[str], root: str) -> Iterator[Problem]:
    """Problems of all links in all texts."""
    targets = _Targets(site, sources)
    for document in site.documents():
        source = document.source
        for link in find_links(source.text, source.line):
            if not link.is_external:
                yield from targets.problems(link, source, shown_path(document, root))


class _Targets:
    """What a link can lead to."""

    def __init__(self, site: Site, sources: frozenset[str]) -> None:
        self._sources = sources
        self._files = site.files
        self._drafts = site.drafts
        self._texts = {document.source.path: document.source.text for document in site.documents()}
        self._by_url = {directory_url(source): source for source in sources}
        self._anchors: dict[str, frozenset[str]] = {}

    def problems(self, link: Link, source: Source, shown: str) -> Iterator[Problem]:
        """At most one problem of one link."""
        what = "图片" if link.is_image else "链接"

        def problem(code: str, message: str, hint: str) -> Problem:
            return Problem(shown, link.line, link.column, code, message, hint=hint)

        if not link.target:
            yield problem("E040", f"{what}是空的", "在括号里写上地址，或去掉方括号和圆括号")
        elif link.path:
            path = self._resolved(link, source)
            if path is None:
                yield problem(
                    "E041" if link.is_image else "E040",
                    f"找不到{what}“{link.target}”",
                    self._hint(link, source),
                )
            elif path in self._drafts:
                yield problem("E040", f"“{link.target}”还是草稿，读者打不开", "先发布那一篇，或去掉这个链接")
            elif link.is_image and not path.lower().endswith(_PICTURES):
                yield problem("E041", f"“{link.target}”不是网页能显示的图片", "换成 JPG 或 PNG 图片")
            elif link.fragment and path in self._texts and link.fragment not in self._anchors_of(path):
                yield problem(
                    "E042", f"{link.path} 里没有“{link.fragment}”这个标题", self._anchor_hint(link, path)
                )
        elif link.fragment and link.fragment not in self._anchors_of(source.path):
            yield problem("E042", f"本页没有“{link.fragment}”这个标题", self._anchor_hint(link, source.path))

    def _resolved(self, link: Link, source: Source) -> str | None:
        """The source or file that a target names; None where there is none."""
        if link.path.startswith("/"):
            path = link.path.lstrip("/")
            address = self._by_url.get(path) or self._by_url.get(f"{path}/".lstrip("/"))
            return address or (path if path in self._files else None)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), link.path))
        # A file that exists but made no page has an error of its own: one cause, one message.
        return path if path in self._sources or path in self._files else None

    def _anchors_of(self, path: str) -> frozenset[str]:
        if path not in self._anchors:
            self._anchors[path] = anchors(self._texts[path])
        return self._anchors[path]

    def _anchor_hint(self, link: Link, path: str) -> str:
        guess = nearest(link.fragment, sorted(self._anchors_of(path)))
        return f"是否想写“#{guess}”" if guess else "核对标题的文字"

    def _hint(self, link: Link, source: Source) -> str:
        folder = posixpath.dirname(source.path) or "."
        if "\\" in link.path or link.path[1:2] == ":":
            return "这是电脑上的路径；把文件放到这篇文章旁边，只写文件名"
        known = [posixpath.relpath(path, folder) for path in sorted(self._sources | set(self._files))]
        name = posixpath.basename(link.path.rstrip("/"))
        same = [path for path in known if posixpath.basename(path) in {name, f"{name}.md"}]
        guess = same[0] if same else nearest(link.path, known, enough=70)
        return f"是否想写“{guess}”" if guess else "核对文件名；文件要放在 content 文件夹里"
