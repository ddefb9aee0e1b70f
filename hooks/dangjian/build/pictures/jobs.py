"""The pictures of a plan → files to publish. Nobody's original is published."""

from __future__ import annotations

import os
import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING

from dangjian.build.pictures.cache import PictureCache, open_cache
from dangjian.build.pictures.files import own_file, shown_files
from dangjian.model.pictures import PictureKind
from dangjian.model.problem import Problem
from dangjian.reading.files.pictures import format_of, read_picture
from dangjian.reading.report import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from dangjian.build.plan import Plan
    from dangjian.model.pictures import Picture

# Only who waits is told how far it is.
_PATIENCE = 2.0
_OWN = "-own"
_HEAD = 64
_NOT_CLEANED = (".heic", ".heif", ".hif", ".avif", ".tif", ".tiff", ".dng", ".jxl", ".jp2")
_PICTURES = frozenset({"JPEG", "PNG", "WEBP", "HEIC"})
_FROM_CAMERAS = frozenset({"AVIF 图片", "TIFF 图片", "视频"})
# A large photo takes a third of a gigabyte while it is worked on.
_THREADS = min(os.cpu_count() or 1, 4)


@dataclass(frozen=True, slots=True)
class PictureJob:
    """A picture to be made ready: to be shown in several sizes, offered under its own name, or both."""

    picture: Picture
    file: Path
    shown_path: str
    is_shown: bool
    is_offered: bool

    @property
    def files(self) -> dict[str, str]:
        """The address of each file by the end of its name in the cache."""
        stem = self.picture.path.rpartition(".")[0]
        is_own = self.is_offered or not self.picture.is_resized
        variants = self.picture.variants if self.is_shown else ()
        return {
            **{one.path.removeprefix(stem): one.path for one in variants},
            **({_OWN: self.picture.path} if is_own else {}),
        }


def read_pictures(
    places: Mapping[str, tuple[Path, str]],
) -> tuple[dict[str, Picture], list[Problem]]:
    """The pictures by their paths, and what is wrong with the others.

    ``places`` gives, by its path in the site, each file and the path that people see.
    """
    pictures: dict[str, Picture] = {}
    problems: list[Problem] = []
    for path, (file, shown_path) in places.items():
        found = read_picture(file, path, shown_path)
        problems += found.problems
        if found.picture is not None:
            pictures[path] = found.picture
    return pictures, problems


def uncleaned(places: Mapping[str, tuple[Path, str]]) -> list[Problem]:
    """Attachments, by name or first bytes, in which a telephone or scanner notes time and place."""
    problems = []
    for path, (file, shown_path) in places.items():
        what = _camera_format(path, file)
        if what:
            message = f"这是{what}，里面的拍摄时间、地点等信息去不掉，不能发布"
            hint = "图片另存为 JPG、PNG 或 PDF，再写它的文件名；视频不放在网站上"
            problems.append(Problem(shown_path, 1, 1, "E055", message, hint=hint))
    return problems


def _camera_format(path: str, file: Path) -> str:
    if path.lower().endswith(_NOT_CLEANED):
        return f" {path.rpartition('.')[2].upper()} 图片"
    with suppress(OSError), file.open("rb") as stream:
        found = format_of(stream.read(_HEAD))
        return f" {found} 图片" if found in _PICTURES else found if found in _FROM_CAMERAS else ""
    return ""


def picture_jobs(
    pictures: Mapping[str, Picture],
    places: Mapping[str, tuple[Path, str]],
    shown: Collection[str],
    offered: Collection[str],
) -> tuple[PictureJob, ...]:
    """What has to be made. Drawings are published as they are."""
    return tuple(
        PictureJob(picture, *places[path], path in shown, path in offered)
        for path, picture in pictures.items()
        if picture.kind is not PictureKind.DRAWING
    )


def with_pictures(plan: Plan, root: Path, tell: Callable[[int, int], None]) -> tuple[Plan, str]:
    """The plan with every file of its pictures, and a note for who builds, mostly empty.

    Files made before are taken from the cache below ``root``. ``tell`` hears how many of how many are done,
    once that takes long.
    """
    if plan.has_errors or not plan.pictures:
        return plan, ""
    cache, note = open_cache(root)
    ready: dict[str, Path] = {}
    waiting = []
    for job in plan.pictures:
        found = _kept(job, cache)
        if found:
            ready.update(found)
        else:
            waiting.append(job)
    problems: list[Problem] = []
    for made in _make_all(waiting, cache, tell):
        if isinstance(made, Problem):
            problems.append(made)
        else:
            ready.update(made)
    with suppress(OSError):  # the index only saves time
        cache.close()
    assets = {**plan.assets, **ready}
    return replace(plan, assets=assets, problems=in_order([*plan.problems, *problems])), note


def _kept(job: PictureJob, cache: PictureCache) -> dict[str, Path]:
    try:
        key = cache.known_key(job.file)
    except OSError:
        return {}
    kept = cache.kept(key, frozenset(job.files)) if key else {}
    return _by_address(job, kept)


def _make_all(
    jobs: list[PictureJob], cache: PictureCache, tell: Callable[[int, int], None]
) -> Iterator[dict[str, Path] | Problem]:
    """In threads, since Pillow works outside Python's lock; in the order of the jobs."""
    begun = monotonic()
    # Around all threads at once: what Pillow says of odd metadata, which nobody will see.
    with warnings.catch_warnings(), ThreadPoolExecutor(_THREADS) as threads:
        warnings.simplefilter("ignore")
        for done, made in enumerate(threads.map(lambda job: _made(job, cache), jobs), start=1):
            if monotonic() - begun > _PATIENCE:
                tell(done, len(jobs))
            yield made


def _made(job: PictureJob, cache: PictureCache) -> dict[str, Path] | Problem:
    """The files of one picture, by address; a problem where it cannot be made."""
    try:
        key, data = cache.read(job.file)
        kept = cache.kept(key, frozenset(job.files))
        return _by_address(job, kept or cache.keep(key, _files_of(job, data)))
    except OSError as error:
        if error.errno is not None:  # of the disk; Pillow's have none
            message = f"处理不了这张图片：{error.strerror}"
            return Problem(job.shown_path, 1, 1, "E026", message, hint="检查文件的权限和磁盘的空间，再试一次")
        return _damaged(job)
    except MemoryError:
        message = "图片太大，内存不够处理"
        return Problem(job.shown_path, 1, 1, "E052", message, hint="先缩小到一万像素以内")
    except Exception:  # noqa: BLE001 - Pillow raises whatever its decoders stumble over
        return _damaged(job)


def _damaged(job: PictureJob) -> Problem:
    message = "图片不完整或已损坏，打不开"
    return Problem(job.shown_path, 1, 1, "E051", message, hint="重新从相机或手机里复制一份")


def _files_of(job: PictureJob, data: bytes) -> dict[str, bytes]:
    made = {}
    tails = {address: tail for tail, address in job.files.items()}
    if job.is_shown and job.picture.is_resized:
        made = {tails[variant.path]: content for variant, content in shown_files(data, job.picture)}
    if _OWN in job.files:
        made[_OWN] = own_file(data, job.picture)
    return made


def _by_address(job: PictureJob, files: Mapping[str, Path]) -> dict[str, Path]:
    return {job.files[tail]: file for tail, file in files.items()}
