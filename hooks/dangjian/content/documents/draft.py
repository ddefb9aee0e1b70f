"""A new post, made from the four answers that cannot be guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.content.documents.post_schema import BY_NAME, PARTICIPANTS, PLACE, SCHEMA, SUMMARY, TITLE, TYPE
from dangjian.reading.files.front_matter import read_front_matter
from dangjian.reading.files.text_file import read_lines
from dangjian.reading.located import Entry, Scalar
from dangjian.reading.report import Report
from dangjian.reading.values.dates import moment
from dangjian.reading.values.field import Field
from dangjian.reading.values.texts import split_list

if TYPE_CHECKING:
    from dangjian.content.names import Names
    from dangjian.model.dates import PartialDate
    from dangjian.model.site import ActivityType

_NO_SLUG = re.compile(r"[^\w-]+")
_MAX_SLUG = 40
USUAL = (PLACE, PARTICIPANTS, SUMMARY)


class DraftError(Exception):
    """An answer that cannot be used; the text says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class PostDraft:
    """What a new post's file is made of; ``branches`` are the units' names at its date."""

    kinds: tuple[ActivityType, ...]
    branches: tuple[str, ...]
    date: PartialDate
    title: str

    def text(self) -> str:
        """The file: the types' fields, those to be filled in left empty, and their outlines as headings."""
        filled = {
            "title": _quoted(self.title),
            "date": self.date.iso,
            "type": "、".join(kind.name for kind in self.kinds),
            "branches": "、".join(self.branches),
        }
        required = dict.fromkeys(name for kind in self.kinds for name in kind.required)
        extra = [BY_NAME[name] for name in required if name not in filled]
        keys = [*(BY_NAME[name] for name in filled), *extra, *(key for key in USUAL if key not in extra)]
        ordered = [key for key in SCHEMA.keys if key in keys]
        fields = [f"{key.chinese}: {filled.get(key.name, '')}".rstrip() for key in ordered]
        headings = dict.fromkeys(heading for kind in self.kinds for heading in kind.outline)
        outline = [f"## {heading}\n" for heading in headings] or ["（正文写在这里）\n"]
        return "\n".join(["---", *fields, "---", "", *outline])


def slug_of(wanted: str, draft: PostDraft) -> str:
    """The file's name: as wanted, or from date and title. Raises DraftError for one no address can hold."""
    if wanted:
        if _NO_SLUG.search(wanted) or wanted.lower() == "index":
            raise DraftError(f"文件名“{wanted}”里有空格或特殊符号，只用汉字、字母、数字和连字符")
        return wanted
    title = _NO_SLUG.sub("-", draft.title).strip("-_")
    return f"{draft.date.iso}-{title[:_MAX_SLUG].strip('-')}".rstrip("-")


def typed_date(text: str) -> PartialDate:
    """A date as an editor types it. Raises DraftError with what is wrong."""
    report = Report("")
    scalar = Scalar(text.strip(), 1, 1)
    found = moment(Field("日期", Entry(Scalar("日期", 1, 1), scalar), report, flat=True))
    if found is None or report.has_errors():
        reason = report.problems[0].message if report.problems else "日期不能是空的"
        raise DraftError(f"{reason}，写成 2026-11-05 的样子，也可只写 2026-11 或 2026")
    return found.date


def typed_names(text: str, names: Names) -> tuple[str, ...]:
    """The ids of one or several names as typed. Raises DraftError with the nearest right one."""
    found = []
    for item in split_list(Scalar(text, 1, 1)):
        one = names.find(item.text)
        if one is None:
            message, _guess, hint = names.unknown(item.text)
            raise DraftError(f"{message}，{hint}" if hint else message)
        found.append(one)
    if not found:
        raise DraftError("这一项不能是空的")
    return tuple(dict.fromkeys(found))


def _quoted(title: str) -> str:
    """The title so that the reader reads it back just as it is: as typed if it does, else in quotes."""
    report = Report("")
    # With a field below it, as in the file: a block's sign means something only there.
    file = f"---\n{TITLE.chinese}: {title}\n{TYPE.chinese}: {TYPE.example}\n---\n"
    fields = read_front_matter(read_lines(file.encode(), report) or [], SCHEMA.name_of, report).fields
    values = [entry.value for entry in fields.entries] if fields else []
    if not report.problems and [one.text for one in values if isinstance(one, Scalar)] == [
        title,
        TYPE.example,
    ]:
        return title
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
