"""Where each mechanism of the brand report lives on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.page import Page
from dangjian.model.urls import CHECKLISTS, GLOSSARY, HELP, HOME, MECHANISMS, directory_url, duty_page
from dangjian.views.parts.rows import way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.views.context import Context


def pages(context: Context) -> Iterator[Page]:
    """One page."""
    site = context.site
    titles = {document.source.url: document.title for document in site.documents()}
    titles |= {directory_url(duty_page(duty.id)): duty.title for duty in site.duties}
    titles |= {directory_url(GLOSSARY): "名词", directory_url(CHECKLISTS): "责任清单"}
    yield Page(
        source=MECHANISMS,
        template="mechanisms.html",
        title="机制一览",
        meta={
            "kind": "mechanisms",
            "description": "品牌材料里的各项机制在哪个页面。",
            "trail": [way("首页", directory_url(HOME)), way("帮助", directory_url(HELP))],
            "rows": [
                {
                    "id": one.id,
                    "name": one.name,
                    "title": titles.get(one.url.partition("#")[0], ""),
                    "url": one.url,
                    "sentence": one.sentence,
                }
                for one in site.mechanisms
            ],
            "empty": ""
            if site.mechanisms
            else "还没有登记机制。在 content/mechanisms.yml 里写上名称和页面，这里就会列出。",
        },
    )
