"""pip, watched: every package at the version and hash of the lock file, and a reason when it fails."""

import os
import re
from typing import List, Optional, Tuple

from bootstrap.errors import WRONG_CALL, RunError
from bootstrap.progress import say, watch

# Settings of the user's that would send packages elsewhere than into .venv.
MISLEADING = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_QUIET")

FETCHED = re.compile(r"\s*(?:Collecting|Requirement already satisfied:) ([A-Za-z0-9_.-]+)")
NO_WHEEL = re.compile(r"No matching distribution found for ([^\s;]+)")

NETWORK = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "name resolution",
    "Connection refused",
    "Network is unreachable",
    "ProxyError",
    "ProtocolError",
    "SSLError",
    "HTTP error",
)


def install(python: str, lock: str, wheels: Optional[str]) -> None:
    """Into the environment of `python`, from the network or, with `wheels`, from that folder alone."""
    if wheels is not None and not os.path.isdir(wheels):
        raise RunError(f"--wheels 指定的文件夹不存在：{wheels}", WRONG_CALL)
    code, output = _pip(python, lock, wheels, ["--only-binary", ":all:"])
    missing = _missing(output)
    if code != 0 and missing and wheels is None and not _offline(output):
        say(f"  {missing} 没有适合本机的安装包，改为从源码编译（需要编译工具，时间较长）")
        code, output = _pip(python, lock, wheels, [])
    if code != 0:
        raise RunError(explain(output, lock, wheels))


def _pip(python: str, lock: str, wheels: Optional[str], options: List[str]) -> Tuple[int, List[str]]:
    source = ["--no-index", "--find-links", wheels] if wheels else []
    quiet = ["--disable-pip-version-check", "--no-input", "--no-color", "--progress-bar", "off"]
    rules = ["--require-hashes", "--no-user", "--no-warn-script-location"]
    command = [python, "-m", "pip", "install", *quiet, *rules, *options, *source, "-r", lock]
    env = {key: value for key, value in os.environ.items() if key not in MISLEADING}
    env.update(PYTHONIOENCODING="utf-8", PYTHONUNBUFFERED="1")
    return watch(command, f"安装依赖（{os.path.basename(lock)}）", env, _Counter(python, lock))


class _Counter:
    """Packages fetched, then packages written: pip names the first, the folder shows the second."""

    def __init__(self, python: str, lock: str) -> None:
        with open(lock, encoding="utf-8") as file:
            self.total = sum("==" in line and not line.startswith((" ", "#")) for line in file)
        self.fetched = 0
        self.writing = 0
        self.library = _library(python)
        self.before = self._written()
        self.text = "正在联系软件源"

    def __call__(self, line: Optional[str]) -> str:
        if line is not None:
            self._hear(line)
        if self.writing:
            done = min(self._written() - self.before, self.writing)
            self.text = f"写入 {done}/{self.writing}，{60 + 40 * done // self.writing}%"
        return self.text

    def _hear(self, line: str) -> None:
        match = FETCHED.match(line)
        if match:
            self.fetched = min(self.fetched + 1, self.total)
            share = 60 * self.fetched // self.total
            self.text = f"下载 {self.fetched}/{self.total}，{share}%，{match.group(1).split('==')[0]}"
        elif line.startswith("Installing collected packages:"):
            self.writing = line.count(",") + 1
        elif "WARNING: Retrying" in line:
            self.text = "网络没有回应，正在重试"

    def _written(self) -> int:
        try:
            return sum(name.endswith(".dist-info") for name in os.listdir(self.library))
        except OSError:
            return 0


def _library(python: str) -> str:
    venv = os.path.dirname(os.path.dirname(python))
    for parent, folders, _ in os.walk(os.path.join(venv, "Lib" if os.name == "nt" else "lib")):
        if "site-packages" in folders:
            return os.path.join(parent, "site-packages")
    return venv


def explain(output: List[str], lock: str, wheels: Optional[str]) -> str:
    """What went wrong, what to do, and pip's last words."""
    name = os.path.basename(lock)
    text = "\n".join(output)
    if "No space left" in text:
        cause = "磁盘空间不足：.venv 约需 200 MB。清理后运行同一条命令即可。"
    elif "DO NOT MATCH THE HASHES" in text:
        cause = (
            f"下载到的文件与 {name} 里的校验值不符，没有安装。\n"
            "  请换一个软件源，或清除缓存后重试：python3 -m pip cache purge"
        )
    elif wheels is not None and _missing(output):
        cause = f"文件夹 {wheels} 里缺少 {_missing(output)}。\n" + how_to_carry(name)
    elif _offline(output):
        cause = f"连不上网络，无法按 {name} 下载依赖。\n" + how_to_carry(name)
    elif "Permission denied" in text:
        cause = "没有写入权限：请检查本项目文件夹的所有者和权限。"
    else:
        cause = f"按 {name} 安装依赖没有成功。"
    return cause + "\n  pip 的原话：" + "".join(f"\n    {line}" for line in last_words(output))


def last_words(output: List[str]) -> List[str]:
    """The errors where there are any, else the end; nobody reads a line of a thousand characters."""
    lines = [line.strip() for line in output if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR:", "Error:", "E:"))]
    return [line[:200] for line in (errors or lines)[-4:]]


def how_to_carry(lock: str) -> str:
    return (
        "  本机不联网时，可在另一台系统和 Python 版本相同、能联网的电脑上，在本项目文件夹里运行\n"
        f"    python3 -m pip download --only-binary :all: -d wheels -r {lock}\n"
        "  把 wheels 文件夹拷到本机，再运行\n"
        "    python3 scripts/run.py serve --wheels wheels\n"
        "  单位有内部软件源的，按 pip 的办法设好（pip.conf 或 PIP_INDEX_URL），直接重新运行即可。"
    )


def _missing(output: List[str]) -> Optional[str]:
    matches = [NO_WHEEL.search(line) for line in output]
    return next((match.group(1) for match in matches if match), None)


def _offline(output: List[str]) -> bool:
    return any(word in line for line in output for word in NETWORK)
