"""Many at once: readers go on, writers take turns, every write counts."""

import os
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from qualitytui.workbook.maintenance import check
from tests.acts import run, sample_in
from tests.bench.kills import ended

if sys.platform == "win32":
    pytest.skip("the processes are forked", allow_module_level=True)


def test_readers_and_writers_at_once_lose_nothing_and_see_no_error(tmp_path: Path) -> None:
    crowd(sample_in(tmp_path), readers=6, writers=3, seconds=2.0)


def crowd(workbook: Path, *, readers: int, writers: int, seconds: float) -> tuple[int, int]:
    """Lets them work for so long; returns how often they read, and how many reports, each of them there, they wrote."""
    until = time.monotonic() + seconds
    reading = [begin(workbook, ("tasks",), until) for _ in range(readers)]
    writing = [begin(workbook, ("task", "report", "1.1.1", "已导入"), until) for _ in range(writers)]
    assert [ended(process) for process in (*reading, *writing)] == [0] * (readers + writers)
    read, written = ([int(done(workbook, one).read_text()) for one in some] for some in (reading, writing))
    assert min(read + written) > 0
    with closing(sqlite3.connect(workbook)) as book:
        assert book.execute("SELECT count(*) FROM report").fetchone() == (sum(written),)
    assert check(workbook).faults == ()
    return sum(read), sum(written)


def done(workbook: Path, process: int) -> Path:
    """Where a process says how often it succeeded."""
    return workbook.parent / f"done-{process}"


def begin(workbook: Path, words: tuple[str, ...], until: float) -> int:
    """A process that does the same, at least once, again and again until the time is over, or once fails."""
    process = os.fork()
    if process:
        return process
    count = 0
    while not count or time.monotonic() < until:
        if run(workbook, *words) != 0:
            os._exit(1)
        count += 1
    done(workbook, os.getpid()).write_text(str(count))
    os._exit(0)
