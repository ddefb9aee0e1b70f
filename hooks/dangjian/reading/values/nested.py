"""Values that have fields of their own: a mapping, or a list of mappings, each read by a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from dangjian.reading.located import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from dangjian.reading.report import Report
    from dangjian.reading.values.field import Field
    from dangjian.reading.values.schema import Reader, Schema, Values

T = TypeVar("T")


def record(schema: Schema, build: Callable[[Values, Report], T | None]) -> Reader[T]:
    """A reader of one mapping."""

    def read(field: Field) -> T | None:
        node = field.value
        if not isinstance(node, Mapping):
            _not_a_mapping(field, node.at)
            return None
        return build(schema.read(node, field.report), field.report)

    return read


def records(
    schema: Schema,
    build: Callable[[Values, Report], T | None],
    short: Callable[[Scalar], T] | None = None,
) -> Reader[tuple[T, ...]]:
    """A reader of a list of mappings; ``short`` makes one from a plain text, where that is clear enough."""

    def read(field: Field) -> tuple[T, ...] | None:
        node = field.value
        nodes = node.items if isinstance(node, Sequence) else (node,)
        built: list[T] = []
        for item in nodes:
            if isinstance(item, Mapping):
                one = build(schema.read(item, field.report), field.report)
                built += [] if one is None else [one]
            elif short and isinstance(item, Scalar) and item.text:
                built.append(short(item))
            elif not (isinstance(item, Scalar) and not item.text):
                _not_a_mapping(field, item.at)
        return tuple(built)

    return read


def _not_a_mapping(field: Field, at: tuple[int, int]) -> None:
    field.report.error(
        "E016", f"“{field.name}”里的每一项要分行写字段", hint="每行一个“字段: 内容”，缩进两个空格", at=at
    )
