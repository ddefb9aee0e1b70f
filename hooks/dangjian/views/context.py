"""What every view is given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dangjian.duties.status import assess
from dangjian.duties.uncounted import uncounted
from dangjian.duties.visibility import Visibility
from dangjian.model.editions import Edition
from dangjian.views.parts.rows import post_row
from dangjian.views.timelines.scopes import all_scopes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from dangjian.duties.status import Status
    from dangjian.duties.uncounted import Uncounted
    from dangjian.model.documents import Post
    from dangjian.model.site import Site
    from dangjian.views.parts.rows import Row
    from dangjian.views.timelines.scopes import Scope


@dataclass(frozen=True)
class Context:
    """The site, the day that stands for today, for whom it is, and what several views show, made once."""

    site: Site
    as_of: dt.date
    edition: Edition = Edition.PUBLIC

    def rows(self, posts: Iterable[Post]) -> list[Row]:
        """The posts as lines in a list."""
        return [self.by_url[post.url] for post in posts]

    @cached_property
    def by_url(self) -> dict[str, Row]:
        """Every post's row by its address."""
        return {post.url: post_row(self.site, post) for post in self.site.posts}

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """Every timeline."""
        return all_scopes(self.site)

    @cached_property
    def visibility(self) -> Visibility:
        """What may be told of the status."""
        return Visibility.of(self.site.settings, self.edition)

    @cached_property
    def status(self) -> Status:
        """What is done and what is due."""
        return assess(self.site, self.as_of)

    @cached_property
    def uncounted(self) -> tuple[Uncounted, ...]:
        """What was meant for a duty and does not count."""
        return tuple(uncounted(self.status))
