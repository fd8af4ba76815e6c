"""Opens a probed file with safe settings and without changing it."""

from __future__ import annotations

import sqlite3

from qualitytui.errors import Damaged
from qualitytui.i18n import say
from qualitytui.store.connect import SETTINGS, connected, with_unmerged
from qualitytui.store.file_probe import ProbeResult, check_version, has_unmerged
from qualitytui.store.schema import LIBRARY_TABLES, TABLES, VERSION
from qualitytui.store.single_writer import is_unshared
from qualitytui.store.sqlite_errors import refusal_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def opened_as_it_is(sight: ProbeResult) -> sqlite3.Connection:
    """Opens a file for writing, or read-only where it must be; an old schema is not migrated."""
    is_still_needed = bool(sight.barred) and is_unshared(sight.file)
    if has_unmerged(sight.file) and not is_still_needed:
        from qualitytui.store.wal_match import check_together  # noqa: PLC0415 - only after a crash, or while others write

        check_together(sight.path)
    try:
        if is_still_needed:
            from qualitytui.store.consistent_copy import still_copy  # noqa: PLC0415 - only where locks are not trusted

            connection = still_copy(sight.path)
        else:
            connection = _barred(sight.path) if sight.barred else connected(sight.file, "mode=rw")
    except sqlite3.DatabaseError as error:
        raise refusal_of(error, sight.file) from error
    try:
        _settle(connection, sight)
    except BaseException:
        connection.close()
        raise
    return connection


def _barred(path: Path) -> sqlite3.Connection:
    """Opens read-only without creating files beside it, yet with the content of the WAL."""
    if not path.with_name(f"{path.name}-shm").exists() and not has_unmerged(path):
        return connected(path, "mode=ro&immutable=1")
    try:
        connection = connected(path, "mode=ro")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        return with_unmerged(path)
    return connection


def _settle(connection: sqlite3.Connection, sight: ProbeResult) -> None:
    try:
        for setting in SETTINGS:
            connection.execute(setting)
        if sight.barred:
            connection.execute("PRAGMA query_only = ON")
        version = schema_of(connection)
        if not sight.barred:
            check_version(version, sight.file)
        _check_tables(connection, sight.file, version)
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.DatabaseError as error:
        raise refusal_of(error, sight.file) from error


def schema_of(connection: sqlite3.Connection) -> int:
    """The schema version of the file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_tables(connection: sqlite3.Connection, path: str, version: int) -> None:
    """Refuses a file with unknown tables, views or triggers, or without the expected ones."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    known = TABLES | LIBRARY_TABLES
    strangers = [
        name
        for kind, name, sql in rows
        if kind in {"trigger", "view"}
        or (kind == "table" and version <= VERSION and name not in known)
        or str(sql).upper().startswith("CREATE VIRTUAL")
    ]
    if strangers:
        raise Damaged(
            say("{path} holds what no workbook holds: {names}.", path=path, names=", ".join(strangers[:5])),
            say("Somebody else has changed this file. Restore a copy of it."),
        )
    missing = TABLES - {name for kind, name, _ in rows if kind == "table"}
    if missing and version >= VERSION:
        raise Damaged(
            say("{path} lacks what every workbook has: {names}.", path=path, names=", ".join(sorted(missing)[:5])),
            remedy="restore-or-salvage",
        )
