"""对应事项: which duties a post, record or rule says it fulfils: ``theory-day@2026-08``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.content.names import Names
from dangjian.model.duties import Claim
from dangjian.model.periods import PeriodKind, period_of
from dangjian.reading.values.legible import CHECK_YEAR, folder_year
from dangjian.reading.values.periods import (
    ANY_YEAR,
    as_written,
    example_period,
    legible_period,
    parse_period,
    year_in,
    yearless_form,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dangjian.model.duties import Duty
    from dangjian.model.periods import Period
    from dangjian.reading.located import Scalar
    from dangjian.reading.report import Report
    from dangjian.reading.values.field import Field
    from dangjian.reading.values.schema import Key, Values


@dataclass(frozen=True)
class Claims:
    """Duties by what they are called elsewhere, and their periods as they are written there.

    ``off`` are the ids of those that are switched off.
    """

    names: Names
    duties: dict[str, Duty]
    off: frozenset[str]

    @classmethod
    def of(cls, duties: Iterable[Duty], off: Iterable[Duty] = (), *, spoilt: bool = False) -> Claims:
        """For the duties in use and those switched off. ``spoilt``: a file of duties has errors."""
        not_used = tuple(off)
        # One with errors has no versions; who names it is not to blame.
        known = {duty.id: duty for duty in (*duties, *not_used) if duty.versions}
        # Titles first: of these a hint names some.
        spelled = [(duty.title, duty.id) for duty in known.values()]
        spelled += [(duty.id, duty.id) for duty in known.values()]
        off_ids = frozenset(duty.id for duty in not_used)
        return cls(Names.of("责任事项", spelled, spoilt=spoilt), known, off_ids)

    def of_field(
        self, values: Values, key: Key[tuple[Scalar, ...]], report: Report, *, flat: bool = True
    ) -> tuple[Claim, ...]:
        """The claims of a field, each once."""
        scalars = values.get(key)
        if not scalars:
            return ()
        field = values.field(key, report, flat=flat)
        return tuple(dict.fromkeys(claim for scalar in scalars for claim in self._claim(scalar, field)))

    def duty(self, scalar: Scalar, field: Field) -> Duty | None:
        """The duty of a name; an unknown one is reported, and one that is switched off."""
        found = self.names.resolve(scalar, field)
        if found is None:
            return None
        duty = self.duties[found]
        if found in self.off:
            field.report.warning(
                "W062",
                f"责任事项“{duty.title}”没有启用，这一项不起作用",
                hint=f"在 content/{duty.path} 里把“启用”改成“是”，或删掉这一项",
                at=scalar.at,
            )
        return duty

    def period(self, scalar: Scalar, duty: Duty, field: Field, before: str = "") -> Period | None:
        """A duty's period; one of another length than the duty ever had is reported.

        ``before`` is what stands before it in the same value.
        """
        found = parse_period(scalar.text)
        kinds = [version.cadence.kind for version in duty.versions if version.cadence.kind]
        if found is not None and found.kind in kinds:
            return found
        message = f"“{scalar.text}”不是“{duty.title}”的一期（频次是“{duty.versions[-1].cadence}”）"
        right, hint = _meant(scalar.text, found, kinds, folder_year(field))
        corrected = f"{before}{right}" if right else "" if kinds else before.rstrip("@＠ ")
        whole = scalar.part(-len(before), f"{before}{scalar.text}") if before else scalar
        field.wrong("E015", message, whole, corrected, hint)
        return None

    def _claim(self, scalar: Scalar, field: Field) -> Iterator[Claim]:
        written, mark, after = scalar.text.replace("＠", "@").partition("@")
        name, when = written.rstrip(), after.strip()
        duty = self.duty(scalar.part(0, name), field)
        if duty is None:
            return
        if not when:
            yield Claim(duty.id)
            return
        start = len(written) + len(mark) + after.index(when)
        period = self.period(scalar.part(start, when), duty, field, scalar.text[:start])
        if period is not None:
            yield Claim(duty.id, period)


def _meant(text: str, found: Period | None, kinds: list[PeriodKind], year: int | None) -> tuple[str, str]:
    """The period of a duty that was meant, as it is written (empty where that is not sure), and a hint."""
    if not kinds:
        return "", "这项责任不分期"
    meant = found or legible_period(text, year)
    if meant and meant.kind in kinds:
        return as_written(meant), CHECK_YEAR
    yearless = None if meant else legible_period(text, ANY_YEAR)
    if yearless and yearless.kind in kinds:
        return "", yearless_form(text)
    form = example_period(kinds[-1], year_in(text) or year or 2026)
    if meant and kinds[-1] is not PeriodKind.DAY and meant.kind is not PeriodKind.WEEK:
        # The example is where the typed one lies: of a month its quarter, of a year its first.
        form = as_written(period_of(kinds[-1], meant.first, meant.year))
    return "", f"写成 {form} 的样子，换成实际的那一期"
