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
            copy.execute("DELETE FROM sqlite_sequence WHERE name = 'act' AND NOT EXISTS (SELECT 1 FROM act)")
            copy.execute("UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM act) WHERE name = 'act'")
            vacuum_into(copy, target)
        finally:
            copy.close()
        refuse_faulty(target)
    finally:
        files.discard(draft)
