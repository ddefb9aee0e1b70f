"""The lock files hold what pyproject.toml asks for, every file with its hash, and no address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / "requirements.lock"
TEST = ROOT / "requirements-test.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED: dict[Path, list[str]] = {
    RUN: PROJECT["dependencies"],
    TEST: PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"],
}


def locked(lock: Path) -> dict[str, str]:
    """Name → version. A package has one version on every machine: the same site everywhere."""
    found = re.findall(r"^([a-z0-9.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    names = [name for name, _ in found]
    assert len(names) == len(set(names))
    return dict(found)


@pytest.mark.parametrize("lock", [RUN, TEST], ids=lambda lock: lock.name)
def test_satisfies_the_project(lock: Path) -> None:
    have = locked(lock)
    for text in ASKED[lock]:
        asked = Requirement(text)
        version = have.get(canonicalize_name(asked.name))
        assert version is not None, f"{asked.name} is not locked"
        assert asked.specifier.contains(version), f"{text}: {version} is locked"


@pytest.mark.parametrize("lock", [RUN, TEST], ids=lambda lock: lock.name)
def test_every_package_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    for block in re.split(r"\n(?=[a-z])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block


def test_the_test_lock_only_adds() -> None:
    """So tests install into the .venv that serves the site, and change nothing in it."""
    assert locked(RUN).items() <= locked(TEST).items()
