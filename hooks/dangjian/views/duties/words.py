"""How duties are put into words: holders, cadence, deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.duties.holders import Holder, holder_name
from dangjian.model.dates import WEEKDAYS, chinese_day
from dangjian.model.duties import OWN, Cadence, DayOff, HolderKind, Missed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dangjian.duties.slots import Slot
    from dangjian.model.duties import Duty, Evidence, HolderRule, Version
    from dangjian.model.site import Site

ROLES = {"host": "主持", "speaker": "主讲", "leaders": "参加领导"}


def holder_rule_name(site: Site, rule: HolderRule) -> str:
    """A duty's holder as written: 各党支部, a unit's or a position's name."""
    if rule.kind in (HolderKind.EVERY_BRANCH, HolderKind.EVERY_GROUP):
        return rule.kind.value
    position = rule.id if rule.kind is HolderKind.POSITION else ""
    return holder_name(site, Holder(rule.id, rule.id, position))


def holder_words(site: Site, duty: Duty, day: dt.date) -> str:
    """All holders of a duty, and whether they take turns on a day."""
    names = "、".join(holder_rule_name(site, rule) for rule in duty.holders)
    return f"{names}（轮值）" if duty.version_at(day).turns else names


def day_words(day: dt.date, year: int = 0) -> str:
    """``5月1日（周五）``; with its year where that is not ``year``."""
    short = chinese_day(day) if day.year != year else f"{day.month}月{day.day}日"
    return f"{short}（周{WEEKDAYS[day.weekday()]}）"


def cadence_words(version: Version) -> str:
    """How often, and how many: ``每月``, ``每季度 2 次``."""
    if version.cadence is Cadence.FIXED:
        return "、".join(
            f"{f'{year}年' if year else '每年'}{month}月{day}日" for year, month, day in version.dates
        )
    return f"{version.cadence} {version.minimum} 次" if version.minimum > 1 else version.cadence.value


_ENDS = {
    Cadence.WEEKLY: "每周内",
    Cadence.MONTHLY: "每月底前",
    Cadence.QUARTERLY: "每季度末前",
    Cadence.HALF_YEARLY: "每半年末前",
    Cadence.YEARLY: "每年底前",
    Cadence.THREE_YEARLY: "每三年内",
}


def deadline_words(version: Version) -> str:
    """Until when, and how many: ``每月5日前``, ``每季度末前 4 次``, ``每年底前，可延至次年3月底前``."""
    if version.cadence is Cadence.ONGOING:
        return "常态"
    if version.deadline is not None:
        often = "每" if version.cadence is Cadence.WEEKLY else version.cadence.value
        words = f"{often}{version.deadline.text}"
    else:
        words = _ENDS.get(version.cadence) or cadence_words(version)
    words = f"{words} {version.minimum} 次" if version.minimum > 1 else words
    return f"{words}，可延至{version.extended.text}" if version.extended else words


def shift_words(slot: Slot) -> str:
    """Why the deadline is not the day that is written; empty where it is."""
    if slot.nominal == slot.effective:
        return ""
    nominal = day_words(slot.nominal, slot.period.year)
    if slot.version.extended is not None:
        return f"本期到{nominal}，可以延后"
    moved = "提前" if slot.effective < slot.nominal else "顺延"
    return f"原定{nominal}，遇休息日{moved}"


def evidence_words(site: Site, evidence: Evidence) -> str:
    """What proves a duty done."""
    parts = ["、".join(site.types[slug].name for slug in evidence.types)] if evidence.types else []
    if evidence.rule:
        title = f"标题含“{evidence.rule.title}”的" if evidence.rule.title else ""
        category = f"“{evidence.rule.category}”类" if evidence.rule.category else ""
        parts.append(f"当期印发的{title}{category}制度文件")
    return "；".join(parts) or "写明“对应事项”的动态或台账记录"


def requirement_words(site: Site, evidence: Evidence) -> str:
    """Which positions must have had a part; empty where none."""
    names = {one.id: one.name for one in site.organization.positions} | {OWN: OWN}
    return "、".join(f"{ROLES[one.role]}：{names[one.position]}" for one in evidence.requires)


def day_off_words(policy: DayOff) -> str:
    """What happens on a day off."""
    return {
        DayOff.BEFORE: "遇休息日提前到前一个工作日",
        DayOff.AFTER: "遇休息日顺延到后一个工作日，这一期里没有了就提前",
        DayOff.UNCHANGED: "遇休息日不变",
        DayOff.EXEMPT: "遇休息日免除",
    }[policy]


def missed_words(missed: Missed) -> str:
    """What a missed period becomes."""
    return {
        Missed.LAPSES: "过期不补，记“已过期”",
        Missed.STAYS_DUE: "过期仍须补做，补做的记“逾期完成”",
    }[missed]


def version_lines(site: Site, version: Version) -> Iterator[str]:
    """What a version asks for, line by line."""
    yield f"频次：{cadence_words(version)}"
    if version.cadence is Cadence.ONGOING:
        yield f"佐证：{evidence_words(site, version.evidence)}"
        return
    yield f"完成时限：{deadline_words(version)}，{day_off_words(version.day_off)}"
    yield f"佐证：{evidence_words(site, version.evidence)}"
    required = requirement_words(site, version.evidence)
    if required:
        yield f"要求：{required}"
    if version.turns:
        yield f"轮值：{'、'.join(site.units[unit].name for unit in version.turns.units)}"
    yield f"逾期后：{missed_words(version.missed)}"
