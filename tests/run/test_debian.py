"""apt-get: the directory is fetched only when it is missing or stale."""

import pytest

from bootstrap import debian


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The verbs that apt-get was called with; `install` works only after an `update`."""
    called: list[str] = []

    def watch(command: list[str], _label: str, _env: object, _: object) -> tuple[int, list[str]]:
        called.append(next(word for word in command if word in {"update", "install"}))
        works = called[-1] == "update" or "update" in called
        return (0, []) if works else (100, ["pmstatus:x:1.0:noise", "E: Unable to locate package"])

    monkeypatch.setattr(debian, "watch", watch)
    return called


def test_updates_first_on_a_bare_system(apt: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "LISTS", "/nowhere/*")
    assert debian.install(["chromium"]) == []
    assert apt == ["update", "install"]


def test_updates_after_a_stale_directory_failed(apt: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "LISTS", __file__)
    assert debian.install(["chromium"]) == []
    assert apt == ["install", "update", "install"]


def test_progress_reads_both_percentages() -> None:
    describe = debian._Percent()
    assert describe(None) == "正在联系软件源"
    assert describe("dlstatus:3:41.5:Retrieving file 3 of 7") == "下载 42%"
    assert describe("Reading package lists...") == "下载 42%"
    assert describe("pmstatus:chromium:80.0:Unpacking chromium") == "安装 80%"
