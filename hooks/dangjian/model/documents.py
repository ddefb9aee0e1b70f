"""What editors write as Markdown: posts, rules and brand pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dangjian.model.urls import directory_url

if TYPE_CHECKING:
    from dangjian.model.dates import PartialDate
    from dangjian.model.duties import Claim
    from dangjian.model.periods import Period


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page comes from.

    ``path`` is relative to the content directory; ``line`` is that of ``text``'s first line.
    """

    path: str
    text: str
    line: int

    @property
    def url(self) -> str:
        """Its address, relative to the site's root, without leading slash."""
        return directory_url(self.path)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file offered for download, as a path relative to the content directory."""

    path: str
    size: int = 0

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of a post's gallery, as a path relative to the content directory; ``alt`` says what it shows.

    ``line`` is where the post lists it; 0 where it only lies beside it.
    """

    path: str
    alt: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Upload:
    """Whether, and when, an activity was entered into the party-building platform (M16)."""

    done: bool
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A news post about an activity (活动动态). References are ids; lists keep the editor's order.

    Line and column are those of its date.
    """

    source: Source
    title: str
    date: PartialDate
    types: tuple[str, ...]
    branches: tuple[str, ...]
    clock: str = ""
    end_date: PartialDate | None = None
    period: Period | None = None
    series: tuple[str, ...] = ()
    place: str = ""
    partners: tuple[str, ...] = ()
    participants: int | None = None
    expected: int | None = None
    present: int | None = None
    hours: float | None = None
    host: str = ""
    speaker: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    summary: str = ""
    cover: str = ""
    cover_alt: str = ""
    photos: tuple[Photo, ...] = ()
    uploaded: Upload | None = None
    attachments: tuple[Attachment, ...] = ()
    topics: tuple[str, ...] = ()
    fulfils: tuple[Claim, ...] = ()
    party_groups: tuple[int, ...] = ()
    contributor: str = ""
    reviewer: str = ""
    approver: str = ""
    reviewed: PartialDate | None = None
    pinned: bool = False
    sample: bool = False
    draft: bool = False
    line: int = 1
    column: int = 1

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        return self.source.url


class RuleStatus(StrEnum):
    """Whether a rule is in force; the order is that of the index."""

    IN_FORCE = "现行"
    TRIAL = "试行"
    REVISED = "修订"
    REPEALED = "废止"
    EXPIRED = "失效"


class RuleNature(StrEnum):
    """Whether a text is the office's own or a model to be adapted."""

    OFFICIAL = "正式"
    MODEL_TEXT = "示范文本"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule document (制度文件). ``status`` is None where the source does not say."""

    source: Source
    title: str
    category: str
    status: RuleStatus | None = None
    nature: RuleNature = RuleNature.OFFICIAL
    number: str = ""
    issuer: str = ""
    issued: PartialDate | None = None
    effective: PartialDate | None = None
    expires: PartialDate | None = None
    summary: str = ""
    measure: str = ""
    supersedes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    period: Period | None = None
    fulfils: tuple[Claim, ...] = ()
    sample: bool = False
    draft: bool = False

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        return self.source.url


@dataclass(frozen=True, slots=True)
class BrandPage:
    """A page about the brand; bound to a measure, to a pillar, or to neither."""

    source: Source
    title: str
    pillar: str = ""
    measure: str = ""
    order: int = 0
    summary: str = ""

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        return self.source.url


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page of `docs/`: help for the people who keep the site."""

    source: Source
    title: str

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        return self.source.url


Document = Post | Rule | BrandPage | HelpPage


def shown_path(document: Document, content: str) -> str:
    """A document's path as people see it: help is in ``docs``, all else in the folder ``content``."""
    return f"{'docs' if isinstance(document, HelpPage) else content}/{document.source.path}"
