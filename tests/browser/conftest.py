"""The built site in a real browser."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.building import build_site

from screenshots import chromium, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the project's own site is served."""
    with served(build_site(tmp_path_factory.mktemp("served") / "site")) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    if not os.environ.get("DANGJIAN_CHROMIUM"):
        pytest.skip("缺少 chromium")
    with chromium() as found:
        yield found
