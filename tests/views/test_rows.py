"""What rows say."""

from __future__ import annotations

import pytest

from dangjian.views.parts.rows import file_size


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "1 KB"), (900, "1 KB"), (36_500, "36 KB"), (1_048_575, "1024 KB"), (1_300_000, "1.2 MB")],
)
def test_sizes_are_said_as_people_read_them(size: int, said: str) -> None:
    """Never 0 for a file that is there."""
    assert file_size(size) == said
