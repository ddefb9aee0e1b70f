"""Files beside a document: attachments and covers, resolved to paths in the content directory."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from dangjian.model.documents import Attachment
from dangjian.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dangjian.reading.field import Field
    from dangjian.reading.located import Scalar

_LOCAL = re.compile(r"^(?:[A-Za-z]:[\\/]|\\\\|file:|/(?:home|Users|mnt|media)/|~/)")


def is_local_path(target: str) -> bool:
    """Whether a path names a place on somebody's own computer."""
    return bool(_LOCAL.match(target))


def beside(document: str, scalar: Scalar, files: Mapping[str, int], field: Field) -> str | None:
    """The content path of a file written relative to its document; a missing one is reported."""
    target = scalar.text
    folder = posixpath.dirname(document)
    if is_local_path(target):
        name = re.split(r"[\\/]", target)[-1]
        hint = f"把“{name}”复制到 content/{folder}/，这里只写文件名"
        field.wrong("E023", f"{field.name}“{target}”是这台电脑上的路径，别人打不开", scalar, name, hint)
        return None
    path = posixpath.normpath(posixpath.join(folder, target.replace("\\", "/").removeprefix("./")))
    if path in files:
        return path
    neighbours = [posixpath.relpath(one, folder) for one in files if posixpath.dirname(one) == folder]
    guess = nearest(target, (name for name in neighbours if not name.endswith(".md")), enough=70)
    ask = f"，是否想写“{guess}”" if guess else ""
    hint = "" if guess else f"把文件放到 content/{folder}/"
    field.wrong("E024", f"找不到{field.name}“{target}”{ask}", scalar, guess, hint)
    return None


def attachments(
    document: str, scalars: Iterable[Scalar], files: Mapping[str, int], field: Field
) -> tuple[Attachment, ...]:
    """The attachments that exist."""
    paths = (beside(document, scalar, files, field) for scalar in scalars)
    return tuple(Attachment(path, files[path]) for path in paths if path is not None)
