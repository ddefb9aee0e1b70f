"""run.py on a Python that is too old: it parses, it finds a newer one, or it says which is needed."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import run

import pytest
from tests.run.conftest import Project

from bootstrap import interpreter

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
FILES = (SCRIPTS / "run.py", *sorted((SCRIPTS / "bootstrap").glob("*.py")))
IN_37 = {
    *("contextlib", "difflib", "errno", "fcntl", "glob", "hashlib", "os", "queue", "re", "shutil"),
    *("subprocess", "sys", "threading", "time", "typing"),
}

# Makes this Python say that it is 3.7, then starts run.py as it would be started.
PRETEND = """
import runpy, sys
sys.version_info = (3, 7, 16, "final", 0)
sys.argv = sys.argv[1:]
sys.path.insert(0, sys.argv[0].rpartition("/")[0])
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def annotations(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
            yield node.annotation
        if isinstance(node, ast.FunctionDef) and node.returns:
            yield node.returns


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_parses_on_37(path: Path) -> None:
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_annotations_can_be_evaluated_on_37(path: Path) -> None:
    """No `list[str]` and no `str | None`: there is no future import that would put them off."""
    for annotation in annotations(ast.parse(path.read_text(encoding="utf-8"))):
        for node in ast.walk(annotation):
            assert not isinstance(node, ast.BinOp), f"{path.name}:{node.lineno}"
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
                assert node.value.id not in {"list", "dict", "tuple", "set", "type"}, (
                    f"{path.name}:{node.lineno}"
                )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_imports_the_standard_library_alone(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert {alias.name for alias in node.names} <= IN_37
        if isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] in IN_37 | {"bootstrap"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_stays_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


def test_says_which_python_is_needed(project: Project, tmp_path: Path) -> None:
    done = run(
        [sys.executable, "-c", PRETEND, str(project.root / "scripts/run.py"), "serve"],
        env={"PATH": str(tmp_path), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "需要 Python 3.11" in done.stderr
    assert "3.7.16" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project.root / ".venv").exists()


def program(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_passes_over_what_only_has_the_name(tmp_path: Path) -> None:
    program(tmp_path / "shims", "python3.12", "echo 'python3.12: command not found' >&2; exit 127")
    program(tmp_path / "lies", "python3.13", "echo 3.9.1")
    good = program(tmp_path / "good", "python3.14", "echo 3.14.2")
    folders = [str(tmp_path / each) for each in ("none", "shims", "lies", "good")]
    assert interpreter.search(folders) == interpreter.Interpreter(str(good), (3, 14, 2))


def test_finds_none(tmp_path: Path) -> None:
    program(tmp_path, "python3", "echo 3.7.3")
    assert interpreter.search([str(tmp_path)]) is None
