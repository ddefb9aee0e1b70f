"""The day that the site stands for, as a script of its own.

In the shell of the pages it would change every one of them every night.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.exports.titles import as_json
from dangjian.model.dates import chinese_day
from dangjian.model.urls import AS_OF

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from dangjian.model.page import Page
    from dangjian.model.site import Site


def export(_site: Site, _pages: Sequence[Page], as_of: dt.date) -> Iterator[tuple[str, bytes]]:
    """A script that sets ``window.djAsOf``."""
    words = {"iso": as_of.isoformat(), "text": chinese_day(as_of)}
    yield AS_OF, b"window.djAsOf=" + as_json(words) + b";\n"
