"""Opens a workbook's file only after looking at it, and makes new ones whole or not at all."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import quote

from qualitytui.errors import Damaged, NoWorkbook, Refused
from qualitytui.store.looking import Sight, check_version, has_unmerged, look
from qualitytui.store.refusals import refusal_of
from qualitytui.store.schema import APPLICATION_ID, LIBRARY_TABLES, TABLES, VERSION
from qualitytui.words import say

SETTINGS: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA synchronous = FULL",
)


def open_file(path: Path) -> sqlite3.Connection:
    """Opens an existing workbook; a file of an older schema is brought up to date first."""
    return open_seen(look(path))


def open_seen(sight: Sight) -> sqlite3.Connection:
    """Opens a file that was looked at: to read and write, or where it is barred to read only."""
    try:
        connection = _barred(sight.path) if sight.barred else _connected(sight.path, "mode=rw")
    except sqlite3.DatabaseError as error:
        raise refusal_of(error, sight.path) from error
    try:
        _settle(connection, sight)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(os.fsencode(path))}?{how}", uri=True, isolation_level=None, timeout=5)


def _barred(path: Path) -> sqlite3.Connection:
    """Opens without leaving a trace beside the file, yet with what others have written and not yet merged."""
    if not path.with_name(f"{path.name}-shm").exists() and not has_unmerged(path):
        return _connected(path, "mode=ro&immutable=1")
    try:
        connection = _connected(path, "mode=ro")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        return _copied(path)
    return connection


def _copied(path: Path) -> sqlite3.Connection:
    """The workbook in memory, with the unmerged changes that SQLite cannot read where it stands."""
    import shutil  # noqa: PLC0415 - only for a read-only folder left behind by a crash
    import tempfile  # noqa: PLC0415 - likewise

    with tempfile.TemporaryDirectory(prefix="qualitytui-") as folder:
        for end in ("", "-wal"):
            shutil.copyfile(path.with_name(path.name + end), Path(folder) / f"copy{end}")
        source = _connected(Path(folder) / "copy", "mode=rw")
        try:
            memory = sqlite3.connect(":memory:", isolation_level=None)
            source.backup(memory)
        finally:
            source.close()
    return memory


def _settle(connection: sqlite3.Connection, sight: Sight) -> None:
    try:
        for setting in SETTINGS:
            connection.execute(setting)
        if sight.barred:
            connection.execute("PRAGMA query_only = ON")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if not sight.barred:
            check_version(version, sight.path)
        check_tables(connection, sight.path, version)
        if version < VERSION:
            _upgrade(connection, sight)
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.DatabaseError as error:
        raise refusal_of(error, sight.path) from error


def check_tables(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Refuses a file with tables, views or triggers that no workbook has, or without those that each has."""
    found = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    known = TABLES | LIBRARY_TABLES
    strangers = [
        name
        for kind, name, sql in found
        if kind in {"trigger", "view"}
        or (kind == "table" and version <= VERSION and name not in known)
        or str(sql).upper().startswith("CREATE VIRTUAL")
    ]
    if strangers:
        raise Damaged(
            say("{path} holds what no workbook holds: {names}.", path=path, names=", ".join(strangers[:5])),
            say("Somebody else has changed this file. Restore a copy of it."),
        )
    missing = TABLES - {name for kind, name, _ in found if kind == "table"}
    if missing and version >= VERSION:
        raise Damaged(
            say("{path} lacks what every workbook has: {names}.", path=path, names=", ".join(sorted(missing)[:5])),
            say("Restore a copy of it, or save what is left with: qualitytui salvage"),
        )


def _upgrade(connection: sqlite3.Connection, sight: Sight) -> None:
    if sight.barred:
        raise Refused(
            say("{path} is of an older schema and can only be read here: {why}.", path=sight.path, why=sight.barred),
            say("Copy it to where it may be written, and open the copy."),
        )
    from qualitytui.store.backup import copy_before_upgrade  # noqa: PLC0415 - only an old file needs it
    from qualitytui.store.migrations import apply_migrations  # noqa: PLC0415 - sqlite_utils is slow to load

    copy_before_upgrade(connection, sight.path)
    apply_migrations(connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def check_unmoved(sight: Sight) -> None:
    """Refuses to write where the file is no longer the one that was opened."""
    try:
        found = sight.path.stat()
    except OSError as error:
        raise NoWorkbook(
            say("{path} was moved away or deleted while it was open; nothing was written.", path=sight.path),
            say("Put it back or restore a copy, then open it again."),
        ) from error
    if (found.st_dev, found.st_ino) != sight.stamp:
        raise Refused(
            say("{path} was replaced by another file while it was open; nothing was written.", path=sight.path),
            say("Leave and open it again to see what it holds now."),
        )


def create_file(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Makes a workbook at `path`, filled by `fill`; it appears whole or not at all, and never overwrites."""
    from qualitytui import files  # noqa: PLC0415 - reading needs no drafts

    if os.path.lexists(path):
        raise _taken(path)
    draft = files.draft_in(path.parent)
    try:
        files.make_folder(path.parent)
        files.sweep(path.parent)
        files.reserve(draft)
        _fill(draft, fill)
        files.place(draft, path)
    except FileExistsError as error:
        raise _taken(path) from error
    except sqlite3.DatabaseError as error:
        raise refusal_of(error, path) from error
    except OSError as error:
        raise Refused(
            say("{path} cannot be made: {why}.", path=path, why=error.strerror or error),
            say("Choose a folder you may write to."),
        ) from error
    finally:
        files.discard(draft)


def _taken(path: Path) -> Refused:
    return Refused(
        say("{path} exists already; it was not touched.", path=path),
        say("Name another file with --workbook, or move the old one away."),
    )


def _fill(draft: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    from qualitytui.store.migrations import apply_migrations  # noqa: PLC0415 - sqlite_utils is slow to load

    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for setting in SETTINGS:
            connection.execute(setting)
        apply_migrations(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("PRAGMA foreign_keys = ON")
        fill(connection)
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
