"""Row counts of a workbook; missing tables are tolerated."""

import sqlite3
from collections.abc import Iterable


def rows_counted(connection: sqlite3.Connection, tables: Iterable[str]) -> dict[str, int]:
    """The number of rows of each of these tables that exists."""
    there = _tables(connection)
    return {
        name: int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in tables if name in there
    }


def last_said(connection: sqlite3.Connection) -> tuple[str | None, str | None]:
    """When the newest journal entry was written, and what it says."""
    if "act" not in _tables(connection):
        return None, None
    at, text = connection.execute("SELECT at, said FROM act ORDER BY id DESC LIMIT 1").fetchone() or (None, None)
    return at, text


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
