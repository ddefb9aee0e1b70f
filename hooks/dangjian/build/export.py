"""The page records as Markdown files with front matter, for any other engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from dangjian.build.writer import copy_new, write_new

if TYPE_CHECKING:
    from pathlib import Path

    from dangjian.build.plan import Plan
    from dangjian.model.page import Page

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def page_file(page: Page) -> str:
    """A page as a Markdown file. Read back, its front matter equals ``page.fields``."""
    fields = yaml.dump(dict(page.fields), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=4096)
    return f"---\n{fields}---\n\n{page.text}"


def write_tree(plan: Plan, directory: Path) -> int:
    """Write all pages, other files and assets below ``directory``; the number of files written."""
    for page in plan.pages:
        write_new(directory / page.source, page_file(page).encode())
    for path, data in plan.exports.items():
        write_new(directory / path, data)
    for path, original in plan.assets.items():
        copy_new(original, directory / path)
    return len(plan.pages) + len(plan.exports) + len(plan.assets)
