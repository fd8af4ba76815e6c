"""A reproducible copy of the workbook: the same content, the same bytes."""

import sqlite3
from pathlib import Path

from qualitytui import files
from qualitytui.store.backup import refuse_faulty, vacuum_into


def copy_without_snapshots(connection: sqlite3.Connection, target: Path) -> None:
    """Copies the workbook to a new file without the journal entries of snapshots.

    Raises Damaged where the copy fails the integrity check.
    """
    draft = files.draft_in(target.parent)
    try:
        files.reserve(draft)
        files.reserve(target)
        vacuum_into(connection, draft)
        copy = sqlite3.connect(draft, isolation_level=None)
        try:
            copy.execute("DELETE FROM act WHERE command = 'snapshot.take'")
            renumber(copy)
            vacuum_into(copy, target)
        finally:
            copy.close()
        refuse_faulty(target)
    finally:
        files.discard(draft)


def renumber(copy: sqlite3.Connection) -> None:
    """Makes the numbers that the next rows get follow the last that the journal knows of each table."""
    used = dict(copy.execute("SELECT tbl, max(key) FROM change GROUP BY tbl").fetchall())
    used |= {name: copy.execute(f"SELECT max(id) FROM {name}").fetchone()[0] for name in ("act", "change")}
    for (name,) in copy.execute("SELECT name FROM sqlite_sequence").fetchall():
        if used.get(name) is None:
            copy.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        else:
            copy.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (used[name], name))
