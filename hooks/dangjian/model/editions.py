"""For whom a site is built."""

from __future__ import annotations

from enum import StrEnum


class Edition(StrEnum):
    """The public site, or the full one for the secretaries' own machine."""

    PUBLIC = "public"
    INTERNAL = "internal"

    @property
    def mark(self) -> str:
        """What every page of it says about itself; empty for the public one."""
        return "内部版" if self is Edition.INTERNAL else ""
