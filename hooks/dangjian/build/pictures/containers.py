"""Picture files without what is not picture, pixel for pixel the same: GIF, PNG and WebP."""

from __future__ import annotations

import struct

_PNG_SIGN = b"\x89PNG\r\n\x1a\n"
# What decides how it looks; all else is text, time, place or a profile.
_PNG_KEPT = frozenset(b"IHDR PLTE tRNS IDAT IEND acTL fcTL fdAT gAMA cHRM sRGB sBIT".split())
_WEBP_KEPT = frozenset([b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"])
# In the flags of VP8X: profile, EXIF, XMP.
_WEBP_FLAGS = 0x2C
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def bare(data: bytes) -> bytes:
    """The file without metadata. Raises ValueError where it is not whole."""
    try:
        if data.startswith(_PNG_SIGN):
            return _bare_png(data)
        return _bare_gif(data) if data.startswith(b"GIF8") else _bare_webp(data)
    except (IndexError, struct.error):
        raise ValueError("the file ends too early") from None


def _bare_png(data: bytes) -> bytes:
    parts, at, kind = [_PNG_SIGN], len(_PNG_SIGN), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise ValueError("a chunk is longer than the file")
        if kind in _PNG_KEPT:
            parts.append(data[at:end])
        at = end
    return b"".join(parts)


def _bare_webp(data: bytes) -> bytes:
    parts, at = [], 12
    (said,) = struct.unpack_from("<I", data, 4)
    while at < min(said + 8, len(data)):
        kind, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + length + length % 2
        chunk = data[at:end]
        if len(chunk) < 8 + length:
            raise ValueError("a chunk is longer than the file")
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if kind in _WEBP_KEPT:
            parts.append(chunk)
        at = end
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _bare_gif(data: bytes) -> bytes:
    start = 13 + _colours(data[10])
    parts, at = [data[:start]], start
    while data[at] != 0x3B:
        if data[at] == 0x2C:
            end = _after_blocks(data, at + 10 + _colours(data[at + 9]) + 1)
            parts.append(data[at:end])
        elif data[at] == 0x21:
            end = _after_blocks(data, at + 2)
            is_loop = data[at + 1] == 0xFF and data[at + 3 : at + 14] in _GIF_LOOPS
            if data[at + 1] == 0xF9 or is_loop:
                parts.append(data[at:end])
        else:
            raise ValueError("an unknown block")
        at = end
        if at == len(data) and len(parts) > 1:  # many lack the closing mark, and every browser shows them
            break
    return b"".join([*parts, b";"])


def _colours(flags: int) -> int:
    """Length of a colour table."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    """Where a chain of blocks ends."""
    while data[at]:
        at += data[at] + 1
    if at + 1 > len(data):
        raise ValueError("a block is longer than the file")
    return at + 1
