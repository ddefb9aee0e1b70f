"""What a duty asks for, and how that changed: the fields that a change can change → versions."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dangjian.content.data.duties import schema
from dangjian.content.data.duties.deadlines import EXAMPLES, EXTENSIONS, parse_deadline, parse_extension
from dangjian.model.dates import chinese_day
from dangjian.model.duties import (
    OWN,
    Cadence,
    DayOff,
    Evidence,
    Missed,
    Requirement,
    RuleEvidence,
    Swap,
    Turns,
    Version,
)
from dangjian.model.periods import period_of
from dangjian.reading.values.dates import YEAR, plain_text
from dangjian.reading.values.legible import FIRST_YEAR, LAST_YEAR
from dangjian.reading.values.numbers import NUMBER, number_of
from dangjian.reading.values.periods import example_period
from dangjian.reading.values.schema import Values
from dangjian.reading.values.texts import is_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.content.data.duties.context import DutyContext
    from dangjian.model.duties import Deadline
    from dangjian.reading.located import Scalar
    from dangjian.reading.report import Report
    from dangjian.reading.values.schema import Key

_LAPSES = (Cadence.WEEKLY, Cadence.MONTHLY, Cadence.QUARTERLY)
_DATE = re.compile(
    rf"^(?:每年)?(?:(?P<y>{YEAR})\s*[-./年]\s*)?(?P<m>{NUMBER})\s*[-./月]\s*(?P<d>{NUMBER})\s*[日号]?前?$"
)


def versions(values: Values, context: DutyContext, report: Report) -> tuple[Version, ...]:
    """All versions, oldest first; empty where the first cannot be read."""
    reading = _Versions(context, report)
    first = reading.version(values, None)
    if first is None:
        # Only for what is wrong in the changes themselves.
        for change in values.get(schema.CHANGES) or ():
            reading.version(change, None)
        return ()
    found = [first]
    for change in values.get(schema.CHANGES) or ():
        newer = reading.change(change, found[-1])
        if newer is not None and newer.since is not None:
            _warn_of_gap(newer, found[-1], change.place(schema.CHANGE_SINCE), report)
            found.append(newer)
    return tuple(found)


def _warn_of_gap(newer: Version, older: Version, at: tuple[int, int], report: Report) -> None:
    """A new cadence begins with its first whole period: days before it would be owed by neither."""
    kind, since = newer.cadence.kind, newer.since
    if since is None or kind is None or newer.cadence in (older.cadence, Cadence.FIXED):
        return
    period = period_of(kind, since, since.year)
    if period.first != since:
        good = period.next().first
        report.warning(
            "W061",
            f"频次改成“{newer.cadence}”，但 {chinese_day(since)}不是一期的第一天，到下一期开始之前没有要求",
            hint=f"下一期从 {good.isoformat()} 开始，可以写“自: {good.isoformat()}”",
            at=at,
        )


class _Versions:
    """Reads versions; what does not suit is reported and left out."""

    def __init__(self, context: DutyContext, report: Report) -> None:
        self._context = context
        self._report = report
        self._missed: Missed | None = None  # as written: the default would depend on the cadence

    def change(self, values: Values, base: Version) -> Version | None:
        """A later version: what it does not change is as in ``base``."""
        since = values.get(schema.CHANGE_SINCE)
        if since is None:
            return None
        if base.since and since.first <= base.since:
            at = values.place(schema.CHANGE_SINCE)
            self._report.error("E021", "“调整”要按时间先后写", hint="把较早的调整写在前面", at=at)
            return None
        newer = self.version(values, base)
        if newer is None:
            return None
        unread = self._context.branches.spoilt  # the names of a change may be all that it changes
        if replace(newer, since=base.since, note=base.note) == base and not unread:
            hint = "写上改动的字段，如“完成时限: 10日前”，或删掉这一项"
            self._report.error("E061", "这项调整什么也没有改", hint=hint, at=values.at)
            return None
        return replace(newer, since=since.first, note=values.text(schema.CHANGE_NOTE))

    def version(self, values: Values, base: Version | None) -> Version | None:
        """A version; what is not written is as in ``base``, as far as it suits the cadence."""
        cadence = values.get(schema.CADENCE)
        if cadence is None and values.node(schema.CADENCE) is None and base:
            cadence = base.cadence
        if cadence is None:
            self._check_rest(values)
            return None
        same = base if base is not None and base.cadence is cadence else None
        self._missed = values.get(schema.MISSED) or self._missed
        found = Version(
            cadence=cadence,
            deadline=self._deadline(values, schema.DEADLINE, cadence, same.deadline if same else None),
            extended=self._deadline(values, schema.EXTENDED, cadence, same.extended if same else None),
            dates=self._dates(values, cadence) or (same.dates if same else ()),
            minimum=self._minimum(values) or (base.minimum if base else 1),
            evidence=self._evidence(values, base.evidence if base else Evidence()),
            missed=self._missed or (Missed.LAPSES if cadence in _LAPSES else Missed.STAYS_DUE),
            day_off=values.get(schema.DAY_OFF) or (base.day_off if base else DayOff.BEFORE),
            turns=self._turns(values, cadence, base.turns if base else None),
        )
        if cadence is Cadence.FIXED and not found.dates:
            if not values.get(schema.DATES):
                message = "频次是“固定日期”，没有写是哪几天"
                self._wrong("E058", message, values, schema.CADENCE, "加上“固定日期: [6月30日, 12月31日]”")
            return None
        return found

    def _check_rest(self, values: Values) -> None:
        """What can be said of the other fields where the cadence is not known."""
        self._minimum(values)
        self._evidence(values, Evidence())
        self._turns(values, None, None)
        for scalar in values.get(schema.DATES) or ():
            tuple(self._date(scalar))

    def _minimum(self, values: Values) -> int | None:
        minimum = values.get(schema.MINIMUM)
        if minimum is not None and minimum < 1:
            self._wrong("E014", "“至少”要是 1 或更大的数", values, schema.MINIMUM, "不写就是 1")
            return None
        return minimum

    def _wrong(self, code: str, message: str, values: Values, key: Key[Any], hint: str) -> None:
        self._report.error(code, message, hint=hint, at=values.place(key))

    def _deadline(
        self, values: Values, key: Key[Scalar], cadence: Cadence, base: Deadline | None
    ) -> Deadline | None:
        scalar = values.get(key)
        if scalar is None:
            return base
        if is_nothing(scalar):
            return None
        examples = (EXTENSIONS if key is schema.EXTENDED else EXAMPLES).get(cadence)
        if examples is None:
            message = f"频次是“{cadence}”的，不写“{key.chinese}”"
            self._wrong("E056", message, values, key, "删掉这一行")
            return None
        read = parse_extension if key is schema.EXTENDED else parse_deadline
        found = read(scalar.text, cadence)
        if found is None:
            message = f"{key.chinese}“{scalar.text}”和频次“{cadence}”对不上"
            late = "，这一期以后的日子" if key is schema.EXTENDED else ""
            self._wrong("E056", message, values, key, f"可以写{late}：{examples}")
        return found

    def _dates(self, values: Values, cadence: Cadence) -> tuple[tuple[int, int, int], ...]:
        scalars = values.get(schema.DATES) or ()
        if scalars and cadence is not Cadence.FIXED:
            message = f"频次是“{cadence}”的，不写“固定日期”"
            self._wrong("E058", message, values, schema.DATES, "删掉它，或改成“频次: 固定日期”")
            return ()
        return tuple(dict.fromkeys(found for scalar in scalars for found in self._date(scalar)))

    def _date(self, scalar: Scalar) -> Iterator[tuple[int, int, int]]:
        match = _DATE.match(plain_text(scalar.text))
        year, month, day = (number_of(match[name] or "0") for name in "ymd") if match else (0, 0, 0)
        is_day = not (match and match["y"]) or FIRST_YEAR <= year <= LAST_YEAR
        try:
            dt.date(year or 2024, month, day)
        except ValueError:
            is_day = False
        if not is_day:
            message = f"固定日期“{scalar.text}”不是一天"
            self._report.error(
                "E058", message, hint="写 6月30日（每年），或 2026-07-01（只有一次）", at=scalar.at
            )
            return
        yield year, month, day

    def _evidence(self, values: Values, base: Evidence) -> Evidence:
        written = values.get(schema.EVIDENCE)
        types, rule = base.types, base.rule
        if isinstance(written, Values):
            types = self._types(written, schema.EVIDENCE_TYPES, written.get(schema.EVIDENCE_TYPES))
            rule = self._rule(written)
        elif written is not None:
            types, rule = self._types(values, schema.EVIDENCE, written), None
        requires = values.get(schema.REQUIRES)
        return Evidence(types, rule, base.requires if requires is None else tuple(self._requires(requires)))

    @staticmethod
    def _rule(values: Values) -> RuleEvidence | None:
        nested = values.get(schema.EVIDENCE_RULE)
        if nested is None:
            return None
        return RuleEvidence(nested.text(schema.RULE_CATEGORY), nested.text(schema.RULE_TITLE))

    def _types(self, values: Values, key: Key[Any], scalars: tuple[Scalar, ...] | None) -> tuple[str, ...]:
        if not scalars:
            return ()
        return self._context.types.resolve_all(scalars, values.field(key, self._report, flat=False))

    def _requires(self, values: Values) -> Iterator[Requirement]:
        for key in (schema.HOST, schema.SPEAKER, schema.LEADERS):
            for scalar in values.get(key) or ():
                field = values.field(key, self._report, flat=False)
                own = scalar.text == OWN
                found = OWN if own else self._context.positions.resolve(scalar, field)
                if found:
                    yield Requirement(key.name, found)

    def _turns(self, values: Values, cadence: Cadence | None, base: Turns | None) -> Turns | None:
        scalars = values.get(schema.TURNS)
        units = base.units if base and scalars is None else ()
        if scalars:
            units = self._context.branches.resolve_all(
                scalars, values.field(schema.TURNS, self._report, flat=False)
            )
        if units and cadence is Cadence.ONGOING:
            self._wrong(
                "E059", "频次是“常态”的没有分期，不能轮值", values, schema.TURNS, "改频次，或删掉“轮值”"
            )
            return None
        swaps = tuple(self._swaps(values, cadence)) or (base.swaps if base and units == base.units else ())
        if swaps and not units and not scalars:
            self._wrong(
                "E059", "写了“调换”，没有写“轮值”", values, schema.SWAPS, "加上“轮值”，按次序写各支部"
            )
        return Turns(units, swaps) if units else None

    def _swaps(self, values: Values, cadence: Cadence | None) -> Iterator[Swap]:
        for swap in values.get(schema.SWAPS) or ():
            scalar, period = swap.get(schema.SWAP_UNIT), swap.get(schema.SWAP_PERIOD)
            if scalar is None or period is None:
                continue
            unit = self._context.branches.resolve(
                scalar, swap.field(schema.SWAP_UNIT, self._report, flat=False)
            )
            if cadence and cadence.kind and period.kind is not cadence.kind:
                message = f"频次是“{cadence}”的，没有“{period.chinese}”这一期"
                hint = f"写成 {example_period(cadence.kind, period.year)} 的样子"
                self._wrong("E060", message, swap, schema.SWAP_PERIOD, hint)
            elif unit is not None:
                yield Swap(period, unit, swap.text(schema.SWAP_NOTE))
