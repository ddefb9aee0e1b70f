"""What proves that a duty was done: posts, records and rules, brought to one form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from dangjian.model.dates import PartialDate
    from dangjian.model.documents import Post, Rule, Upload
    from dangjian.model.duties import Claim, RuleEvidence
    from dangjian.model.periods import Period
    from dangjian.model.records import Record
    from dangjian.model.site import Site


class ProofKind(StrEnum):
    """Where a proof stands; the value is the word a reader sees."""

    POST = "动态"
    RECORD = "台账"
    RULE = "制度"


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence. ``path`` is relative to the content directory; a record has no address."""

    kind: ProofKind
    path: str
    line: int
    date: PartialDate
    title: str
    url: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Activity:
    """What somebody did, as evidence: of which types, by which units, in which parts."""

    proof: Proof
    types: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()
    period: Period | None = None
    claims: tuple[Claim, ...] = ()
    roles: Mapping[str, tuple[str, ...]] | None = None
    rule: Rule | None = None
    is_uploaded: bool = False


def activities(site: Site, as_of: dt.date) -> Iterator[Activity]:
    """Everything that had happened by a day: rules, then posts, then records."""
    for rule in site.rules:
        found = _of_rule(rule, site)
        if found is not None and found.proof.date.first <= as_of:
            yield found
    for post in site.posts:
        if post.date.first <= as_of:
            yield _of_post(post, as_of)
    for record in site.records:
        if record.date.first <= as_of:
            yield _of_record(record, site, as_of)


def _of_post(post: Post, as_of: dt.date) -> Activity:
    proof = Proof(ProofKind.POST, post.source.path, post.line, post.date, post.title, post.url, post.sample)
    roles = {"host": (post.host,), "speaker": post.speaker, "leaders": post.leaders}
    return Activity(
        proof,
        post.types,
        post.branches,
        post.party_groups,
        post.period,
        post.fulfils,
        roles,
        is_uploaded=_is_uploaded(post.uploaded, as_of),
    )


def _of_record(record: Record, site: Site, as_of: dt.date) -> Activity:
    title = record.note or "、".join(site.types[slug].name for slug in record.types)
    proof = Proof(ProofKind.RECORD, record.path, record.line, record.date, title, sample=record.sample)
    roles = {"host": (record.host,), "speaker": record.speaker, "leaders": record.leaders}
    units = (record.unit,)
    return Activity(
        proof,
        record.types,
        units,
        record.party_groups,
        record.period,
        record.fulfils,
        roles,
        is_uploaded=_is_uploaded(record.uploaded, as_of),
    )


def _is_uploaded(upload: Upload | None, as_of: dt.date) -> bool:
    """Whether it had been uploaded by a day; one of unknown date had."""
    if upload is None or not upload.done:
        return False
    return upload.date is None or upload.date.first <= as_of


def _of_rule(rule: Rule, site: Site) -> Activity | None:
    date = rule.issued or rule.effective
    if date is None:
        return None
    units = tuple(
        unit.id for unit in site.organization.units() if any(one.name == rule.issuer for one in unit.names)
    )
    proof = Proof(ProofKind.RULE, rule.source.path, 1, date, rule.title, rule.url, rule.sample)
    return Activity(proof, (), units, (), rule.period, rule.fulfils, None, rule)


def is_meant(evidence: RuleEvidence, rule: Rule) -> bool:
    """Whether a rule document is of the category, and has the words in its title."""
    return (not evidence.category or rule.category == evidence.category) and evidence.title in rule.title
