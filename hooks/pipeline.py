"""The MkDocs adapter: translates the engine's events into calls. Everything it decides is in `dangjian`."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

# MkDocs loads a hook by its file, so the package beside it has to be found by path.
sys.path[:0] = [str(Path(__file__).parent)]

from jinja2 import FileSystemBytecodeCache  # noqa: E402 - after the path is set
from mkdocs.exceptions import PluginError  # noqa: E402 - same
from mkdocs.structure.files import File, Files, InclusionLevel  # noqa: E402 - same

from dangjian.build.clock import epoch  # noqa: E402 - same
from dangjian.build.environment import PROGRESS_MARK, BuildOrder  # noqa: E402 - same
from dangjian.build.pictures.jobs import with_pictures  # noqa: E402 - same
from dangjian.build.plan import Plan, make_plan, problem_rows, problems_plan  # noqa: E402 - same
from dangjian.build.timings import Stopwatch  # noqa: E402 - same
from dangjian.build.writer import write_manifest  # noqa: E402 - same

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent


@dataclass
class Holder:
    """What outlives a build in `serve`: the last plan without errors, and the plan being built."""

    serving: bool = False
    good: Plan | None = None
    plan: Plan | None = None
    pages_done: int = 0
    progress: bool = False
    told: bool = False
    watch: Stopwatch = field(default_factory=Stopwatch)
    timings: bool = False


HOLDER = Holder()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is `serve`."""
    del dirty
    HOLDER.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before MkDocs empties the output directory."""
    try:
        order = BuildOrder.read(ROOT)
    except ValueError as error:
        raise PluginError(
            "DANGJIAN_AS_OF 要写成 2026-11-24 的样子，DANGJIAN_EDITION 是 public 或 internal"
        ) from error
    HOLDER.progress, HOLDER.pages_done = order.progress, 0
    HOLDER.timings, HOLDER.watch = order.timings, Stopwatch()
    with HOLDER.watch.phase("plan"):
        docs, engine = Path(config.docs_dir), _engine_file(config)
        fresh = make_plan(order.content, order.as_of, docs, engine, order.edition)
    with HOLDER.watch.phase("pictures"):
        fresh, note = with_pictures(fresh, BuildOrder.cache(ROOT), _tell_pictures)
    if note:
        print(note, file=sys.stderr)  # noqa: T201 - for a person
    for problem in fresh.problems:
        print(problem, file=sys.stderr)  # noqa: T201 - not a log line: the form that check prints
    if not fresh.has_errors:
        HOLDER.good = fresh
    elif not HOLDER.serving:
        count = sum(problem.is_error for problem in fresh.problems)
        raise PluginError(f"有 {count} 处错误，网站没有生成，原来的网站没有改动。")
    plan = HOLDER.good or problems_plan(fresh.problems, order.as_of)
    HOLDER.plan = plan
    _configure(config, plan, fresh)
    return config


def _tell_pictures(done: int, total: int) -> None:
    """Tell who waits, the command or a person, that pictures are being made."""
    if HOLDER.progress:
        print(f"{PROGRESS_MARK}处理图片 {done}/{total}", file=sys.stderr, flush=True)  # noqa: T201 - a protocol
    elif not HOLDER.told:
        print(f"正在处理图片（{total} 张），第一次要等一会儿", file=sys.stderr, flush=True)  # noqa: T201 - for a person
        HOLDER.told = True


def _engine_file(config: MkDocsConfig) -> Path | None:
    return Path(config.config_file_path) if config.config_file_path else None


def _configure(config: MkDocsConfig, plan: Plan, fresh: Plan) -> None:
    """`site.yml` wins over mkdocs.yml; the engine's clock is `as_of`."""
    config.site_name = plan.site["brand"]
    if not HOLDER.serving:
        config.site_url = plan.site_url or None
    config.extra["site"] = dict(plan.site)
    config.extra["problems"] = problem_rows(fresh.problems) if HOLDER.serving else []
    config.extra["stale"] = plan is not fresh
    config.theme.static_templates.discard("sitemap.xml")  # ours lists the same pages under every engine
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch(plan.as_of))
    if plan is not HOLDER.good:
        config.nav = None


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Hand over the page records, the other files and the assets."""
    plan = _plan()
    for file in list(files):
        # What the engine found beside the help pages may be an original; what pages use comes with the plan.
        if file.is_documentation_page() or file.src_dir == config.docs_dir:
            files.remove(file)
    for page in plan.pages:
        _add(files, File.generated(config, page.source, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    for path, data in plan.exports.items():
        _add(files, File.generated(config, path, content=data))
    for path, original in plan.assets.items():
        _add(files, File.generated(config, path, abs_src_path=str(original)))
    return files


def _add(files: Files, file: File) -> None:
    existing = files.get_file_from_path(file.src_uri)
    if existing is not None:
        files.remove(existing)
    files.append(file)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Templates do not change during a build; asking the disk at each use took a twentieth of the time.

    Compiled ones are kept from build to build, by their content: compiling takes half a second each time.
    """
    del config, files
    env.auto_reload = False
    folder = BuildOrder.cache(ROOT) / "templates"
    with suppress(OSError):  # a read-only project: compiled anew
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    return env


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Set the page's declared fields and return the record's own text, which MkDocs has not parsed."""
    del markdown, config, files
    plan = _plan()
    record = plan.by_source[page.file.src_uri]
    page.meta = dict(record.fields)
    page.update_date = record.updated or plan.as_of.isoformat()
    if HOLDER.timings:
        HOLDER.watch.begin()
    return record.text


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page's Markdown is done."""
    del config, files
    if HOLDER.timings:
        HOLDER.watch.end_markdown(str(page.meta["kind"]))
    return html


def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:  # noqa: ANN401 - MkDocs' own types
    """Tell the command that waits how far the build is."""
    del page, config, nav
    if HOLDER.progress:
        HOLDER.pages_done += 1
        total = len(_plan().pages)
        if HOLDER.pages_done == total or HOLDER.pages_done % max(total // 100, 1) == 0:
            print(f"{PROGRESS_MARK}生成网页 {HOLDER.pages_done}/{total}", file=sys.stderr, flush=True)  # noqa: T201 - a protocol
    if HOLDER.timings:
        HOLDER.watch.begin()
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """The page's template is done."""
    del config
    if HOLDER.timings:
        HOLDER.watch.end_template(str(page.meta["kind"]))
    return output


def on_post_build(*, config: MkDocsConfig) -> None:
    """Record what was written."""
    write_manifest(Path(config.site_dir))
    if HOLDER.timings:
        print(HOLDER.watch.timings.line(), file=sys.stderr, flush=True)  # noqa: T201 - a protocol


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ANN401 - same
    """Rebuild when the content changes, wherever it lies."""
    del config, builder
    server.watch(str(BuildOrder.read(ROOT).content))
    return server


def _plan() -> Plan:
    if HOLDER.plan is None:
        raise PluginError("hooks/pipeline.py 的 on_config 没有执行")
    return HOLDER.plan
