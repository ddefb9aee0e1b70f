"""What a duty asks for, and how that changed: the fields that a change can change → versions."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dangjian.content.data.duties import schema
from dangjian.content.data.duties.deadlines import EXAMPLES, EXTENSIONS, parse_deadline
from dangjian.model.duties import (
    OWN,
    Cadence,
    Evidence,
    Missed,
    Requirement,
    RuleEvidence,
    Swap,
    Turns,
    Version,
)
from dangjian.model.periods import period_of
from dangjian.reading.values.dates import NUMBER, YEAR, number_of, plain_text
from dangjian.reading.values.schema import Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.content.data.duties.context import DutyContext
    from dangjian.model.dates import PartialDate
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
        return ()
    found = [first]
    for change in values.get(schema.CHANGES) or ():
        since = change.get(schema.CHANGE_SINCE)
        if since is None:
            continue
        at = change.place(schema.CHANGE_SINCE)
        if found[-1].since and since.first <= found[-1].since:
            report.error("E021", "“调整”要按时间先后写", hint="把较早的调整写在前面", at=at)
            continue
        newer = reading.version(change, found[-1])
        if newer is None:
            continue
        newer = replace(newer, since=since.first, note=change.text(schema.CHANGE_NOTE))
        if replace(newer, since=found[-1].since, note=found[-1].note) == found[-1]:
            report.error(
                "E061", "这项调整什么也没有改", hint="写上改动的字段，如“完成时限: 10日前”", at=change.at
            )
            continue
        _warn_of_gap(newer, found[-1], since, at, report)
        found.append(newer)
    return tuple(found)


def _warn_of_gap(
    newer: Version, older: Version, since: PartialDate, at: tuple[int, int], report: Report
) -> None:
    """A new cadence begins with its first whole period: days before it would be owed by neither."""
    kind = newer.cadence.kind
    if kind is None or newer.cadence in (older.cadence, Cadence.FIXED):
        return
    first = period_of(kind, since.first, since.year)
    if first.first != since.first:
        good = first.next().first
        report.warning(
            "W061",
            f"频次改成“{newer.cadence}”，从 {since.chinese} 起不是整期的开头，中间会有一段没有要求",
            hint=f"写成“自: {good.isoformat()}”，或确实要这样，就不用管",
            at=at,
        )


class _Versions:
    """Reads versions; what does not suit is reported and left out."""

    def __init__(self, context: DutyContext, report: Report) -> None:
        self._context = context
        self._report = report

    def version(self, values: Values, base: Version | None) -> Version | None:
        """A version; what is not written is as in ``base``."""
        cadence = values.get(schema.CADENCE) or (base.cadence if base else None)
        if cadence is None:
            return None
        same = base if base is not None and base.cadence is cadence else None
        minimum = values.get(schema.MINIMUM)
        if minimum is not None and minimum < 1:
            self._wrong("E014", "“至少”要是 1 或更大的数", values, schema.MINIMUM, "至少: 1")
            minimum = None
        evidence = self._evidence(values, base.evidence if base else Evidence())
        found = Version(
            cadence=cadence,
            deadline=self._deadline(values, schema.DEADLINE, cadence) or (same.deadline if same else None),
            extended=self._deadline(values, schema.EXTENDED, cadence) or (same.extended if same else None),
            dates=self._dates(values, cadence) or (same.dates if same else ()),
            minimum=minimum or (base.minimum if base else 1),
            evidence=evidence,
            missed=values.get(schema.MISSED)
            or (same.missed if same else Missed.LAPSES if cadence in _LAPSES else Missed.STAYS_DUE),
            turns=self._turns(values, base.turns if base else None),
        )
        if cadence is Cadence.FIXED and not found.dates:
            self._wrong(
                "E058",
                "频次是“固定日期”，要写明是哪几天",
                values,
                schema.CADENCE,
                "固定日期: [6月30日, 12月31日]",
            )
            return None
        day_off = values.get(schema.DAY_OFF) or (base.day_off if base else None)
        return replace(found, day_off=day_off) if day_off else found

    def _wrong(self, code: str, message: str, values: Values, key: Key[Any], right: str) -> None:
        self._report.error(code, message, hint=f"例如“{right}”", at=values.place(key.name))

    def _deadline(self, values: Values, key: Key[Scalar], cadence: Cadence) -> Deadline | None:
        scalar = values.get(key)
        if scalar is None:
            return None
        late = key is schema.EXTENDED
        examples = (EXTENSIONS if late else EXAMPLES).get(cadence)
        found = parse_deadline(scalar.text, cadence)
        ahead = found is not None and found.text.startswith("次")
        if examples is None:
            message = f"频次是“{cadence}”的，不写“{key.chinese}”"
            self._report.error("E056", message, hint="删掉这一行", at=scalar.at)
            return None
        if found is None or ahead is not late:
            message = f"{key.chinese}“{scalar.text}”和频次“{cadence}”对不上"
            self._report.error("E056", message, hint=f"可以写：{examples}", at=scalar.at)
            return None
        return found

    def _dates(self, values: Values, cadence: Cadence) -> tuple[tuple[int, int, int], ...]:
        scalars = values.get(schema.DATES) or ()
        if scalars and cadence is not Cadence.FIXED:
            message = f"频次是“{cadence}”的，不写“固定日期”"
            self._wrong("E058", message, values, schema.DATES, "频次: 固定日期")
            return ()
        return tuple(found for scalar in scalars for found in self._date(scalar))

    def _date(self, scalar: Scalar) -> Iterator[tuple[int, int, int]]:
        match = _DATE.match(plain_text(scalar.text))
        year, month, day = (number_of(match[name] or "0") for name in "ymd") if match else (0, 0, 0)
        try:
            dt.date(year or 2024, month, day)
        except ValueError:
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
            nested = written.get(schema.EVIDENCE_RULE)
            rule = (
                RuleEvidence(nested.text(schema.RULE_CATEGORY), nested.text(schema.RULE_TITLE))
                if nested
                else None
            )
        elif written:
            types, rule = self._types(values, schema.EVIDENCE, written), None
        requires = values.get(schema.REQUIRES)
        return Evidence(types, rule, base.requires if requires is None else tuple(self._requires(requires)))

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

    def _turns(self, values: Values, base: Turns | None) -> Turns | None:
        scalars = values.get(schema.TURNS)
        units = base.units if base else ()
        if scalars:
            units = self._context.branches.resolve_all(
                scalars, values.field(schema.TURNS, self._report, flat=False)
            )
        swaps = tuple(self._swaps(values)) or (base.swaps if base else ())
        if swaps and not units:
            self._wrong(
                "E059", "写了“调换”，没有写“轮值”", values, schema.SWAPS, "轮值: [第一党支部, 第二党支部]"
            )
        return Turns(units, swaps) if units else None

    def _swaps(self, values: Values) -> Iterator[Swap]:
        for swap in values.get(schema.SWAPS) or ():
            scalar, period = swap.get(schema.SWAP_UNIT), swap.get(schema.SWAP_PERIOD)
            field = swap.field(schema.SWAP_UNIT, self._report, flat=False) if scalar else None
            unit = self._context.branches.resolve(scalar, field) if scalar and field else None
            if period and unit:
                yield Swap(period, unit, swap.text(schema.SWAP_NOTE))
