"""A Markdown file read: its fields, its body, and what can be told from its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.model.documents import Source
from dangjian.model.problem import Edit
from dangjian.reading.files.front_matter import Parsed, read_front_matter
from dangjian.reading.files.text_file import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as Dictionary

    from dangjian.reading.located import Mapping
    from dangjian.reading.report import Report
    from dangjian.reading.values.schema import Schema

_HEADING = re.compile(r"^#{1,2}[ \u3000]*(?P<title>[^#\s][^\n]*)$", re.MULTILINE)
# Stands out where somebody pastes it and forgets it.
_NO_TITLE = "在这里写标题"
_CHINESE = re.compile("[一-鿿]")
_YEAR = re.compile(r"(?:^|/)(?P<year>(?:19|20|21)\d{2})(?:/|$)")


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """``path`` is relative to the content directory."""

    path: str
    document: Parsed

    @property
    def source(self) -> Source:
        """Where the page comes from, and its body."""
        return Source(self.path, self.document.body, self.document.body_line)

    def mapping(
        self, schema: Schema, examples: Callable[[], Dictionary[str, str]], report: Report
    ) -> Mapping | None:
        """The file's fields; where it has none, one error with the lines to paste."""
        if self.document.fields is None:
            known = examples()
            lines = [
                f"{key.chinese}: {known.get(key.name) or key.example}" for key in schema.keys if key.required
            ]
            report.error(
                "E004",
                f"文件开头没有字段部分，不知道这篇{schema.what}的标题等内容",
                corrected="\n".join(["---", *lines, "---"]),
                hint="在文件最上面加上这几行，并改成实际内容",
                edit=Edit.INSERT_BEFORE,
            )
        return self.document.fields


def read_markdown_file(path: str, data: bytes, schema: Schema, report: Report) -> MarkdownFile | None:
    """The file split into fields and body, or None where it is no text."""
    lines = read_lines(data, report)
    if lines is None:
        return None
    return MarkdownFile(path, read_front_matter(lines, schema.name_of, report))


def examples_from(file: MarkdownFile) -> dict[str, str]:
    """What an editor probably means: the title of the first heading or the name, the folder's year."""
    heading = _HEADING.search(file.document.body)
    year = _YEAR.search(file.path)
    stem = file.path.removesuffix("/index.md").rsplit("/", 1)[-1].removesuffix(".md")
    found = {
        "title": heading["title"].rstrip(" #\u3000")
        if heading
        else stem
        if _CHINESE.search(stem)
        else _NO_TITLE,
        "date": year["year"] if year else "",
    }
    return {key: value for key, value in found.items() if value}
