"""Material's style sheets as one file of the site: no engine's own file names are in the templates."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

MATERIAL = "assets/css/material.css"
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/\s*")


def theme_styles() -> dict[str, bytes]:
    """The style sheet by its address. Raises RuntimeError where the package is not installed as expected."""
    spec = find_spec("material")
    folders = spec.submodule_search_locations if spec else None
    sheets = Path(next(iter(folders), "")) / "templates/assets/stylesheets" if folders else Path()
    found = [next(sheets.glob(f"{name}.*.min.css"), None) for name in ("main", "palette")]
    if not all(found):
        raise RuntimeError("mkdocs-material 的样式表不在它的安装目录里")
    texts = (sheet.read_text("utf-8") for sheet in found if sheet)
    return {MATERIAL: "".join(_SOURCE_MAP.sub("", text) for text in texts).encode()}
