"""责任清单: who has to do what, until when and on what basis, as the numbered table that offices print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dangjian.duties.rates import completion, state_counts
from dangjian.duties.states import FULFILLED
from dangjian.model.duties import Cadence, HolderKind
from dangjian.model.page import Page
from dangjian.model.urls import CHECKLISTS, DUTIES, HOME, checklist_page, directory_url, duty_page
from dangjian.views.duties.grids import has_samples
from dangjian.views.duties.words import deadline_words, holder_rule_name, holder_words
from dangjian.views.parts.rows import link, way

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dangjian.duties.holders import Holder
    from dangjian.duties.status import Cell
    from dangjian.model.duties import Duty, HolderRule
    from dangjian.model.site import Site
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Row

BRANCHES = "branches"


@dataclass(frozen=True, slots=True)
class Checklist:
    """The duties of one holder: a unit, a position, or all branches with their party groups.

    ``keys`` are those who have the same duties and share it; ``key`` is the first of them.
    """

    keys: tuple[str, ...]
    name: str
    duties: tuple[Duty, ...]

    @property
    def key(self) -> str:
        """By what its page is found."""
        return self.keys[0]


def checklists(site: Site) -> list[Checklist]:
    """Every checklist: units from above down, positions after their unit; branches together."""
    found: dict[str, dict[str, Duty]] = {}
    names: dict[str, str] = {}
    for duty in site.duties:
        for rule in duty.holders:
            key = _key(site, rule)
            names.setdefault(key, "党支部" if key == BRANCHES else holder_rule_name(site, rule))
            found.setdefault(key, {})[duty.id] = duty
    order = _order(site)
    alike: dict[tuple[str, ...], list[str]] = {}
    for key in sorted(found, key=order.index):
        alike.setdefault(tuple(found[key]), []).append(key)
    return [
        Checklist(tuple(keys), _named([names[key] for key in keys]), tuple(found[keys[0]].values()))
        for keys in alike.values()
    ]


def _named(names: Sequence[str]) -> str:
    """Those with the same duties have one checklist."""
    return "、".join(names) if len(names) < 4 else f"{names[0]}等 {len(names)} 个"


def _key(site: Site, rule: HolderRule) -> str:
    everyone = rule.kind in (HolderKind.EVERY_BRANCH, HolderKind.EVERY_GROUP)
    return BRANCHES if everyone else _key_of(site, rule.id)


def _key_of(site: Site, identity: str) -> str:
    """On whose checklist a unit or position stands: all branches share one."""
    is_branch = any(branch.id == identity for branch in site.organization.branches)
    return BRANCHES if is_branch else identity


def _own(context: Context, part: Checklist, duty: Duty) -> list[Holder]:
    """The holders of a duty whose checklist it is: others may hold it with them."""
    return [
        one
        for one in context.status.holders[duty.id]
        if _key_of(context.site, one.position or one.unit) in part.keys
    ]


def _order(site: Site) -> list[str]:
    organization = site.organization
    order: list[str] = []
    for unit in organization.units():
        is_branch = unit in organization.branches
        order.append(BRANCHES if is_branch else unit.id)
        if not is_branch:
            order += [one.id for one in organization.positions if one.unit == unit.id]
    # Without any branch (their file is broken) the duties are still read.
    return [*order, *(one.id for one in organization.positions), BRANCHES]


def pages(context: Context) -> Iterator[Page]:
    """All in one, then one for each holder."""
    found = checklists(context.site)
    if not found:
        return
    yield _page(context, found, None)
    for one in found:
        yield _page(context, found, one)


def _page(context: Context, every: Sequence[Checklist], one: Checklist | None) -> Page:
    shown = every if one is None else [one]
    year = context.as_of.year
    heading = "机关党建责任清单" if one is None else f"{one.name}责任清单"
    trail = [way("首页", directory_url(HOME)), way("责任事项", directory_url(DUTIES))]
    if one is not None:
        trail.append(way("责任清单", directory_url(CHECKLISTS)))
    cells = [
        cell for part in shown for duty in part.duties for cell in _year_cells(context, part, duty, year)
    ]
    return Page(
        source=CHECKLISTS if one is None else checklist_page(one.key),
        template="checklist.html",
        title=heading,
        meta={
            "kind": "checklist",
            "description": "责任主体、责任事项、完成时限、责任人和落实情况。",
            "trail": trail,
            "as_of_shown": True,
            "heading": heading,
            "year": f"{year}年",
            "note": _note(context),
            "lists": [
                {**link("全部", directory_url(CHECKLISTS)), "current": one is None},
                *(
                    {**link(part.name, directory_url(checklist_page(part.key))), "current": part is one}
                    for part in every
                ),
            ],
            "sections": [_section(context, part, year) for part in shown],
            "state_shown": True,
            "samples": has_samples(cell for cell in cells if context.visibility.shows(cell)),
            "empty": "",
        },
        updated=context.as_of.isoformat(),
    )


def _note(context: Context) -> str:
    if context.visibility.everything:
        return "落实情况按期数算：一项责任、一个责任主体、一个时期算一期。"
    return "落实情况只列今年已经完成的期数：一项责任、一个责任主体、一个时期算一期。"


def _year_cells(context: Context, part: Checklist, duty: Duty, year: int) -> list[Cell]:
    return [
        cell
        for holder in _own(context, part, duty)
        for cell in context.status.cells_in(duty.id, holder.key, year)
    ]


def _section(context: Context, part: Checklist, year: int) -> Row:
    site = context.site
    return {
        "title": part.name,
        "anchor": part.key,
        "rows": [
            {
                "number": number,
                "holder": holder_words(site, duty, context.as_of),
                "title": duty.title,
                "url": directory_url(duty_page(duty.id)),
                "details": duty.details,
                "deadline": deadline_words(duty.version_at(context.as_of)),
                "person": "、".join(duty.person),
                "basis": "；".join(f"{one.document}{one.article}" for one in duty.basis),
                "state": _state(context, part, duty, year),
                "sample": duty.sample,
            }
            for number, duty in enumerate(part.duties, start=1)
        ],
    }


def _state(context: Context, part: Checklist, duty: Duty, year: int) -> str:
    """What came of it this year, in numbers; of a duty without periods how often it was done."""
    if duty.version_at(context.as_of).cadence is Cadence.ONGOING:
        proofs = {
            proof
            for holder in _own(context, part, duty)
            for proof in context.status.ongoing_in(duty.id, holder.key, year)
        }
        return f"今年 {len(proofs)} 次" if proofs else ""
    counts = state_counts(_year_cells(context, part, duty, year))
    done = sum(counts[state] for state in FULFILLED)
    if not context.visibility.everything:
        return f"已完成 {done} 期" if done else ""
    rate = completion(counts)
    rest = "，".join(
        f"{state} {counts[state]}" for state in counts if state not in FULFILLED and counts[state]
    )
    first = f"应完成 {rate.due} 期，已完成 {rate.done} 期" if rate.due else ""
    return "；".join(part for part in (first, rest) if part)
