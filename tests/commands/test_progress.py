"""What the engine's process says about its progress makes a bar, and is not printed."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

from dangjian.build.environment import BuildOrder
from dangjian.commands import engine

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_LINES = ("@dangjian 处理图片 12/80", "第一处问题", "@dangjian 生成网页 3/3")


def test_progress_is_shown_and_the_rest_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Two kinds of work, one protocol."""
    script = f"import sys; [print(line, file=sys.stderr) for line in {_LINES}]"
    monkeypatch.setattr(engine, "_command", lambda *_arguments: [sys.executable, "-c", script])
    updates: list[tuple[object, object, object]] = []
    monkeypatch.setattr(
        "dangjian.commands.engine.Progress.update",
        lambda _bar, _task, **new: updates.append((new["description"], new["completed"], new["total"])),
    )
    code, _timings = engine.build(BuildOrder(tmp_path, dt.date(2026, 11, 24)), tmp_path)
    assert code == 0
    assert updates == [("处理图片", 12, 80), ("生成网页", 3, 3)]
    assert capfd.readouterr().err.splitlines() == ["第一处问题"]
