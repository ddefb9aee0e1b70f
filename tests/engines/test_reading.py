"""The comparison of two engines' pages passes over what it may, and over nothing else."""

from __future__ import annotations

import pytest
from tests.engines.reading import OwnPart, first_difference

PAGE = """\
<html><head><title>周五上街</title><meta name="description" content="摘要">
<link rel="stylesheet" href="../../assets/stylesheets/main.css">
<link rel="stylesheet" href="../../assets/css/type.css"></head><body>
<a class="md-skip" href="#a">跳转至</a>
<header><a href="../../timeline/">时间线</a></header>
<div id="zhengwen"><h1>周五上街</h1><p>甲<br>乙</p>
<picture><source srcset="a-1.webp 1w, a-2.webp 2w"><img src="../x/a.jpg" alt="现场"></picture>
<nav><a href="#b">目录</a></nav><pre><code class="language-text">甲</code></pre></div>
<footer><p>主办</p></footer><div class="md-dialog"></div></body></html>
"""


def difference(old: str, new: str, address: str = "rules/x/") -> tuple[str, str] | None:
    assert old in PAGE
    return first_difference(OwnPart(PAGE, "rules/x/"), OwnPart(PAGE.replace(old, new), address))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<title>", "<title>其他 "),
        ('content="摘要"', 'content="其他"'),
        ("<meta ", "<link "),
        ("css/type.css", "css/none.css"),
        ("</body>", '<script src="../../assets/js/menu.js"></script></body>'),
        ("../../timeline/", "../timeline/"),
        ("<h1>周五上街</h1>", "<h2>周五上街</h2>"),
        ("<br>", ""),
        ("乙", "丙"),
        ("a-2.webp 2w", "b-2.webp 2w"),
        ("../x/a.jpg", "a.jpg?x"),
        ("现场", ""),
        ("#b", "#c"),
        ("<nav>", '<nav aria-label="目录">'),
        ("<p>主办</p>", ""),
        ("</p></footer>", "</p><p>x</p></footer>"),
    ],
)
def test_a_difference_is_seen(old: str, new: str) -> None:
    assert difference(old, new) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("../../timeline/", "/timeline"),
        ("../../timeline/", "../../timeline&#x2f;"),
        ("<title>", "\n<title>\n  "),
        ("<p>甲", "<p>\n甲"),
        ("stylesheets/main.css", "stylesheets/classic/main.css"),
        ("目录</a>", '<span class="md-typeset">目录</span></a>'),
        ("跳转至", "跳到"),
        (
            '<pre><code class="language-text">甲</code></pre>',
            '<div class="highlight"><pre><span></span><code>甲</code></pre></div>',
        ),
        ('<div class="md-dialog">', '<div class="md-dialog" role="status">'),
    ],
)
def test_an_equal_page_is_equal(old: str, new: str) -> None:
    assert difference(old, new) is None


def test_addresses_are_those_of_the_page() -> None:
    """The same text at another address means other targets."""
    assert difference("周五", "周五", "rules/2026/x/") is not None
