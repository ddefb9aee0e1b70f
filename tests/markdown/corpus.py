"""Link-ish Markdown texts, and what Python-Markdown makes of their targets."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from dangjian.markdown.converter import to_html

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_TARGETS = (
    *(
        "a.md",
        "../rules/leave.md",
        "图片.png",
        "a.md#标题",
        "#一",
        "/rules/",
        "a%20b.pdf",
        "x?y=1&z=2",
        "b(1).md",
    ),
    *("c_d_e.md", "https://example.org/x", "mailto:a@example.org", "./d.md", "f*g*.md", "é.md", "a.md  "),
)
_TITLES = ("", "", "", ' "标题"', " '说明'", ' "带"引号"')
_WORDS = (
    *(
        "甲",
        "**粗**",
        "`码`",
        "_斜_",
        "乙 丙",
        "[嵌]",
        "第（一）条",
        "a*b",
        "!",
        "\\[",
        "&amp;",
        "<b>字</b>",
        "",
    ),
)
PLAIN_PIECES = (
    *(
        "第一句。",
        "\n",
        "\n\n",
        "\n\n",
        "  \n",
        "\n\n- 项 ",
        "\n\n1. 项 ",
        "\n\n> 引 ",
        "\n\n## 标题\n\n",
        "（",
        "）",
    ),
    *("\n\n```\n[码](x.md)\n```\n\n", "\n\n~~~ yaml\n[码](x.md)\n~~~\n\n", "`[码](x.md)`", " ``[`](x.md)`` "),
    *("<!-- [注](x.md) -->", "\\[甲](x.md)", "<br>", "：", "*", "**", " ` "),
)
ODD_PIECES = (
    *(*PLAIN_PIECES[:-1], "\n- 项 ", "\n> 引 ", "| 甲 | 乙 |\n| --- | --- |\n| ", " | ", "\n\n    "),
    *("\\", "_", "(", ")", "[", "]", "!", "\n[^1]: 注 ", "[^1] ", "\n\n*[HTML]: 超文本\n\n", "<p>"),
    *("</p>", '<a name="x"></a>', "\t", "&lt;", "\n: 释义 "),
)


def _inline(random: Random) -> str:
    word, target = random.choice(_WORDS), random.choice(_TARGETS)
    kinds = (
        f"[{word}]({target}{random.choice(_TITLES)})",
        f"![{word}]({target})",
        f"[![{word}]({target})]({random.choice(_TARGETS)})",
        f"[{word}](<{target.strip()}>)",
        f"[{word}](<带 空格.pdf>)",
        f"[{word}\n续]({target})",
    )
    return random.choice(kinds)


def _other(random: Random) -> str:
    word, target = random.choice(_WORDS), random.choice(_TARGETS)
    kinds = (
        f"[{word}][号]\n\n[号]: {target}\n\n",
        f"[号]\n\n[号]: <{target.strip()}> '说明'\n\n",
        f'<a href="{target}">{word}</a>',
        f"<img alt='x' src='{target}'>",
        f"<img src={target.strip()} alt=x>",
        f'<video src="{target}" poster="p.png"></video>',
        f"[{word}] ({target})",
        f"[{word}](\n{target})",
        f"<{target}>",
    )
    return random.choice(kinds)


def random_text(random: Random, pieces: Sequence[str], *, odd: bool) -> str:
    """Some pieces of Markdown, many of them links."""
    parts = []
    for _time in range(random.randint(1, 9)):
        if random.random() < 0.4:
            parts.append(_other(random) if odd and random.random() < 0.5 else _inline(random))
        else:
            parts.append(random.choice(pieces))
    return "".join(parts)


class _Targets(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what a browser would open or load."""
        names = {"href", "src", "poster"}
        self.found += [value for name, value in attrs if name in names and value is not None]


def rendered_targets(text: str) -> list[str]:
    """Every target in the converted text, but those of footnotes, which the converter makes itself."""
    parser = _Targets()
    parser.feed(to_html(text))
    return [target for target in parser.found if not target.startswith(("#fn:", "#fnref"))]


def same(target: str) -> str:
    """A target in one form, written or rendered."""
    return html.unescape(target).strip()
