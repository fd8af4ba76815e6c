"""The full check of a workbook, run once for each content: most tests begin with a copy of the same workbook."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b

from qualitytui.store import integrity
from qualitytui.store.integrity import Fault

IN_FULL = integrity._all_faults
_process = os.getpid()
_intact: set[bytes] = set()


def faults_once(connection: sqlite3.Connection) -> Iterator[Fault]:
    """What the full check finds; a content that this very process found intact is not looked through again."""
    seen = _content(connection)
    if seen in _intact and os.getpid() == _process:
        return
    is_faulty = False
    for fault in IN_FULL(connection):
        is_faulty = True
        yield fault
    if seen and not is_faulty:
        _intact.add(seen)


@contextmanager
def checked_once() -> Iterator[None]:
    """As long as it lasts, equal contents are checked once; one bit more or less is another content."""
    before = integrity._all_faults
    integrity._all_faults = faults_once
    try:
        yield
    finally:
        integrity._all_faults = before


def _content(connection: sqlite3.Connection) -> bytes:
    """The hash of every page; of the identity, which is chance in every copy that a test makes, only its form."""
    with suppress(sqlite3.Error, OverflowError, MemoryError):
        content = connection.serialize()
        with suppress(sqlite3.Error):
            ((identity,),) = connection.execute("SELECT workbook FROM identity").fetchall() or ((None,),)
            if isinstance(identity, str) and len(identity) == 32 and identity.isalnum():
                content = content.replace(identity.encode(), bytes(32))
        return blake2b(content).digest()
    return b""
