"""A page record: what every view makes and every engine is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dangjian.model.urls import directory_url

if TYPE_CHECKING:
    from collections.abc import Mapping

Meta = dict[str, object]


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be. ``source`` is its Markdown path, which decides its address; ``text`` its Markdown.

    ``meta`` holds only text, integers, booleans, lists, and mappings with text keys: all that its template
    reads. ``updated`` is the date of what it shows (``YYYY-MM-DD``, or as much as is known), empty for
    the day of the build. ``anchors`` are those that the template makes, besides those of the text.
    """

    source: str
    template: str
    title: str
    meta: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    updated: str = ""
    anchors: frozenset[str] = frozenset()

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        return directory_url(self.source)

    @property
    def fields(self) -> Meta:
        """The front matter that stands for it: title and template first, then its declared fields."""
        fields: Meta = {"title": self.title}
        if self.template:
            fields["template"] = self.template
        return {**fields, **self.meta}
