"""What posts have in common besides units and types: series and topics, each with an address of its own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_SLUG = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Series:
    """A series (系列/专题). One that no file declares has just its name."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    summary: str = ""
    measure: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic (主题词)."""

    id: str
    name: str


def name_slug(name: str) -> str:
    """A name as part of an address: width and case do not matter; never empty, never with a slash."""
    slug = _NO_SLUG.sub("-", unicodedata.normalize("NFKC", name).casefold()).strip("-")
    return slug or "-".join(f"{ord(character):x}" for character in name)


def series_by_name(declared: Iterable[Series], written: Iterable[str]) -> dict[str, Series]:
    """The series of every name: declared ones by name and alias, then those that only posts name."""
    found: dict[str, Series] = {}
    by_id: dict[str, Series] = {}
    for one in declared:
        by_id[one.id] = one
        for name in (one.name, *one.aliases):
            found.setdefault(name, one)
    for name in written:
        if name not in found:
            identity = name_slug(name)
            found[name] = by_id.setdefault(identity, Series(identity, name))
    return found


def topics_by_name(written: Iterable[str]) -> dict[str, Topic]:
    """The topic of every name, spelled as it was first written."""
    by_id: dict[str, Topic] = {}
    return {
        name: by_id.setdefault(name_slug(name), Topic(name_slug(name), name))
        for name in dict.fromkeys(written)
    }
