"""Power may go at any moment: whichever blocks reached the disk, the workbook opens whole, as before or as after."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qualitytui.errors import Damaged
from qualitytui.store.file_probe import probe
from tests.acts import ACTS, Act, sample_in, stage, state
from tests.power import Disk, Moment, cuts, fault_of, moments, replayed

WRITING = [act for act in ACTS if act.name in {"command", "bulk", "undo", "import", "tables", "restore", "snapshot"}]


@pytest.mark.parametrize("act", WRITING, ids=lambda act: act.name)
def test_whichever_blocks_reached_the_disk_it_opens_whole(tmp_path: Path, act: Act) -> None:
    assert replayed(sample_in(tmp_path), tmp_path / act.name, act, 16, seed=7) == []


def test_a_first_page_torn_while_it_was_merged_is_healed_and_a_foreign_database_stays(tmp_path: Path) -> None:
    act = next(one for one in ACTS if one.name == "bulk")
    workbook = stage(sample_in(tmp_path), tmp_path / "act", act)
    writing, merging = moments(workbook, act)
    torn = bytearray(writing.after.workbook)
    torn[60:512] = b"\xff" * 452
    disk = Disk(bytes(torn), merging.before.changes)
    assert fault_of(disk, tmp_path / "torn", {state(workbook)}) == ""
    foreign = tmp_path / "foreign" / "workbook.db"
    foreign.parent.mkdir()
    with closing(sqlite3.connect(foreign)) as other:
        other.executescript("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1); PRAGMA application_id = 5;")
    before = foreign.read_bytes()
    foreign.with_name("workbook.db-wal").write_bytes(merging.before.changes)
    with pytest.raises(Damaged, match=r"其他程序|another program"):
        probe(foreign)
    assert foreign.read_bytes() == before


def test_the_replay_finds_what_is_written_in_the_wrong_order(tmp_path: Path) -> None:
    """The file merged in part while the changes are gone already is what must never be on a disk."""
    act = next(one for one in ACTS if one.name == "import")
    workbook = stage(sample_in(tmp_path), tmp_path / "act", act)
    _, merging = moments(workbook, act)
    torn = [Disk(disk.workbook, b"") for disk in cuts(Moment("", *merging[1:]), random.Random(3), 12)]
    found = [fault_of(disk, tmp_path / str(nth), {state(workbook)}) for nth, disk in enumerate(torn)]
    assert any(found)
