"""Pictures from folder to site: what is published, and that nothing but pixels is."""

from __future__ import annotations

import posixpath
import re
import shutil
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from PIL import Image
from tests import pictures
from tests.building import AS_OF, ROOT, run_verb, tree
from tests.content.sites import POST, content_with

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "news/2024/x"
BODY = """\
![会场](横.JPG "三楼") 与 ![会场](竖.jpg){width=300}

- 项 ![标志](标志.png)

| 甲 | 乙 |
|---|---|
| ![流程](动.gif) | ![流程](动.webp) |

[![印刷](印刷.jpg)](扫描件.jpg) <img src="位图.bmp" alt="位图"> ![示意](示意.svg) ![流程](动.png)

![改名](改名.jpg) ![长](长.png)
"""
FILES = {
    "横.JPG": pictures.photo(2000, 1500),
    "竖.jpg": pictures.photo(1000, 700, orientation=6),
    "标志.png": pictures.graphic(),
    "动.gif": pictures.animation("GIF"),
    "动.webp": pictures.animation("WEBP"),
    "动.png": pictures.animation("PNG"),
    "印刷.jpg": pictures.saved(pictures.pixels(mode="CMYK"), "JPEG", exif=pictures.exif()),
    "扫描件.jpg": pictures.photo(300, 200, orientation=8),
    "扫描件.png": pictures.graphic(mode="P"),
    "位图.bmp": pictures.saved(pictures.pixels(), "BMP"),
    "示意.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12"/>',
    "改名.jpg": pictures.graphic(mode="RGB"),
    "长.png": pictures.saved(Image.new("1", (20, 17_000)), "PNG"),
    "图2.jpg": pictures.photo(500, 400),
}
FIELDS = "支部: 第一党支部\n封面: 横.JPG\n附件: 扫描件.jpg、扫描件.png、动.gif\n照片:\n- 图2.jpg: 合影\n"
PIXEL_FILES = (".jpg", ".png", ".webp", ".gif", ".bmp", ".JPG")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site whose post has pictures of every kind."""
    text = POST.replace("支部: 第一党支部\n", FIELDS).replace("正文。\n", BODY)
    folder = content_with(tmp_path_factory.mktemp("pictures"), {f"{FOLDER}/index.md": text})
    for name, data in FILES.items():
        (folder / FOLDER / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def built(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built with an empty cache."""
    base = tmp_path_factory.mktemp("built")
    return build(content, base / "site", base / "cache", hash_seed="1")


def build(content: Path, site: Path, cache: Path, hash_seed: str = "0") -> Path:
    """A built site, with a cache of its own."""
    env = {"DANGJIAN_CACHE": str(cache), "PYTHONHASHSEED": hash_seed}
    done = run_verb("build", "--content", content, "--site-dir", site, "--as-of", AS_OF, env=env)
    assert done.returncode == 0, done.stderr
    return site


def published(site: Path) -> dict[str, bytes]:
    """The post's picture files."""
    return {path.name: path.read_bytes() for path in (site / FOLDER).iterdir() if path.suffix in PIXEL_FILES}


@pytest.mark.slow
def test_nothing_but_pixels_is_published(built: Path) -> None:
    """No camera, place, profile, remark or thumbnail in any file; nobody's original."""
    originals = set(FILES.values())
    found = published(built)
    assert found.keys() >= {"横-1600w.jpg", "扫描件.jpg", "扫描件.png", "动.gif", "动.webp", "动.png"}
    for name, data in found.items():
        assert [sign for sign in pictures.METADATA if sign in data] == [], name
        assert data not in originals, name
        with Image.open(BytesIO(data)) as image:
            assert not {"exif", "icc_profile", "xmp", "comment", "photoshop", "dpi"} & image.info.keys(), name
    for name in ("横.JPG", "竖.jpg", "标志.png", "印刷.jpg", "位图.bmp", "改名.jpg", "图2.jpg"):
        assert name not in found
    for path, data in tree(built).items():
        assert b"Secret" not in data, path


@pytest.mark.slow
def test_every_size_is_what_it_says(built: Path) -> None:
    """Widths as named, never above the original; heights in proportion."""
    sizes = {name: Image.open(BytesIO(data)).size for name, data in published(built).items()}
    assert {name: size for name, size in sizes.items() if name.startswith("横")} == {
        "横-480w.webp": (480, 360),
        "横-960w.webp": (960, 720),
        "横-1600w.webp": (1600, 1200),
        "横-1600w.jpg": (1600, 1200),
    }
    assert {name: size for name, size in sizes.items() if name.startswith("竖")} == {
        "竖-480w.webp": (480, 686),
        "竖-700w.webp": (700, 1000),
        "竖-700w.jpg": (700, 1000),
    }
    assert {name for name in sizes if name.startswith("长")} == {"长-20w.png"}
    assert sizes["扫描件.jpg"] == (200, 300)
    assert {sizes["动.gif"], sizes["动.webp"], sizes["动.png"]} == {(30, 20)}


