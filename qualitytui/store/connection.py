"""Opens a workbook's file only after looking at it, and makes new ones whole or not at all."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import quote

from qualitytui.errors import Busy, Damaged, NewerSchema, NoWorkbook, Refused
from qualitytui.store.schema import APPLICATION_ID, LIBRARY_TABLES, TABLES, VERSION
from qualitytui.words import say

MAGIC: Final = b"SQLite format 3\x00"
SETTINGS: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA synchronous = FULL",
)


def look(path: Path) -> None:
    """Raises the right refusal unless the file's first bytes are those of a workbook of our schema."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoWorkbook(
            say("There is no workbook at {path}.", path=path),
            say("Make one with: qualitytui init, or name another with --workbook."),
        ) from error
    except OSError as error:
        raise Refused(say("{path} cannot be read: {why}.", path=path, why=error.strerror or error)) from error
    if not stat.S_ISREG(mode):
        raise Damaged(
            say("{path} is a folder or a device, not a workbook.", path=path),
            say("Name the workbook's file with --workbook."),
        )
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise Refused(say("{path} cannot be read: {why}.", path=path, why=error.strerror or error)) from error
    if len(head) < 100 or not head.startswith(MAGIC):
        raise Damaged(
            say("{path} is not a workbook: it does not begin as one.", path=path),
            say("Nothing was changed. Name the right file with --workbook."),
        )
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise Damaged(
            say("{path} is a database of another program, not a workbook.", path=path),
            say("Nothing was changed. Name the right file with --workbook."),
        )
    _check_version(int.from_bytes(head[60:64], "big"), path)


def _check_version(version: int, path: Path) -> None:
    if version > VERSION:
        raise NewerSchema(
            say(
                "{path} was written by a newer qualitytui (schema {version}, this one knows {known}).",
                path=path,
                version=version,
                known=VERSION,
            ),
            say("Use the newer program; nothing was changed."),
        )


def open_file(path: Path) -> sqlite3.Connection:
    """Opens an existing workbook; a file of an older schema is brought up to date first."""
    look(path)
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode=rw", uri=True, isolation_level=None, timeout=5
    )
    try:
        _settle(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _settle(connection: sqlite3.Connection, path: Path) -> None:
    try:
        for setting in SETTINGS:
            connection.execute(setting)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        _check_version(version, path)
        _check_tables(connection, path)
        if version < VERSION:
            _upgrade(connection, path)
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.DatabaseError as error:
        raise refusal_of(error, path) from error


def _check_tables(connection: sqlite3.Connection, path: Path) -> None:
    strangers = [
        name
        for kind, name in connection.execute("SELECT type, name FROM sqlite_master")
        if kind in {"trigger", "view"} or (kind == "table" and name not in TABLES | LIBRARY_TABLES)
    ]
    if strangers:
        raise Damaged(
            say("{path} holds what no workbook holds: {names}.", path=path, names=", ".join(strangers[:5])),
            say("Somebody else has changed this file. Restore a copy of it."),
        )


def _upgrade(connection: sqlite3.Connection, path: Path) -> None:
    from qualitytui.store.backup import copy_before_upgrade  # noqa: PLC0415 - only an old file needs it
    from qualitytui.store.migrations import apply_migrations  # noqa: PLC0415 - sqlite_utils is slow to load

    copy_before_upgrade(connection, path)
    apply_migrations(connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def create_file(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Makes a workbook at `path`, filled by `fill`; it appears whole or not at all, and never overwrites."""
    from qualitytui.store.migrations import apply_migrations  # noqa: PLC0415 - sqlite_utils is slow to load

    if path.exists() or path.is_symlink():
        raise Refused(
            say("{path} exists already; it was not touched.", path=path),
            say("Name another file with --workbook, or move the old one away."),
        )
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise Refused(
            say("{path} cannot be made: {why}.", path=path, why=error.strerror or error),
            say("Choose a folder you may write to."),
        ) from error
    try:
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
        _place(draft, path)
    except sqlite3.DatabaseError as error:
        raise refusal_of(error, path) from error
    finally:
        for leftover in (draft, draft.with_name(f"{draft.name}-wal"), draft.with_name(f"{draft.name}-shm")):
            leftover.unlink(missing_ok=True)


def _place(draft: Path, path: Path) -> None:
    """Gives the finished file its name, unless somebody has taken the name meanwhile."""
    try:
        if os.name == "nt":
            draft.rename(path)
        else:
            os.link(draft, path)
    except FileExistsError as error:
        raise Refused(say("{path} exists already; it was not touched.", path=path)) from error


def refusal_of(error: sqlite3.Error, path: Path) -> Refused:
    """Returns the sentence for what SQLite reports."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return Busy(
            say("{path} is being written by another program.", path=path),
            say("Wait a moment and try again; nothing was changed."),
        )
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN}:
        return Refused(
            say("{path} cannot be written.", path=path),
            say("Look at the rights of the file and its folder; nothing was changed."),
        )
    if code == sqlite3.SQLITE_FULL:
        return Refused(say("The disk is full; nothing was changed."), say("Make room on the disk and try again."))
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return Damaged(say("{path} is damaged.", path=path), say("Restore a copy or a snapshot; nothing was changed."))
    return Refused(say("The workbook {path} refused: {why}.", path=path, why=error))
