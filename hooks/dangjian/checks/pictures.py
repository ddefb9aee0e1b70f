"""Pictures: each in a text or gallery has words for who cannot see it, and an address of its own."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from dangjian.content.documents.photos import NO_ALT
from dangjian.markdown.images import find_images
from dangjian.markdown.used_files import target_path
from dangjian.model.documents import Post, shown_path
from dangjian.model.problem import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.checks.context import Context
    from dangjian.model.documents import Document


def check(context: Context) -> Iterator[Problem]:
    """Problems of all pictures that pages use."""
    for document in context.site.documents():
        if context.links.get(document.source.path):
            yield from _in_text(context, document)
        if isinstance(document, Post):
            yield from _in_gallery(context, document)
    yield from _addresses(context)


def _in_text(context: Context, document: Document) -> Iterator[Problem]:
    """Images without words: ``![](现场.jpg)``. One message a line, with all of the line put right."""
    source = document.source
    bare = [
        image
        for image in find_images(source.text)
        if image.alt in {"", NO_ALT} and target_path(image.path, source.path) in context.site.pictures
    ]
    for number, images in groupby(bare, lambda image: source.text.count("\n", 0, image.start)):
        group = list(images)
        start = source.text.rfind("\n", 0, group[0].start) + 1
        line = source.text[start:].split("\n", 1)[0]
        for image in reversed(group):
            before, rest = line[: image.start - start], line[image.start - start :]
            line = f"{before}![{NO_ALT}]{rest.partition(']')[2]}"
        names = "”“".join(image.path for image in group)
        message = f"照片“{names}”没有说明，看不见照片的人不知道上面是什么"
        shown, column = shown_path(document, context.root), group[0].start - start + 1
        yield Problem(shown, source.line + number, column, "W048", message, line)


def _in_gallery(context: Context, post: Post) -> Iterator[Problem]:
    """Photos that only lie beside a post; those that it lists are told where they are read."""
    bare = [photo for photo in post.photos if not photo.line and photo.path in context.site.pictures]
    if not bare:
        return
    folder = post.source.path.rpartition("/")[0]
    names = [photo.path.removeprefix(f"{folder}/") for photo in bare]
    count = f"等 {len(names)} 张" if len(names) > 1 else ""
    yield Problem(
        f"{context.root}/{post.source.path}",
        post.line,
        post.column,
        "W048",
        f"文末的照片“{names[0]}”{count}没有说明，看不见照片的人不知道上面是什么",
        "\n".join(["照片:", *(f"- {name}: {NO_ALT}" for name in names)]),
        edit=Edit.INSERT_AFTER,
    )


def _addresses(context: Context) -> Iterator[Problem]:
    """Files made of a picture whose address another file has; upper case is no difference on some servers."""
    pictures = context.site.pictures
    taken = {path.casefold(): path for path in sorted(context.used)}
    for path in sorted(context.shown & pictures.keys()):
        for variant in pictures[path].variants:
            other = taken.setdefault(variant.path.casefold(), path)
            if other != path:
                name = variant.path.rpartition("/")[2]
                message = f"网页上用的文件“{name}”与 {context.root}/{other} 的重名"
                yield Problem(f"{context.root}/{path}", 1, 1, "E054", message, hint="给其中一张图片改名")
                break
