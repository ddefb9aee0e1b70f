"""Each mechanism of the brand report has a page that there really is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.problem import Problem
from dangjian.model.urls import directory_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.model.site import Site


def check(site: Site, sources: frozenset[str], root: str) -> Iterator[Problem]:
    """Mechanisms whose address is no page."""
    known = {directory_url(source) for source in sources}
    for mechanism in site.mechanisms:
        if mechanism.url.lstrip("/") not in known:
            yield Problem(
                *(
                    f"{root}/mechanisms.yml",
                    1,
                    1,
                    "E043",
                    f"{mechanism.id}“{mechanism.name}”的页面“{mechanism.url}”不存在",
                ),
                hint="核对页面地址，从网站根目录写起，如 rules/friday-street/",
            )
