"""Entry hashes: a checksum of each journal entry and of the rows it holds."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

ACT: Final = "at, who, command, arguments, said, undoes"
CHANGE: Final = "tbl, key, item, before, after"


BATCH: Final = 500
"""As many changes of an entry are held at once: an import has a hundred thousand."""
_json = json.JSONEncoder(ensure_ascii=False).encode


class EntryHash:
    """The hash of an entry, of which change after change becomes known: of the JSON of both in one list."""

    def __init__(self, act: Sequence[object]) -> None:
        self._hash = hashlib.sha256(_encoded([act])[:-1] + b", [")
        self._waiting: list[Sequence[object]] = []
        self._between = b""

    def add(self, change: Sequence[object]) -> None:
        """Takes in the next change, as the columns named above."""
        self._waiting.append(change)
        if len(self._waiting) >= BATCH:
            self._take()

    def digest(self) -> str:
        """The hash of all that was taken in."""
        self._take()
        whole = self._hash.copy()
        whole.update(b"]]")
        return whole.hexdigest()

    def _take(self) -> None:
        if self._waiting:
            self._hash.update(self._between + _encoded(self._waiting)[1:-1])
            self._waiting, self._between = [], b", "


def entry_hash(act: Sequence[object], changes: Iterable[Sequence[object]]) -> str:
    """The hash of an entry with its changes, each as the columns named above."""
    entry = EntryHash(act)
    for change in changes:
        entry.add(change)
    return entry.digest()


def _encoded(rows: Sequence[Sequence[object]]) -> bytes:
    return _json([list(row) for row in rows]).encode("utf-8", errors="surrogatepass")


def stored_hash(connection: sqlite3.Connection, act: int) -> str:
    """The hash that fits an entry as it stands in the journal now."""
    row = connection.execute(f"SELECT {ACT} FROM act WHERE id = ?", (act,)).fetchone()
    return entry_hash(row, connection.execute(f"SELECT {CHANGE} FROM change WHERE act = ? ORDER BY id", (act,)))


def differing_entries(connection: sqlite3.Connection) -> Iterator[int]:
    """The entries whose hash does not fit them as they stand in the journal now, in their order."""
    rows = connection.execute(f"SELECT act, {CHANGE} FROM change ORDER BY act, id")
    groups = groupby(rows, key=itemgetter(0))
    of, changes = next(groups, (None, ()))
    for act, seal, *columns in connection.execute(f"SELECT id, seal, {ACT} FROM act ORDER BY id"):
        while of is not None and of < act:
            of, changes = next(groups, (None, ()))
        if seal != entry_hash(columns, (change[1:] for change in changes) if of == act else ()):
            yield act


def rehash_entries(connection: sqlite3.Connection, acts: Iterable[int]) -> None:
    """Rehashes entries, where a text had to be taken out of them on purpose."""
    for act in acts:
        connection.execute("UPDATE act SET seal = ? WHERE id = ?", (stored_hash(connection, act), act))
