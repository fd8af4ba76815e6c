"""The short commands over the smallest Python process that can read a database, beside peers."""

import sqlite3
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from shutil import which

from tests.bench.cost import FLOOR, PROGRAM, Environ, Ratio, copy_of, environ_of, in_turns, run, workbook_of
from tests.bench.others import in_taskwarrior, tasks_of

SUMMARY_AIMS = {30: 2.5, 1_000: 3.0, 10_000: 4.0, 100_000: 10.0}
READS = (("tasks",), ("due",), ("--help",), ("log",), ("--version",))
WRITE_AIM = 5.0
BESIDE = {
    "(task list)": "tasks",
    "(task summary)": "status",
    "(task count)": "status --brief",
    "(task annotate)": "task report",
}
"""Which command each of taskwarrior's is held against."""


def commands(folder: Path, sizes: Sequence[int], turns: int) -> list[Ratio]:
    """Every command at every size, and the reports of taskwarrior on the same items."""
    return [ratio for size in sizes for ratio in _at(folder, size, turns)]


def _at(folder: Path, size: int, turns: int) -> list[Ratio]:
    path = workbook_of(folder, size)
    environ = environ_of(path)
    with sqlite3.connect(path) as connection:
        (first,) = connection.execute(
            "SELECT ref FROM task WHERE status = 'in_progress' ORDER BY id LIMIT 1"
        ).fetchone()
    connection.close()
    aim = 2.5 if size == 30 else None
    lead = _lead(path, first)
    reads: list[tuple[tuple[str, ...], float | None]] = [
        (("status",), SUMMARY_AIMS.get(size)),
        (("status", "--brief"), SUMMARY_AIMS.get(size)),
        (("show", first), aim),
        *((words, aim) for words in READS),
    ]
    things = {
        " ".join(word for word in words if word != first): (partial(run, (PROGRAM, *words), environ), wanted)
        for words, wanted in reads
    }
    written = environ_of(copy_of(path))
    run((PROGRAM, "status"), written)  # who writes has looked before
    write = (PROGRAM, "task", "report", first, "已部署", "--from", lead, "--no-input")
    things |= {
        "task report": (partial(run, write, written), WRITE_AIM),
        "status after it": (partial(run, (PROGRAM, "status"), written), SUMMARY_AIMS.get(size)),
    }
    peers = _peers(folder, path, size, environ)
    things |= {name: (partial(run, words, environ), None) for name, words in peers.items()}
    ratios = in_turns(things, partial(run, FLOOR, environ), size, turns)
    return [ratio._replace(beside=BESIDE.get(ratio.name, "")) for ratio in ratios]


def _lead(path: Path, ref: str) -> str:
    """Who answers for an item."""
    with sqlite3.connect(path) as connection:
        (name,) = connection.execute(
            "SELECT d.name FROM responsibility r JOIN department d ON d.id = r.department "
            "JOIN task t ON t.id = r.task WHERE t.ref = ? ORDER BY r.id LIMIT 1",
            (ref,),
        ).fetchone()
    connection.close()
    return str(name)


def _peers(folder: Path, path: Path, size: int, environ: Environ) -> dict[str, tuple[str, ...]]:
    """The commands of taskwarrior and sqlite3 on the same items, where they are installed."""
    found: dict[str, tuple[str, ...]] = {}
    if which("sqlite3"):
        found["(sqlite3, one count)"] = ("sqlite3", str(path), "SELECT count(*) FROM task")
    if which("task"):
        home = folder / f"taskwarrior-{size}"
        home.mkdir()
        base = in_taskwarrior(home, tasks_of(environ))
        found |= {f"(task {report})": (*base, report) for report in ("list", "summary", "count")}
        found["(task annotate)"] = (*base, "1", "annotate", "已部署")
    return found
