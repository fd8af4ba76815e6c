"""Entry hashes: a checksum of each journal entry and of the rows it holds."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Final

ACT: Final = "at, who, command, arguments, said, undoes"
CHANGE: Final = "tbl, key, item, before, after"


BATCH: Final = 500
"""As many changes of an entry are held at once: an import has a hundred thousand."""


def entry_hash(act: Sequence[object], changes: Iterable[Sequence[object]]) -> str:
    """The hash of an entry with its changes, each as the columns named above: of the JSON of both in one list."""
    digest, rows, between = hashlib.sha256(_encoded([act])[:-1] + b", ["), iter(changes), b""
    while batch := list(islice(rows, BATCH)):
        digest.update(between + _encoded(batch)[1:-1])
        between = b", "
    digest.update(b"]]")
    return digest.hexdigest()


def _encoded(rows: Sequence[Sequence[object]]) -> bytes:
    return json.dumps([list(row) for row in rows], ensure_ascii=False).encode("utf-8", errors="surrogatepass")


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
