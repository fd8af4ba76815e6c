"""Keeps SQLite's locks: on Unix, closing any handle of a file takes away all that this process has locked in it."""

import os
import sqlite3
from _thread import allocate_lock
from pathlib import Path
from typing import Any
from weakref import WeakSet

_guard = allocate_lock()
_handles: dict[tuple[int, int], int] = {}
"""Handles of files on which a connection is open; they are closed after it."""


class Connection(sqlite3.Connection):
    """A connection that is known as long as it is open."""

    file: tuple[int, int] | None = None

    def execute(self, *asked: Any) -> sqlite3.Cursor:
        """Runs a statement; what SQLite says of a damaged schema may quote bytes that are no text."""
        try:
            return super().execute(*asked)
        except UnicodeDecodeError as error:
            damaged = sqlite3.DatabaseError(error.object.decode("utf-8", errors="replace"))
            damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damaged from error

    def close(self) -> None:
        """Closes the connection, and then what was kept open for it."""
        super().close()
        with _guard:
            self.file = None
            _let_go()


_connections: WeakSet[Connection] = WeakSet()


def know(connection: Connection, path: Path) -> Connection:
    """Remembers which file a connection, not used yet, is open on."""
    found = path.stat()
    with _guard:
        connection.file = (found.st_dev, found.st_ino)
        _connections.add(connection)
    return connection


def is_open_here(path: Path) -> bool:
    """Whether this process has a connection open on the file."""
    try:
        found = path.stat()
    except OSError:
        return False
    with _guard:
        return any(connection.file == (found.st_dev, found.st_ino) for connection in _connections)


def first_bytes(path: Path, count: int) -> bytes:
    """The beginning of a file, read without harm to any connection."""
    if os.name == "nt":
        with path.open("rb") as file:
            return file.read(count)
    with _guard:
        found = path.stat()
        handle = _handles.get((found.st_dev, found.st_ino))
        if handle is None:
            handle = os.open(path, os.O_RDONLY)
            _handles[found.st_dev, found.st_ino] = handle
        try:
            return os.pread(handle, count, 0)
        finally:
            _let_go()


def _let_go() -> None:
    """Closes the handles of files on which no connection is open any more."""
    kept = {connection.file for connection in _connections}
    for file in _handles.keys() - kept:
        os.close(_handles.pop(file))
