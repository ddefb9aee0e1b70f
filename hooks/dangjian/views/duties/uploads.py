"""M16: the upload rate of a year, unit by unit, and what is not uploaded yet. Internal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.duties.rates import Rate
from dangjian.duties.uploads import uploads
from dangjian.model.page import Page
from dangjian.model.urls import DUTIES, HOME, STATUS, directory_url, matrix_page, year_uploads
from dangjian.views.duties.cells import proof_rows
from dangjian.views.duties.matrix import has_matrix
from dangjian.views.parts.rows import link, way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.duties.uploads import Uploads
    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Row

NOTE = (
    "上传率 = 已上传 ÷ 须上传。只算活动类型写明“须上传”的动态和台账记录，志愿服务、文体活动等不计；"
    "几个单位一起开展的，各单位都计，合计只计一次。百分数只舍不入。"
)


def pages(context: Context) -> Iterator[Page]:
    """One for every year."""
    if context.visibility.everything:
        for year in context.status.years:
            yield _page(context, year)


def _page(context: Context, year: int) -> Page:
    found = list(uploads(context.site, year, context.as_of))
    uploaded = {proof for one in found for proof in one.uploaded}
    done, due = len(uploaded), len(uploaded | {proof for one in found for proof in one.missing})
    heading = f"{year}年上传情况"
    return Page(
        source=year_uploads(year),
        template="uploads.html",
        title=heading,
        meta={
            "kind": "uploads",
            "description": "组织生活上传党建平台的情况。",
            "trail": [
                way("首页", directory_url(HOME)),
                way("责任事项", directory_url(DUTIES)),
                way("完成情况", directory_url(STATUS)),
            ],
            "as_of_shown": True,
            "heading": heading,
            "years": [
                {**link(f"{one}年", directory_url(year_uploads(one))), "current": one == year}
                for one in context.status.years
            ],
            "samples": any(proof.sample for one in found for proof in (*one.uploaded, *one.missing)),
            "rate_note": NOTE,
            "columns": ["单位", "须上传", "已上传", "上传率"],
            "rows": [_row(context, year, one) for one in found],
            "total": [str(due), str(done), Rate(done, due).percent],
            "missing": [
                {"unit": _name(context, year, one), "rows": proof_rows(one.missing, context.visibility)}
                for one in found
                if one.missing
            ],
            "empty": "" if found else "这一年还没有须上传的活动。活动类型里写“须上传: 是”的，这里就会统计。",
        },
        updated=context.as_of.isoformat(),
    )


def _name(context: Context, year: int, one: Uploads) -> str:
    return context.site.units[one.unit].name_at_end(year).name


def _row(context: Context, year: int, one: Uploads) -> Row:
    url = directory_url(matrix_page(year, one.unit)) if has_matrix(context, one.unit, year) else ""
    return {
        **link(_name(context, year, one), url),
        "cells": [str(one.rate.due), str(one.rate.done), one.rate.percent],
    }
