"""The identity of a workbook, shared by its copies and snapshots."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final, NamedTuple

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.store.connect import connected
from qualitytui.store.file_probe import probe
from qualitytui.store.open_file import opened_as_it_is

SETTING: Final = "identity"
"""The setting of a workbook that was given an identity of its own; it comes before the one that it began with."""


class Identity(NamedTuple):
    """The identity stored in a file; an older schema has none and is recognised by its first journal entry."""

    workbook: str | None
    first: tuple[object, ...] | None

    def is_of(self, other: "Identity") -> bool:
        """Whether both are the same workbook; without an identity, by equal first journal entries."""
        if self.workbook and other.workbook:
            return self.workbook == other.workbook
        return self.first is not None and self.first == other.first


def identity_in(connection: sqlite3.Connection) -> Identity | None:
    """The identity in an open file of any schema; None where there is none."""
    workbook = _first(connection, f"SELECT value FROM setting WHERE key = '{SETTING}'") or _first(
        connection, "SELECT workbook FROM identity WHERE id = 1"
    )
    first = _first(connection, "SELECT at, command FROM act ORDER BY id LIMIT 1")
    return Identity(str(workbook[0]) if workbook else None, first) if workbook or first else None


def identity_of(path: Path) -> Identity | None:
    """The identity of a workbook, WAL included; None where it cannot be read."""
    try:
        sight = probe(path, read_only=True)
        with closing(opened_as_it_is(sight._replace(barred=say("as you asked")))) as connection:
            return identity_in(connection)
    except (Refused, sqlite3.Error, OSError):
        return None


def identity_of_copy(path: Path) -> Identity | None:
    """The identity of a file that no program writes; None where it cannot be read."""
    with suppress(sqlite3.Error, OSError), closing(connected(path, "mode=ro&immutable=1")) as connection:
        return identity_in(connection)
    return None


def adopt(connection: sqlite3.Connection, workbook: str) -> None:
    """Stores the identity of the original in a copy that has none."""
    connection.execute("UPDATE identity SET workbook = ?", (workbook,))


def _first(connection: sqlite3.Connection, query: str) -> tuple[object, ...] | None:
    with suppress(sqlite3.Error):
        row: tuple[object, ...] | None = connection.execute(query).fetchone()
        return row
    return None
