"""Files and directories reach the disk whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from dangjian.build.writer import foreign_files, replaced_directory, write_manifest, write_new


def site_at(path: Path, text: str) -> Path:
    """A built site of one file."""
    path.mkdir()
    (path / "index.html").write_text(text, encoding="utf-8")
    write_manifest(path)
    return path


def test_write_new_never_overwrites(tmp_path: Path) -> None:
    """A second file of the same name is refused, the first keeps its bytes, nothing else is left behind."""
    write_new(tmp_path / "a.md", b"one")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.md", b"two")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"one"}


def test_write_new_works_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that knows no hard links the promise is the same."""

    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    write_new(tmp_path / "a.md", b"one")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.md", b"two")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"one"}


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_an_interrupted_swap_keeps_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    """Ctrl-C or a failing disk between the two renames: the old site stands, whole."""
    target = site_at(tmp_path / "site", "old")
    real = Path.rename

    def fails_for_the_new(self: Path, where: Path) -> Path:
        if where == target and not self.name.endswith("-old"):
            raise error
        return real(self, where)

    monkeypatch.setattr(Path, "rename", fails_for_the_new)
    with pytest.raises(error), replaced_directory(target) as fresh:
        (fresh / "index.html").write_text("new", encoding="utf-8")
    assert (target / "index.html").read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    """The directory that a link leads to is replaced: what a web server reads is the new site."""
    site_at(tmp_path / "real", "old")
    (tmp_path / "site").symlink_to("real")
    with replaced_directory(tmp_path / "site") as fresh:
        (fresh / "index.html").write_text("new", encoding="utf-8")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real/index.html").read_text("utf-8") == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["real", "site"]


def test_foreign_files_are_named(tmp_path: Path) -> None:
    """In a built site only what no build wrote is foreign; in any other folder, everything."""
    target = site_at(tmp_path / "site", "old")
    assert foreign_files(target) == []
    (target / "mine.txt").write_text("mine", encoding="utf-8")
    assert foreign_files(target) == ["mine.txt"]
    (target / ".dangjian-files").unlink()
    assert foreign_files(target) == ["index.html", "mine.txt"]
