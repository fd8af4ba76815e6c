import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualitytui import files

if sys.platform == "win32":
    pytest.skip("rights and processes are those of Unix", allow_module_level=True)


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.usefixtures("umask")
def test_under_any_umask_files_and_folders_are_their_owners_alone(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "a" / "b" / "c")
    files.write_new(tmp_path / "a" / "b" / "c" / "file", b"x" * 100_000)
    files.reserve(tmp_path / "a" / "empty")
    assert {mode(tmp_path / name) for name in ("a", "a/b", "a/b/c")} == {0o700}
    assert {mode(tmp_path / name) for name in ("a/b/c/file", "a/empty")} == {0o600}
    assert (tmp_path / "a/b/c/file").stat().st_size == 100_000


def test_a_new_file_is_never_written_over_another_nor_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("there", "link"):
        with pytest.raises(FileExistsError):
            files.write_new(tmp_path / name, b"x")
        with pytest.raises(FileExistsError):
            files.reserve(tmp_path / name)
    assert (tmp_path / "there").read_text() == "mine"
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_that_could_not_be_finished_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        files.write_new(tmp_path / "file", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_draft_takes_its_name_only_where_it_is_free(tmp_path: Path) -> None:
    draft, target = files.draft_in(tmp_path), tmp_path / "target"
    files.write_new(draft, b"x")
    files.place(draft, target)
    assert [path.name for path in tmp_path.iterdir()] == ["target"]
    files.write_new(draft, b"y")
    with pytest.raises(FileExistsError):
        files.place(draft, target)
    assert target.read_bytes() == b"x"


def test_on_a_disk_without_hard_links_a_draft_takes_its_name_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", unknown)
    test_a_draft_takes_its_name_only_where_it_is_free(tmp_path)


def test_drafts_of_killed_processes_are_swept_and_nothing_else(tmp_path: Path) -> None:
    say = "import sys; from pathlib import Path; from qualitytui import files; print(files.draft_in(Path(sys.argv[1])))"
    dead = Path(subprocess.check_output([sys.executable, "-c", say, str(tmp_path)], text=True).strip())
    mine = files.draft_in(tmp_path)
    for path in (dead, dead.with_name(dead.name + "-wal"), mine, tmp_path / "workbook.db", tmp_path / ".hidden.draft"):
        path.touch()
    folder = dead.with_name(dead.name.replace(".draft", "")[:-8] + "00000000.draft")
    folder.mkdir()
    (folder / "half").touch()
    files.sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {mine.name, "workbook.db", ".hidden.draft"}


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        files.make_folder(tmp_path / "file" / "folder")
    with pytest.raises(NotADirectoryError):
        files.make_folder(tmp_path / "file")
    files.sweep(tmp_path / "nowhere")
