"""The style guide: every component of the theme in every state, from made-up data that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.documents import RuleStatus
from dangjian.model.page import Page
from dangjian.model.urls import GLOSSARY, HELP, HOME, directory_url
from dangjian.views.guides.duty_samples import duty_samples
from dangjian.views.parts.chart import bar_chart
from dangjian.views.parts.rows import link, way
from dangjian.views.rules import UNKNOWN_STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.views.context import Context
    from dangjian.views.parts.rows import Row

STYLE_GUIDE = "help/style-guide.md"
HERE = directory_url(STYLE_GUIDE)

SECTIONS = (
    ("颜色", "yanse"),
    ("标记和状态", "biaoji"),
    ("按钮、链接和焦点", "anniu"),
    ("文字", "wenzi"),
    ("列表和时间线", "liebiao"),
    ("图片新闻和照片", "zhaopian"),
    ("事实、附件和翻页", "shishi"),
    ("专题和制度", "zhuanti"),
    ("月历和热度", "yueli"),
    ("责任事项", "zeren"),
    ("图和表", "tubiao"),
    ("表单", "biaodan"),
    ("空状态", "kong"),
    ("问题条", "wenti"),
)

COLOURS = (
    ("paper", "纸面", "页面底色"),
    ("sheet", "衬底", "卡片、侧栏、表头"),
    ("ink", "墨", "正文"),
    ("ink-2", "淡墨", "日期、说明、标签"),
    ("red", "红", "所在位置、链接、要紧处"),
    ("mast", "红底", "首页横幅、选中的按钮"),
    ("gold", "金", "线条和小标记，不作字色"),
    ("line", "线", "分隔线"),
)
HEAT_COLOURS = tuple((f"heat-{level}", f"热度 {level}", "月份格子") for level in range(1, 5))
CHART_COLOURS = tuple((f"chart-{number}", f"图表 {number}", "统计图里的一个系列") for number in range(1, 7))

TEXT = """
### 三级标题

正文一行不超过四十个字，段落之间空开。**着重**用粗体，*另起的说法*用斜体，文件名写作 `content/news`。
站内链接写成[时间线]({timeline})，名词第一次出现时带解释：<a class="dj-gloss" href="{term}"
title="办文、办会、办事。示例解释。">三办</a>。需要补充出处的地方加脚注[^1]。

#### 四级标题

> 引文用仿宋，左边一条金线。这是一段示范文字，不是任何文件的原文。

- 无序列表的一项
- 又一项
    - 下一级的一项

1. 有序列表的一项
2. 又一项

| 月份 | 篇数 | 说明 |
|---|---:|---|
| 一月 | 12 | 示例数字 |
| 二月 | 8 | 示例数字 |

```
标题: 示例标题
日期: 2022-03-05
```

名词
: 名词的解释写在下一行，冒号开头。

---

[^1]: 脚注写在文末，可以回到正文。
"""

BARS = (("示例支部甲", 20), ("示例支部乙", 5), ("示例支部丙", 11))


def pages(_context: Context) -> Iterator[Page]:
    """One page; the site's own content does not change it."""
    yield Page(
        source=STYLE_GUIDE,
        template="style_guide.html",
        title="风格指南",
        meta={
            "kind": "style_guide",
            "description": "本站的各个部件和它们的各种样子。",
            "trail": [way("首页", directory_url(HOME)), way("帮助", directory_url(HELP))],
            "sections": [{"title": title, "anchor": anchor} for title, anchor in SECTIONS],
            "colours": [
                {"token": token, "name": name, "use": use}
                for token, name, use in (*COLOURS, *HEAT_COLOURS, *CHART_COLOURS)
            ],
            "statuses": [*(status.value for status in RuleStatus), UNKNOWN_STATUS],
            **_lists(),
            **_pictures(),
            **_facts(),
            **_numbers(),
            "duties": duty_samples(f"{HERE}#zeren"),
            **_forms(),
            "problems": _problems(),
        },
        text=TEXT.format(timeline="../timeline/index.md", term=f"../../{directory_url(GLOSSARY)}"),
        anchors=frozenset(anchor for _, anchor in SECTIONS),
    )


def _row(title: str, *, big: str, small: str, date: str, **more: object) -> Row:
    return {
        "title": title,
        "url": f"{HERE}#liebiao",
        "date": date,
        "iso": "",
        "big": big,
        "small": small,
        "types": [link("志愿服务", "")],
        "branches": [{**link("示例支部", ""), "placeholder": False}],
        "summary": "",
        "cover": {},
        "sample": False,
        "pinned": False,
        **more,
    }


def _lists() -> dict[str, object]:
    text = "一句话说清做了什么。"
    rows = [
        _row("示例标题：有图", big="5", small="日", date="2022年3月5日", summary=text, cover=_mark(480, 320)),
        _row("示例标题：置顶", big="3", small="日", date="2022年3月3日", pinned=True, sample=True),
        _row("示例标题：只知道月份", big="2", small="月", date="2022年2月", summary=text),
        _row(
            "示例标题：只知道年份，标题很长时折到下一行，类型和支部也可能有好几个，仍然各在其位",
            big="2022",
            small="年",
            date="2022年",
            types=[link("志愿服务", ""), link("主题党日", ""), link("周五上街", "")],
            branches=[{**link(name, ""), "placeholder": True} for name in ("第一党支部", "第二党支部")],
        ),
    ]
    return {"rows": rows, "related": [{**rows[2], "why": "同系列：示例专题"}]}


