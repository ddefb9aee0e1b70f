"""Whole sites, built once a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.building import build_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own content, built."""
    return build_site(tmp_path_factory.mktemp("own") / "site")
