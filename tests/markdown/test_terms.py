"""Glossary terms in text."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import PageText
from tests.markdown.corpus import PLAIN_PIECES, random_text

from dangjian.markdown.converter import to_html
from dangjian.markdown.terms import terms_of, with_terms
from dangjian.model.site import Term, TermStatus

GLOSSARY = (
    Term("三办", (), "办文、办会、办事", "来源"),
    Term("三会一课", (), '支部大会等 "四种" [会议]_*', "来源"),
    Term("党建工作提醒单", ("提醒单",), "每月一张", "来源"),
    Term("3659", ("3659发展思路",), "", "来源", TermStatus.UNDEFINED),
    Term("甲", (), "第一个", "来源"),
)


def linked(text: str) -> list[str]:
    """What became a link to the glossary, in the page that the text becomes."""
    return re.findall(
        r'<a class="dj-gloss"[^>]*>(.*?)</a>', to_html(with_terms(text, terms_of(GLOSSARY), "news/2026/x/"))
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("落实三会一课。再说三会一课。", ["三会一课"]),
        ("印发提醒单和党建工作提醒单。", ["提醒单"]),
        ("党建工作提醒单", ["党建工作提醒单"]),
        ("“三办”工作", ["三办"]),
        ("第三办公室、三办公室", []),
        ("助力“3659”发展思路和3659发展思路", ["3659"]),
        ("编号13659，电话3659000", []),
        ("## 三会一课\n\n三会一课", ["三会一课"]),
        ("三会一课\n---\n", []),
        ("`三会一课` [三会一课](a.md) ![三会一课](a.png)", []),
        ("[三会一课][1]\n\n[1]: a.md", []),
        ('<a href="x">三会一课</a> <b title="三会一课">三会一课</b>', ["三会一课"]),
        ("```\n三会一课\n```\n", []),
        ("| 会 |\n|---|\n| 三会一课 |", ["三会一课"]),
        ('!!! note "三会一课"\n    三会一课', ["三会一课"]),
        ("**三会一课**", ["三会一课"]),
        ("段落{: title=三会一课 }", []),
        ("段\n\n    三会一课 代码\n\n三会一课", ["三会一课"]),
        ('<div class="x"\n title="三会一课">字</div>', []),
        ("[链接](a(b(c)三会一课)d.md)", []),
        ("> ## 三会一课\n\n- ## 三会一课", []),
        ("<textarea>三会一课</textarea>", []),
        ('[甲乙][1]\n\n[1]: a.md\n    "三会一课"', []),
    ],
)
def test_the_first_occurrence_becomes_a_link(text: str, found: list[str]) -> None:
    """Once a page, where a reader reads it as a word, and never where it would break something else."""
    assert linked(text) == found


def test_the_link_says_what_the_term_means() -> None:
    """The definition survives as it is; a term that the source does not define says so."""
    html = to_html(with_terms("三会一课，3659发展思路", terms_of(GLOSSARY), "news/2026/x/"))
    assert 'title="支部大会等 &quot;四种&quot; &#91;会议&#93;&#95;&#42;"' in html
    assert 'href="../../../glossary/#term-三会一课"' in html
    assert 'title="来源未释义，有待本单位说明。"' in html


@given(st.integers(0, 10_000))
def test_the_words_stay_as_they_are(seed: int) -> None:
    """Whatever the text: links are added, and not a word, heading, target or id is lost."""
    pieces = (*PLAIN_PIECES, "三会一课", "甲，", "印发提醒单")
    text = random_text(Random(seed), pieces, odd=False)  # noqa: S311 - a test's dice
    plain, glossed = PageText(to_html(text)), PageText(to_html(with_terms(text, terms_of(GLOSSARY), "x/")))
    assert glossed.text == plain.text
    assert glossed.headings == plain.headings
    assert glossed.ids == plain.ids
    assert [one for one in glossed.targets if "glossary/#term-" not in one] == plain.targets
