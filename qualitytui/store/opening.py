"""Opens a file that was looked at, without changing anything in it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote

from qualitytui.errors import Busy, Damaged, Remedy
from qualitytui.store.alone import is_unshared
from qualitytui.store.held import Connection, know
from qualitytui.store.looking import Sight, check_version, has_unmerged
from qualitytui.store.refusals import refusal_of
from qualitytui.store.schema import LIBRARY_TABLES, TABLES, VERSION
from qualitytui.words import say

SETTINGS: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA synchronous = FULL",
)

STILL_TRIES: Final = 20


def opened_as_it_is(sight: Sight) -> sqlite3.Connection:
    """Opens a file to read and write, or where it is barred to read only; an old schema stays."""
    is_still_needed = bool(sight.barred) and is_unshared(sight.path)
    if has_unmerged(sight.path) and not is_still_needed:
        from qualitytui.store.together import check_together  # noqa: PLC0415 - only after a crash, or while others write

        check_together(sight.path)
    try:
        if is_still_needed:
            connection = still_copy(sight.path)
        else:
            connection = _barred(sight.path) if sight.barred else connected(sight.path, "mode=rw")
    except sqlite3.DatabaseError as error:
        raise refusal_of(error, sight.path) from error
    try:
        _settle(connection, sight)
    except BaseException:
        connection.close()
        raise
    return connection


def connected(path: Path, how: str) -> sqlite3.Connection:
    """A connection to an existing file, in SQLite's words for how it is opened."""
    uri = f"file:{quote(os.fsencode(path))}?{how}"
    return know(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5, factory=Connection), path)


def _barred(path: Path) -> sqlite3.Connection:
    """Opens without leaving a trace beside the file, yet with what others have written and not yet merged."""
    if not path.with_name(f"{path.name}-shm").exists() and not has_unmerged(path):
        return connected(path, "mode=ro&immutable=1")
    try:
        connection = connected(path, "mode=ro")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        return with_unmerged(path)
    return connection


def with_unmerged(path: Path) -> sqlite3.Connection:
    """The workbook in memory, with the unmerged changes that SQLite cannot read where it stands."""
    import shutil  # noqa: PLC0415 - only for a read-only folder left behind by a crash
    import tempfile  # noqa: PLC0415 - likewise

    with tempfile.TemporaryDirectory(prefix="qualitytui-") as folder:
        for end in ("", "-wal"):
            shutil.copyfile(path.with_name(path.name + end), Path(folder) / f"copy{end}")
        return in_memory(connected(Path(folder) / "copy", "mode=rw"))


def still_copy(path: Path) -> sqlite3.Connection:
    """The workbook in memory as it was at one moment, though another program may write it without a lock."""
    import tempfile  # noqa: PLC0415 - only where locks are not trusted
    import time  # noqa: PLC0415 - likewise

    for _ in range(STILL_TRIES):
        with tempfile.TemporaryDirectory(prefix="qualitytui-") as folder:
            copy = Path(folder) / "copy"
            written = [_digest(path, end, copy) for end in ("", "-wal")]
            if written == [_digest(path, end) for end in ("", "-wal")]:
                return in_memory(connected(copy, "mode=rw"))
        time.sleep(0.05)
    raise Busy(
        say("{path} is being written by another program.", path=path),
        say("Wait a moment and try again; nothing was changed."),
    )


def _digest(path: Path, end: str, copy: Path | None = None) -> bytes:
    """The hash of a file, copied on the way; b"" where there is none."""
    import hashlib  # noqa: PLC0415 - only where locks are not trusted

    try:
        content = path.with_name(path.name + end).read_bytes()
    except FileNotFoundError:
        return b""
    if copy is not None:
        copy.with_name(copy.name + end).write_bytes(content)
    return hashlib.sha256(content).digest()


def in_memory(source: sqlite3.Connection) -> sqlite3.Connection:
    """The same workbook in memory; the file is let go."""
    with closing(source):
        memory = sqlite3.connect(":memory:", isolation_level=None, factory=Connection)
        source.backup(memory)
    for setting in SETTINGS:
        memory.execute(setting)
    return memory


def _settle(connection: sqlite3.Connection, sight: Sight) -> None:
    try:
        for setting in SETTINGS:
            connection.execute(setting)
        if sight.barred:
            connection.execute("PRAGMA query_only = ON")
        version = schema_of(connection)
        if not sight.barred:
            check_version(version, sight.path)
        _check_tables(connection, sight.path, version)
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.DatabaseError as error:
        raise refusal_of(error, sight.path) from error


def schema_of(connection: sqlite3.Connection) -> int:
    """The number of the schema that the file has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_tables(connection: sqlite3.Connection, path: Path, version: int) -> None:
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
            remedy=Remedy.RESTORE_OR_SALVAGE,
        )
