"""How long the status of duties takes, what memory; and that more evidence costs no more than its share."""

from __future__ import annotations

import datetime as dt
import json
import random
import resource
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[0] = str(ROOT / "scripts")  # this folder's names are too plain to stand on the path
    sys.path.insert(1, str(ROOT / "hooks"))

from bench.options import ChineseParser  # noqa: E402 - found by the lines above
from dangjian.content.data.holidays import built_in  # noqa: E402 - same
from dangjian.duties.status import assess  # noqa: E402 - same
from dangjian.model.brand import Settings  # noqa: E402 - same
from dangjian.model.calendar import WorkCalendar  # noqa: E402 - same
from dangjian.model.dates import PartialDate  # noqa: E402 - same
from dangjian.model.documents import Post, Source  # noqa: E402 - same
from dangjian.model.duties import (  # noqa: E402 - same
    OWN,
    Cadence,
    Claim,
    Condition,
    Deadline,
    Duty,
    Evidence,
    Exemption,
    HolderKind,
    HolderRule,
    Missed,
    Requirement,
    Turns,
    Version,
)
from dangjian.model.organization import (  # noqa: E402 - same
    Count,
    Name,
    Organization,
    Position,
    Unit,
    UnitKind,
)
from dangjian.model.periods import Period, period_of  # noqa: E402 - same
from dangjian.model.records import Record  # noqa: E402 - same
from dangjian.model.site import ActivityType, Site  # noqa: E402 - same

if TYPE_CHECKING:
    from collections.abc import Sequence

HELP = """\
责任事项的状态要算多久：在内存里造动态和台账记录，60 项责任、20 个支部、10 年，看时间和内存

每次都在新的进程里算，只量计算本身，不量读取文件；几次里取 CPU 时间最少的一次。
责任有每周轮值、每月、每季度、每半年、每年、每三年、固定日期和常态的，有几次才算一期的、
党小组的、岗位的、要求主讲的，另有免除、所属期、对应事项、只写到月的日期。

用法：
  .venv/bin/python scripts/bench/duties.py [条数 …] [选项]

条数是动态和台账记录一共多少条，各占一半；不写就是 2500 5000 10000 20000。

选项：
  --repeat 次数       各算几次，默认 3
  --limit 秒          条数最多的一组最多几秒 CPU 时间（别的程序忙的时候它不变）
  --help、-h          显示本说明

例：
  .venv/bin/python scripts/bench/duties.py
  .venv/bin/python scripts/bench/duties.py 10000 --limit 3

退出码：0 算完；1 超过 --limit；2 命令写错了；130 被 Ctrl-C 中断。
"""
YEARS, FIRST = 10, 2017
BRANCHES = tuple(f"b{number}" for number in range(20))
AS_OF = dt.date(FIRST + YEARS - 1, 11, 27)
# 60 duties, as an office has them: mostly monthly and quarterly, two weekly ones in turn.
CADENCES = (
    *[Cadence.WEEKLY] * 2,
    *[Cadence.MONTHLY] * 22,
    *[Cadence.QUARTERLY] * 16,
    *[Cadence.HALF_YEARLY] * 6,
    *[Cadence.YEARLY] * 8,
    *[Cadence.THREE_YEARLY] * 1,
    *[Cadence.FIXED] * 2,
    *[Cadence.ONGOING] * 3,
)
_LAPSING = frozenset({Cadence.WEEKLY, Cadence.MONTHLY, Cadence.QUARTERLY})
CLAIM_EVERY, PERIOD_EVERY, VAGUE_EVERY, EXEMPTIONS = 10, 25, 20, 200


@dataclass(frozen=True, slots=True)
class Run:
    """One assessment in a process of its own."""

    evidence: int
    cells: int
    seconds: float
    cpu: float
    peak_mb: float


