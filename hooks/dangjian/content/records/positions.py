"""Whether a text names a position: tables that units keep have persons' names in such places."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dangjian.model.organization import Organization

_WORDS = (
    *("党委", "党组", "党总支", "总支部", "总支", "党支部", "支部", "支委会", "支委", "党小组", "小组"),
    *("书记", "副", "委员", "组长", "成员", "班子", "领导", "干部", "党员", "代表", "负责人", "主持人"),
    *("组织", "宣传", "纪检", "青年", "妇女", "群团", "统战", "保密", "学习", "生活", "主任", "处长", "科长"),
    *(
        "局长",
        "股长",
        "所长",
        "部长",
        "馆长",
        "院长",
        "校长",
        "队长",
        "秘书长",
        "秘书",
        "主席",
        "市长",
        "县长",
    ),
    *("县级", "处级", "科级", "机关", "办公室", "党校", "教师", "讲师", "教授", "专家", "联系", "同志"),
    *("科室", "分管", "主管", "轮值", "常务", "理论", "宣讲员", "宣讲团", "讲解员", "联络员", "指导员"),
    *("社区", "外请", "特邀", "市委", "县委", "区委", "市直", "工委", "纪委", "政府", "上级"),
    *("第", "各", "全体", "党务", "工作者", "人员", "和", "兼", "及", "党", "职工", "入党", "积极分子"),
)
_LEFT = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))})")
_MARKS = re.compile(r"[\s\d一二三四五六七八九十、，,;；/()\[\].·-]+")


class Positions:
    """Knows words of positions, and the names of an organisation's units and positions."""

    def __init__(self, organization: Organization) -> None:
        """Longer names first: one may be a part of another."""
        names = [name.name for unit in organization.units() for name in unit.names]
        names += [alias for unit in organization.units() for alias in unit.aliases]
        names += [position.name for position in organization.positions]
        self._names = sorted(dict.fromkeys(map(_plain, names)), key=len, reverse=True)

    def is_position(self, text: str) -> bool:
        """Whether nothing but such words stands in a text; what else is there may be somebody's name."""
        rest = _plain(text)
        for name in self._names:
            rest = rest.replace(name, "")
        return not _MARKS.sub("", _LEFT.sub("", rest))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
