"""What templates are given of a picture."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests import pictures
from tests.content.sites import POST, content_with

from dangjian.build.plan import make_plan

if TYPE_CHECKING:
    from pathlib import Path

AS_OF = dt.date(2026, 11, 24)


def test_cover_and_gallery_of_a_post(tmp_path: Path) -> None:
    """Addresses from the site's root, sizes, words; a post without has none."""
    fields = "支部: 第一党支部\n封面: 封 面.jpg\n照片:\n- 封 面.jpg: 会场\n- 动.gif: 流程\n- 图.svg: 示意\n"
    content = content_with(
        tmp_path, {"news/2024/x/index.md": POST.replace("支部: 第一党支部\n", fields), "news/2024/y.md": POST}
    )
    folder = content / "news/2024/x"
    (folder / "封 面.jpg").write_bytes(pictures.saved(pictures.pixels(1200, 800), "JPEG"))
    (folder / "动.gif").write_bytes(pictures.animation())
    (folder / "图.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12"/>')
    plan = make_plan(content, AS_OF)
    assert plan.problems == ()
    start = "news/2024/x/%E5%B0%81%20%E9%9D%A2"
    cover = {
        "src": f"{start}-1200w.jpg",
        "webp": [{"url": f"{start}-{width}w.webp", "width": width} for width in (480, 960, 1200)],
        "width": 1200,
        "height": 800,
        "alt": "会场",
    }
    meta = plan.by_source["news/2024/x/index.md"].meta
    assert meta["cover"] == cover
    assert meta["gallery"] == [
        {"src": "news/2024/x/%E5%8A%A8.gif", "webp": [], "width": 30, "height": 20, "alt": "流程"},
        {"src": "news/2024/x/%E5%9B%BE.svg", "webp": [], "width": 24, "height": 12, "alt": "示意"},
    ]
    without = plan.by_source["news/2024/y.md"].meta
    assert (without["cover"], without["gallery"]) == ({}, [])


def test_the_text_of_a_page_has_its_pictures(tmp_path: Path) -> None:
    """As HTML, relative to the page."""
    content = content_with(tmp_path, {"news/2024/x.md": POST.replace("正文。", "![会场](x-1.png)")})
    (content / "news/2024/x-1.png").write_bytes(pictures.graphic())
    plan = make_plan(content, AS_OF)
    page = plan.by_source["news/2024/x.md"]
    assert '<a class="dj-photo" href="../x-1-60w.png"><picture><source type="image/webp"' in page.text
    assert page.meta["gallery"] == []
