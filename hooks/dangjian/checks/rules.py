"""Rules whose status contradicts the rest: what a reader would take for the rule in force must be it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.model.documents import RuleStatus
from dangjian.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian.checks.context import Context

_VALID = (RuleStatus.IN_FORCE, RuleStatus.TRIAL)


def check(context: Context) -> Iterator[Problem]:
    """Two rules with one title; rules said to be in force that are replaced or past their last day."""
    seen: dict[str, str] = {}
    replaced = {title: rule.title for rule in context.site.rules for title in rule.supersedes}
    for rule in context.site.rules:
        shown = f"{context.root}/{rule.source.path}"
        other = seen.setdefault(rule.title, rule.source.path)
        if other != rule.source.path:
            message = f"标题与 {context.root}/{other} 相同"
            yield Problem(shown, 1, 1, "E030", message, hint="两项制度不能同名，可在标题后注明年份")
        if rule.status in _VALID and rule.title in replaced:
            message = f"已被《{replaced[rule.title]}》替代，状态却写“{rule.status}”"
            yield Problem(shown, 1, 1, "W015", message, hint="把状态改成“废止”，或改“替代”")
        if rule.status in _VALID and rule.expires and rule.expires.last < context.as_of:
            message = f"失效日期 {rule.expires.chinese} 已过，状态却写“{rule.status}”"
            yield Problem(shown, 1, 1, "W015", message, hint="把状态改成“失效”，或核对日期")
