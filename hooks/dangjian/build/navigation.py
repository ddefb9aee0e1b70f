"""The engine's navigation names pages that there are: no engine fails on one that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.reading.files.data_file import read_data_file
from dangjian.reading.files.text_file import read_lines
from dangjian.reading.located import Mapping, Scalar, Sequence
from dangjian.reading.nearest import nearest
from dangjian.reading.report import Report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from dangjian.model.problem import Problem
    from dangjian.reading.located import Node


def check_navigation(config: Path, sources: Collection[str]) -> list[Problem]:
    """Problems of `nav` in the engine's configuration file."""
    report = Report(config.name)
    lines = read_lines(config.read_bytes(), report)
    root = None if lines is None else read_data_file(lines, report)
    if isinstance(root, Mapping):
        for entry in root.entries:
            if entry.key.text == "nav":
                for target in _targets(entry.value):
                    _check(target, sources, report)
    return report.problems


def _check(target: Scalar, sources: Collection[str], report: Report) -> None:
    if "://" in target.text or target.text in sources:
        return
    guess = nearest(target.text, sources, enough=60)
    ask = f"，是否想写“{guess}”" if guess else ""
    corrected = report.line_with(target, guess) if guess else ""
    report.error("E043", f"导航里的“{target.text}”不存在{ask}", corrected=corrected, at=target.at)


def _targets(node: Node) -> Iterator[Scalar]:
    """The pages named below a node: texts, and the values of labelled entries."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _targets(item)
    else:
        for entry in node.entries:
            yield from _targets(entry.value)
