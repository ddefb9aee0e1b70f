"""The same site, built by every engine; once a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.building import AS_OF, ROOT, SITES, build_site, run_module, run_verb

if TYPE_CHECKING:
    from pathlib import Path

CONTENTS = {"own": ROOT / "content", "small": SITES / "valid" / "small"}


@dataclass(frozen=True, slots=True)
class Engines:
    """One site in four ways: by the hooks in two engines, and from the exported tree in two."""

    mkdocs: Path
    properdocs: Path
    exported: Path
    zensical: Path
    plain_mkdocs: Path


def engine(*arguments: str | Path, cwd: Path, content: Path | None = None) -> None:
    """Run an engine's own command; it must succeed."""
    env = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "DANGJIAN_AS_OF": AS_OF}
    if content is not None:
        env["DANGJIAN_CONTENT"] = str(content)
    done = run_module(*arguments, cwd=cwd, env=env)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session", params=CONTENTS)
def engines(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engines:
    """The project's own content and a small one, through all engines."""
    content = CONTENTS[request.param]
    base = tmp_path_factory.mktemp("engines")
    built = Engines(
        mkdocs=build_site(base / "mkdocs", content),
        properdocs=base / "properdocs",
        exported=base / "exported",
        zensical=base / "exported" / "site",
        plain_mkdocs=base / "plain",
    )
    engine("properdocs", "build", "-f", "mkdocs.yml", "-d", built.properdocs, cwd=ROOT, content=content)
    done = run_verb("export", built.exported, "--content", content, "--as-of", AS_OF)
    assert done.returncode == 0, done.stdout + done.stderr
    engine("zensical", "build", cwd=built.exported)
    engine("mkdocs", "build", "-q", "-d", built.plain_mkdocs, cwd=built.exported)
    return built
