"""Makes .venv from the lock file, or what is missing of it. Never leaves a half-made one that looks whole."""

import contextlib
import os
import shutil
import subprocess
from typing import Dict, Iterator, Optional

from bootstrap import debian, installing, stamp
from bootstrap.errors import RunError
from bootstrap.interpreter import Interpreter, choose
from bootstrap.progress import say, watch

STATE = "state"
MAKING = {STATE: "making"}


def prepare(root: str, level: str, wheels: Optional[str]) -> None:
    with _alone(root):
        found = stamp.read(root)
        if stamp.ready(root, level, found):
            return
        if _can_grow(root, level, found):
            _grow(root, level, wheels, found)
        else:
            _make(root, level, wheels, found)


def _can_grow(root: str, level: str, found: Dict[str, str]) -> bool:
    return level == stamp.TEST and stamp.ready(root, stamp.RUN, found) and stamp.TEST not in found


def _grow(root: str, level: str, wheels: Optional[str], found: Dict[str, str]) -> None:
    """More packages into a good .venv; it goes on serving what it served if this fails."""
    say("首次运行测试：在 .venv 中补充测试工具。")
    stamp.write(root, {**found, level: stamp.PENDING})
    installing.install(stamp.python_of(root), os.path.join(root, stamp.LOCKS[level]), wheels)
    stamp.write(root, {**found, level: stamp.lock_hash(root, level)})


def _make(root: str, level: str, wheels: Optional[str], found: Dict[str, str]) -> None:
    python = choose()
    say(f"{_why(root, found)}（在 {stamp.venv_of(root)}，只影响本项目，不改动系统）")
    say(f"· 使用 Python {'.'.join(str(part) for part in python.version)}：{python.path}")
    _need_ensurepip(python)
    with _in_place_of_old(root, found):
        os.makedirs(stamp.venv_of(root), exist_ok=True)
        stamp.write(root, MAKING)
        _create(python, stamp.venv_of(root))
        installing.install(stamp.python_of(root), os.path.join(root, stamp.LOCKS[level]), wheels)
        levels = stamp.LEVELS[: stamp.LEVELS.index(level) + 1]
        stamp.write(root, {**stamp.base(root), **{each: stamp.lock_hash(root, each) for each in levels}})
    say("运行环境已就绪，以后直接使用。")


def _why(root: str, found: Dict[str, str]) -> str:
    if not os.path.lexists(stamp.venv_of(root)):
        return "首次运行：准备运行环境"
    if not found or found == MAKING:
        return "运行环境不完整：重新准备"
    return "依赖清单有变化：重新准备运行环境" if stamp.stands(root, found) else "运行环境已失效：重新准备"


def _need_ensurepip(python: Interpreter) -> None:
    """Debian keeps it in a package of its own."""
    if _has_ensurepip(python):
        return
    package = f"python{python.short}-venv"
    if debian.can_install():
        last = debian.install([package])
        if _has_ensurepip(python):
            return
        raise RunError(f"系统软件 {package} 没有装上，无法准备运行环境。\n  " + "\n  ".join(last))
    if debian.is_debian():
        raise RunError(
            f"缺少系统软件 {package}。请先运行下面这一条命令，再重新运行：\n  {debian.command_for([package])}"
        )
    raise RunError(
        f"{python.path} 缺少 ensurepip 模块，无法准备运行环境。请安装完整的 Python {python.short}。"
    )


def _has_ensurepip(python: Interpreter) -> bool:
    return subprocess.call([python.path, "-c", "import ensurepip, venv"], stderr=subprocess.DEVNULL) == 0


def _create(python: Interpreter, venv: str) -> None:
    env = {key: value for key, value in os.environ.items() if key not in installing.MISLEADING}
    command = [python.path, "-m", "venv", venv]
    code, output = watch(command, "创建 .venv", env, lambda _: "正在写入 Python 与 pip")
    if code != 0:
        free = shutil.disk_usage(os.path.dirname(venv)).free // 2**20
        words = "\n  ".join(installing.last_words(output))
        raise RunError(f"创建 .venv 没有成功（磁盘剩余 {free} MB，约需 200 MB）。Python 的原话：\n  {words}")


@contextlib.contextmanager
def _in_place_of_old(root: str, found: Dict[str, str]) -> Iterator[None]:
    """A whole one of ours comes back if the new one fails; one not ours is kept under another name."""
    venv = stamp.venv_of(root)
    old = venv + ".old"
    if not found:
        _keep_foreign(venv)
    elif found == MAKING:
        _remove(venv)
    else:
        _remove(old)
        os.rename(venv, old)
    try:
        yield
    except BaseException:
        _remove(venv)
        if os.path.lexists(old):
            os.rename(old, venv)
        raise
    _remove(old)


def _keep_foreign(venv: str) -> None:
    if not os.path.lexists(venv) or (os.path.isdir(venv) and not os.listdir(venv)):
        return
    number = 1
    while os.path.lexists(f"{venv}.bak{number}"):
        number += 1
    os.rename(venv, f"{venv}.bak{number}")
    say(f"· 原有的 .venv 不是本程序准备的（或不完整），已改名为 .venv.bak{number}，不需要时可删除")


def _remove(path: str) -> None:
    if os.path.islink(path) or os.path.isfile(path):
        os.unlink(path)
    else:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def _alone(root: str) -> Iterator[None]:
    """Two first runs at once: the second waits for the first. (Windows has no fcntl: there it does not.)"""
    try:
        import fcntl  # noqa: PLC0415 - does not exist on Windows
    except ImportError:
        yield
        return
    with open(os.path.join(root, stamp.LOCKS[stamp.RUN]), encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("另一个 run.py 正在准备运行环境，等它完成 …")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
