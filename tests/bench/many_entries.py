"""A journal of a million entries: how long what is done every day takes, and whether the whole of it is checked.

Run in the project's folder: `.venv/bin/python -m tests.bench.many_entries [ENTRIES]`, a million if not given.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from qualitytui.store.entry_hashes import rehash_entries
from qualitytui.workbook.maintenance import check, two_journals
from tests.acts import run, sample_in

BATCH = 20_000


def filled(path: Path, count: int) -> None:
    """Adds entries that note a report and take it away again, as the program writes them, each with its seal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as book:
        first = book.execute("SELECT max(id) FROM act").fetchone()[0]
        for start in range(0, count, BATCH):
            acts = range(first + start + 1, first + min(start + BATCH, count) + 1)
            book.execute("BEGIN")
            book.executemany(
                "INSERT INTO act (id, at, who, command, arguments, said) "
                "VALUES (?, '2013-07-19T12:00:00', '陈协调', 'note', '{}', '记一笔')",
                ((act,) for act in acts),
            )
            rehash_entries(book, list(acts))
            book.execute("COMMIT")


def timed(name: str, work: Callable[[], object]) -> None:
    """Prints how long a piece of work takes."""
    begun = time.monotonic()
    answer = work()
    print(
        f"{name:<28} {time.monotonic() - begun:7.2f} s  {answer if isinstance(answer, bool | int) else ''}", flush=True
    )


def main() -> None:
    """Fills a journal, then does what a day asks of it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        path = sample_in(Path(name))
        timed(f"{count} entries written", lambda: filled(path, count))
        print(f"{path.stat().st_size / 1e6:.0f} MB")
        for words in (
            ("status",),
            ("show", "1.1.1"),
            ("task", "start", "1.1.1"),
            ("undo",),
            ("log", "--since", "2013-07-20"),
        ):
            timed(" ".join(words), lambda words=words: run(path, *words))  # type: ignore[misc]  # a default of the loop's
        timed("changes --since", lambda: run(path, "changes", "--since", "2013-07-18"))
        timed("status --as-of", lambda: run(path, "status", "--as-of", "2013-07-18"))
        timed("backup", lambda: run(path, "backup"))
        timed("snapshot take", lambda: run(path, "snapshot", "take", "--only", "db,csv"))
        timed("verify", lambda: check(path).is_ok)
        timed("compare with itself", lambda: two_journals(path, path).common)


if __name__ == "__main__":
    main()
