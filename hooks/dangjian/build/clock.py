"""The one place that reads the clock; everywhere else `as_of` is an argument."""

from __future__ import annotations

import datetime as dt
from typing import Final

# Asia/Shanghai has had no summer time since 1991; a fixed offset needs no time-zone data on the machine.
SHANGHAI: Final = dt.timezone(dt.timedelta(hours=8))


def today() -> dt.date:
    """Today in Shanghai, whatever the machine's own time zone."""
    return dt.datetime.now(SHANGHAI).date()


def epoch(day: dt.date) -> int:
    """Midnight in Shanghai as seconds since 1970, for SOURCE_DATE_EPOCH."""
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=SHANGHAI).timestamp())
