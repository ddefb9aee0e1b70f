"""What `build --timings` prints: seconds by kind of page and by phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dangjian.build.timings import KindTime, Timings

KINDS = {
    "home": "首页",
    "timeline": "时间线",
    "post": "动态",
    "news": "动态目录",
    "series_index": "系列",
    "topics": "主题词",
    "statistics": "统计",
    "duties": "责任目录",
    "duty": "责任事项",
    "checklist": "责任清单",
    "my_index": "我的责任目录",
    "my": "我的责任",
    "status": "完成情况",
    "matrix": "完成矩阵",
    "uploads": "上传情况",
    "rule": "制度",
    "rules": "制度目录",
    "brand": "品牌页面",
    "brand_index": "品牌",
    "branch": "支部",
    "branches": "支部目录",
    "glossary": "名词解释",
    "help": "帮助",
    "mechanisms": "机制对照",
    "site_map": "网站地图",
    "style_guide": "样式",
}
_PHASES = {
    "plan": "读取、检查、排出页面和文件",
    "pictures": "照片缩小、转换",
}


def timings_table(timings: Timings, seconds: float) -> str:
    """Two tables: the kinds of page, slowest first; the phases, with what is left of ``seconds``."""
    kinds = sorted(timings.kinds.items(), key=lambda item: -_sum(item[1]))
    pages = sum(times.pages for _kind, times in kinds)
    markdown = sum(times.markdown for _kind, times in kinds)
    templates = sum(times.templates for _kind, times in kinds)
    by_kind = [
        ("页面", "页数", "正文（秒）", "模板（秒）", "合计（秒）", "每页（毫秒）"),
        *(_row(_named(kind), times.pages, times.markdown, times.templates) for kind, times in kinds),
        _row("全部页面", pages, markdown, templates),
    ]
    phases = [
        *((_PHASES.get(name, name), taken) for name, taken in timings.phases.items()),
        ("正文：Markdown 转成网页", markdown),
        ("模板：套用页面样式", templates),
    ]
    rest = seconds - sum(taken for _name, taken in phases)
    by_phase = [
        ("阶段", "秒"),
        *((name, f"{taken:.2f}") for name, taken in (*phases, ("引擎的其余部分", rest), ("一共", seconds))),
    ]
    return f"{_aligned(by_kind)}\n\n{_aligned(by_phase)}"


def _named(kind: str) -> str:
    """In Chinese, with the name of its template."""
    return f"{KINDS[kind]}（{kind}）" if kind in KINDS else kind


def _sum(times: KindTime) -> float:
    return times.markdown + times.templates


def _row(name: str, pages: int, markdown: float, templates: float) -> tuple[str, ...]:
    total = markdown + templates
    each = f"{total / pages * 1000:.1f}" if pages else "-"
    return name, str(pages), f"{markdown:.2f}", f"{templates:.2f}", f"{total:.2f}", each


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """The first column to the left, numbers to the right; a Chinese character is two columns wide."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell + " " * (width - cell_len(cell)) if index == 0 else " " * (width - cell_len(cell)) + cell
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)
