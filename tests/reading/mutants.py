"""Damage as it happens to files: lost bytes, moved lines, other encodings, wide colons, a broken paste."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_TOKENS = (
    *(
        "---",
        "\n---\n",
        "\n\n",
        "\n",
        ":",
        "：",
        "#",
        "\t",
        '"',
        "'",
        "“",
        "[",
        "]",
        "、",
        "，",
        "|",
        ">",
        "*",
        "**",
    ),
    *(
        "\u3000",
        "\xa0",
        "\x0b",
        "\x00",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\ufffd",
        "\ue000",
        "```",
        "<!--",
        "&a",
        "*a",
        "{",
        "}",
    ),
    *("标题", "日期", "无", "！", "- ", "1. ", "%", "@", "`", "\\", "🎉", "\r", "\x1a", "!!", "? "),
)
_ENCODINGS = (
    "gb18030",
    "gbk",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-8-sig",
    "utf-32",
    "big5",
    "latin-1",
    "cp1252",
)


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogateescape")


def _swap_bytes(random: Random, data: bytes) -> bytes:
    one, other = random.randrange(len(data)), random.randrange(len(data))
    changed = bytearray(data)
    changed[one], changed[other] = changed[other], changed[one]
    return bytes(changed)


def _lose_bytes(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + data[at + random.choice((1, 1, 1, 2, 3, 9)) :]


def _insert_byte(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + bytes([random.randrange(256)]) + data[at:]


def _change_byte(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _cut(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _insert_token(random: Random, data: bytes) -> bytes:
    text = _text(data)
    at = random.randrange(len(text) + 1)
    return _bytes(text[:at] + random.choice(_TOKENS) + text[at:])


def _lose_line(random: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    del lines[random.randrange(len(lines))]
    return b"\n".join(lines)


def _double_line(random: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    return b"\n".join([*lines[: at + 1], *lines[at:]])


def _swap_lines(random: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    lines.insert(random.randrange(len(lines)), lines.pop(at))
    return b"\n".join(lines)


def _join_lines(random: Random, data: bytes) -> bytes:
    breaks = [match.start() for match in re.finditer(b"\n", data)]
    if not breaks:
        return data
    at = random.choice(breaks)
    return data[:at] + data[at + 1 :]


def _indent_line(random: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice((b"  ", b"\t", "\u3000".encode(), b"- ", b"# ", b"> ", b"**")) + lines[at]
    return b"\n".join(lines)


def _widen_colons(random: Random, data: bytes) -> bytes:
    wide = random.choice(("：", ":", "∶", " : ", "; ", "；", " ", ""))
    return _bytes(re.sub(r": ?", wide, _text(data), count=random.choice((0, 1, 3))))


def _other_line_ends(random: Random, data: bytes) -> bytes:
    return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\n\r")))


def _encode_again(random: Random, data: bytes) -> bytes:
    encoding = random.choice(_ENCODINGS)
    return _text(data).encode(encoding, errors="replace")


def _mark(random: Random, data: bytes) -> bytes:
    return (
        random.choice((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\x00", b"PK\x03\x04"))
        + data
    )


MUTATIONS: tuple[Callable[[Random, bytes], bytes], ...] = (
    *(_swap_bytes, _lose_bytes, _insert_byte, _change_byte, _cut, _insert_token),
    *(_lose_line, _double_line, _swap_lines, _join_lines, _indent_line),
    *(_widen_colons, _other_line_ends, _encode_again, _mark),
)


def mutant(random: Random, data: bytes) -> bytes:
    """The data after one to three accidents."""
    for _time in range(random.choice((1, 1, 1, 2, 3))):
        data = random.choice(MUTATIONS)(random, data) if data else data
    return data
