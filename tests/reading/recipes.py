"""Files with odd bytes, described instead of stored: what an editor's programs do to the same post."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

POST = """\
---
标题: 三月主题党日
日期: 2024-03-05
类型: 主题党日
支部: 第一党支部
---

党员重温入党誓词。
"""
_WINDOWS = POST.replace("\n", "\r\n")
_UTF8, _GBK = POST.encode(), POST.encode("gbk")
_ZIP = b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" + bytes(64) + b"[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)


def _with_title(title: str) -> bytes:
    return POST.replace("三月主题党日", title).encode()


def _damaged(data: bytes, word: str, encoding: str) -> bytes:
    """``data`` without the second byte of a word."""
    at = data.index(word.encode(encoding))
    return data[: at + 1] + data[at + 2 :]


ODD: Mapping[str, bytes] = {
    "bytes-bom": codecs.BOM_UTF8 + _UTF8,
    "bytes-bom-twice": codecs.BOM_UTF8 * 2 + _UTF8,
    "bytes-bom-in-the-middle": _with_title("三月\ufeff主题党日"),
    "bytes-crlf": _WINDOWS.encode(),
    "bytes-cr-only": POST.replace("\n", "\r").encode(),
    "bytes-mixed-line-ends": POST.replace("\n", "\r\n", 3).encode(),
    "bytes-gbk": _GBK,
    "bytes-gbk-crlf": _WINDOWS.encode("gbk"),
    "bytes-gb18030-rare": POST.replace("三月", "㐂𠮷村").encode("gb18030"),
    "bytes-gbk-wide-marks": POST.replace(": ", "：").replace("2024", "２０２４").encode("gbk"),
    "bytes-utf16-notepad": _WINDOWS.encode("utf-16"),
    "bytes-utf16-big-endian": codecs.BOM_UTF16_BE + _WINDOWS.encode("utf-16-be"),
    "bytes-utf16-emoji": codecs.BOM_UTF16_LE + POST.replace("三月", "三月🎉").encode("utf-16-le"),
    "bytes-utf32": _WINDOWS.encode("utf-32"),
    "bytes-vertical-tab": _with_title("三月\x0b主题党日"),
    "bytes-backspace": _with_title("三月\x08主题党日"),
    "bytes-form-feed": (POST + "\f\n下一页。\n").encode(),
    "bytes-line-separator": _with_title("三月\u2028主题党日"),
    "bytes-next-line": _with_title("三月\u0085主题党日"),
    "bytes-zero-width": _with_title("三月\u200b主题\u200c党日\u200d"),
    "bytes-zero-width-in-key": POST.replace("标题", "标\u200b题").encode(),
    "bytes-zero-width-before-fence": ("\u200b" + POST).encode(),
    "bytes-direction-marks": _with_title("\u202a三月主题党日\u202c"),
    "bytes-soft-hyphen": _with_title("三月\u00ad主题党日"),
    "bytes-nbsp-in-title": _with_title("三月\u00a0主题党日"),
    "bytes-ideographic-variation": _with_title("三月\ufe0f主题党日"),
    "bytes-end-of-file-mark": _UTF8 + b"\x1a",
    "bytes-control-in-body": (POST + "第一行。\x0b第二行。\n").encode(),
    "bytes-ten-thousand-lines": (POST + "又一行。\n" * 10_000).encode(),
    "bytes-very-long-line": (POST + "又一句。" * 25_000 + "\n").encode(),
    "bytes-very-long-title": _with_title("三月" * 5_000),
    "bytes-blank-run-in-fields": POST.replace("类型", " " * 5_000 + "\n类型").encode(),
    "bytes-blank-run-after-colon": POST.replace("标题:", "标题:" + " " * 5_000).encode(),
    "bytes-blank-run-inside-value": _with_title("三月" + " " * 5_000 + "主题党日"),
}

INVALID: Mapping[str, bytes] = {
    "bytes-docx": _ZIP,
    "bytes-doc": _OLE,
    "bytes-pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "bytes-rtf": rb"{\rtf1\ansi\ansicpg936 \'c8\'fd}",
    "bytes-png": b"\x89PNG\r\n\x1a\n" + bytes(32),
    "bytes-jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(32),
    "bytes-utf16-without-mark": _WINDOWS.encode("utf-16-le"),
    "bytes-utf16-big-endian-without-mark": _WINDOWS.encode("utf-16-be"),
    "bytes-utf16-cut": codecs.BOM_UTF16_LE + POST.encode("utf-16-le")[:-1],
    "bytes-zero-bytes": _UTF8 + b"\n\x00\x00\n" + _UTF8,
    "bytes-only-zero-bytes": bytes(512),
    "bytes-utf8-cut-in-a-character": _UTF8[: _UTF8.index("词".encode()) + 2],
    "bytes-utf8-byte-lost": _damaged(_UTF8, "党", "utf-8"),
    "bytes-utf8-byte-lost-in-body": _damaged(_UTF8, "誓", "utf-8"),
    "bytes-utf8-latin1-mark": _UTF8.replace("。".encode(), b"\x94"),
    "bytes-utf8-with-gbk-word": _UTF8.replace("重温入党誓词".encode(), "重温入党誓词".encode("gbk")),
    "bytes-gbk-byte-lost": _damaged(_GBK, "主", "gbk"),
    "bytes-gbk-byte-lost-at-line-end": _damaged(_GBK, "日\n日", "gbk"),
    "bytes-gbk-cut": _GBK[: _GBK.index("词".encode("gbk")) + 1],
    "bytes-latin1": POST.encode("gbk").decode("latin-1").encode(),
    "bytes-read-as-gbk-and-saved": _UTF8.decode("gbk", errors="replace").encode(),
    "bytes-kun-jin-kao": _with_title("锟斤拷锟斤拷"),
    "bytes-question-marks": POST.encode("ascii", errors="replace"),
    "bytes-big5": "---\n標題: 三月主題黨日\n---\n\n黨員重溫入黨誓詞。\n".encode("big5"),
    "bytes-random": bytes(range(128, 256)) * 4,
}