def _mark(width: int, height: int, alt: str = "") -> dict[str, object]:
    """The site's own mark, standing for a photo."""
    return {"src": "assets/images/mark.svg", "webp": [], "width": width, "height": height, "alt": alt}


def _pictures() -> dict[str, object]:
    photos = [_mark(1200, 800, f"第 {number} 张照片的说明") for number in range(1, 6)]
    news = [
        _row(title, big="5", small="日", date="2022年3月5日", cover=_mark(480, 320), sample=sample)
        for title, sample in (
            ("示例标题：头条", True),
            ("示例标题：第二条", False),
            ("示例标题：第三条", False),
        )
    ]
    return {
        "news": [{"rows": news[:count]} for count in (1, 2, 3)],
        "galleries": [{"photos": photos[:count]} for count in (1, 2, 3, 5)],
    }


def _facts() -> dict[str, object]:
    here = f"{HERE}#shishi"
    return {
        "facts": [
            {"label": "类型", "text": "", "links": [link("志愿服务", here), link("周五上街", here)]},
            {"label": "地点", "text": "示例地点", "links": []},
            {"label": "参加人数", "text": "24 人", "links": []},
            {"label": "共建单位", "text": "", "links": [{**link("示例社区", here), "placeholder": True}]},
        ],
        "files": [
            {"name": "示例附件.pdf", "url": "assets/images/mark.svg", "format": "PDF", "size": "36 KB"},
            {"name": "没有扩展名的附件", "url": "assets/images/mark.svg", "format": "", "size": "1.2 MB"},
        ],
        "pagers": [
            {"newest": "", "newer": "", "older": here, "oldest": here},
            {"newest": here, "newer": here, "older": here, "oldest": here},
            {"newest": here, "newer": here, "older": "", "oldest": ""},
        ],
        "topics": [_topic("示例专题", 6, 2, pinned=True), _topic("只有示例的专题", 0, 3, pinned=False)],
        "rules": [
            _rule("示例制度：现行", "现行", "2022年3月5日"),
            _rule("示例制度：试行的示范文本", "试行", "2022年", nature="示范文本"),
            _rule("示例制度：已经废止", "废止", ""),
        ],
    }


def _topic(name: str, count: int, samples: int, *, pinned: bool) -> Row:
    return {
        **link(name, f"{HERE}#zhuanti"),
        "summary": "一句话说明这个专题做什么。",
        "count": count,
        "samples": samples,
        "pinned": pinned,
        "measure": link("示例举措", f"{HERE}#zhuanti") if pinned else {},
        "latest": "2022年3月5日",
    }


def _rule(title: str, status: str, date: str, nature: str = "") -> Row:
    return {
        "title": title,
        "url": f"{HERE}#zhuanti",
        "number": "",
        "status": status,
        "nature": nature,
        "date": date,
        "summary": "一句话说明这份制度管什么。",
        "sample": True,
    }


def _numbers() -> dict[str, object]:
    levels = ((0, 0, 0), (1, 0, 1), (3, 2, 2), (6, 0, 3), (11, 0, 4), (0, 2, 0))
    here = f"{HERE}#yueli"
    cells = [
        {"day": day, "anchor": "yueli" if day in {5, 9} else "", "count": day % 4} for day in range(1, 15)
    ]
    return {
        "heat": [
            {
                "label": f"2022年{month}月",
                "short": f"{month}月",
                "url": here if count or samples else "",
                "count": count,
                "samples": samples,
                "level": level,
            }
            for month, (count, samples, level) in enumerate(levels, start=1)
        ],
        "calendar": {
            "weeks": [[{"day": 0, "anchor": "", "count": 0}, *cells[:6]], cells[6:13]],
            "newer": way("2022年4月", here),
            "older": way("2022年2月", here),
        },
        "chart": bar_chart(BARS),
        "table": {
            "columns": ["支部", "一季度", "二季度", "合计"],
            "rows": [
                {**link("示例支部甲", f"{HERE}#tubiao"), "cells": ["12", "8", "20"]},
                {**link("示例支部乙", ""), "cells": ["5", "0", "5"]},
                {**link("示例支部丙", ""), "cells": ["4", "7", "11"]},
            ],
            "total": ["21", "15", "36"],
        },
    }


def _forms() -> dict[str, object]:
    choices = (("年份", "year", "2022年"), ("支部", "branch", "示例支部"), ("类型", "type", "志愿服务"))
    return {
        "here": HERE,
        "choices": [
            {"title": title, "key": key, "items": [{**link(name, HERE), "value": "", "placeholder": False}]}
            for title, key, name in choices
        ],
    }


def _problems() -> list[dict[str, str]]:
    return [
        {
            "place": "content/news/2022/示例.md:3:5",
            "code": "E000",
            "message": "日期“2022-13-05”里的月份不对",
            "edit": "把这一行改成：",
            "corrected": "日期: 2022-12-05",
            "hint": "月份在 1 到 12 之间",
        },
        {
            "place": "content/rules/示例.md:1:1",
            "code": "W000",
            "message": "没有写摘要",
            "edit": "",
            "corrected": "",
            "hint": "写一句话，说明这份制度管什么",
        },
    ]
