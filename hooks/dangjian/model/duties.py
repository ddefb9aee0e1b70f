"""Duties (责任事项): who owes what, how often, until when, what proves it, and on what it is based."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from dangjian.model.periods import PeriodKind

if TYPE_CHECKING:
    import datetime as dt

    from dangjian.model.dates import PartialDate
    from dangjian.model.periods import Period


class Cadence(StrEnum):
    """How often; the value is the word people write. ``ONGOING`` has no periods, only a list."""

    WEEKLY = "每周"
    MONTHLY = "每月"
    QUARTERLY = "每季度"
    HALF_YEARLY = "每半年"
    YEARLY = "每年"
    THREE_YEARLY = "每三年"
    FIXED = "固定日期"
    ONGOING = "常态"

    @property
    def kind(self) -> PeriodKind | None:
        """The length of its periods; None for what has none."""
        return {
            Cadence.WEEKLY: PeriodKind.WEEK,
            Cadence.MONTHLY: PeriodKind.MONTH,
            Cadence.QUARTERLY: PeriodKind.QUARTER,
            Cadence.HALF_YEARLY: PeriodKind.HALF,
            Cadence.YEARLY: PeriodKind.YEAR,
            Cadence.THREE_YEARLY: PeriodKind.TRIENNIUM,
            Cadence.FIXED: PeriodKind.DAY,
            Cadence.ONGOING: None,
        }[self]


class Missed(StrEnum):
    """What a period becomes that has passed without evidence."""

    LAPSES = "过期不补"
    STAYS_DUE = "仍须补做"


class DayOff(StrEnum):
    """What happens to a deadline on a day off."""

    BEFORE = "提前"
    AFTER = "顺延"
    UNCHANGED = "不变"
    EXEMPT = "免除"


class Condition(StrEnum):
    """Which holders a duty applies to; for the others it is 不适用."""

    COMMITTEE = "设支委会"
    NO_COMMITTEE = "不设支委会"
    GROUPS = "设党小组"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day within a period: a weekday (1 is Monday), or a day of its n-th month.

    ``month`` counts from the period's first month and may lie behind its last (可延至); 0 is its last month.
    ``day`` 0 is the month's last day, ``workday`` its last working day.
    """

    weekday: int = 0
    month: int = 0
    day: int = 0
    workday: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class RuleEvidence:
    """A rule document of the period: of a category, with words in its title; empty means any."""

    category: str = ""
    title: str = ""


OWN = "本人"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A position that has to have a part: ``role`` is host, speaker or leaders of a post or record.

    ``position`` is its id, or `OWN` for the holder's own.
    """

    role: str
    position: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What fulfils a duty: activities of any of the types, rule documents; besides, what claims it."""

    types: tuple[str, ...] = ()
    rule: RuleEvidence | None = None
    requires: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class Swap:
    """A written change of turns: who goes in a period instead."""

    period: Period
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Turns:
    """Units that do it in turn (轮值), one a period, from the version's first period on."""

    units: tuple[str, ...]
    swaps: tuple[Swap, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """What a duty asks for from a day on; None: from the beginning. ``note`` says what changed.

    ``dates`` are those of a duty with fixed dates: (0, month, day) comes every year.
    """

    cadence: Cadence
    since: dt.date | None = None
    deadline: Deadline | None = None
    extended: Deadline | None = None
    dates: tuple[tuple[int, int, int], ...] = ()
    minimum: int = 1
    evidence: Evidence = field(default_factory=Evidence)
    missed: Missed = Missed.LAPSES
    day_off: DayOff = DayOff.BEFORE
    turns: Turns | None = None
    note: str = ""


class HolderKind(StrEnum):
    """Whom a duty is laid upon: certain units and positions, or all of a kind."""

    UNIT = "单位"
    POSITION = "岗位"
    EVERY_BRANCH = "各党支部"
    EVERY_GROUP = "各党小组"


@dataclass(frozen=True, slots=True)
class HolderRule:
    """A duty's holder as written; ``id`` names the unit or position."""

    kind: HolderKind
    id: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a duty rests on: a rule of the site (its title), or a document from outside.

    ``strength`` is the source's own word (一般, 应当, 至少), ``checked`` when somebody compared it.
    """

    document: str
    is_rule: bool = False
    article: str = ""
    strength: str = ""
    note: str = ""
    checked: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty. ``versions`` are oldest first; ``path`` is that of its file, with its line and column."""

    id: str
    title: str
    holders: tuple[HolderRule, ...]
    versions: tuple[Version, ...]
    since: PartialDate | None = None
    until: PartialDate | None = None
    condition: Condition | None = None
    details: str = ""
    person: tuple[str, ...] = ()
    basis: tuple[Basis, ...] = ()
    note: str = ""
    sample: bool = False
    path: str = ""
    line: int = 1
    column: int = 1

    def version_at(self, day: dt.date) -> Version:
        """The version in force on a day; before all of them, the first."""
        begun = [one for one in self.versions if one.since is None or one.since <= day]
        return begun[-1] if begun else self.versions[0]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a post or record says it fulfils (对应事项): a duty's id, perhaps with the period."""

    duty: str
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Exemption:
    """A written exemption (免除): for some periods, or for what is due between two days.

    ``holders`` are the holders' keys. Line and column are its place in exemptions.yml.
    """

    duty: str
    holders: tuple[str, ...]
    reason: str
    approver: str
    approved: PartialDate
    periods: tuple[Period, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    sample: bool = False
    line: int = 1
    column: int = 1

    @property
    def last(self) -> dt.date:
        """The last day that it covers."""
        return self.until or max((period.last for period in self.periods), default=self.approved.last)
