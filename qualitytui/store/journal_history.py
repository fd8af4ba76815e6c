"""A journal as a history to compare: its entries by hashes, without those of snapshots, which copies leave out."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from qualitytui.errors import Refused
from qualitytui.rules.journal_histories import ERASURE, RESTORE, Entry, History
from qualitytui.store.connect import connected
from qualitytui.store.copies import copies_of
from qualitytui.store.identity import identity_in

TELLING: Final = {RESTORE, ERASURE}
SHORT: Final = 8
"""Characters of a hash that are kept: entry for entry must be the same, not one alone."""


def history_in(connection: sqlite3.Connection) -> History:
    """The history of an open workbook."""
    rows = connection.execute(
        "SELECT id, at, command, seal FROM act WHERE command <> 'snapshot.take' ORDER BY id"
    ).fetchall()
    return History(tuple(_entry(*row) for row in rows), rows[-1][1] if rows else "")


def histories_of_copies(path: Path) -> tuple[History, ...]:
    """The histories of a workbook's own copies, the newest first; one that cannot be read is left out."""
    return tuple(history for copy in reversed(copies_of(path)) if (history := _history_of_copy(copy.path)))


def _history_of_copy(path: Path) -> History | None:
    try:
        with closing(connected(path, "mode=ro&immutable=1")) as connection:
            return history_in(connection) if identity_in(connection) else None
    except (Refused, sqlite3.Error, OSError):
        return None


def _entry(number: int, at: str, command: str, seal: str) -> Entry:
    outline = hashlib.sha256(f"{number} {at} {command}".encode()).hexdigest()[:SHORT]
    telling = (command, at) if command in TELLING else ("", "")
    return Entry(number, outline, seal[:SHORT], *telling)
