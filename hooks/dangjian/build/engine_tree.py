"""What makes an exported tree ready for an engine: its configuration and the theme, beside the pages.

The configuration is the project's own `mkdocs.yml` without what only the hooks can do. It is edited as
nodes, so that the tags of Python functions in it, which Zensical reads too, stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from dangjian.build.writer import copy_new, write_new

if TYPE_CHECKING:
    from pathlib import Path

    from dangjian.build.plan import Plan

PAGES = "docs"
THEME = "theme"
CONFIG = "mkdocs.yml"
# An engine would make its own, of other dates and without the pages that are in no navigation.
SITEMAP = "sitemap.xml"
_HEAD = """\
# 由 export 生成，不依赖本项目的程序。在这个文件夹里运行 zensical build（或 mkdocs build），
# 网站就在 site 文件夹。
# docs 是全部页面，theme 是页面样式。内容要在 content/ 里改，改后重新导出。
"""
_HOOKS_ONLY = frozenset({"hooks", "watch", "site_name", "site_url", "docs_dir", "site_dir"})


def write_engine(plan: Plan, config: Path, directory: Path) -> int:
    """Write the configuration and the theme into ``directory``, whose pages are in ``docs``; how many files.

    ``config`` is the project's own configuration file; its ``custom_dir`` is the theme.
    """
    root = _root(config)
    theme = config.parent / _text(_child(root, "theme"), "custom_dir")
    write_new(directory / CONFIG, _configuration(root, plan).encode())
    files = sorted(path for path in theme.rglob("*") if path.is_file())
    for path in files:
        copy_new(path, directory / THEME / path.relative_to(theme))
    if SITEMAP not in plan.exports:
        return len(files) + 1
    sitemap = plan.exports[SITEMAP].decode()
    write_new(directory / THEME / SITEMAP, f"{{% raw %}}{sitemap}{{% endraw %}}".encode())
    return len(files) + 2


def _configuration(root: yaml.MappingNode, plan: Plan) -> str:
    own: dict[str, object] = {"site_name": plan.site["brand"]}
    if plan.site_url:
        own["site_url"] = plan.site_url
    own |= {"docs_dir": PAGES, "site_dir": "site"}
    kept = [pair for pair in root.value if pair[0].value not in _HOOKS_ONLY]
    root.value = _pairs(own) + kept
    _put(_child(root, "theme"), {"custom_dir": THEME})
    _put(_child(root, "extra"), {"site": dict(plan.site)})
    return _HEAD + str(yaml.serialize(root, allow_unicode=True))


def _root(config: Path) -> yaml.MappingNode:
    node = yaml.compose(config.read_text("utf-8"))
    if not isinstance(node, yaml.MappingNode):
        raise TypeError(f"{config} is no mapping")
    return node


def _child(node: yaml.MappingNode, name: str) -> yaml.MappingNode:
    """The mapping below a key, made where there is none."""
    for key, value in node.value:
        if key.value == name and isinstance(value, yaml.MappingNode):
            return value
    node.value += _pairs({name: {}})
    return _child(node, name)


def _text(node: yaml.MappingNode, name: str) -> str:
    return next((str(value.value) for key, value in node.value if key.value == name), "")


def _put(node: yaml.MappingNode, values: dict[str, object]) -> None:
    node.value = [pair for pair in node.value if pair[0].value not in values] + _pairs(values)


def _pairs(values: dict[str, object]) -> list[tuple[yaml.Node, yaml.Node]]:
    """The nodes of a mapping's keys and values."""
    node = yaml.compose(yaml.safe_dump(values, allow_unicode=True, sort_keys=False))
    return list(node.value) if isinstance(node, yaml.MappingNode) else []