def made_up(count: int) -> Site:
    """A site of so many posts and records, always the same."""
    chance = random.Random(count)  # noqa: S311 - no secret
    groups, years = (Count(PartialDate(FIRST), 2),), (PartialDate(FIRST), PartialDate(FIRST + 5))
    branches = tuple(
        Unit(
            one,
            UnitKind.BRANCH,
            (Name(f"{number}支部"),),
            members=(Count(years[0], 5 + number % 10), Count(years[1], 9)),
            party_groups=groups if number % 3 else (),
        )
        for number, one in enumerate(BRANCHES)
    )
    positions = tuple(Position(f"{one}-head", f"{one}书记", one) for one in BRANCHES)
    duties = tuple(_duty(number, cadence) for number, cadence in enumerate(CADENCES))
    evidence = [_evidence(chance, number, duties) for number in range(count)]
    return Site(
        settings=Settings("品牌", "口号", "单位"),
        organization=Organization(None, None, None, branches, positions=positions),
        activity_types=tuple(ActivityType(duty.id, duty.title) for duty in duties),
        posts=tuple(_post(number, one) for number, one in enumerate(evidence[: count // 2])),
        rules=(),
        brand_pages=(),
        duties=duties,
        records=tuple(evidence[count // 2 :]),
        exemptions=tuple(_exemption(chance, duties) for _ in range(EXEMPTIONS)),
        calendar=WorkCalendar(built_in()),
    )


def _duty(number: int, cadence: Cadence) -> Duty:
    """One of each ten is done by party groups, one by positions, one several times, one without committee."""
    weekly = cadence is Cadence.WEEKLY
    by_groups, by_heads = number % 10 == 3, number % 10 == 7 and not weekly
    version = Version(
        cadence,
        deadline=Deadline(weekday=5) if weekly else None,
        extended=Deadline(month=15) if cadence is Cadence.YEARLY else None,
        dates=((0, 6, 30), (0, 12, 31)) if cadence is Cadence.FIXED else (),
        minimum=4 if number % 10 == 9 else 1,
        evidence=Evidence((f"d{number}",), requires=(Requirement("speaker", OWN),) if by_heads else ()),
        missed=Missed.LAPSES if cadence in _LAPSING else Missed.STAYS_DUE,
        turns=Turns(BRANCHES) if weekly else None,
    )
    kind = HolderKind.EVERY_GROUP if by_groups else HolderKind.EVERY_BRANCH
    heads = tuple(HolderRule(HolderKind.POSITION, f"{one}-head") for one in BRANCHES)
    return Duty(
        f"d{number}",
        f"事项{number}",
        heads if by_heads else (HolderRule(kind),),
        (version,),
        since=PartialDate(FIRST),
        condition=Condition.COMMITTEE if number % 10 == 5 else None,
    )


def _evidence(chance: random.Random, number: int, duties: Sequence[Duty]) -> Record:
    """A record; half of them become posts."""
    day = dt.date(FIRST, 1, 1) + dt.timedelta(chance.randrange((AS_OF - dt.date(FIRST, 1, 1)).days))
    duty, branch = chance.choice(duties), chance.choice(BRANCHES)
    kind = duty.versions[-1].cadence.kind
    period: Period | None = None
    if kind is not None and duty.versions[-1].cadence is not Cadence.FIXED:
        period = period_of(kind, day, FIRST)
    return Record(
        f"records/{day.year}/{branch}.csv",
        number,
        branch,
        PartialDate(day.year, day.month, 0 if number % VAGUE_EVERY == 0 else day.day),
        (duty.id,),
        period=period if number % PERIOD_EVERY == 2 else None,
        party_groups=(chance.randint(1, 2),),
        speaker=(f"{branch}书记",),
        note="一句话",
        fulfils=(Claim(duty.id, period),) if number % CLAIM_EVERY == 1 else (),
    )


def _post(number: int, one: Record) -> Post:
    return Post(
        Source(f"news/{one.date.year}/{number}.md", "", 1),
        f"第{number}篇",
        one.date,
        one.types,
        (one.unit,),
        period=one.period,
        speaker=one.speaker,
        fulfils=one.fulfils,
        party_groups=one.party_groups,
    )


def _exemption(chance: random.Random, duties: Sequence[Duty]) -> Exemption:
    since = dt.date(FIRST, 1, 1) + dt.timedelta(chance.randrange(365 * YEARS))
    until = since + dt.timedelta(days=60)
    duty, branch = chance.choice(duties), chance.choice(BRANCHES)
    approved = PartialDate(since.year)
    return Exemption(duty.id, (branch,), "事由", "总支", approved, since=since, until=until)


def measured(count: int) -> Run:
    """Once, here: the peak is that of this process."""
    site = made_up(count)
    begun, worked = perf_counter(), process_time()
    cells = len(assess(site, AS_OF).cells)
    seconds, cpu = perf_counter() - begun, process_time() - worked
    return Run(count, cells, seconds, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def best(count: int, repeat: int) -> Run:
    """The fastest of several processes."""
    command = [sys.executable, __file__, str(count), "--one"]
    outputs = (subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(repeat))
    return min((Run(**json.loads(one.stdout)) for one in outputs), key=lambda run: run.cpu)


def report(runs: Sequence[Run]) -> str:
    lines = ["| 条数 | 格数 | 秒 | CPU 秒 | 峰值 MB |", "|---:|---:|---:|---:|---:|"]
    lines += [
        f"| {run.evidence} | {run.cells} | {run.seconds:.2f} | {run.cpu:.2f} | {run.peak_mb:.0f} |"
        for run in runs
    ]
    steps = [
        f"{low.evidence}→{high.evidence}：{1000 * (high.cpu - low.cpu) / (high.evidence - low.evidence):.3f}"
        for low, high in pairwise(runs)
    ]
    return "\n".join([*lines, *([f"\n每多一条的 CPU 毫秒数：{'，'.join(steps)}"] if steps else [])])


def main(arguments: Sequence[str]) -> int:
    parser = ChineseParser(HELP)
    parser.add_argument("counts", nargs="*", type=int)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--limit", type=float)
    parser.add_argument("--one", action="store_true")
    options = parser.parse_args(arguments)
    counts = sorted(set(options.counts)) or [2500, 5000, 10_000, 20_000]
    if min(counts) < 2 or options.repeat < 1:
        parser.error("条数至少是 2，次数至少是 1")
    if options.one:
        run = measured(counts[0])
        print(json.dumps({name: getattr(run, name) for name in Run.__slots__}))
        return 0
    runs = [best(count, options.repeat) for count in counts]
    print(report(runs))
    return 1 if options.limit is not None and runs[-1].cpu > options.limit else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
