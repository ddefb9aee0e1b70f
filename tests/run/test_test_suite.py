"""The verb `test`: its options, what counts as skipped, its verdict."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.building import ROOT

import test_suite as suite
from bootstrap import usage

REPORT = """<testsuites><testsuite>
<testcase name="a"/>
<testcase name="b"><skipped type="pytest.skip" message="缺少 chromium">x</skipped></testcase>
<testcase name="c"><skipped type="pytest.skip" message="缺少 chromium">x</skipped></testcase>
<testcase name="d"><skipped type="pytest.xfail" message="known">x</skipped></testcase>
</testsuite></testsuites>"""


def test_options() -> None:
    assert suite.parse(["--strict", "--", "-x", "--fast"]) == suite.Options(
        fast=False, strict=True, pytest=("-x", "--fast")
    )
    assert suite.parse(["--fats"]) == "--fats"


def test_an_unknown_option_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert suite.main(["-x"]) == 2
    assert "没有“-x”这个选项" in capsys.readouterr().err


def test_skips_are_counted_by_reason(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT, encoding="utf-8")
    assert suite.skips(report) == Counter({"缺少 chromium": 2})
    assert suite.skips(tmp_path / "none.xml") == Counter()


@pytest.mark.parametrize(("strict", "expected"), [(False, 0), (True, 1)])
def test_skips_are_told_aloud(strict: bool, expected: int, capsys: pytest.CaptureFixture[str]) -> None:
    missing = (suite.CHROMIUM,)
    assert suite.conclude([], Counter({"缺少 chromium": 2}), missing, strict=strict) == expected
    shown = capsys.readouterr().err
    assert "跳过 2 项：缺少 chromium" in shown
    assert "apt-get install -y --no-install-recommends chromium" in shown


def test_a_failed_gate_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert suite.conclude(["类型检查"], Counter(), (), strict=False) == 1
    assert "不通过：类型检查" in capsys.readouterr().err


def test_system_packages_are_named_in_the_help() -> None:
    for package in suite.SYSTEM_PACKAGES:
        assert f"{package.name}（{package.why}）" in usage.TEST_HELP


def test_no_folder_of_tests_is_left_out() -> None:
    """Every file of tests is collected: pytest by itself passes over folders with names such as `build`."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    collected = {line.partition("::")[0] for line in done.stdout.splitlines() if "::" in line}
    written = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    assert written == collected
