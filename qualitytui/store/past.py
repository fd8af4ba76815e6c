"""How the workbook looked on the evening of a day: a copy in memory, walked back along the journal."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from qualitytui.store.reader import Reader


@contextmanager
def as_it_was(reader: Reader, evening: date) -> Iterator[Reader]:
    """Lends a reader of that evening: every row as it was then, lights and silence as of that day."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        reader.connection.backup(copy)
        copy.execute("BEGIN")
        for table, key, before in copy.execute(
            "SELECT c.tbl, c.key, c.before FROM change c JOIN act a ON a.id = c.act "
            "WHERE substr(a.at, 1, 10) > ? ORDER BY c.id DESC",
            (evening.isoformat(),),
        ).fetchall():
            copy.execute(f"DELETE FROM {table} WHERE id = ?", (key,))
            if before is not None:
                values = json.loads(before)
                marks = ", ".join("?" * len(values))
                copy.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", list(values.values()))
        yield Reader(copy, evening, reader.config)
    finally:
        copy.close()
