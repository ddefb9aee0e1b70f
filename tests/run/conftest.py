"""A small project that run.py takes for its own: the real scripts, one dependency, a stub of the package."""

import base64
import hashlib
import shutil
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess, run

import pytest

ROOT = Path(__file__).resolve().parents[2]
STUB = """\
import os, sys
print("stub", *sys.argv[1:])
print("path", os.environ["PYTHONPATH"], "from", os.environ["DANGJIAN_CWD"], "in", os.getcwd())
sys.exit(int(os.environ.get("STUB_EXIT", "0")))
"""


@dataclass(frozen=True, slots=True)
class Project:
    root: Path
    wheels: Path

    def run(self, *arguments: str, cwd: Path | None = None, **env: str) -> CompletedProcess[str]:
        """A real process with a bare environment: no network is asked, whatever happens."""
        bare = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.root),
            "PIP_NO_INDEX": "1",
            "LANG": "C.UTF-8",
            **env,
        }
        command = [sys.executable, str(self.root / "scripts/run.py"), *arguments]
        return run(command, cwd=cwd or self.root, env=bare, capture_output=True, text=True, check=False)


def _wheel(folder: Path, name: str) -> str:
    """A package of one module; the answer is its line in a lock file."""
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(
        f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip('=')},\n"
        for path, text in files.items()
    )
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in {**files, f"{info}/RECORD": record}.items():
            archive.writestr(path, text)
    return f"{name}==1.0 \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


@pytest.fixture(scope="session")
def new_project() -> Callable[[Path], Project]:
    def make(root: Path) -> Project:
        shutil.copytree(
            ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__", "bench")
        )
        wheels = root / "wheels"
        wheels.mkdir()
        lock = _wheel(wheels, "apple")
        (root / "requirements.lock").write_text(lock)
        (root / "requirements-test.lock").write_text(lock + _wheel(wheels, "berry"))
        package = root / "hooks/dangjian"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        (package / "__main__.py").write_text(STUB)
        return Project(root, wheels)

    return make


@pytest.fixture
def project(tmp_path: Path, new_project: Callable[[Path], Project]) -> Project:
    return new_project(tmp_path / "project")
