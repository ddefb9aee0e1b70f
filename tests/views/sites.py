"""Sites made in memory: two branches, three types, a partner, and the posts that a test wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.content.order import newest_first
from dangjian.model.brand import Measure, Pillar, Settings
from dangjian.model.dates import PartialDate
from dangjian.model.documents import Post, Source
from dangjian.model.organization import Name, Organization, Unit, UnitKind
from dangjian.model.site import ActivityType, Site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dangjian.model.subjects import Series


def post(day: str, title: str = "", **fields: object) -> Post:
    """A post of a day, month or year by the first branch; its file's name is its title."""
    date = PartialDate(*map(int, day.split("-")))
    name = title or day
    known = {"types": ("theme-day",), "branches": ("one",), **fields}
    return Post(Source(f"news/{date.year}/{name}.md", "", 1), name, date, **known)  # type: ignore[arg-type] # by name


def site(posts: Iterable[Post], *, counts_samples: bool = False, series: tuple[Series, ...] = ()) -> Site:
    """A site of these posts."""
    pillars = (
        Pillar("strength", "组织力", measures=(Measure("standards", "标准化"), Measure("front", "排头兵"))),
        Pillar("service", "服务力", measures=(Measure("advice", "参谋"),)),
    )
    return Site(
        settings=Settings("品牌", "口号", "单位", counts_samples=counts_samples, pillars=pillars),
        organization=Organization(
            superior=None,
            leading_group=None,
            general_branch=None,
            branches=(
                Unit("one", UnitKind.BRANCH, (Name("甲支部"),)),
                Unit("two", UnitKind.BRANCH, (Name("乙支部"),)),
            ),
            partners=(Unit("village", UnitKind.PARTNER, (Name("甲村"),)),),
        ),
        activity_types=(
            ActivityType("theme-day", "主题党日", measure="standards"),
            ActivityType("volunteering", "志愿服务", measure="front"),
            ActivityType("other", "其他"),
        ),
        posts=newest_first(posts),
        rules=(),
        brand_pages=(),
        declared_series=series,
    )
