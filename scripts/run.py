"""The only file a fresh machine runs: makes .venv from the lock file, then hands over to `dangjian VERB`.

The standard library alone, and the syntax of an old Python, which is told what it lacks.
"""

import errno
import os
import subprocess
import sys
from typing import List, NamedTuple, Optional

from bootstrap import environment, stamp, usage
from bootstrap.errors import PROBLEM, WRONG_CALL, RunError
from bootstrap.progress import say

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
INTERRUPTED = 130


class Call(NamedTuple):
    verb: str
    arguments: List[str]
    wheels: Optional[str]


def main(argv: List[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a GBK or C terminal must not end in a UnicodeEncodeError
            stream.reconfigure(errors="replace")
    try:
        return _run(argv)
    except RunError as error:
        say(f"run.py：{error.message}")
        return error.exit_code
    except KeyboardInterrupt:
        say("已中断。")
        return INTERRUPTED
    except OSError as error:
        say(f"run.py：{_explain(error)}")
        return PROBLEM


def _run(argv: List[str]) -> int:
    if not argv or argv[0] in ("--help", "-h"):
        print(usage.HELP, end="")
        return 0 if argv else WRONG_CALL
    call = parse(argv)
    if call.verb == "test" and {"--help", "-h"} & set(_before_dashes(call.arguments)):
        print(usage.TEST_HELP, end="")
        return 0
    level = stamp.TEST if call.verb == "test" else stamp.RUN
    if not stamp.ready(ROOT, level, stamp.read(ROOT)):
        environment.prepare(ROOT, level, call.wheels)
    return _hand_over(call)


def parse(argv: List[str]) -> Call:
    """`--wheels DIR` is ours wherever it stands before `--`; everything else after the verb is the verb's."""
    ours = _before_dashes(argv)
    rest: List[str] = []
    wheels = os.environ.get("DANGJIAN_WHEELS") or None
    words = iter(ours)
    for word in words:
        if word == "--wheels" or word.startswith("--wheels="):
            wheels = word.partition("=")[2] or next(words, "")
            if not wheels:
                raise RunError("--wheels 后面要写一个文件夹，例如 --wheels wheels", WRONG_CALL)
        else:
            rest.append(word)
    if not rest or rest[0].startswith("-"):
        word = rest[0] if rest else "--wheels"
        raise RunError(f"动作要写在最前面，“{word}”不是动作。详见 python3 scripts/run.py --help", WRONG_CALL)
    if rest[0] not in usage.VERBS:
        raise RunError(usage.unknown_verb(rest[0]), WRONG_CALL)
    return Call(rest[0], rest[1:] + argv[len(ours) :], wheels and os.path.abspath(wheels))


def _before_dashes(words: List[str]) -> List[str]:
    return words[: words.index("--")] if "--" in words else words


def _hand_over(call: Call) -> int:
    """Becomes the verb, where the system can: then signals and the exit code need no passing on."""
    python = stamp.python_of(ROOT)
    if call.verb == "test":
        command = [python, os.path.join(ROOT, "scripts", "test_suite.py"), *call.arguments]
    else:
        command = [python, "-m", "dangjian", call.verb, *call.arguments]
    env = dict(os.environ, PYTHONPATH=os.path.join(ROOT, "hooks"), DANGJIAN_CWD=os.getcwd())
    env.pop("PYTHONHOME", None)
    os.chdir(ROOT)
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(python, command, env)  # noqa: S606 - a fixed program, no shell
    return subprocess.call(command, env=env)


def _explain(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "磁盘空间不足：运行环境约需 200 MB。清理后运行同一条命令即可。"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"没有写入权限：{error.filename}。请检查本项目文件夹的所有者和权限。"
    return f"读写文件时出错：{error.strerror}：{error.filename}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
