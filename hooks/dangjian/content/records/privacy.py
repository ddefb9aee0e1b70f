"""Cells that may say who somebody is: names where positions belong, numbers of phones and of identity."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from dangjian.content.documents.post_schema import LEADERS
from dangjian.content.records import schema
from dangjian.content.records.positions import Positions
from dangjian.reading.located import Scalar
from dangjian.reading.values.texts import split_list

if TYPE_CHECKING:
    from dangjian.content.data.duties.context import DutyContext
    from dangjian.reading.values.schema import Key

PERSONS = (schema.HOST, schema.RECORDER, schema.SPEAKER, LEADERS)
_PHONE = re.compile(r"(?<!\d)1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)")
_IDENTITY = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)"
)


class Privacy:
    """Knows the positions of an organisation, and what numbers of persons look like."""

    def __init__(self, duties: DutyContext) -> None:
        """``duties`` knows the names of positions."""
        self._leaders = duties.positions
        self._positions = Positions(duties.organization)
        # Without the organisation's own names every position of it would look like somebody's name.
        self._knows = not duties.units.spoilt

    def doubt(self, key: Key[Any] | None, text: str) -> str:
        """Why a cell had better not be shown; empty where nothing is against it."""
        plain = unicodedata.normalize("NFKC", text)
        if _IDENTITY.search(plain):
            return "里像是有身份证号"
        if _PHONE.search(plain):
            return "里像是有手机号码"
        return "不像岗位，可能是姓名" if key in PERSONS and self._may_name(key, text) else ""

    def _may_name(self, key: Key[Any] | None, text: str) -> bool:
        """Whether a cell has more than words of positions."""
        if key is LEADERS:
            return not all(self._leaders.find(part.text) for part in split_list(Scalar(text, 1, 1)))
        return self._knows and not self._positions.is_position(text)
