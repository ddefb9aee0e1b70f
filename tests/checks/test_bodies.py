"""Slips in the text that would show on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.checks.sites import checked_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (
            "见[材料]（学习材料.pdf）。",
            "1:2: E045 链接或图片的符号写成了全角，页面上会原样显示 → 见[材料](学习材料.pdf)。",
        ),
        (
            "见[材料](学习材料.pdf）。",
            "1:2: E045 链接或图片的符号写成了全角，页面上会原样显示 → 见[材料](学习材料.pdf)。",
        ),
        (
            "见【材料】(学习材料.pdf)。",
            "1:2: E045 链接或图片的符号写成了全角，页面上会原样显示 → 见[材料](学习材料.pdf)。",
        ),
        ("！[图](封面.png)", "1:1: E045 链接或图片的符号写成了全角，页面上会原样显示 → ![图](封面.png)"),
        ("![图]（封面.png）", "1:1: E045 链接或图片的符号写成了全角，页面上会原样显示 → ![图](封面.png)"),
        ("＃＃ 活动过程", "1:1: E046 标题的 # 写成了全角，页面上会原样显示 → ## 活动过程"),
        ("# 活动过程", "1:1: W047 正文里的一级标题会和页面标题一样大 → ## 活动过程"),
        ("    第一段。", "1:1: W046 这一段开头有空格或制表符，页面上会显示成代码 → 第一段。"),
        ("第一段。\n\n\t第二段。", "3:1: W046 这一段开头有空格或制表符，页面上会显示成代码 → 第二段。"),
        (
            "一。\n\n---\n标题: 乙\n日期: 2024\n---\n\n二。",
            (
                "3:1: E048 正文里又有一个字段部分，它下面的内容会混进这一篇"
                " → 一个文件只写一篇：把从这里起的内容另存为一个文件"
            ),
        ),
    ],
)
def test_slips_are_told_with_the_line_to_write(body: str, line: str, tmp_path: Path) -> None:
    """One problem each, at its place."""
    assert checked_text(tmp_path, f"{body}\n") == [line]


@pytest.mark.parametrize(
    "body",
    [
        "见[材料]（在三楼领取）。",
        "【注意】(重要)",
        "`[材料]（学习材料.pdf）`",
        "```\n＃＃ 活动过程\n# 一级\n    缩进\n```",
        "　　第一段。",
        "- 项\n\n    项的第二段。\n",
        "1. 项\n\n    项的第二段。\n",
        "一。\n\n---\n\n二。",
        "一。\n\n---\n时间：下午\n---\n\n二。",
        "```\n---\n标题: 乙\n日期: 2024\n---\n```",
        "## 二级标题\n\n### 三级标题",
        "# 甲\n\n与页面标题相同的一级标题不重复显示。",
        "第一行\n    接着第一行",
    ],
)
def test_what_is_no_slip(body: str, tmp_path: Path) -> None:
    """Prose in brackets, code, lists, rules and wide indentation are meant as they stand."""
    assert checked_text(tmp_path, f"{body}\n") == []
