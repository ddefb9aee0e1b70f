"""`expected.yml` beside the cases: read, and with DANGJIAN_BLESS=1 written from what happens now."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import yaml
from tests.building import SITES

if TYPE_CHECKING:
    from collections.abc import Mapping

Entry = dict[str, Any]
BLESS = bool(os.environ.get("DANGJIAN_BLESS"))
_HEADS = {
    "odd": """\
# 每个例子读出的值、页面标题和提醒（warnings）。
# 改了读法以后：DANGJIAN_BLESS=1 pytest tests/reading/test_cases.py，再逐条核对。
""",
    "invalid": """\
# 每个例子打印的各行（problems）；after 是把“改正行”都粘贴以后还剩的各行，没有就是全好了。
# 改了读法以后的办法同 odd/expected.yml。
""",
}


def load_expected(kind: str) -> dict[str, Entry]:
    """The entries of a kind, every value a text."""
    path = SITES / kind / "expected.yml"
    if not path.exists():
        return {}
    read = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 # texts only
    return dict(read)


def bless(kind: str, entries: Mapping[str, Entry]) -> None:
    """Write the entries, sorted."""
    body = yaml.safe_dump(dict(sorted(entries.items())), allow_unicode=True, width=10_000, sort_keys=False)
    (SITES / kind / "expected.yml").write_text(_HEADS[kind] + body, encoding="utf-8")
