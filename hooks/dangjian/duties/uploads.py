"""M16: how many of the activities that must be uploaded to the party-building platform have been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.duties.evidence import activities
from dangjian.duties.rates import Rate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dangjian.duties.evidence import Proof
    from dangjian.model.site import Site


@dataclass(frozen=True, slots=True)
class Uploads:
    """A unit's activities of a year whose type must be uploaded: those that are, those that are not (yet)."""

    unit: str
    uploaded: tuple[Proof, ...]
    missing: tuple[Proof, ...]

    @property
    def rate(self) -> Rate:
        """Uploaded of all."""
        return Rate(len(self.uploaded), len(self.uploaded) + len(self.missing))


def uploads(site: Site, year: int, as_of: dt.date) -> Iterator[Uploads]:
    """Every unit that had such activities, in the order of the organisation.

    An activity of several units counts for each; one that is post and record at once counts twice.
    """
    found = [one for one in activities(site, as_of) if one.proof.date.year == year]
    must = [one for one in found if any(site.types[slug].uploaded for slug in one.types)]
    for unit in site.organization.units():
        own = [one for one in must if unit.id in one.units]
        if own:
            yield Uploads(
                unit.id,
                tuple(one.proof for one in own if one.is_uploaded),
                tuple(one.proof for one in own if not one.is_uploaded),
            )
