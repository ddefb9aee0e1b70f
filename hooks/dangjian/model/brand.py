"""The brand: its pillars and measures, and the office's settings for the site."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Measure:
    """One of the measures (举措) of a pillar."""

    id: str
    name: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of the brand's pillars (四个“力”)."""

    id: str
    name: str
    theme: str = ""
    summary: str = ""
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A way in on the home page. ``url`` is relative to the site's root, line and column are its place."""

    title: str
    url: str
    text: str = ""
    line: int = 1
    column: int = 1


class PublicStatus(StrEnum):
    """What the public site says about duties; the value is the word people write."""

    DONE = "仅已完成"
    MONTH = "本月应做"
    ALL = "全部"


@dataclass(frozen=True, slots=True)
class Settings:
    """What `site.yml` says: it wins over the engine's own configuration."""

    brand: str
    slogan: str
    unit: str
    intro: str = ""
    url: str = ""
    needs_approval: bool = False
    counts_samples: bool = False
    public_status: PublicStatus = PublicStatus.MONTH
    pillars: tuple[Pillar, ...] = ()
    pillars_name: str = ""
    ways: tuple[Way, ...] = ()
