"""责任事项: all duties by who holds them, and the ways to checklists, one's own duties and the status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import DUTIES, HOME, MINE, STATUS, checklist_page, directory_url, duty_page
from dangjian.views.duties.checklists import checklists
from dangjian.views.duties.words import cadence_words, deadline_words, holder_words
from dangjian.views.parts.rows import link, way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.views.context import Context

INTRO = (
    "每项责任都写明谁来做、多久一次、什么时候以前做完、依据是什么。"
    "发布的动态和支部的台账记录就是佐证：活动登记了，责任事项就自动算完成，不用另填报表。"
)


def pages(context: Context) -> Iterator[Page]:
    """One page."""
    site = context.site
    found = checklists(site)
    yield Page(
        source=DUTIES,
        template="duties.html",
        title="责任",
        meta={
            "kind": "duties",
            "description": "责任事项、责任清单和我的责任。",
            "trail": [way("首页", directory_url(HOME))],
            "heading": "责任事项",
            "intro": INTRO,
            "checklists": [
                {**link(one.name, directory_url(checklist_page(one.key))), "count": len(one.duties)}
                for one in found
            ],
            "groups": [
                {
                    "title": one.name,
                    "anchor": one.key,
                    "rows": [
                        {
                            **way(duty.title, directory_url(duty_page(duty.id))),
                            "holder": holder_words(site, duty, context.as_of),
                            "cadence": cadence_words(duty.version_at(context.as_of)),
                            "deadline": deadline_words(duty.version_at(context.as_of)),
                            "sample": duty.sample,
                        }
                        for duty in one.duties
                    ],
                }
                for one in found
            ],
            "mine_url": directory_url(MINE) if found else "",
            "status_url": directory_url(STATUS) if context.visibility.everything and found else "",
            "off": [{"title": duty.title, "note": duty.note} for duty in site.optional_duties],
            "empty": "" if found else "还没有责任事项。在 content/duties/ 里登记，这里就会出现。",
        },
        anchors=frozenset(one.key for one in found),
    )
