"""When two spellings of a key are the same key."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def normalized(key: str) -> str:
    """The key without width, case, spaces, hyphens, underscores and the quotes around it."""
    text = unicodedata.normalize("NFKC", key).casefold()
    bare = "".join(character for character in text if not character.isspace() and character not in "_-")
    return bare.strip("\"'“”‘’")
