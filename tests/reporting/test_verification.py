"""What is not as it was written is found, whatever kind of thing stands in the folder."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Damaged, Refused, UsageRefused
from qualitytui.reporting import verification
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.reporting.snapshot_comparison import open_kept
from qualitytui.reporting.snapshot_store import hash_of, hashes_in, list_all, sums_of
from qualitytui.reporting.verification import recorded, verify_snapshot
from qualitytui.workbook.book import Workbook

WEEK = "2013-W29"


@pytest.fixture
def path(book: Workbook, tmp_path: Path) -> Path:
    return take_snapshot(book, tmp_path / "snapshots").path


def faults(path: Path) -> list[str]:
    return [one.path for one in verify_snapshot(path).faults]


def test_whatever_was_put_into_the_folder_is_found(path: Path) -> None:
    (path / "empty").mkdir()
    (path / "loop").symlink_to("loop")
    (path / "all").symlink_to("/")
    if hasattr(os, "mkfifo"):
        os.mkfifo(path / "pipe")
    assert faults(path) == sorted(one.name for one in path.iterdir() if one.name in {"all", "empty", "loop", "pipe"})


def test_a_link_in_place_of_a_file_is_found_and_a_link_to_the_whole_folder_is_no_fault(path: Path) -> None:
    shutil.move(path / "manifest.toml", path.parent / "manifest.toml")
    (path / "manifest.toml").symlink_to(path.parent / "manifest.toml")
    assert faults(path) == ["manifest.toml"]
    shutil.move(path.parent / "manifest.toml", path / "manifest.toml")
    stick = path.parent / "stick"
    stick.symlink_to(path, target_is_directory=True)
    assert faults(stick) == []


def test_a_file_that_cannot_be_read_any_more_is_the_one_at_fault(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(one: Path) -> str:
        if one.name == "tasks.csv":
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(one))
        return hash_of(one)

    monkeypatch.setattr(verification, "hash_of", failing)
    assert [(one.path, one.sha256) for one in verify_snapshot(path).faults] == [("tasks.csv", None)]


@pytest.mark.parametrize("as_of", ['"soon"', "7", '"2013-02-31"'])
def test_a_manifest_without_a_day_is_refused_and_said_to_be_unreadable(path: Path, as_of: str) -> None:
    manifest = path / "manifest.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"2013-07-19"', as_of), encoding="utf-8")
    with pytest.raises(Refused, match="manifest.toml"):
        open_kept(path, Config())
    assert [(one.name, bool(one.fault)) for one in list_all(path.parent)] == [(WEEK, True)]


def test_no_report_is_made_by_rules_that_were_edited_into_the_manifest(book: Workbook, path: Path) -> None:
    open_kept(path, Config(), recorded(book)).close()
    manifest = path / "manifest.toml"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace("interval_days = 30", "interval_days = 3"), encoding="utf-8"
    )
    assert faults(path) == ["SHA256SUMS"]
    (path / "SHA256SUMS").write_bytes(sums_of(hashes_in(path), hash_of(manifest)))
    assert faults(path) == []
    with pytest.raises(Damaged, match="manifest.toml"):
        open_kept(path, Config(), recorded(book))


@pytest.mark.parametrize("only", [(), ("md", "")])
def test_no_format_at_all_is_refused(book: Workbook, tmp_path: Path, only: tuple[str, ...]) -> None:
    with pytest.raises(UsageRefused):
        take_snapshot(book, tmp_path / "snapshots", only=only)
    assert not (tmp_path / "snapshots").exists()


def test_where_the_week_exists_the_name_that_the_old_one_would_get_is_told(book: Workbook, path: Path) -> None:
    take_snapshot(book, path.parent, replace=True)
    with pytest.raises(Refused) as refusal:
        take_snapshot(book, path.parent)
    assert refusal.value.facts["kept"] == f"{WEEK}.2"
