"""The verb `test`, inside .venv: the gates of the code, then pytest, then what was skipped, aloud."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from bootstrap import debian, usage
from bootstrap.progress import say, watch

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
NO_TESTS_RAN = 5
PYTEST_WRONG_CALL = 4
INTERRUPTED = 130

GATES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("代码检查", ("ruff", "check", "--quiet", ".")),
    ("代码格式", ("ruff", "format", "--check", "--quiet", ".")),
    ("类型检查", ("mypy",)),
    ("模块之间的箭头", ("lint-imports",)),
)


@dataclass(frozen=True, slots=True)
class SystemPackage:
    name: str
    why: str
    programs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def present(self) -> bool:
        return any(shutil.which(each) for each in self.programs) or any(
            next(Path("/usr/share").glob(each), None) for each in self.files
        )


CHROMIUM = SystemPackage("chromium", "真实浏览器", programs=("chromium", "chromium-browser", "google-chrome"))
FONTS = SystemPackage("fonts-noto-cjk", "中文字体", files=("fonts/**/NotoSansCJK*", "fonts/**/NotoSerifCJK*"))
SYSTEM_PACKAGES = (CHROMIUM, FONTS)


@dataclass(frozen=True, slots=True)
class Options:
    fast: bool
    strict: bool
    pytest: tuple[str, ...]


def parse(arguments: Sequence[str]) -> Options | str:
    """The options, or the word that is none."""
    words = list(arguments)
    at = words.index("--") if "--" in words else len(words)
    unknown = [word for word in words[:at] if word not in {"--fast", "--strict"}]
    if unknown:
        return unknown[0]
    return Options("--fast" in words[:at], "--strict" in words[:at], tuple(words[at + 1 :]))


def main(arguments: Sequence[str]) -> int:
    options = parse(arguments)
    if isinstance(options, str):
        say(f"test 没有“{options}”这个选项；pytest 的选项写在 -- 之后。\n\n{usage.TEST_HELP}")
        return 2
    missing = () if options.fast else provide_system_packages()
    failed = [] if options.pytest else [name for name, command in GATES if not passes(name, command)]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        code = run_pytest(options, report)
        skipped = skips(report)
    if code in {PYTEST_WRONG_CALL, INTERRUPTED}:
        return 2 if code == PYTEST_WRONG_CALL else code
    if code != 0:
        failed.append("没有找到任何测试" if code == NO_TESTS_RAN else "测试")
    return conclude(failed, skipped, missing, strict=options.strict)


def provide_system_packages() -> tuple[SystemPackage, ...]:
    """Installs what is missing where it may; answers with what is missing still."""
    missing = [package for package in SYSTEM_PACKAGES if not package.present()]
    if missing and debian.can_install():
        last = debian.install([package.name for package in missing])
        for line in last:
            say(f"  {line}")
    return tuple(package for package in missing if not package.present())


def passes(name: str, command: tuple[str, ...]) -> bool:
    os.chdir(ROOT)
    code, output = watch(
        [str(BIN / command[0]), *command[1:]], f"{name}（{command[0]}）", dict(os.environ), lambda _: "进行中"
    )
    if code != 0:
        print("\n".join(output), flush=True)
    return code == 0


def run_pytest(options: Options, report: Path) -> int:
    chosen = ["-m", "not browser and not slow"] if options.fast else []
    command = [sys.executable, "-m", "pytest", "-n", "2", f"--junitxml={report}", *chosen, *options.pytest]
    env = dict(os.environ)
    chromium = env.get("DANGJIAN_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM.programs)), None)
    if chromium:
        env["DANGJIAN_CHROMIUM"] = chromium
    say("· 测试（pytest）…")
    with subprocess.Popen(command, cwd=ROOT, env=env) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:  # pytest got it as well, and says where it was
            process.wait()
            return INTERRUPTED


def skips(report: Path) -> Counter[str]:
    """Reasons of skipped tests; an expected failure is none."""
    if not report.exists():
        return Counter()
    found = ET.parse(report).iter("skipped")  # noqa: S314 - pytest wrote it a moment ago
    return Counter(each.get("message", "") for each in found if each.get("type") != "pytest.xfail")


def conclude(
    failed: list[str], skipped: Counter[str], missing: Sequence[SystemPackage], *, strict: bool
) -> int:
    for reason, number in sorted(skipped.items()):
        say(f"跳过 {number} 项：{reason}")
    if missing:
        names = [package.name for package in missing]
        say(f"缺少系统软件：{'、'.join(f'{each.name}（{each.why}）' for each in missing)}。可运行：")
        say(f"  {debian.command_for(names)}")
    if strict and skipped:
        failed.append(f"--strict：跳过了 {skipped.total()} 项")
    say(f"不通过：{'、'.join(failed)}。" if failed else "全部通过。")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("已中断。")
        sys.exit(INTERRUPTED)
