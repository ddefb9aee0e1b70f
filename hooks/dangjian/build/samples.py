"""Taking the samples out of a content directory: what goes, what would break, and the moving itself."""

from __future__ import annotations

import os
import posixpath
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from dangjian.build.navigation import check_navigation
from dangjian.checks import check_site
from dangjian.checks.context import Context
from dangjian.content.documents.markdown_file import read_markdown_file
from dangjian.content.documents.rules import SCHEMA, SUPERSEDES
from dangjian.markdown.used_files import links_of, used_files
from dangjian.model.problem import Problem
from dangjian.reading.files.encoding import decode
from dangjian.reading.report import Report, in_order
from dangjian.views import all_pages
from dangjian.views.context import Context as Views

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dangjian.model.documents import Post, Rule
    from dangjian.model.site import Site

_HINT = "移出示例以后没有这一页了；去掉这里的链接，或改成别的页面"


@dataclass(frozen=True)
class Samples:
    """The samples of a site that was read from ``content``."""

    site: Site
    content: Path

    @cached_property
    def documents(self) -> tuple[Post | Rule, ...]:
        """The posts and rules that go."""
        posts = (post for post in self.site.posts if post.sample)
        return (*posts, *(rule for rule in self.site.rules if rule.sample))

    @cached_property
    def record_files(self) -> tuple[str, ...]:
        """Paths of the record files that hold nothing but samples, sorted."""
        own = {record.path for record in self.site.records if not record.sample}
        return tuple(sorted({record.path for record in self.site.records} - own))

    @property
    def left(self) -> tuple[tuple[str, int], ...]:
        """Path and line of samples that stand among what is none: somebody has to take them out by hand."""
        moved = set(self.record_files)
        records = [one for one in self.site.records if one.sample and one.path not in moved]
        exemptions = [("exemptions.yml", one.line) for one in self.site.exemptions if one.sample]
        return (*((one.path, one.line) for one in records), *exemptions)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Paths of the files that go with them, sorted: in or below a sample's folder, and used by none else.

        Of a folder that a sample has for itself everything goes, what was forgotten in it too.
        """
        kept = self._kept()
        needed = used_files(kept, links_of(kept)) | self._named_in_drafts()
        only = used_files(self.site, links_of(self.site)) - needed
        waiting = {posixpath.dirname(path) for path in self.site.drafts}
        going: set[str] = set()
        for document in self.documents:
            folder, name = posixpath.split(document.source.path)
            if name == "index.md" and folder.count("/") == 2:
                going.update(path for path in self._on_disk(folder) if path not in needed)
            elif folder not in waiting:
                going.update(path for path in only if path.startswith(f"{folder}/"))
        return tuple(sorted(going - {document.source.path for document in self.documents}))

    @property
    def paths(self) -> tuple[str, ...]:
        """All that goes, documents last: whatever interrupts the moving, the rest is found again."""
        return (*self.files, *self.record_files, *(document.source.path for document in self.documents))

    def broken(self, as_of: dt.date, engine: Path) -> tuple[Problem, ...]:
        """What stays and leads to what goes: the errors that the site would have without the samples."""
        kept = self._kept()
        views = Views(kept, as_of)
        by_source = {page.source: page.anchors for page in all_pages(views)}
        links = links_of(kept)
        used = used_files(kept, links)
        context = Context(kept, by_source, self.content.name, as_of, links, used, views.status)
        found = check_site(context) + check_navigation(engine, by_source)
        errors = (replace(one, corrected="", hint=_HINT) for one in found if one.is_error)
        return in_order([*errors, *self._superseded(kept)])

    def _kept(self) -> Site:
        """The site without the samples themselves."""
        gone = {document.source.path for document in self.documents}
        return replace(
            self.site,
            posts=tuple(post for post in self.site.posts if not post.sample),
            rules=tuple(rule for rule in self.site.rules if not rule.sample),
            records=tuple(one for one in self.site.records if one.path not in self.record_files),
            files={path: size for path, size in self.site.files.items() if path not in gone},
        )

    def _named_in_drafts(self) -> frozenset[str]:
        """Files whose name a draft's text holds: nobody has checked yet which of that name it means."""
        texts = [decode((self.content / path).read_bytes(), Report(path)) or "" for path in self.site.drafts]
        return frozenset(
            path for path in self.site.files if any(posixpath.basename(path) in text for text in texts)
        )

    def _on_disk(self, folder: str) -> Iterator[str]:
        for here, _folders, names in os.walk(self.content / folder):
            prefix = posixpath.join(folder, os.path.relpath(here, self.content / folder).replace(os.sep, "/"))
            yield from (posixpath.normpath(posixpath.join(prefix, name)) for name in names)

    def _superseded(self, kept: Site) -> Iterator[Problem]:
        """Rules that say they replace a sample: their field would name nothing."""
        titles = {rule.title for rule in kept.rules}
        for rule in kept.rules:
            for title in rule.supersedes:
                if title not in titles:
                    message = f"替代的《{title}》是示例"
                    hint = "移出示例以后没有这一项制度了；去掉“替代”，或改成别的制度"
                    yield Problem(*self._place(rule.source.path), "E017", message, hint=hint)

    def _place(self, path: str) -> tuple[str, int, int]:
        report = Report(f"{self.content.name}/{path}")
        file = read_markdown_file(path, (self.content / path).read_bytes(), SCHEMA, report)
        fields = file.document.fields if file else None
        at = SCHEMA.read(fields, report).place(SUPERSEDES) if fields else (1, 1)
        return report.path, *at


def move_out(content: Path, paths: Iterable[str], target: Path) -> None:
    """Move files out of ``content`` into the new folder ``target``, under the same paths: all, or none."""
    paths = tuple(paths)
    target.mkdir()
    try:
        _move(content, paths, target)
    except BaseException:
        moved = [path for path in paths if (target / path).exists() and not (content / path).exists()]
        _move(target, moved, content)
        shutil.rmtree(target, ignore_errors=True)
        raise
    for path in paths:
        _remove_empty(content, path)


def _move(source: Path, paths: Iterable[str], target: Path) -> None:
    for path in paths:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.move(source / path, target / path)


def _remove_empty(content: Path, path: str) -> None:
    """Remove the folders of a file that has gone, where nothing is left in them; `news` and `rules` stay."""
    folder = posixpath.dirname(path)
    with suppress(OSError):  # not empty, or gone already
        while "/" in folder:
            (content / folder).rmdir()
            folder = posixpath.dirname(folder)
