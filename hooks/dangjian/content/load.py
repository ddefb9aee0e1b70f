"""The content directory → Site, with every problem of every file."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from dangjian.content.addresses import FOLDERS, check_addresses
from dangjian.content.claims import Claims
from dangjian.content.data import (
    activity_types,
    exemptions,
    glossary,
    holidays,
    organization,
    series,
    site_settings,
)
from dangjian.content.data.duties.context import DutyContext
from dangjian.content.data.duties.reader import ReadDuty, read_duties, resolved
from dangjian.content.directory import ContentDirectory
from dangjian.content.documents import brand_pages, help_pages, post_schema, posts, rules
from dangjian.content.documents.markdown_file import read_markdown_file
from dangjian.content.names import Names
from dangjian.content.order import in_given_order, newest_first
from dangjian.content.records.reader import RecordContext, read_records
from dangjian.model.site import Site
from dangjian.model.urls import BRAND
from dangjian.reading.files.data_file import read_data_file
from dangjian.reading.files.text_file import read_lines
from dangjian.reading.located import Mapping
from dangjian.reading.report import Report, in_order

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dangjian.content.documents.markdown_file import MarkdownFile
    from dangjian.model.documents import HelpPage, Rule
    from dangjian.model.duties import Duty
    from dangjian.model.problem import Problem
    from dangjian.model.records import Record
    from dangjian.reading.values.schema import Schema, Values

T = TypeVar("T")
DUTIES = "duties/"
RECORDS = re.compile(r"^records/\d{4}/[^/]+\.csv$", re.IGNORECASE)
REQUIRED_FILES = ("organization.yml", "site.yml", "activity_types.yml")


def load(content: Path, docs: Path | None = None) -> tuple[Site, tuple[Problem, ...]]:
    """The site and all problems, sorted. Files that cannot be understood are left out of the site.

    ``docs`` is the folder of help pages, read by the same reader.
    """
    help_directory = ContentDirectory.scan(docs) if docs and docs.is_dir() else None
    return _Loader(ContentDirectory.scan(content), help_directory).load()


class _Loader:
    def __init__(self, directory: ContentDirectory, docs: ContentDirectory | None) -> None:
        self._directory = directory
        self._docs = docs
        self._problems: list[Problem] = [*directory.problems, *(docs.problems if docs else ())]
        # Data files with errors of their own: what refers to them is not reported as well.
        self._spoilt: set[str] = set()

    def load(self) -> tuple[Site, tuple[Problem, ...]]:
        """Data files first, since posts refer to them."""
        structure = self._data("organization.yml", organization.read_organization)
        settings = self._data("site.yml", site_settings.read_settings)
        measures = site_settings.measure_names(settings, spoilt="site.yml" in self._spoilt)
        types = self._data(
            "activity_types.yml",
            lambda mapping, report: activity_types.read_activity_types(mapping, measures, report),
        )
        declared = self._data(
            "series.yml", lambda mapping, report: series.read_series(mapping, measures, report)
        )
        spoilt = frozenset(self._spoilt)
        named = DutyContext.of(structure, activity_types.type_names(types, spoilt), spoilt)
        read = self._duties(named)
        claims = Claims.of(
            (one.duty for one in read if one.enabled),
            (one.duty for one in read if not one.enabled),
            spoilt=any(path.startswith(DUTIES) for path in self._spoilt),
        )
        context = posts.PostContext.of(
            structure, types, declared, self._directory.files, settings, claims, spoilt=spoilt
        )
        self._stray_files()
        check_addresses(self._directory, self._problems)
        news = self._documents(
            "news", post_schema.SCHEMA, lambda file, report: posts.read_post(file, context, report)
        )
        pages = self._documents(
            "brand",
            brand_pages.SCHEMA,
            lambda file, report: brand_pages.read_brand_page(
                file, settings, report, spoilt="site.yml" in self._spoilt
            ),
        )
        all_rules = self._rules(measures, claims)
        duties, optional = self._resolved(read, all_rules)
        site = Site(
            settings=settings,
            organization=structure,
            activity_types=types,
            posts=newest_first(post for post in news if not post.draft),
            rules=tuple(rule for rule in all_rules if not rule.draft),
            brand_pages=in_given_order(page for page in pages if page.source.path != BRAND),
            brand_intro=next((page for page in pages if page.source.path == BRAND), None),
            declared_series=declared,
            duties=tuple(duties),
            optional_duties=tuple(optional),
            records=self._records(
                RecordContext(named, claims, {unit.id: unit for unit in structure.units()})
            ),
            exemptions=self._data(
                "exemptions.yml",
                lambda mapping, report: exemptions.read_exemptions(mapping, claims, named, report),
            ),
            calendar=self._data("holidays.yml", holidays.read_holidays),
            glossary=self._data("glossary.yml", glossary.read_glossary),
            mechanisms=self._data("mechanisms.yml", glossary.read_mechanisms),
            help_pages=self._help_pages(),
            drafts=frozenset(
                [post.source.path for post in news if post.draft]
                + [rule.source.path for rule in all_rules if rule.draft]
            ),
            files={**(self._docs.files if self._docs else {}), **self._directory.files},
        )
        return site, in_order(self._problems)

    def _data(self, path: str, read: Callable[[Mapping, Report], T]) -> T:
        """What a data file says; a missing or unreadable one reads as empty, with its problems."""
        report = Report(self._directory.shown(path))
        mapping: Mapping | None = None
        if path in self._directory.files:
            data = self._directory.read(path, report)
            lines = None if data is None else read_lines(data, report)
            node = None if lines is None else read_data_file(lines, report)
            if isinstance(node, Mapping):
                mapping = node
            elif node is not None:
                in_duties = path.startswith(DUTIES)
                hint = "最上面加一行“责任事项:”，各项写在它下面" if in_duties else "参照自带的同名文件"
                report.error("E016", "文件最外层要写成“字段: 内容”的样子", hint=hint, at=node.at)
            elif not report.has_errors() and path in REQUIRED_FILES:
                report.error("E029", "文件是空的", hint="参照自带的同名文件填写")
        elif path in REQUIRED_FILES:
            report.error("E029", "缺少这个文件", hint="从自带的 content 文件夹复制一份再修改")
        value = read(mapping or Mapping(), Report(report.path) if mapping is None else report)
        self._problems += report.problems
        if report.has_errors():
            self._spoilt.add(path)
        return value

    def _duties(self, context: DutyContext) -> list[ReadDuty]:
        """What all files of duties say; their bases are resolved when the rules are known."""
        paths = [path for path in self._directory.files if path.startswith(DUTIES)]
        return [
            one
            for path in paths
            if path.lower().endswith((".yml", ".yaml"))
            for one in self._data(path, partial(read_duties, path, context))
        ]

    def _resolved(self, read: list[ReadDuty], all_rules: list[Rule]) -> tuple[list[Duty], list[Duty]]:
        """The duties in use and those switched off, with the problems that only now show."""
        before = {id(one.report): len(one.report.problems) for one in read}
        found = resolved(read, {rule.title: rule for rule in all_rules})
        for report in {id(one.report): one.report for one in read}.values():
            self._problems += report.problems[before[id(report)] :]
        return found

    def _records(self, context: RecordContext) -> tuple[Record, ...]:
        """The lines of all units' tables."""
        found: list[Record] = []
        for path in self._directory.files:
            if RECORDS.match(path):
                report = Report(self._directory.shown(path))
                data = self._directory.read(path, report)
                lines = None if data is None else read_lines(data, report)
                found += read_records(path, lines, context, report) if lines else ()
                self._problems += report.problems
        return tuple(found)

    def _documents(
        self, folder: str, schema: Schema, read: Callable[[MarkdownFile, Report], T | None]
    ) -> list[T]:
        return self._read_all(self._directory, self._directory.markdown(folder), schema, read)

    def _help_pages(self) -> tuple[HelpPage, ...]:
        if self._docs is None:
            return ()
        paths = [path for path in self._docs.files if path.endswith(".md")]
        return tuple(self._read_all(self._docs, paths, help_pages.SCHEMA, help_pages.read_help_page))

    def _read_all(
        self,
        directory: ContentDirectory,
        paths: list[str],
        schema: Schema,
        read: Callable[[MarkdownFile, Report], T | None],
    ) -> list[T]:
        found = []
        for path in paths:
            report = Report(directory.shown(path))
            data = directory.read(path, report)
            file = None if data is None else read_markdown_file(path, data, schema, report)
            document = None if file is None else read(file, report)
            self._problems += report.problems
            if document is not None:
                found.append(document)
        return found

    def _rules(self, measures: Names, claims: Claims) -> list[Rule]:
        """The rules; which one a rule supersedes can only be resolved when all titles are known."""
        kept: list[tuple[Rule, Values, Report]] = []

        def read(file: MarkdownFile, report: Report) -> Rule | None:
            one = rules.read_rule(file, self._directory.files, measures, report)
            if one is None:
                return None
            kept.append((*one, report))
            return one[0]

        found = self._documents("rules", rules.SCHEMA, read)
        titles = Names.of("制度", ((rule.title, rule.title) for rule in found))
        complete = []
        for rule, values, report in kept:
            before = len(report.problems)
            claimed = rules.with_claims(rule, values, claims, report)
            complete.append(rules.with_superseded(claimed, values, titles, report))
            self._problems += report.problems[before:]
        return complete

    def _stray_files(self) -> None:
        """Markdown that no page is made of would be lost in silence."""
        for path in self._directory.files:
            report = Report(self._directory.shown(path))
            if path.lower().endswith((".markdown", ".txt")) or (".md." in path.lower()):
                report.error(
                    "E028", "这个文件不会成为页面，也不会发布", hint="文章的扩展名要是 .md，附件不要用 .txt"
                )
            elif path.startswith("records/") and not RECORDS.match(path):
                hint = "台账记录是 records/年份/单位.csv"
                if path.lower().endswith((".xlsx", ".xls", ".et")):
                    hint = f"用 import-records 导入它（{hint}），再把它移到别处"
                report.error("E028", "放在这里的文件不会读取，也不会发布", hint=hint)
            elif path.startswith(DUTIES) and not path.lower().endswith((".yml", ".yaml")):
                report.error(
                    "E028", "放在这里的文件不会读取，也不会发布", hint="责任事项写在 duties/名称.yml 里"
                )
            elif path.lower().endswith(".md") and path.split("/")[0] not in FOLDERS:
                report.error(
                    "E028",
                    "放在这里的文件不会成为页面",
                    hint="动态放 news/年份/，制度放 rules/，品牌放 brand/",
                )
            self._problems += report.problems
