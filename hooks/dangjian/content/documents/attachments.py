"""Files beside a document: attachments and covers, resolved to paths in the content directory."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from dangjian.model.documents import Attachment
from dangjian.model.pictures import is_picture
from dangjian.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dangjian.reading.located import Scalar
    from dangjian.reading.values.field import Field

_LOCAL = re.compile(r"^(?:[A-Za-z]:[\\/]|\\\\|file:|/(?:home|Users|mnt|media)/|~/)")


_MARKDOWN_LINK = re.compile(r"^!?\[[^\]]*\]\((?P<target>[^()]+)\)$")
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.", re.IGNORECASE)


def is_local_path(target: str) -> bool:
    """Whether a path names a place on somebody's own computer."""
    return bool(_LOCAL.match(target))


def beside(document: str, scalar: Scalar, files: Mapping[str, int], field: Field) -> str | None:
    """The content path of a file written relative to its document; a missing one is reported."""
    written = _MARKDOWN_LINK.match(scalar.text)
    target = written["target"] if written else scalar.text
    folder = posixpath.dirname(document)
    if is_local_path(target):
        name = re.split(r"[\\/]", target)[-1]
        hint = f"把“{name}”复制到 content/{folder}/，这里只写文件名"
        field.wrong("E023", f"{field.name}“{target}”是这台电脑上的路径，别人打不开", scalar, name, hint)
        return None
    if _ADDRESS.match(target):
        hint = "别的网站上的文件在正文里写成链接；要在这里列出，先下载到文章旁边"
        field.wrong("E024", f"{field.name}“{target}”是网址，不是文件", scalar, hint=hint)
        return None
    path = posixpath.normpath(posixpath.join(folder, target.replace("\\", "/").removeprefix("./")))
    if path in files:
        return path
    neighbours = [posixpath.relpath(one, folder) for one in files if posixpath.dirname(one) == folder]
    others = [name for name in neighbours if not name.lower().endswith(".md")]
    same = [name for name in others if posixpath.splitext(name)[0] == target]
    guess = same[0] if same else nearest(target, others, enough=70)
    ask = f"，是否想写“{guess}”" if guess else ""
    hint = "" if guess else f"把文件放到 content/{folder}/"
    field.wrong("E024", f"找不到{field.name}“{target}”{ask}", scalar, guess, hint)
    return None


def picture(document: str, scalar: Scalar, files: Mapping[str, int], field: Field) -> str | None:
    """The content path of a picture; another kind of file is reported."""
    path = beside(document, scalar, files, field)
    if path is not None and not is_picture(path):
        field.wrong(
            "E041", f"{field.name}“{scalar.text}”不是图片", scalar, hint="写一张 JPG 或 PNG 图片的文件名"
        )
        return None
    return path


def attachments(
    document: str, scalars: Iterable[Scalar], files: Mapping[str, int], field: Field
) -> tuple[Attachment, ...]:
    """The attachments that exist."""
    paths = (beside(document, scalar, files, field) for scalar in scalars)
    return tuple(Attachment(path, files[path]) for path in paths if path is not None)
