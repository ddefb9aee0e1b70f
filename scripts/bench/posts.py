"""A content directory with N made-up posts of about 3.5 kB, for benchmarks. The same N, the same bytes."""

import datetime as dt
import random
import shutil
import struct
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[0] = str(ROOT / "scripts")

from bench.options import ChineseParser  # noqa: E402 - found by the line above

HELP = """\
生成一个内容文件夹：在现有内容之外，加上若干篇虚构的活动动态（每篇约 3.5 kB），供测速用

用法：
  .venv/bin/python scripts/bench/posts.py 文件夹 [选项]

选项：
  --posts 数量        动态的篇数，默认 1000
  --content 文件夹    以哪个内容文件夹为底，默认 content
  --help、-h          显示本说明

例：
  .venv/bin/python scripts/bench/posts.py /tmp/content --posts 3000

退出码：0 完成；2 命令写错了。
"""

NEWEST = dt.date(2026, 10, 30)
SPAN_DAYS = 7 * 365
BODY_BYTES = 3_000  # with the last paragraph and the front matter a post comes to about 3.5 kB
PICTURE_EVERY = 8
LINK_EVERY = 3
TOPIC_EVERY = 2
SERIES_EVERY = 5
PARTNER_EVERY = 10

PLACES = ("三楼会议室", "党员活动室", "南河道社区", "政务大厅", "红色教育基地", "机关礼堂", "便民服务点")
SUBJECTS = ("夯实基础", "服务群众", "学思践悟", "比学赶超", "担当作为", "携手同行", "春风化雨", "精细服务")
OPENINGS = (
    "为扎实做好本月的支部工作，{branch}在{place}开展了{type}，{count}名党员参加。",
    "按照年初安排，{branch}组织党员在{place}开展{type}，到场{count}人。",
    "{branch}结合业务工作实际，在{place}开展了以“{subject}”为题的{type}，共{count}人参加。",
)
SENTENCES = (
    "活动前，支委会认真研究方案，明确了每个环节的负责科室和完成时限。",
    "大家围绕办文、办会、办事中的具体问题逐项讨论，提出了十余条改进意见。",
    "参加活动的同志结合岗位谈体会，讲做法，查不足，气氛热烈而务实。",
    "综合科介绍了公文审签流程优化的情况，用实例说明了退件的常见原因。",
    "督查科通报了重点任务进展，对进度较慢的事项逐一分析原因、商定措施。",
    "会务科演示了会议筹备清单，从会场布置到材料分发，每一步都有人核对。",
    "老党员讲述了参加社区服务的经历，年轻党员认真记录并现场提问。",
    "社区工作人员介绍了辖区老年人的实际需要，双方商定了长期联系的办法。",
    "党员们分成三个小组，分别负责卫生清洁、政策宣传和入户走访。",
    "宣传小组向过往群众发放资料，耐心解答医保、社保和防范诈骗方面的问题。",
    "雪后路滑，大家带着铁锹和扫帚清理人行道，方便群众出行。",
    "讨论中，同志们认为要把学习成果落到改进工作上，不能学用脱节。",
    "支部书记对照清单逐条小结，肯定成绩，也指出了准备不充分的地方。",
    "会后，各小组把意见整理成表，注明责任人和时间，张贴在党员活动室。",
    "这次活动形式简朴，内容充实，没有增加基层负担。",
    "大家表示，将把这次的好做法坚持下去，一件事一件事地办好。",
    "下一步，支部将在每月固定的时间检查落实情况，并在下次会议上通报。",
    "值班同志介绍了信息报送的要求：事实准确、要素齐全、表述规范。",
)
HEADINGS = ("活动准备", "主要过程", "交流讨论", "意见建议", "取得的成效", "下一步打算")


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    required: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """One made-up post: what it says, and where it lies below news/."""

    number: int
    title: str
    date: dt.date
    branch: str
    kind: Kind
    place: str
    count: int
    subject: str
    body: str

    @property
    def picture(self) -> bool:
        return self.number % PICTURE_EVERY == 0

    @property
    def path(self) -> str:
        name = f"bench-{self.number:05d}"
        return f"{self.date.year}/{name}/index.md" if self.picture else f"{self.date.year}/{name}.md"

    @property
    def summary(self) -> str:
        return f"{self.branch}以“{self.subject}”为题开展{self.kind.name}，{self.count}名党员参加。"


