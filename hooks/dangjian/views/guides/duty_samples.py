"""What the style guide shows of duties: every state, tables of few, twelve and many columns, a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.duties.states import State
from dangjian.views.duties.cells import ABSENT, LOOKS

if TYPE_CHECKING:
    from dangjian.views.parts.rows import Row


def duty_samples(here: str) -> Row:
    """Plain values as the pages of duties have them; all names and dates are samples."""
    states = list(State)
    return {
        "cells": [_cell(state, here) for state in states],
        "legend": [{**_cell(state, here), "count": n} for n, state in enumerate(states, start=1)],
        "grids": [_grid(columns, here) for columns in (4, 12, 53)],
        "tasks": [
            {
                "title": "示例事项",
                "url": here,
                "period": "2022年3月",
                "holder": "第1党小组",
                "deadline": "3月4日（周五）前",
                "shift": "原定3月5日（周六），遇休息日提前",
                "person": "示例岗位",
                "cell": {**_cell(State.SOON, here), "tentative": True},
                "proofs": [],
            }
        ],
        "proofs": [
            _proof("示例动态的标题", here, "动态"),
            _proof("示例记录的内容", "", "台账"),
        ],
        "focus": [
            {
                "title": "示例事项",
                "url": here,
                "holder": "各党支部",
                "deadline": "3月31日（周四）前",
                "counts": "已完成 3，临期 1",
            }
        ],
    }


def _cell(state: State, here: str) -> Row:
    look, sign = LOOKS[state]
    done = state in (State.DONE, State.DONE_LATE)
    return {
        "state": look,
        "sign": sign,
        "word": state.value,
        "text": "3/4 次" if state is State.WAITING else "",
        "when": "3月5日" if done else "",
        "note": f"示例事项，2022年3月：{state}。",
        "url": here if done else "",
        "sample": done,
        "tentative": state is State.WAITING,
    }


def _grid(columns: int, here: str) -> Row:
    states = list(State)
    cells = [_cell(states[n % len(states)], here) for n in range(columns)]
    names = {4: "第{}季度", 12: "{}月", 53: "第{}周"}
    return {
        "title": f"{columns} 列",
        "anchor": f"lie-{columns}",
        "columns": [
            {"label": names[columns].format(n), "note": "3月7日起" if columns == 53 else ""}
            for n in range(1, columns + 1)
        ],
        "rows": [
            {
                "name": name,
                "url": here,
                "sub": sub,
                "sample": bool(sub),
                "cells": [ABSENT, *cells[1:]] if sub else cells,
                "rate": "2/3",
                "rate_note": "应完成 3 期，已完成 2 期",
            }
            for name, sub in (("示例事项", ""), ("又一事项", "第1党小组"))
        ],
    }


def _proof(title: str, url: str, kind: str) -> Row:
    return {"title": title, "url": url, "date": "2022年3月5日", "kind": kind, "sample": True}
