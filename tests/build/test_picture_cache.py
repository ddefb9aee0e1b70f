"""The cache of made pictures: nothing is made twice, and no harm to it reaches the site."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from tests import pictures
from tests.build.making import DAY, made
from tests.content.sites import POST, content_with

from dangjian.build.pictures import jobs as making
from dangjian.build.pictures.files import shown_files
from dangjian.build.pictures.jobs import with_pictures
from dangjian.build.plan import make_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dangjian.build.plan import Plan
    from dangjian.model.pictures import Picture, Variant


def pictures_of(folder: Path, count: int = 1) -> tuple[Path, Plan]:
    """A content directory with a post of so many photos, and its plan."""
    body = "".join(f"![图](x-{number}.jpg)\n" for number in range(count))
    content = content_with(folder, {"news/2024/x.md": POST.replace("正文。\n", body)})
    for number in range(count):
        (content / f"news/2024/x-{number}.jpg").write_bytes(pictures.photo(60 + number, 40))
    return content, make_plan(content, DAY)


def damage_size(cache: Path) -> None:
    """A disk that was full."""
    for path in cache.glob("*.webp"):
        path.write_bytes(path.read_bytes()[:20])


def damage_bytes(cache: Path) -> None:
    """Somebody wrote into them."""
    for path in cache.glob("*.webp"):
        path.write_bytes(bytes(path.stat().st_size))


def damage_records(cache: Path) -> None:
    """What is said of the files is no JSON, or something else."""
    for index, path in enumerate(cache.glob("*.json")):
        path.write_bytes((b"{", b"[]", b'{"-60w.webp": 1}')[index % 3])


def remove_some(cache: Path) -> None:
    """Somebody tidied up."""
    for path in cache.glob("*.jpg"):
        path.unlink()


@pytest.mark.parametrize("damage", [damage_size, damage_bytes, damage_records, remove_some])
def test_a_damaged_cache_mends_itself(tmp_path: Path, damage: object) -> None:
    """The same bytes come out, and are there the next time."""
    assert callable(damage)
    _content, plan = pictures_of(tmp_path, 3)
    cache = tmp_path / "cache"
    before = made(plan, cache)
    damage(cache / "pictures")
    assert made(plan, cache) == before
    assert made(plan, cache) == before


def count_readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pictures that are read and made, as it happens."""
    read: list[str] = []

    def noted(data: bytes, picture: Picture) -> Iterator[tuple[Variant, bytes]]:
        read.append(picture.path)
        return shown_files(data, picture)

    monkeypatch.setattr(making, "shown_files", noted)
    return read


def test_only_what_changed_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing the second time; one that changed; none that only moved, or got another time."""
    read = count_readings(monkeypatch)
    content, plan = pictures_of(tmp_path, 3)
    cache = tmp_path / "cache"
    made(plan, cache)
    assert len(read) == 4
    read.clear()
    made(plan, cache)
    assert read == []
    (content / "news/2024/x-1.jpg").write_bytes(pictures.photo(90, 40))
    (content / "news/2024/x-2.jpg").write_bytes((content / "news/2024/x-0.jpg").read_bytes())
    made(make_plan(content, DAY), cache)
    assert read == ["news/2024/x-1.jpg"]


def test_who_waits_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many of those that have to be made are done; nothing at all where it is quick."""
    _content, plan = pictures_of(tmp_path, 3)
    told: list[tuple[int, int]] = []
    with_pictures(plan, tmp_path / "quick", lambda done, total: told.append((done, total)))
    assert told == []
    monkeypatch.setattr(making, "_PATIENCE", -1.0)
    with_pictures(plan, tmp_path / "slow", lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Share a cache without harm."""
    _content, plan = pictures_of(tmp_path, 6)
    expected = made(plan, tmp_path / "alone")
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _number: made(plan, tmp_path / "shared"), range(4)))
    assert found == [expected] * 4
    left = [path.name for path in (tmp_path / "shared/pictures").iterdir() if path.name.startswith(".new-")]
    assert left == []


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the picture, in words."""
    _content, plan = pictures_of(tmp_path)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dangjian.build.pictures.cache.PictureCache.keep", full)
    finished, _note = with_pictures(plan, tmp_path / "cache", lambda _done, _total: None)
    errors = [str(problem) for problem in finished.problems if problem.is_error]
    assert errors[0].startswith(
        "content/news/2024/x-0.jpg:1:1: E026 处理不了这张图片：No space left on device"
    )


def test_a_plan_with_errors_makes_nothing(tmp_path: Path) -> None:
    """What is not built needs no pictures."""
    content = content_with(tmp_path, {"news/2024/x.md": POST.replace("日期: 2024-03-05\n", "")})
    plan = make_plan(content, DAY)
    assert with_pictures(plan, tmp_path / "cache", lambda _done, _total: None) == (plan, "")
    assert not (tmp_path / "cache").exists()


def test_the_index_forgets_only_what_is_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not grow for ever."""
    monkeypatch.setattr("dangjian.build.pictures.cache._REMEMBERED", 3)
    _content, plan = pictures_of(tmp_path, 5)
    before = made(plan, tmp_path / "cache")
    index = json.loads((tmp_path / "cache/pictures/index.json").read_bytes())
    assert len(index) == 3
    assert made(plan, tmp_path / "cache") == before