def make_posts(content: Path, number: int) -> Iterator[Post]:
    """Posts over seven years, of the branches and activity types of `content`."""
    kinds = [
        Kind(each["名称"], tuple(each.get("必填", ())))
        for each in _load(content / "activity_types.yml")["活动类型"]
        if each["名称"] != "党小组会"  # would have to name the group, which not every branch has
    ]
    branches = [each["名称沿革"][-1]["名称"] for each in _load(content / "organization.yml")["党支部"]]
    previous: Post | None = None
    for index in range(1, number + 1):
        chance = random.Random(index)  # noqa: S311 - the same post each time, no secret
        branch, kind = chance.choice(branches), chance.choice(kinds)
        place, subject, count = chance.choice(PLACES), chance.choice(SUBJECTS), chance.randint(8, 40)
        opening = chance.choice(OPENINGS).format(
            branch=branch, place=place, type=kind.name, count=count, subject=subject
        )
        date = NEWEST - dt.timedelta(days=(number - index) * SPAN_DAYS // number)
        title = f"{branch}开展“{subject}”{kind.name}（第{index}期）"
        draft = Post(index, title, date, branch, kind, place, count, subject, "")
        body = _body(chance, opening, _extras(draft, previous))
        previous = Post(index, title, date, branch, kind, place, count, subject, body)
        yield previous


def _load(path: Path) -> Any:  # noqa: ANN401 - what a YAML file holds
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _extras(post: Post, previous: Post | None) -> list[str]:
    extras = []
    if post.picture:
        extras.append("![活动现场](photo.png)")
    if previous is not None and post.number % LINK_EVERY == 0:
        up = "../../" if post.picture else "../"
        extras.append(f"上一次活动见[{previous.title}]({up}{previous.path})。")
    return extras


def _body(chance: random.Random, opening: str, extras: list[str]) -> str:
    """Headings, paragraphs, a list and now and then a table, to the wished length."""
    parts = [opening, *extras]
    headings = iter(HEADINGS)
    while (size := len("\n\n".join(parts).encode())) < BODY_BYTES:
        heading = next(headings, None)
        if heading:
            parts.append(f"## {heading}")
        parts.append("".join(chance.sample(SENTENCES, 5)))
        if heading == "意见建议":
            parts.append(
                "\n".join(
                    f"{n}. **{word}**：{chance.choice(SENTENCES)}" for n, word in enumerate(SUBJECTS[:3], 1)
                )
            )
        if heading == "取得的成效" and size % 2:
            parts.append(
                "| 事项 | 负责科室 | 数量 |\n|---|---|---:|\n| 走访 | 综合科 | 12 |\n| 答疑 | 督查科 | 30 |"
            )
    return "\n\n".join(parts) + "\n"


def chinese_front_matter(post: Post) -> str:
    """As an editor of this project writes it."""
    known = {
        "地点": post.place,
        "参加人数": str(post.count),
        "应到": str(post.count + 2),
        "实到": str(post.count),
        "主讲": "党支部书记",
        "共建单位": "南河道社区",
    }
    wanted = ("地点", *post.kind.required) if post.kind.required else ("地点", "参加人数")
    known |= {"主题词": post.subject, "系列": f"{post.subject}专题"}
    every = (("主题词", TOPIC_EVERY), ("系列", SERIES_EVERY), ("共建单位", PARTNER_EVERY))
    wanted = (*wanted, *(key for key, step in every if post.number % step == 0))
    fields = "".join(f"{key}: {known[key]}\n" for key in dict.fromkeys(wanted))
    return (
        f"---\n标题: {post.title}\n日期: {post.date.isoformat()}\n支部: {post.branch}\n"
        f"类型: {post.kind.name}\n{fields}摘要: {post.summary}\n---\n\n"
    )


def write_post(folder: Path, post: Post, front_matter: str, body: str) -> None:
    target = folder / post.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(front_matter + body, encoding="utf-8")
    if post.picture:
        (target.parent / "photo.png").write_bytes(picture(post.number))


def picture(number: int) -> bytes:
    """A small PNG of one colour."""
    width, height = 160, 90
    colour = bytes(((number * 37) % 256, (number * 11) % 256, 90))
    rows = (b"\x00" + colour * width) * height

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def write_content(target: Path, number: int, base: Path) -> None:
    """`base` with all that it holds, and the made-up posts beside its own."""
    shutil.copytree(base, target)
    for post in make_posts(base, number):
        write_post(target / "news", post, chinese_front_matter(post), post.body)


def main() -> int:
    parser = ChineseParser(HELP)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    options = parser.parse_args()
    if options.folder.exists():
        parser.error(f"{options.folder} 已经存在")
    if options.posts < 1 or not (options.content / "activity_types.yml").is_file():
        parser.error("篇数至少是 1，--content 要是一个内容文件夹")
    write_content(options.folder, options.posts, options.content)
    print(f"已写入 {options.posts} 篇：{options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
