"""When .venv is made, kept, grown and made anew. Nothing is installed here: the two slow steps are stubs."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.run.conftest import Project

from bootstrap import debian, environment, installing, stamp
from bootstrap.errors import RunError
from bootstrap.interpreter import Interpreter


class Steps:
    """Stands in for `python -m venv` and pip; may be told to fail."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.seen: list[str] = []
        self.failure: BaseException | None = None

    def create(self, _python: Interpreter, venv: str) -> None:
        self.seen.append("venv")
        python = Path(venv) / "bin/python"
        python.parent.mkdir()
        python.symlink_to(sys.executable)

    def install(self, _python: str, lock: str, _wheels: str | None) -> None:
        self.seen.append(Path(lock).name)
        if self.failure:
            raise self.failure

    def prepare(self, level: str = stamp.RUN) -> list[str]:
        self.seen = []
        environment.prepare(str(self.root), level, None)
        return self.seen


@pytest.fixture
def steps(project: Project, monkeypatch: pytest.MonkeyPatch) -> Steps:
    made = Steps(project.root)
    monkeypatch.setattr(environment, "_create", made.create)
    monkeypatch.setattr(installing, "install", made.install)
    return made


def ready(root: Path, level: str = stamp.RUN) -> bool:
    return stamp.ready(str(root), level, stamp.read(str(root)))


def test_made_once(steps: Steps) -> None:
    assert steps.prepare() == ["venv", "requirements.lock"]
    assert ready(steps.root)
    assert steps.prepare() == []


def test_tests_grow_a_good_one(steps: Steps) -> None:
    steps.prepare()
    assert steps.prepare(stamp.TEST) == ["requirements-test.lock"]
    assert ready(steps.root, stamp.RUN)
    assert ready(steps.root, stamp.TEST)


def test_tests_first_serve_the_site_too(steps: Steps) -> None:
    assert steps.prepare(stamp.TEST) == ["venv", "requirements-test.lock"]
    assert ready(steps.root, stamp.RUN)


def test_growth_that_failed_leaves_the_site_working(steps: Steps) -> None:
    steps.prepare()
    steps.failure = RunError("no network")
    with pytest.raises(RunError):
        steps.prepare(stamp.TEST)
    assert ready(steps.root, stamp.RUN)
    assert not ready(steps.root, stamp.TEST)
    steps.failure = None
    assert steps.prepare(stamp.TEST) == ["venv", "requirements-test.lock"]


@pytest.mark.parametrize("failure", [RunError("no network"), KeyboardInterrupt()], ids=["error", "Ctrl-C"])
def test_a_failed_first_run_leaves_nothing(steps: Steps, failure: BaseException) -> None:
    steps.failure = failure
    with pytest.raises(type(failure)):
        steps.prepare()
    assert not (steps.root / ".venv").exists()


def test_killed_in_the_middle_is_made_anew(steps: Steps, capsys: pytest.CaptureFixture[str]) -> None:
    (steps.root / ".venv/bin").mkdir(parents=True)
    stamp.write(str(steps.root), environment.MAKING)
    assert not ready(steps.root)
    assert steps.prepare() == ["venv", "requirements.lock"]
    assert "运行环境不完整" in capsys.readouterr().err


def test_a_changed_lock_is_followed(steps: Steps, capsys: pytest.CaptureFixture[str]) -> None:
    steps.prepare()
    with (steps.root / "requirements.lock").open("a") as lock:
        lock.write("# newer\n")
    assert steps.prepare() == ["venv", "requirements.lock"]
    assert "依赖清单有变化" in capsys.readouterr().err
    assert not (steps.root / ".venv.old").exists()


def test_line_ends_are_no_change(steps: Steps) -> None:
    steps.prepare()
    lock = steps.root / "requirements.lock"
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert ready(steps.root)


def test_the_old_one_comes_back_when_the_new_one_fails(steps: Steps) -> None:
    steps.prepare()
    lock = steps.root / "requirements.lock"
    before = lock.read_text()
    lock.write_text(before + "# newer\n")
    steps.failure = RunError("no network")
    with pytest.raises(RunError):
        steps.prepare()
    lock.write_text(before)
    assert ready(steps.root)


