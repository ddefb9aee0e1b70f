"""What posts and records have in common: how many came, and which party groups met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.content.documents.post_schema import EXPECTED, PARTY_GROUPS, PRESENT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from dangjian.model.organization import Unit
    from dangjian.reading.report import Report
    from dangjian.reading.values.schema import Values


def check_attendance(values: Values, report: Report) -> None:
    """Report more people present than there should have been."""
    expected, present = values.get(EXPECTED), values.get(PRESENT)
    if expected is not None and present is not None and present > expected:
        message = f"实到 {present} 人多于应到 {expected} 人"
        report.error("E021", message, hint="请核对两个人数", at=values.place(PRESENT))


def party_groups(values: Values, units: Collection[Unit], day: dt.date, report: Report) -> tuple[int, ...]:
    """The party groups that one of the units has on a day; others are reported."""
    written: tuple[int, ...] = values.get(PARTY_GROUPS) or ()
    groups = tuple(dict.fromkeys(written))
    most = max((unit.groups_at(day) for unit in units), default=0)
    for group in groups if units else ():
        if group > most:
            named = "、".join(unit.name for unit in units)
            has = f"只有 {most} 个党小组" if most else "没有登记党小组"
            message = f"没有第 {group} 党小组：{named}当时{has}"
            hint = "核对序号，或在 content/organization.yml 里改“党小组”"
            report.error("E066", message, hint=hint, at=values.place(PARTY_GROUPS))
    return tuple(group for group in groups if group <= most)