@pytest.mark.slow
def test_every_address_leads_to_a_picture(built: Path) -> None:
    """All of `srcset`, `src` and the ways to the largest, on every page."""
    addresses = set()
    for page in built.rglob("index.html"):
        html = page.read_text("utf-8")
        here = page.parent.relative_to(built).as_posix()
        found = re.findall(r'(?:src|class="dj-photo" href)="([^"]*)"', html)
        for options in re.findall(r'srcset="([^"]*)"', html):
            found += [option.split()[0] for option in options.split(",")]
        addresses |= {posixpath.normpath(posixpath.join(here, unquote(one))) for one in found}
    missing = [one for one in addresses if not (built / one).is_file()]
    assert missing == []
    assert f"{FOLDER}/图2-480w.webp" in addresses
    assert {one for one in addresses if one.endswith(".webp")} >= {
        f"{FOLDER}/{name}"
        for name in published(built)
        if name.endswith("w.webp") and not name.startswith("位图")  # raw HTML asks for one size only
    }


@pytest.mark.slow
def test_two_builds_are_the_same_bytes(content: Path, built: Path, tmp_path: Path) -> None:
    """From an empty cache, and from a filled one, to which nothing is written then."""
    cache = tmp_path / "cache"
    assert tree(build(content, tmp_path / "cold", cache)) == tree(built)
    kept = [path for path in cache.rglob("*") if path.is_file() and path.suffix != ".TAG"]
    times = [path.stat().st_mtime_ns for path in kept]
    assert len(kept) > 20
    assert tree(build(content, tmp_path / "warm", cache)) == tree(built)
    assert [path.stat().st_mtime_ns for path in kept] == times


@pytest.mark.slow
def test_export_has_the_same_pictures(content: Path, built: Path, tmp_path: Path) -> None:
    """Byte for byte, for any other engine."""
    env = {"DANGJIAN_CACHE": str(tmp_path / "cache")}
    done = run_verb("export", tmp_path / "tree", "--content", content, "--as-of", AS_OF, env=env)
    assert done.returncode == 0, done.stderr
    found = {
        path.name: path.read_bytes()
        for path in tmp_path.joinpath("tree").rglob("*")
        if path.parent.as_posix().endswith(FOLDER) and path.suffix in PIXEL_FILES
    }
    assert found == published(built)


@pytest.mark.slow
def test_pictures_of_help_pages(tmp_path: Path) -> None:
    """Beside the help pages, which have a folder of their own: the engine publishes no original there."""
    project = tmp_path / "项目"
    for name in ("hooks", "docs"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    content = content_with(tmp_path, {})
    (project / "docs/help/截图.png").write_bytes(pictures.graphic())
    (project / "docs/help/没用到.jpg").write_bytes(pictures.photo())
    (project / "docs/help/one.md").write_text("---\n标题: 一\n---\n\n![界面](截图.png)\n", encoding="utf-8")
    done = run_verb(
        "build", "--content", content, "--site-dir", tmp_path / "site", "--as-of", AS_OF, root=project
    )
    assert done.returncode == 0, done.stderr
    found = {path.name for path in (tmp_path / "site/help").iterdir() if path.is_file()}
    assert found == {"index.html", "截图-60w.png", "截图-60w.webp"}
    page = (tmp_path / "site/help/one/index.html").read_text("utf-8")
    assert 'src="../%E6%88%AA%E5%9B%BE-60w.png" width="60" height="40" alt="界面"' in page
    assert (project / ".cache/pictures").is_dir()


@pytest.mark.slow
def test_a_picture_that_cannot_be_decoded_fails_the_build(tmp_path: Path) -> None:
    """Its head and its end are whole, its middle is not: told as any problem is, and the old site stays."""
    data = bytearray(pictures.saved(pictures.busy(200, 100), "PNG"))
    at = data.index(b"IDAT") + 20
    data[at : at + 40] = bytes(40)
    content = content_with(tmp_path, {"news/2024/x.md": POST.replace("正文。", "![图](x-1.png)")})
    (content / "news/2024/x-1.png").write_bytes(data)
    (tmp_path / "site").mkdir()
    done = run_verb("build", "--content", content, "--site-dir", tmp_path / "site", "--as-of", AS_OF)
    assert done.returncode == 1
    assert "content/news/2024/x-1.png:1:1: E051 图片不完整或已损坏，打不开" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "site").iterdir()) == []


@pytest.mark.slow
def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    """The site is built all the same, and a note says why it takes as long the next time."""
    (tmp_path / "file").write_bytes(b"")
    content = content_with(tmp_path, {})
    env = {"DANGJIAN_CACHE": str(tmp_path / "file/cache"), "TMPDIR": str(tmp_path)}
    done = run_verb("build", "--content", content, "--site-dir", tmp_path / "site", "--as-of", AS_OF, env=env)
    assert done.returncode == 0, done.stderr
    assert "图片缓存文件夹" in done.stderr
    assert (tmp_path / "site/news/2024/封面-16w.webp").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "file", "site"]
