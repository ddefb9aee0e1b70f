"""Small bar charts as SVG, drawn at build time; their colours are those of the page's style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import leather

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 640
ROW = 34
AXIS = 40
# The library writes colours and fonts of its own; the page's style sheet gives those, for light and dark.
_LOOKS = ("fill", "stroke", "font-family", "font-size")
_MOST_TICKS = 6


def bar_chart(amounts: Sequence[tuple[str, int]]) -> str:
    """An inline SVG with a bar for each name, first on top; empty where there is nothing to compare."""
    most = max((amount for _name, amount in amounts), default=0)
    if most == 0 or len(amounts) < 2:
        return ""
    step = -(-most // _MOST_TICKS)
    top = -(-most // step) * step
    chart = leather.Chart()
    chart.add_bars([(amount, name) for name, amount in amounts])
    chart.add_x_scale(0, top)
    chart.add_x_axis(ticks=list(range(0, top + 1, step)))
    height = ROW * len(amounts) + AXIS
    return _inline(chart.to_svg_group(WIDTH, height), height)


def _inline(group: ET.Element, height: int) -> str:
    """The drawing without looks of its own; screen readers have the table beside it."""
    root = ET.Element("svg", {"class": "dj-chart", "viewBox": f"0 0 {WIDTH} {height}", "aria-hidden": "true"})
    group.remove(group[0])  # the background
    root.append(group)
    for element in group.iter():
        for name in _LOOKS:
            element.attrib.pop(name, None)
    return ET.tostring(root, encoding="unicode")
