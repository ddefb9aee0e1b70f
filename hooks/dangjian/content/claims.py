"""对应事项: which duties a post, record or rule says it fulfils: ``theory-day@2026-08``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.content.data.exemptions import duty_names
from dangjian.model.duties import Claim
from dangjian.reading.values.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dangjian.content.names import Names
    from dangjian.model.duties import Duty
    from dangjian.reading.located import Scalar
    from dangjian.reading.report import Report
    from dangjian.reading.values.field import Field
    from dangjian.reading.values.schema import Key, Values

_EXAMPLES = {
    "day": "2026-06-30",
    "week": "2026-W08",
    "month": "2026-08",
    "quarter": "2026-Q3",
    "half": "2026-上半年",
    "year": "2026",
    "triennium": "2024-2026",
}


@dataclass(frozen=True)
class Claims:
    """Reads claims, given the duties that there are."""

    names: Names
    duties: dict[str, Duty]

    @classmethod
    def of(cls, duties: Iterable[Duty]) -> Claims:
        """For these duties."""
        known = {duty.id: duty for duty in duties}
        return cls(duty_names(known.values()), known)

    def of_field(self, values: Values, key: Key[tuple[Scalar, ...]], report: Report) -> tuple[Claim, ...]:
        """The claims of a document's field."""
        scalars = values.get(key)
        return self._read(scalars, values.field(key, report)) if scalars else ()

    def _read(self, scalars: Iterable[Scalar], field: Field) -> tuple[Claim, ...]:
        """Each once; unknown duties and periods that do not suit are reported."""
        return tuple(dict.fromkeys(claim for scalar in scalars for claim in self._claim(scalar, field)))

    def _claim(self, scalar: Scalar, field: Field) -> Iterator[Claim]:
        written, mark, period_text = scalar.text.replace("＠", "@").partition("@")
        name = written.strip()
        duty = self.names.resolve(scalar.part(0, name), field)
        if duty is None:
            return
        if not mark:
            yield Claim(duty)
            return
        period = parse_period(period_text)
        kinds = [one.cadence.kind for one in self.duties[duty].versions if one.cadence.kind]
        if period is None or period.kind not in kinds:
            right = _EXAMPLES[kinds[-1].value] if kinds else ""
            message = f"“{period_text.strip()}”不是“{self.duties[duty].title}”的一期"
            hint = f"写成 {name}@{right} 的样子" if right else "这项责任没有分期，去掉 @ 和后面的字"
            field.wrong("E015", message, scalar, f"{name}@{right}" if right else name, hint)
            return
        yield Claim(duty, period)
