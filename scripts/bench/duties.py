"""How long the status of duties takes, and that it grows with the evidence no faster than the evidence."""

from __future__ import annotations

import datetime as dt
import random
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT / "scripts")  # this folder's names are too plain to stand on the path
sys.path.insert(1, str(ROOT / "hooks"))

from bench.options import ChineseParser  # noqa: E402 - found by the lines above
from bootstrap.progress import say  # noqa: E402 - same
from dangjian.content.load import load  # noqa: E402 - same
from dangjian.duties.status import assess  # noqa: E402 - same
from dangjian.model.dates import PartialDate  # noqa: E402 - same
from dangjian.model.documents import Post, Source  # noqa: E402 - same
from dangjian.model.duties import (  # noqa: E402 - same
    Cadence,
    Deadline,
    Duty,
    Evidence,
    HolderKind,
    HolderRule,
    Turns,
    Version,
)
from dangjian.model.organization import Count, Name, Unit, UnitKind  # noqa: E402 - same
from dangjian.model.records import Record  # noqa: E402 - same
from dangjian.model.site import ActivityType, Site  # noqa: E402 - same

HELP = """\
责任事项的状态要算多久：在内存里造动态和台账记录，60 项责任、20 个支部、10 年，看用时和内存

用法：
  .venv/bin/python scripts/bench/duties.py [条数 …]

条数是动态和台账记录一共多少条，各占一半；不写就是 2500 5000 10000 20000，一行一个，便于看是不是成比例。

例：
  .venv/bin/python scripts/bench/duties.py 10000

退出码：0 算完；2 命令写错了
"""
YEARS, BRANCHES = 10, 20
FIRST = 2017
# 60 duties, as an office has them: mostly monthly and quarterly, two weekly ones in turn.
CADENCES = (
    [Cadence.MONTHLY] * 25
    + [Cadence.QUARTERLY] * 20
    + [Cadence.YEARLY] * 6
    + [Cadence.HALF_YEARLY] * 5
    + [Cadence.ONGOING] * 2
    + [Cadence.WEEKLY] * 2
)


def made_up(count: int) -> Site:
    """A site of so many posts and records, always the same."""
    chance = random.Random(count)  # noqa: S311 - no secret
    plain, _problems = load(ROOT / "tests" / "sites" / "minimal")
    groups = (Count(PartialDate(FIRST), 2),)
    branches = tuple(
        Unit(f"b{n}", UnitKind.BRANCH, (Name(f"支部{n}"),), party_groups=groups) for n in range(BRANCHES)
    )
    days = [dt.date(FIRST, 1, 1) + dt.timedelta(chance.randrange(365 * YEARS)) for _ in range(count)]
    dates = [PartialDate(day.year, day.month, day.day) for day in days]

    def one_of(letter: str, many: int) -> str:
        return f"{letter}{chance.randrange(many)}"

    posts = tuple(
        Post(
            Source(f"news/{date.year}/{n}.md", "", 1),
            f"第{n}篇",
            date,
            (one_of("t", 60),),
            (one_of("b", BRANCHES),),
        )
        for n, date in enumerate(dates[: count // 2])
    )
    records = tuple(
        Record(
            f"records/{date.year}/x.csv",
            n,
            one_of("b", BRANCHES),
            date,
            (one_of("t", 60),),
            party_groups=(1,),
        )
        for n, date in enumerate(dates[count // 2 :])
    )
    return replace(
        plain,
        organization=replace(plain.organization, branches=branches),
        activity_types=tuple(ActivityType(f"t{n}", f"类型{n}") for n in range(60)),
        posts=posts,
        records=records,
        rules=(),
        duties=tuple(_duty(n, cadence) for n, cadence in enumerate(CADENCES)),
    )


def _duty(number: int, cadence: Cadence) -> Duty:
    weekly = cadence is Cadence.WEEKLY
    version = Version(
        cadence,
        deadline=Deadline(weekday=5) if weekly else None,
        minimum=2 if number % 10 == 9 else 1,
        evidence=Evidence((f"t{number}",)),
        turns=Turns(tuple(f"b{n}" for n in range(BRANCHES))) if weekly else None,
    )
    kind = HolderKind.EVERY_GROUP if number % 20 == 3 else HolderKind.EVERY_BRANCH
    return Duty(f"d{number}", f"事项{number}", (HolderRule(kind),), (version,), since=PartialDate(FIRST))


def main() -> int:
    """Each amount in a process of its own: the memory is its own, too."""
    parser = ChineseParser(HELP)
    parser.add_argument("counts", nargs="*", type=int, default=[2500, 5000, 10_000, 20_000])
    parser.add_argument("--one", action="store_true")
    options = parser.parse_args()
    if options.one:
        site = made_up(options.counts[0])
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = perf_counter()
        cells = len(assess(site, dt.date(FIRST + YEARS - 1, 12, 31)).cells)
        seconds = perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        memory = f"{after // 1024:>11}{(after - before) // 1024:>11}"
        say(f"{options.counts[0]:>8}{cells:>10}{seconds:>9.2f}{memory}")
        return 0
    say("    条数      格数    用时（秒）  最多内存（MB）  其中状态（MB）")
    for count in options.counts:
        subprocess.run([sys.executable, __file__, str(count), "--one"], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
