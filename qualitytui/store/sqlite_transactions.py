"""Transactions: consistent reads, atomic writes, and waiting for other writers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection, OperationalError

from qualitytui.progress import stoppable
from qualitytui.store.sqlite_errors import is_busy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

TURNS: Final = 5
"""How many retries a writer has while the lock keeps changing hands; each waits for one busy timeout."""


def data_version(connection: Connection) -> int:
    """PRAGMA data_version: it changes when another process has written."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def begin_writing(connection: Connection) -> None:
    """Begins a write transaction; waits one busy timeout for a single writer, several while writers take turns."""
    for _ in range(TURNS):
        version = data_version(connection)
        try:
            connection.execute("BEGIN IMMEDIATE")
        except OperationalError as error:
            if not is_busy(error) or data_version(connection) == version:
                raise
        else:
            return
    connection.execute("BEGIN IMMEDIATE")


def is_merged(connection: Connection) -> bool:
    """Whether all that was written stands in the file itself, after a merge that waits for nobody."""
    connection.execute("PRAGMA busy_timeout = 0")
    is_busy, waiting, merged = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return not is_busy and bool(waiting == merged)


def is_emptied(connection: Connection) -> bool:
    """The same, with nothing left in the WAL."""
    return is_merged(connection) and not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """One state of the file for all reads inside, that of the transaction around them where there is one."""
    if connection.in_transaction:
        yield
        return
    with one_moment(connection):
        connection.execute("SELECT count(*) FROM sqlite_master")
        yield


@contextmanager
def one_moment(connection: Connection) -> Iterator[None]:
    """A read transaction: all reads inside see one state of the file."""
    connection.execute("BEGIN")
    try:
        with stoppable(connection):
            yield
    finally:
        connection.execute("ROLLBACK")


@contextmanager
def writing(connection: Connection, *, is_kept: bool) -> Iterator[None]:
    """A write transaction: all writes inside are atomic; they are rolled back unless they are to be kept."""
    begin_writing(connection)
    try:
        with stoppable(connection):
            yield
        connection.execute("COMMIT" if is_kept else "ROLLBACK")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
