"""A snapshot stands whole or not at all, wherever its process is killed and however little room there is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.reporting.snapshot_store import list_snapshots
from qualitytui.reporting.verification import verify_snapshot
from qualitytui.workbook.book import Workbook
from tests.reporting.hardship import FORMATS

WEEK = "2013-W29"
ROOT = Path(__file__).parents[2]
EACH = 5
"""After how many kills the next snapshot is taken too; what was left behind is looked at after each."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes are forked")


def run(how: str, book: Workbook, parent: Path) -> list[str]:
    parent.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.reporting.hardship", how, str(book.path), str(parent)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return done.stdout.splitlines()


def names(folder: Path) -> list[str]:
    return [kept.name for kept in list_snapshots(folder)]


def shown(folder: Path) -> list[str]:
    """The folders that a person sees, the kept one before the one that holds."""
    return sorted((path.name for path in folder.iterdir() if not path.name.startswith(".")), reverse=True)


def test_killed_at_any_step_the_week_is_whole_or_not_there_and_the_next_take_works(
    book: Workbook, tmp_path: Path
) -> None:
    run("killed", book, tmp_path / "killed")
    folders = sorted((tmp_path / "killed").iterdir())
    standing = [(folder / WEEK).exists() for folder in folders]
    assert standing.count(False) > 15
    assert standing == sorted(standing)
    assert sum(len(list(folder.iterdir())) > len(shown(folder)) for folder in folders) > 15
    for folder, stands in zip(folders, standing, strict=True):
        assert names(folder) == shown(folder) == [WEEK] * stands
        if not stands:
            if int(folder.name) % EACH:
                continue
            take_snapshot(book, folder, only=FORMATS)
        assert names(folder) == shown(folder) == [WEEK]
        assert verify_snapshot(folder / WEEK).is_ok


def test_killed_while_replacing_a_whole_snapshot_of_the_week_is_always_there(book: Workbook, tmp_path: Path) -> None:
    run("replacing", book, tmp_path / "killed")
    seen = set()
    for folder in sorted((tmp_path / "killed").iterdir()):
        state = tuple(shown(folder))
        is_new = state not in seen
        seen.add(state)
        assert names(folder) == shown(folder)
        assert all(verify_snapshot(folder / name).is_ok for name in names(folder))
        if int(folder.name) % EACH and not is_new:
            continue
        take_snapshot(book, folder, replace=True, only=FORMATS)
        assert WEEK in names(folder)
        assert all(verify_snapshot(folder / name).is_ok for name in names(folder))
    assert seen == {(WEEK,), (f"{WEEK}.1",), (f"{WEEK}.1", WEEK)}


def test_where_there_is_no_room_it_is_refused_with_a_sentence_and_nothing_is_left(
    book: Workbook, tmp_path: Path
) -> None:
    said = run("narrow", book, tmp_path / "narrow")
    folders = sorted((tmp_path / "narrow").iterdir())
    whole = [folder for folder in folders if names(folder)]
    refused = [sentence for sentence in said if WEEK in sentence and str(tmp_path / "narrow") in sentence]
    assert len(refused) > 3
    assert folders == whole
    assert whole
    assert all(verify_snapshot(folder / WEEK).is_ok for folder in whole)
