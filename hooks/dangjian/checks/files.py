"""Files that no page uses: they are not published, and somebody may have meant them to be."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from dangjian.content.addresses import FOLDERS
from dangjian.content.directory import is_asset
from dangjian.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.checks.context import Context

_HINT = "在正文里用上它（如“![说明](文件名)”），写进“照片”或“附件”，或删掉它"
_NO_HEIC = "苹果手机的 HEIC 照片网页显示不了，用“照片”等程序另存为 JPG，放在这里"


def check(context: Context) -> Iterator[Problem]:
    """Pictures and attachments beside posts and rules that stand on no page; those of drafts may wait."""
    site = context.site
    waiting = {posixpath.dirname(path) for path in site.drafts}
    for path in site.files:
        folder = posixpath.dirname(path)
        in_content = path.split("/")[0] in FOLDERS
        if in_content and is_asset(path) and path not in context.used and folder not in waiting:
            hint = _NO_HEIC if path.lower().endswith((".heic", ".heif")) else _HINT
            yield Problem(
                f"{context.root}/{path}", 1, 1, "W024", "没有页面用到这个文件，它不会发布", hint=hint
            )