def test_a_moved_folder_is_made_anew(steps: Steps) -> None:
    steps.prepare()
    moved = steps.root.with_name("moved")
    steps.root.rename(moved)
    steps.root = moved
    assert not ready(moved)
    assert steps.prepare() == ["venv", "requirements.lock"]


def test_another_python_behind_the_link_is_noticed(steps: Steps, tmp_path: Path) -> None:
    steps.prepare()
    link = steps.root / ".venv/bin/python"
    link.unlink()
    link.symlink_to(tmp_path / "gone")
    assert not ready(steps.root)
    assert steps.prepare() == ["venv", "requirements.lock"]


def test_one_that_is_not_ours_is_kept(steps: Steps, capsys: pytest.CaptureFixture[str]) -> None:
    (steps.root / ".venv").mkdir()
    (steps.root / ".venv/precious").write_text("1")
    steps.prepare()
    assert (steps.root / ".venv.bak1/precious").read_text() == "1"
    assert "已改名为 .venv.bak1" in capsys.readouterr().err


def test_a_stamp_of_nonsense_is_no_stamp(steps: Steps) -> None:
    steps.prepare()
    (steps.root / ".venv" / stamp.NAME).write_bytes(b"\xff\xfe\x00")
    assert not ready(steps.root)


@pytest.mark.parametrize(
    ("on_debian", "root", "expected"),
    [
        (
            True,
            False,
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends python3.11-venv",
        ),
        (True, True, "系统软件 python3.11-venv 没有装上"),
        (False, False, "缺少 ensurepip 模块"),
    ],
)
def test_without_ensurepip(
    steps: Steps, monkeypatch: pytest.MonkeyPatch, on_debian: bool, root: bool, expected: str
) -> None:
    monkeypatch.setattr(environment, "choose", lambda: Interpreter("/usr/bin/python3", (3, 11, 2)))
    monkeypatch.setattr(environment, "_has_ensurepip", lambda _: False)
    monkeypatch.setattr(debian, "is_debian", lambda: on_debian)
    monkeypatch.setattr(debian, "can_install", lambda: root)
    monkeypatch.setattr(debian, "install", lambda _: ["E: Unable to locate package"])
    with pytest.raises(RunError, match=expected):
        steps.prepare()


def test_root_gets_ensurepip_installed(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def install(packages: list[str]) -> list[str]:
        asked.append(packages)
        return []

    monkeypatch.setattr(environment, "choose", lambda: Interpreter("/usr/bin/python3", (3, 11, 2)))
    monkeypatch.setattr(environment, "_has_ensurepip", lambda _: bool(asked))
    monkeypatch.setattr(debian, "can_install", lambda: True)
    monkeypatch.setattr(debian, "install", install)
    assert steps.prepare() == ["venv", "requirements.lock"]
    assert asked == [["python3.11-venv"]]


@pytest.mark.slow
def test_for_real(tmp_path: Path, new_project: Callable[[Path], Project]) -> None:
    """With venv and pip as they are, from a folder of wheels; then a second run that calls neither."""
    project = new_project(tmp_path / "带 空格的项目")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    first = project.run("build", "--as-of", "2026-11-01", "--wheels", str(project.wheels), cwd=elsewhere)
    assert first.returncode == 0, first.stderr
    assert "首次运行" in first.stderr
    assert "安装依赖（requirements.lock）：完成" in first.stderr
    assert first.stdout.splitlines() == [
        "stub build --as-of 2026-11-01",
        f"path {project.root / 'hooks'} from {elsewhere} in {project.root}",
    ]
    shutil.rmtree(project.wheels)
    second = project.run("check", STUB_EXIT="1")
    assert (second.returncode, second.stderr) == (1, "")


@pytest.mark.slow
def test_offline_is_explained_for_real(project: Project) -> None:
    (project.wheels / "apple-1.0-py3-none-any.whl").unlink()
    done = project.run("serve", "--wheels", str(project.wheels))
    assert done.returncode == 1
    assert f"文件夹 {project.wheels} 里缺少 apple==1.0" in done.stderr
    assert "pip download" in done.stderr
    assert "Traceback" not in done.stderr
    assert not os.path.lexists(project.root / ".venv")
