"""The stamp in .venv says what it was made from. Written last, so a half-made .venv has none that fits."""

import hashlib
import os
from typing import Dict, Tuple

RUN = "run"
TEST = "test"
LEVELS = (RUN, TEST)  # each holds everything of the one before
LOCKS = {RUN: "requirements.lock", TEST: "requirements-test.lock"}

NAME = "dangjian-stamp.txt"
PENDING = "pending"  # an installation began and did not end


def venv_of(root: str) -> str:
    return os.path.join(root, ".venv")


def python_of(root: str) -> str:
    parts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(venv_of(root), *parts)


def read(root: str) -> Dict[str, str]:
    try:
        with open(os.path.join(venv_of(root), NAME), encoding="utf-8") as file:
            lines = file.read().splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return dict(_pair(line) for line in lines if ": " in line)


def write(root: str, stamp: Dict[str, str]) -> None:
    """Whole or not at all: a cut-off stamp must not be taken for a good one."""
    path = os.path.join(venv_of(root), NAME)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write("".join(f"{key}: {value}\n" for key, value in stamp.items()))
    os.replace(path + ".new", path)


def base(root: str) -> Dict[str, str]:
    """What every level rests on: a moved folder or another Python behind the link makes it unusable."""
    return {"place": venv_of(root), "python": os.path.realpath(python_of(root))}


def lock_hash(root: str, level: str) -> str:
    with open(os.path.join(root, LOCKS[level]), "rb") as file:
        return hashlib.sha256(file.read().replace(b"\r\n", b"\n")).hexdigest()


def stands(root: str, stamp: Dict[str, str]) -> bool:
    """Is it ours, at its place, with its Python still there?"""
    wanted = base(root)
    return os.path.exists(wanted["python"]) and all(stamp.get(key) == wanted[key] for key in wanted)


def ready(root: str, level: str, stamp: Dict[str, str]) -> bool:
    """A test-level .venv serves a run too, as long as the run-time lock has not changed."""
    return stands(root, stamp) and stamp.get(level) == lock_hash(root, level)


def _pair(line: str) -> Tuple[str, str]:
    key, _, value = line.partition(": ")
    return key, value
