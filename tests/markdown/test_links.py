"""Links found in Markdown text, each at its place: those that Python-Markdown renders, and no others."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.markdown.corpus import ODD_PIECES, PLAIN_PIECES, random_text, rendered_targets, same

from dangjian.markdown.links import Link, LinkKind, engine_text, find_links, relative_url

_TEXTS = 2_000


def _inside(targets: list[str]) -> set[str]:
    """Targets that stay in the site, in one form."""
    return {
        same(target) for target in targets if not Link(target.strip(), LinkKind.LINK, 0, 1, 1).is_external
    }


def _found(text: str) -> set[str]:
    return _inside([link.target for link in find_links(text)])


@pytest.mark.parametrize("seed", range(2))
def test_every_rendered_target_is_found(seed: int) -> None:
    """Whatever a page would link to or load is checked, however oddly it is written."""
    random = Random(seed)  # noqa: S311 # the same texts each time
    for _time in range(_TEXTS):
        text = random_text(random, ODD_PIECES, odd=True)
        assert _inside(rendered_targets(text)) <= _found(text), text


@pytest.mark.parametrize("seed", range(2))
def test_nothing_else_is_found(seed: int) -> None:
    """In ordinary text just the rendered links are found: none in code, comments or after a backslash."""
    random = Random(seed)  # noqa: S311 # the same texts each time
    with_links = 0
    for _time in range(_TEXTS):
        text = random_text(random, PLAIN_PIECES, odd=False)
        rendered = _inside(rendered_targets(text))
        assert rendered == _found(text), text
        with_links += bool(rendered)
    assert with_links > _TEXTS // 3


@settings(max_examples=200, deadline=1_000)
@given(st.randoms(use_true_random=False), st.integers(min_value=1, max_value=50))
def test_a_target_stands_where_it_is_said_to(random: Random, first_line: int) -> None:
    """Line and column are those of the target's first character, the offset too."""
    text = random_text(random, ODD_PIECES, odd=True)
    for link in find_links(text, first_line):
        line = text.split("\n")[link.line - first_line]
        assert line[link.column - 1 :].startswith(link.target.split("\n")[0])
        assert text.startswith(link.target, link.start)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[甲](a.md)", [("a.md", 1, 5)]),
        ("一\n二 [甲](a.md)", [("a.md", 2, 7)]),
        ('[甲](a.md "题 [乙](b.md)")', [("a.md", 1, 5)]),
        ("[![图](a.png)](b.md)", [("a.png", 1, 7), ("b.md", 1, 15)]),
        ("[甲](<带 空格.pdf>)", [("带 空格.pdf", 1, 6)]),
        ("[甲](文件(1).pdf)", [("文件(1).pdf", 1, 5)]),
        ("[甲][号]\n\n[号]: a.md", [("a.md", 3, 6)]),
        ("[甲][号]\n\n[号]:\n    a.md", [("a.md", 4, 5)]),
        ('<img alt="a > b" src=a.png>', [("a.png", 1, 22)]),
        ('<video src="a.mp4" poster="a.png">', [("a.mp4", 1, 13), ("a.png", 1, 28)]),
        ("<a data-href='x' href='a.md'>", [("a.md", 1, 24)]),
        ("`[甲](a.md)` [乙](b.md)", [("b.md", 1, 17)]),
        ("```\n[甲](a.md)\n```\n[乙](b.md)", [("b.md", 4, 5)]),
        ("```\n[甲](a.md)", [("a.md", 2, 5)]),
        ("<!-- [甲](a.md) --> [乙](b.md)", [("b.md", 1, 24)]),
        ("<!-- [甲](a.md)", [("a.md", 1, 10)]),
        (r"\[甲](a.md) \\[乙](b.md)", [("b.md", 1, 18)]),
        ("甲 ` 乙\n\n[丙](a.md) ` 丁", [("a.md", 3, 5)]),
        ("[甲]（a.md）", []),
        ("[甲] (a.md)", []),
        ("[]()", [("", 1, 4)]),
        ("[甲](a.md", []),
        ("[甲](a.md\n\n)", []),
        ("[^1]: a.md", []),
    ],
)
def test_places(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Targets with line and column, in the forms that editors and Word converters write."""
    assert [(link.target, link.line, link.column) for link in find_links(text)] == expected


@pytest.mark.parametrize(
    ("target", "path", "fragment", "is_external"),
    [
        ("a%20b.pdf", "a b.pdf", "", False),
        ("a.md?x=1#二", "a.md", "二", False),
        ("#%E4%B8%80", "", "一", False),
        ("HTTPS://example.org", "HTTPS://example.org", "", True),
        ("//example.org/a", "//example.org/a", "", True),
        ("mailto:a@b.c", "mailto:a@b.c", "", True),
        ("D:\\通知.docx", "D:\\通知.docx", "", False),
        ("100%.md", "100%.md", "", False),
    ],
)
def test_parts_of_a_target(target: str, path: str, fragment: str, *, is_external: bool) -> None:
    """Path and fragment are decoded; a drive letter is no scheme."""
    link = Link(target, LinkKind.LINK, 0, 1, 1)
    assert (link.path, link.fragment, link.is_external) == (path, fragment, is_external)


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("rules/leave/", "news/2024/a/", "../../../rules/leave/"),
        ("news/2024/a/", "news/2024/a/", "./"),
        ("rules/leave/#一", "", "rules/leave/#一"),
        ("", "news/", "../"),
        ("news/2024/a.png", "news/2024/a/", "../a.png"),
    ],
)
def test_relative_urls(url: str, base: str, expected: str) -> None:
    """Addresses as seen from another page."""
    assert relative_url(url, base) == expected


def test_only_targets_that_no_engine_resolves_are_rewritten() -> None:
    """Site-absolute targets and raw HTML become relative; Markdown's own relative ones stay as they are."""
    text = '[甲](/rules/) [乙](b.md) <img src="c.png"> [丁](https://example.org/) `[戊](/x/)`'
    expected = '[甲](../../../rules/) [乙](b.md) <img src="../c.png"> [丁](https://example.org/) `[戊](/x/)`'
    assert engine_text(text, "news/2024/a.md", "news/2024/a/") == expected


@pytest.mark.parametrize(
    "piece",
    [
        "[](",
        "](",
        "[",
        "![",
        "<a ",
        "<a href=",
        "<!--",
        "`",
        "``",
        "\\",
        "(",
        '[a](b "',
        "[a]: ",
        "```\n",
        "<a b='",
        "\n\n",
    ],
)
def test_hostile_texts_are_searched_quickly(piece: str) -> None:
    """Nothing takes more than about linear time: 30,000 marks are searched within seconds."""
    text = piece * 10_000 + " [a](b) = ]("
    begun = time.process_time()
    find_links(text)
    assert time.process_time() - begun < 2
