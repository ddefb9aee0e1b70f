"""The same posts as projects of the peers: plain MkDocs + Material, and Material's blog plugin."""

import re
from collections.abc import Iterable
from pathlib import Path

from bench.posts import Post, write_post

PLAIN = """\
site_name: 党建网站
theme: {name: material, language: zh, font: false, variant: classic}
plugins:
  - search: {enabled: false}
nav: [index.md]
not_in_nav: news/**
"""

BLOG = """\
site_name: 党建网站
theme: {name: material, language: zh, font: false, variant: classic}
plugins:
  - search: {enabled: false}
  - blog: {blog_dir: news, pagination_per_page: 30, archive: true, categories: true}
nav: [index.md, news/index.md]
"""


def markdown_extensions(mkdocs_yml: Path) -> str:
    """The block as it stands: its Python tags need no loading here."""
    text = mkdocs_yml.read_text(encoding="utf-8")
    found = re.search(r"^markdown_extensions:\n(?:[ #-].*\n|\n)+", text, re.MULTILINE)
    return found.group() if found else ""


def write_plain(folder: Path, posts: Iterable[Post], extensions: str) -> None:
    _project(folder, PLAIN + extensions)
    for post in posts:
        head = (
            f"---\ntitle: {post.title}\ndate: {post.date.isoformat()}\ndescription: {post.summary}\n---\n\n"
        )
        write_post(folder / "docs/news", post, head, post.body)


def write_blog(folder: Path, posts: Iterable[Post], extensions: str) -> None:
    """Its lists by year, type and branch show the summary of a post, as ours do."""
    _project(folder, BLOG + extensions)
    (folder / "docs/news").mkdir()
    (folder / "docs/news/index.md").write_text("# 动态\n", encoding="utf-8")
    for post in posts:
        head = (
            f"---\ntitle: {post.title}\ndate: {post.date.isoformat()}\ndescription: {post.summary}\n"
            f"categories: [{post.kind.name}, {post.branch}]\n---\n\n{post.summary}\n\n<!-- more -->\n\n"
        )
        write_post(folder / "docs/news/posts", post, head, post.body)


def _project(folder: Path, config: str) -> None:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# 首页\n\n欢迎。\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
