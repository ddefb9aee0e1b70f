"""System packages of Debian and its relatives: installed as root, else named in one command."""

import glob
import os
import re
import shutil
from typing import List, Optional

from bootstrap.progress import watch

LISTS = "/var/lib/apt/lists/*_Packages*"
STATUS = re.compile(r"(dlstatus|pmstatus):[^:]*:([0-9.]+):(.*)")


def can_install() -> bool:
    return is_debian() and getattr(os, "geteuid", lambda: 1)() == 0


def is_debian() -> bool:
    return os.path.exists("/etc/debian_version") and shutil.which("apt-get") is not None


def command_for(packages: List[str]) -> str:
    return "sudo apt-get update && sudo apt-get install -y --no-install-recommends " + " ".join(packages)


def install(packages: List[str]) -> List[str]:
    """As root, with progress. Returns nothing, or apt's last words when it failed."""
    if glob.glob(LISTS) and not _install(packages):
        return []
    return _apt(["update"], "更新系统软件目录") or _install(packages)


def _install(packages: List[str]) -> List[str]:
    return _apt(["install", "-y", "--no-install-recommends", *packages], "安装系统软件 " + " ".join(packages))


def _apt(arguments: List[str], label: str) -> List[str]:
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive", LC_ALL="C.UTF-8")
    options = ["-q", "-o", "APT::Status-Fd=1", "-o", "DPkg::Lock::Timeout=120"]
    code, output = watch(["apt-get", *options, *arguments], label, env, _Percent())
    return [] if code == 0 else [line for line in output if not STATUS.match(line)][-4:]


class _Percent:
    """apt tells two percentages one after the other: downloaded, then set up."""

    def __init__(self) -> None:
        self.text = "正在联系软件源"

    def __call__(self, line: Optional[str]) -> str:
        match = STATUS.match(line or "")
        if match:
            word = "下载" if match.group(1) == "dlstatus" else "安装"
            self.text = f"{word} {float(match.group(2)):.0f}%"
        return self.text
