"""Which Python can run the site: this one, or a newer one on PATH."""

import os
import re
import subprocess
import sys
from typing import List, NamedTuple, Optional, Tuple

from bootstrap.errors import WRONG_CALL, RunError

NEEDED = (3, 11)
NAMES = ("python3.12", "python3.13", "python3.11", "python3.14", "python3", "python")
PROBE = "import sys; print('%d.%d.%d' % sys.version_info[:3])"


class Interpreter(NamedTuple):
    path: str
    version: Tuple[int, ...]

    @property
    def short(self) -> str:
        return ".".join(str(part) for part in self.version[:2])


def choose() -> Interpreter:
    """This Python if it is new enough, else the first good one on PATH."""
    this = Interpreter(sys.executable, tuple(sys.version_info[:3]))
    if this.version >= NEEDED:
        return this
    found = search(os.environ.get("PATH", "").split(os.pathsep))
    if found is None:
        raise RunError(_too_old(this.version), WRONG_CALL)
    return found


def search(folders: List[str]) -> Optional[Interpreter]:
    for name in NAMES:
        for folder in folders:
            path = os.path.join(folder, name + (".exe" if os.name == "nt" else ""))
            if os.access(path, os.X_OK) and not os.path.isdir(path):
                version = _version(path)
                if version >= NEEDED:
                    return Interpreter(path, version)
    return None


def _version(path: str) -> Tuple[int, ...]:
    """What it says when asked: a name proves nothing (version managers put empty shims on PATH)."""
    try:
        said = subprocess.check_output([path, "-c", PROBE], stderr=subprocess.DEVNULL, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return ()
    if not re.match(rb"\d+\.\d+\.\d+\s*$", said):
        return ()
    return tuple(int(part) for part in said.split(b"."))


def _too_old(version: Tuple[int, ...]) -> str:
    have = ".".join(str(part) for part in version)
    return (
        f"需要 Python 3.11 或更新的版本；现在用的是 {have}，PATH 里也没有找到更新的。\n"
        "  请先安装，再运行同一条命令：\n"
        "  · Debian 12、Ubuntu 24.04 及更新的系统：sudo apt-get install -y python3 python3-venv\n"
        "  · 麒麟、统信等自带 Python 3.7、3.8 的系统：请从系统软件源或本单位的软件管理员处安装 Python 3.11\n"
        "    （与系统自带的 Python 并存，不要替换它），让 python3.11 命令可用即可\n"
        "  · 已经装在别处：直接用它运行，例如 /opt/python3.11/bin/python3.11 scripts/run.py serve"
    )
