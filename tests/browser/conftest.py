"""The built site in a real browser."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import pytest
from tests.building import AS_OF, ROOT, build_site

from browsing import chromium, served
from dangjian.model.editions import Edition
from page_kinds import page_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built."""
    return build_site(tmp_path_factory.mktemp("served") / "site")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where it is served."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="session")
def internal_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the internal edition is served."""
    with served(build_site(tmp_path_factory.mktemp("internal") / "site", edition="internal")) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    if not os.environ.get("DANGJIAN_CHROMIUM"):
        pytest.skip("缺少 chromium")
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def kinds() -> dict[str, str]:
    """The fullest page of every kind, by name."""
    return page_kinds(ROOT / "content", dt.date.fromisoformat(AS_OF))


@pytest.fixture(scope="session")
def internal_kinds() -> dict[str, str]:
    """The fullest page of every kind that the internal edition has besides, or shows more on."""
    found = page_kinds(ROOT / "content", dt.date.fromisoformat(AS_OF), Edition.INTERNAL)
    return {kind: found[kind] for kind in ("home", "duty", "checklist", "my", "status", "matrix", "uploads")}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page at a desk; no script may fail on it."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    found = context.new_page()
    errors: list[str] = []
    found.on("pageerror", lambda error: errors.append(str(error)))
    yield found
    context.close()
    assert errors == []
