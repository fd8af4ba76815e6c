"""Many at once: readers go on, writers take turns, every write counts."""

import os
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from qualitytui.workbook.care import check
from tests.acts import run, sample_in
from tests.bench.kills import ended

if sys.platform == "win32":
    pytest.skip("the processes are forked", allow_module_level=True)


def test_readers_and_writers_at_once_lose_nothing_and_see_no_error(tmp_path: Path) -> None:
    crowd(sample_in(tmp_path), readers=6, writers=3, seconds=2.0)


def crowd(workbook: Path, *, readers: int, writers: int, seconds: float) -> int:
    """Lets them work for so long; returns how many reports were written, each of which is there."""
    import sqlite3

    until = time.monotonic() + seconds
    processes = [begin(workbook, ("tasks",), until) for _ in range(readers)]
    written = [begin(workbook, ("task", "report", "1.1.1", "已导入"), until) for _ in range(writers)]
    assert [ended(process) for process in processes] == [0] * readers
    counts = [ended(process) for process in written]
    assert min(counts) > 0
    with closing(sqlite3.connect(workbook)) as book:
        assert book.execute("SELECT count(*) % 256 FROM report").fetchone() == (sum(counts) % 256,)
        total = int(book.execute("SELECT count(*) FROM report").fetchone()[0])
    assert check(workbook).faults == ()
    return total


def begin(workbook: Path, words: tuple[str, ...], until: float) -> int:
    """A process that does the same again and again; a reader ends with 0, a writer with how often it wrote."""
    process = os.fork()
    if process:
        return process
    count = 0
    while time.monotonic() < until and count < 250:
        if run(workbook, *words) != 0:
            os._exit(255)
        count += 1
    os._exit(0 if words == ("tasks",) else count)
