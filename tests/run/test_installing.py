"""pip's output: counted while it runs, explained when it fails."""

import os
import sys
from pathlib import Path

import pytest

from bootstrap import installing, progress
from bootstrap.errors import RunError

REFUSED = "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(...)'"
NO_MATCH = "ERROR: No matching distribution found for rich==15.0.0"


@pytest.mark.parametrize(
    ("output", "wheels", "expected"),
    [
        ([REFUSED, NO_MATCH], None, "连不上网络，无法按 requirements.lock 下载依赖"),
        ([NO_MATCH], "/w", "文件夹 /w 里缺少 rich==15.0.0"),
        (["OSError: [Errno 28] No space left on device"], None, "磁盘空间不足"),
        (["ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."], None, "校验值不符"),
        (["PermissionError: [Errno 13] Permission denied: '/x'"], None, "没有写入权限"),
        (["ERROR: something else"], None, "安装依赖没有成功"),
    ],
)
def test_explained(output: list[str], wheels: str | None, expected: str) -> None:
    message = installing.explain(output, "/somewhere/requirements.lock", wheels)
    assert expected in message
    assert message.endswith(output[-1])


def test_offline_tells_how_to_carry_the_wheels() -> None:
    message = installing.explain([REFUSED], "requirements.lock", None)
    assert "pip download --only-binary :all: -d wheels -r requirements.lock" in message
    assert "--wheels wheels" in message


def test_a_missing_folder_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="文件夹不存在") as caught:
        installing.install("python", "requirements.lock", str(tmp_path / "none"))
    assert caught.value.exit_code == 2


def test_builds_from_source_only_where_there_is_no_wheel(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[list[str]] = []

    def pip(_python: str, _lock: str, _wheels: str | None, options: list[str]) -> tuple[int, list[str]]:
        calls.append(options)
        return (0, []) if len(calls) == 2 else (1, [NO_MATCH])

    monkeypatch.setattr(installing, "_pip", pip)
    installing.install("python", "requirements.lock", None)
    assert calls == [["--only-binary", ":all:"], []]
    assert "改为从源码编译" in capsys.readouterr().err


def test_progress_counts_fetched_then_written(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1 \\\n    --hash=sha256:0\n    # via b==2\nb==2 \\\n    --hash=sha256:1\n")
    library = tmp_path / ".venv/lib/python3.11/site-packages"
    (library / "pip-23.dist-info").mkdir(parents=True)
    describe = installing._Counter(str(tmp_path / ".venv/bin/python"), str(lock))
    assert describe(None) == "正在联系软件源"
    assert describe("Collecting a==1 (from -r requirements.lock (line 1))") == "下载 1/2，30%，a"
    assert describe("  Using cached a-1-py3-none-any.whl") == "下载 1/2，30%，a"
    assert describe(REFUSED) == "网络没有回应，正在重试"
    assert describe("Collecting b==2") == "下载 2/2，60%，b"
    assert describe("Installing collected packages: a, b") == "写入 0/2，60%"
    (library / "a-1.dist-info").mkdir()
    assert describe(None) == "写入 1/2，80%"


def test_settings_that_would_mislead_pip_are_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: dict[str, str] = {}

    def watch(command: list[str], _label: str, env: dict[str, str], _: object) -> tuple[int, list[str]]:
        seen.update(env, command=" ".join(command))
        return 0, []

    for name in installing.MISLEADING:
        monkeypatch.setenv(name, "x")
    monkeypatch.setattr(installing, "watch", watch)
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1\n")
    installing.install("python", str(lock), None)
    assert not set(installing.MISLEADING) & set(seen)
    assert "--require-hashes" in seen["command"]


def test_a_long_step_is_never_silent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a log as on a terminal; here the limits are made small."""
    monkeypatch.setattr(progress, "SILENCE", 0.1)
    monkeypatch.setattr(progress, "FRAME", 0.05)
    command = [sys.executable, "-c", "import time; print('一行', flush=True); time.sleep(0.6)"]
    code, output = progress.watch(command, "等待", dict(os.environ), lambda line: line or "…")
    shown = capsys.readouterr().err.splitlines()
    assert (code, output) == (0, ["一行"])
    assert shown[0] == "· 等待 …"
    assert shown[-1].startswith("· 等待：完成（")
    assert len(shown) >= 4
