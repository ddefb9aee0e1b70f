"""Every link, picture and anchor of a text leads somewhere, or is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.checks.sites import checked, checked_text
from tests.content.sites import POST

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "body",
    [
        "[甲](../../rules/leave.md)",
        "[甲](../../rules/leave.md#第一条-适用范围)",
        "[甲](/rules/leave/)",
        "[甲](/rules/leave)",
        "[甲](/)",
        "[甲](学习材料.pdf)",
        "[甲](%E5%AD%A6%E4%B9%A0%E6%9D%90%E6%96%99.pdf)",
        "[甲](<学习材料.pdf>)",
        "![甲](封面.png)",
        "![甲](封面.png '说明')",
        "[![甲](封面.png)](学习材料.pdf)",
        '<img src="封面.png" alt="甲">',
        "## 小标题\n\n[甲](#小标题)",
        "## 一、小标题（二）\n\n[甲](#一小标题二)",
        "[甲](https://example.org/没有)",
        "[甲](mailto:a@example.org)",
        "`[甲](没有.md)`",
        "```\n[甲](没有.md)\n```",
        "<!-- [甲](没有.md) -->",
        r"\[甲](没有.md)",
        "[甲][号]\n\n[号]: 学习材料.pdf",
        "脚注[^1]。\n\n[^1]: 说明。",
        '<a id="这里"></a>\n\n[甲](#这里)',
    ],
)
def test_links_that_lead_somewhere(body: str, tmp_path: Path) -> None:
    """Pages, addresses, files, anchors and other sites; what is code, comment or escaped is no link."""
    assert checked_text(tmp_path, f"{body}\n") == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (
            "[甲](../../rules/leaves.md)",
            "1:5: E040 找不到链接“../../rules/leaves.md”，是否想写“../../rules/leave.md”",
        ),
        ("一\n\n见[甲](没有.pdf)", "3:6: E040 找不到链接“没有.pdf”"),
        ("![甲](没有.jpg)", "1:6: E041 找不到图片“没有.jpg”"),
        ("![甲](学习材料.pdf)", "1:6: E041 “学习材料.pdf”不是网页能显示的图片"),
        ("[甲](../../rules/leave.md#第二条)", "1:5: E042 "),
        ("[甲](#没有)", "1:5: E042 本页没有“没有”这个标题"),
        ("[甲](/rules/没有/)", "1:5: E040 找不到链接“/rules/没有/”"),
        ("[甲]()", "1:5: E040 链接是空的"),
        ("[甲](D:\\通知\\学习材料.pdf)", "1:5: E040 "),
        ('<img src="没有.png">', "1:11: E041 找不到图片“没有.png”"),
        ("[甲][号]\n\n[号]: 没有.pdf", "3:6: E040 找不到链接“没有.pdf”"),
        ("[甲](../2023/没有.md)", "1:5: E040 找不到链接“../2023/没有.md”"),
        ("- 项\n\n    [甲](没有.md)", "3:9: E040 找不到链接“没有.md”"),
    ],
)
def test_links_that_lead_nowhere(body: str, line: str, tmp_path: Path) -> None:
    """One error each, at the target's first character."""
    lines = checked_text(tmp_path, f"{body}\n")
    assert len(lines) == 1
    assert lines[0].replace(" → 是否想写", "，是否想写").startswith(line)


def test_every_link_of_a_text_is_told(tmp_path: Path) -> None:
    """Two in one line, one in the next: three problems in reading order."""
    lines = checked_text(tmp_path, "[甲](一.md)[乙](二.md)\n[丙](三.md)\n")
    assert [line.split(": ")[0] for line in lines] == ["1:5", "1:14", "2:5"]


def test_a_draft_is_no_target(tmp_path: Path) -> None:
    """Readers could not open it."""
    draft = POST.replace("---\n\n正文", "草稿: 是\n---\n\n正文")
    lines = checked(
        tmp_path, {"news/2024/b.md": draft, "news/2024/a.md": POST.replace("正文。", "[乙](b.md)")}
    )
    assert len(lines) == 1
    assert lines[0].startswith("news/2024/a.md:8:5: E040 “b.md”还是草稿")


def test_links_of_rules_and_brand_pages_are_checked(tmp_path: Path) -> None:
    """Every kind of document, not only posts."""
    lines = checked(
        tmp_path,
        {
            "rules/a.md": "---\n标题: 甲\n类别: 乙\n---\n\n[甲](没有.md)\n",
            "brand/a.md": "---\n标题: 甲\n---\n\n[甲](没有.md)\n",
        },
    )
    assert [line.split(": ")[:2] for line in lines] == [
        ["brand/a.md:5:5", "E040 找不到链接“没有.md” → 核对文件名；文件要放在 content 文件夹里"],
        ["rules/a.md:6:5", "E040 找不到链接“没有.md” → 核对文件名；文件要放在 content 文件夹里"],
    ]
