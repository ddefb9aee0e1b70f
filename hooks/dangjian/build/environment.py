"""How a command tells the engine's process what to build, and how that reads it."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

from dangjian.build.clock import today
from dangjian.model.editions import Edition

AS_OF = "DANGJIAN_AS_OF"
CONTENT = "DANGJIAN_CONTENT"
EDITION = "DANGJIAN_EDITION"
PROGRESS = "DANGJIAN_PROGRESS"
TIMINGS = "DANGJIAN_TIMINGS"
CACHE = "DANGJIAN_CACHE"
# Before what is being done and how far: `生成网页 12/80`.
PROGRESS_MARK = "@dangjian "


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What to build, for which day and for whom.

    ``progress`` asks for lines that a progress bar can be made of, ``timings`` for a line with the seconds.
    """

    content: Path
    as_of: dt.date
    edition: Edition = Edition.PUBLIC
    progress: bool = False
    timings: bool = False

    @staticmethod
    def cache(root: Path) -> Path:
        """Where what takes long to make is kept; ``root`` is the project's directory."""
        return Path(os.environ.get(CACHE) or root / ".cache")

    @classmethod
    def read(cls, root: Path) -> BuildOrder:
        """From the environment; ``root`` is the project's directory. Raises ValueError for a bad value."""
        as_of = os.environ.get(AS_OF, "")
        content = os.environ.get(CONTENT, "")
        return cls(
            content=Path(content) if content else root / "content",
            as_of=dt.date.fromisoformat(as_of) if as_of else today(),
            edition=Edition(os.environ.get(EDITION) or Edition.PUBLIC),
            progress=bool(os.environ.get(PROGRESS)),
            timings=bool(os.environ.get(TIMINGS)),
        )

    def written(self) -> dict[str, str]:
        """As environment variables."""
        asked = {PROGRESS: self.progress, TIMINGS: self.timings}
        return {
            AS_OF: self.as_of.isoformat(),
            CONTENT: str(self.content),
            EDITION: self.edition.value,
            **{name: "1" for name, wanted in asked.items() if wanted},
        }
