"""Help and wrong calls: answered at once, before anything is installed."""

from pathlib import Path

import pytest

import run
from bootstrap import usage
from bootstrap.errors import RunError
from dangjian.commands import VERBS


def test_help_names_every_verb_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--help"]) == 0
    shown = capsys.readouterr().out
    for verb in usage.VERBS:
        assert f"\n  {verb} " in shown
        assert f"scripts/run.py {verb}" in shown
    assert "退出码：0" in shown


def test_no_verb_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 2
    assert "用法" in capsys.readouterr().out


def test_help_of_test_needs_no_environment(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["test", "--help"]) == 0
    assert "--strict" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["bulid"], "是否想写：build？"),
        (["Serve"], "是否想写：serve？"),
        (["xyz"], "没有“xyz”这个动作。可用的动作：serve、"),
        (["--port", "8001"], "“--port”不是动作"),
        (["build", "--wheels"], "--wheels 后面要写一个文件夹"),
        (["--wheels=x"], "动作要写在最前面"),
    ],
)
def test_wrong_call(words: list[str], expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(words) == 2
    assert expected in capsys.readouterr().err


def test_wheels_may_stand_anywhere_before_the_dashes(tmp_path: Path) -> None:
    folder = str(tmp_path)
    expected = run.Call("test", ["--fast", "--", "-x"], folder)
    assert run.parse(["--wheels", folder, "test", "--fast", "--", "-x"]) == expected
    assert run.parse(["test", f"--wheels={folder}", "--fast", "--", "-x"]) == expected
    assert run.parse(["test", "--", "--wheels"]) == run.Call("test", ["--", "--wheels"], None)


def test_wheels_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANGJIAN_WHEELS", "/some/wheels")
    assert run.parse(["build"]) == run.Call("build", [], "/some/wheels")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(28, "No space left on device"), "磁盘空间不足"),
        (PermissionError(13, "Permission denied", "/x/.venv"), "没有写入权限：/x/.venv"),
        (FileNotFoundError(2, "No such file or directory", "requirements.lock"), "requirements.lock"),
    ],
)
def test_errors_of_the_system_are_explained(
    error: Exception, expected: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        raise error

    monkeypatch.setattr(run, "_run", fail)
    assert run.main(["build"]) == 1
    assert expected in capsys.readouterr().err


def test_interrupted_and_told_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "_run", interrupt)
    assert run.main(["build"]) == 130
    assert capsys.readouterr().err == "已中断。\n"


def test_an_error_carries_its_exit_code() -> None:
    assert RunError("x").exit_code == 1


def test_every_verb_of_the_package_is_known() -> None:
    """run.py cannot ask the package before it is installed, so it has a list of its own."""
    assert [*usage.VERBS] == [*VERBS, "test"]
