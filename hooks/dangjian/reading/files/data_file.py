"""Nested data files (`content/*.yml`): structure by PyYAML's parser, every value as text with its place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from dangjian.reading.files.meant_lines import WIDE_SPACE, meant_lines
from dangjian.reading.located import Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from dangjian.reading.files.lines import Line
    from dangjian.reading.files.meant_lines import MeantLine
    from dangjian.reading.report import Report

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_CUT = re.compile(r"^\s+#(?P<lost>[^\s#].*)$")
# A line of one word, where a field must be.
_WORD = re.compile(r"^\s*(?:- +)?(?P<word>[^\s:：#\-\"'{}\[\],]{1,12})\s*$")
_MAX_DEPTH = 12
_WIDE_BLANKS = frozenset("\t\u3000\xa0")


def read_data_file(lines: list[Line], report: Report) -> Node | None:
    """The file's tree, or None where it is empty or cannot be parsed (one error with its place)."""
    meant = meant_lines(lines)
    try:
        root = yaml.compose("\n".join(line.text for line in meant), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        _report_syntax(error, lines, report)
        return None
    except yaml.YAMLError:
        report.error("E007", "数据文件里有 YAML 不允许的字符", hint="删掉看不见的字符，重新输入")
        return None
    return None if root is None else _Tree(lines, meant, report).node(root)


def _report_syntax(error: yaml.MarkedYAMLError, lines: list[Line], report: Report) -> None:
    mark = error.problem_mark or error.context_mark
    number = min(mark.line + 1, len(lines)) if mark else 1
    for suspect in _up_to(lines, number):
        word = _WORD.match(suspect.text)
        if word:
            corrected = f"{suspect.text.rstrip()}:"
            at = (suspect.number, suspect.column(word.start("word")))
            report.error("E006", f"“{word['word']}”后面缺少冒号", corrected=corrected, at=at)
            return
        if _is_wide_lead(suspect, lines, report):
            return
    shown = lines[number - 1].text.strip()
    report.error(
        "E007",
        f"数据文件在这里读不下去：{shown[:30]}",
        hint=(
            "检查缩进（每级两个空格）、冒号后的空格、花括号里的逗号（用半角的）、成对的引号和括号；"
            "内容里有冒号时用单引号括起来"
        ),
        at=(number, mark.column + 1 if mark else 1),
    )


def _is_wide_lead(line: Line, lines: list[Line], report: Report) -> bool:
    """Whether only wide blanks or tabs that are not in line with the line above are wrong (reported)."""
    body = line.text.lstrip(WIDE_SPACE)
    if not set(line.text[: len(line.text) - len(body)]) & _WIDE_BLANKS:
        return False
    above = next((one.text for one in lines[: line.number - 1][::-1] if one.text.strip()), "")
    lead = re.match(r"\s*(?:- +)*", above)
    corrected = " " * (lead.end() if lead else 0) + body.rstrip()
    mended = meant_lines([*lines[: line.number - 1], replace(line, text=corrected)])
    try:
        yaml.compose("\n".join(one.text for one in mended), Loader=_Loader)
    except yaml.YAMLError:
        return False
    message = "这一行开头有全角空格或制表符，和上面的行没有对齐"
    hint = "缩进只用半角空格，每级两个"
    report.error("E007", message, corrected=corrected, hint=hint, at=(line.number, 1))
    return True


def _up_to(lines: list[Line], number: int) -> list[Line]:
    """The line where YAML gave up, and the one before it: a colon that is missing is only noticed below."""
    filled = [line for line in lines[:number] if line.text.strip() and not line.text.lstrip().startswith("#")]
    return filled[:-3:-1]


class _Tree:
    """YAML's nodes → ours. An alias (a node used twice) is refused, so the tree is as small as the file."""

    def __init__(self, lines: list[Line], meant: list[MeantLine], report: Report) -> None:
        self._lines = lines
        self._meant = meant
        self._report = report
        self._seen: set[int] = set()

    def node(self, node: yaml.Node, depth: int = 0) -> Node:
        """The node with its place in the file."""
        line, column = self._place(node.start_mark)
        if depth > _MAX_DEPTH or id(node) in self._seen:
            self._report.error(
                "E007", "数据文件里不能用 & 和 * 引用，层次也不能太深", hint="把内容写全", at=(line, column)
            )
            return Scalar("", line, column)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            entries = (self._entry(key, value, depth + 1) for key, value in node.value)
            return Mapping(tuple(entries), line, column)
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.node(item, depth + 1) for item in node.value), line, column)
        end_line, end_column = self._place(node.end_mark)
        raw = self._lines[line - 1].raw[column - 1 : end_column - 1] if end_line == line else ""
        is_quoted = bool(getattr(node, "style", None))
        if end_line == line and not is_quoted:
            self._report_cut(line, column, raw, end_column)
        return Scalar(node.value, line, column, raw, end_line - line + 1, literal=is_quoted)

    def _report_cut(self, line: int, column: int, raw: str, end: int) -> None:
        """`` #`` begins a comment in YAML: text right behind the mark was hardly meant as one."""
        whole = self._lines[line - 1].raw
        cut = _CUT.match(whole[end - 1 :])
        if raw and cut:
            text = f"{raw}{cut.group()}".rstrip().replace("'", "''")
            corrected = f"{whole[: column - 1]}'{text}'"
            message = f"“#”后面的“{cut['lost'].strip()}”会丢掉"
            self._report.error(
                "E007", message, corrected=corrected, hint="用单引号括起来", at=(line, end + 1)
            )

    def _place(self, mark: yaml.Mark) -> tuple[int, int]:
        """Line and column in the file, undoing what was put into the line to please YAML."""
        if mark.line >= len(self._lines):
            return len(self._lines), 1
        line = self._lines[mark.line]
        return line.number, line.column(self._meant[mark.line].index(mark.column))

    def _entry(self, key: yaml.Node, value: yaml.Node, depth: int) -> Entry:
        name = self.node(key, depth)
        if not isinstance(name, Scalar):
            self._report.error("E007", "这里的字段名不是文字", hint="字段名写在冒号前面", at=name.at)
            name = Scalar("", *name.at)
        return Entry(name, self.node(value, depth))
