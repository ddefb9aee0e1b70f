"""What a plan's pictures become, without an engine."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.building import AS_OF

from dangjian.build.pictures.jobs import with_pictures

if TYPE_CHECKING:
    from pathlib import Path

    from dangjian.build.plan import Plan

DAY = dt.date.fromisoformat(AS_OF)


def made(plan: Plan, cache: Path) -> dict[str, bytes]:
    """The bytes of all that a plan publishes beside pages."""
    finished, note = with_pictures(plan, cache, lambda _done, _total: None)
    assert (note, [one for one in finished.problems if one.is_error]) == ("", [])
    return {path: file.read_bytes() for path, file in finished.assets.items()}
