"""How a command tells the engine's process what to build, and how that reads it."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

from dangjian.build.clock import today

AS_OF = "DANGJIAN_AS_OF"
CONTENT = "DANGJIAN_CONTENT"
PROGRESS = "DANGJIAN_PROGRESS"
PROGRESS_MARK = "@dangjian "


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What to build, and for which day. ``progress`` asks for lines that a progress bar can be made of."""

    content: Path
    as_of: dt.date
    progress: bool = False

    @classmethod
    def read(cls, root: Path) -> BuildOrder:
        """From the environment; ``root`` is the project's directory. Raises ValueError for a bad date."""
        as_of = os.environ.get(AS_OF, "")
        content = os.environ.get(CONTENT, "")
        return cls(
            content=Path(content) if content else root / "content",
            as_of=dt.date.fromisoformat(as_of) if as_of else today(),
            progress=bool(os.environ.get(PROGRESS)),
        )

    def written(self) -> dict[str, str]:
        """As environment variables."""
        told = {AS_OF: self.as_of.isoformat(), CONTENT: str(self.content)}
        return {**told, PROGRESS: "1"} if self.progress else told
