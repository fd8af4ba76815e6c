"""Keeps file handles open so that POSIX locks survive: closing any handle of a file drops the process's locks."""

from __future__ import annotations

import os
import sqlite3
from _thread import allocate_lock

from qualitytui.files import refuse_special

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    from _typeshed import StrPath

    class Releasable(Protocol):
        """A lock file of this process."""

        @property
        def is_kept(self) -> bool:
            """Whether it still exists and belongs to this process."""

        def release(self) -> None:
            """Removes it."""


_guard = allocate_lock()
_handles: dict[tuple[int, int], int] = {}
"""Handles of files on which a connection is open; they are closed after it."""


_locks: dict[str, Releasable] = {}
"""The lock files of workbooks that this process has open alone."""
_pins: dict[str, int] = {}
"""Reference counts of lock files, independent of open connections."""


class Connection(sqlite3.Connection):
    """A connection that is registered while it is open."""

    def execute(self, *asked: Any) -> sqlite3.Cursor:
        """Runs a statement; what SQLite says of a damaged schema may quote bytes that are no text."""
        try:
            return super().execute(*asked)
        except UnicodeDecodeError as error:
            damaged = sqlite3.DatabaseError(error.object.decode("utf-8", errors="replace"))
            damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damaged from error

    def close(self) -> None:
        """Closes the connection, then the handles kept open for it."""
        super().close()
        with _guard:
            _connections.pop(id(self), None)
            _let_go()
            _give_up()

    def __del__(self) -> None:
        """Unregisters a connection that was garbage-collected unclosed."""
        _connections.pop(id(self), None)


_connections: dict[int, tuple[tuple[int, int], str]] = {}
"""Which file, and at which path, each open connection is on, by its identity."""


def register_handle(connection: Connection, path: StrPath) -> Connection:
    """Registers the file of a new connection."""
    status = os.stat(path)
    with _guard:
        _connections[id(connection)] = (status.st_dev, status.st_ino), os.fspath(path)
    return connection


def hold_alone(path: StrPath, lock: Releasable) -> None:
    """Keeps a workbook's lock file until the last connection on it is closed."""
    with _guard:
        _locks[os.fspath(path)] = lock


def pin(path: StrPath, count: int) -> None:
    """Increments or decrements the reference count of a lock file."""
    with _guard:
        _pins[os.fspath(path)] = _pins.get(os.fspath(path), 0) + count
        _give_up()


def give_up_unused() -> None:
    """Removes the lock files of workbooks on which no connection is open any more."""
    with _guard:
        _give_up()


def is_held_alone(path: StrPath) -> bool:
    """Whether this process has made the workbook's lock file."""
    return os.fspath(path) in _locks


def is_lock_kept(path: StrPath) -> bool:
    """Whether the workbook's lock file, if this process made one, is still its own."""
    lock = _locks.get(os.fspath(path))
    return lock is None or lock.is_kept


def is_open_here(path: StrPath) -> bool:
    """Whether this process has a connection open on the file."""
    try:
        status = os.stat(path)
    except OSError:
        return False
    with _guard:
        return any(file == (status.st_dev, status.st_ino) for file, _ in list(_connections.values()))


def read_header(path: StrPath, count: int) -> bytes:
    """Reads the header of a file without dropping the locks of a connection; raises OSError where it is none."""
    refuse_special(path)
    if os.name == "nt":
        with open(path, "rb") as file:
            return file.read(count)
    with _guard:
        status = os.stat(path)
        handle = _handles.get((status.st_dev, status.st_ino))
        if handle is None:
            handle = os.open(path, os.O_RDONLY)
            _handles[status.st_dev, status.st_ino] = handle
        try:
            return os.pread(handle, count, 0)
        finally:
            _let_go()


def _let_go() -> None:
    """Closes the handles of files on which no connection is open any more."""
    files = {file for file, _ in list(_connections.values())}
    for file in _handles.keys() - files:
        os.close(_handles.pop(file))


def _give_up() -> None:
    """Removes the lock files that nothing asks to stay."""
    paths = {path for _, path in list(_connections.values())} | {path for path, count in _pins.items() if count > 0}
    for path in _locks.keys() - paths:
        _locks.pop(path).release()


def _forget_all() -> None:
    """Clears all registrations in a forked process."""
    _connections.clear()
    _locks.clear()
    _pins.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
