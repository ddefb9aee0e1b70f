"""A small file of duties, to be changed word by word."""

from __future__ import annotations

NONE: dict[str, str | None] = {"duties/责任.yml": None}
PLAIN = """\
责任事项:
  - 标识: study
    名称: 学习日
    责任主体: [各党支部]
    频次: 每月
    完成时限: 每月5日前
    自: 2026
    佐证: [主题党日]
"""
RULE = """\
---
标题: 上街办法
类别: 志愿
---

第一条 总则。

第四条 每周五上街。

另一段。

第十二条 附则。
"""
