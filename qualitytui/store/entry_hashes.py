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


class EntryHash:
    """The hash of an entry, of which change after change becomes known; it is that of one JSON text."""

    def __init__(self, act: Sequence[object]) -> None:
        self._hash = hashlib.sha256()
        self._between = ""
        self._take(f"[{_row(act)}, [")

    def add(self, change: Sequence[object]) -> None:
        """Takes in the next change, as the columns named above."""
        self._take(self._between + _row(change))
        self._between = ", "

    def digest(self) -> str:
        """The hash of all that was taken in."""
        whole = self._hash.copy()
        whole.update(b"]]")
        return whole.hexdigest()

    def _take(self, text: str) -> None:
        self._hash.update(text.encode("utf-8", errors="surrogatepass"))


_json = json.JSONEncoder(ensure_ascii=False).encode


def _row(columns: Sequence[object]) -> str:
    """The columns of a row as a JSON list."""
    return f"[{', '.join([str(one) if type(one) is int else _json(one) for one in columns])}]"


def entry_hash(act: Sequence[object], changes: Iterable[Sequence[object]]) -> str:
    """The hash of an entry with its changes, each as the columns named above."""
    entry = EntryHash(act)
    for change in changes:
        entry.add(change)
    return entry.digest()


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
