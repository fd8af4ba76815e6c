"""Reads rows out of a damaged file, through SQLite and by decoding pages."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

from qualitytui.store.btree_pages import records
from qualitytui.store.connect import connected
from qualitytui.store.entry_hashes import ACT, CHANGE, entry_hash
from qualitytui.store.file_probe import MAGIC
from qualitytui.store.row_classes import ROWS
from qualitytui.store.schema import TABLES

Values = dict[str, Any]
GAP: Final = 100_000
"""How many rowids are tried one by one between two readable ranges."""
MANY: Final = 10_000_000
"""An upper bound of plausible rowids; greater ones come from corrupt bytes."""
ACT_COLUMNS: Final = tuple(ACT.split(", "))
CHANGE_COLUMNS: Final = ("act", *CHANGE.split(", "))
PAGE_SIZES: Final = {512 << power for power in range(8)}
HEADER: Final = bytes([1, 1, 0, 64, 32, 32])
"""Bytes 18 to 23 of the header: no WAL, and the payload fractions that SQLite prescribes."""


class Change(NamedTuple):
    """A row before and after, as the journal keeps it."""

    id: int
    act: int
    table: str
    key: int
    item: str | None
    before: Values | None
    after: Values | None


class DamagedEntry(NamedTuple):
    """A line of the journal."""

    id: int
    line: tuple[Any, ...]
    """The columns at, who, command, arguments, said, undoes."""
    is_as_written: bool


class DamagedContent(NamedTuple):
    """Everything read: rows by table and rowid, journal entries by id, the last rowid of each table."""

    rows: dict[str, dict[int, Values]]
    acts: dict[int, DamagedEntry]
    changes: dict[int, Change]
    last: dict[str, int]
    identity: str | None = None
    """The identity of the workbook, where it is readable."""


def read_damaged(source: Path, work: Path) -> DamagedContent:
    """Reads a copy of the file, made at `work`, together with its WAL."""
    shutil.copyfile(source, work)
    wal = source.with_name(f"{source.name}-wal")
    if wal.is_file():
        shutil.copyfile(wal, work.with_name(f"{work.name}-wal"))
    found, last = _through_sqlite(work), _last_numbers(work)
    content = work.read_bytes()
    if not content.startswith(MAGIC) or not found["act"]:
        _mend_head(work, content)
        for name, rows in _through_sqlite(work).items():
            found[name] = rows | found[name]
        last = _last_numbers(work) | last
    for name, number, values in _past_sqlite(content):
        found[name].setdefault(number, values)
    return _sorted(found, last)


def _mend_head(path: Path, content: bytes) -> None:
    """Repairs the header of a copy."""
    size = _page_size(content)
    head = bytearray(content[:100].ljust(100, b"\0"))
    head[:16] = MAGIC
    head[16:18] = size.to_bytes(2, "big")
    head[18:24] = HEADER
    count = max(min(int.from_bytes(head[28:32], "big"), 4 * len(content) // size), -(-len(content) // size))
    head[28:32] = count.to_bytes(4, "big")
    head[32:40] = bytes(8)
    head[44:48] = (4).to_bytes(4, "big")
    head[56:60] = (1).to_bytes(4, "big")
    head[92:96] = head[24:28]
    path.write_bytes((bytes(head[:100]) + content[100:]).ljust(count * size, b"\0"))
    path.with_name(f"{path.name}-wal").unlink(missing_ok=True)


def _page_size(content: bytes) -> int:
    size = int.from_bytes(content[16:18], "big")
    return size if size in PAGE_SIZES else 4096


def _through_sqlite(path: Path) -> dict[str, dict[int, Values]]:
    found: dict[str, dict[int, Values]] = {name: {} for name in TABLES}
    try:
        connection = connected(path, "mode=rw")
        connection.text_factory = lambda content: content.decode("utf-8", errors="replace")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        return found
    try:
        for name in TABLES:
            found[name] = _rows(connection, name)
    finally:
        connection.close()
    return found


def _last_numbers(path: Path) -> dict[str, int]:
    """The highest rowid of each table, from sqlite_sequence."""
    try:
        with closing(connected(path, "mode=rw")) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("PRAGMA query_only = ON")
            rows = connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
    except sqlite3.Error:
        return {}
    return {name: seq for name, seq in rows if name in TABLES and _is_number(seq)}


def _rows(connection: sqlite3.Connection, table: str) -> dict[int, Values]:
    """The rows of a table, read from both ends and one by one in between."""
    found: dict[int, Values] = {}
    if _stretch(connection, table, "", found):
        return found
    last = max(found, default=0)
    _stretch(connection, table, "DESC", found)
    later = min((number for number in found if number > last), default=last)
    for number in range(last + 1, min(later, last + GAP)):
        try:
            row = next(_dicts(connection, f"SELECT * FROM {table} WHERE id = ?", number), None)
        except sqlite3.Error:
            continue
        if row is not None:
            found[number] = row
    return found


def _stretch(connection: sqlite3.Connection, table: str, order: str, values: dict[int, Values]) -> bool:
    try:
        for row in _dicts(connection, f"SELECT * FROM {table} NOT INDEXED ORDER BY id {order}"):
            if _is_number(row["id"]):
                values[row["id"]] = row
    except sqlite3.Error:
        return False
    return True


def _dicts(connection: sqlite3.Connection, sql: str, *parameters: object) -> Iterator[Values]:
    cursor = connection.execute(sql, parameters)
    names = [one[0] for one in cursor.description]
    return (dict(zip(names, values, strict=True)) for values in cursor)


def _past_sqlite(content: bytes) -> Iterator[tuple[str, int, Values]]:
    """Journal entries in pages that no b-tree references any more; the journal contains every row."""
    for number, values in records(content, _page_size(content)):
        if _is_number(number) and len(values) in {7, 8}:
            if _is_change(values):
                yield "change", number, dict(zip(CHANGE_COLUMNS, values[1:], strict=False))
            elif _is_act(values):
                yield "act", number, dict(zip((*ACT_COLUMNS, "seal"), (*values[1:], None), strict=False))


def _is_change(values: tuple[Any, ...]) -> bool:
    _, act, table, key, *_ = values
    return _is_number(act) and table in ROWS and _is_number(key)


def _is_number(value: object) -> bool:
    """Whether this is a plausible rowid."""
    return isinstance(value, int) and 0 < value < MANY


def _is_act(values: tuple[Any, ...]) -> bool:
    texts = values[1:6]
    return all(isinstance(text, str) for text in texts) and texts[0][10:11] == "T" and texts[3].startswith("{")


def _sorted(found: dict[str, dict[int, Values]], last: dict[str, int]) -> DamagedContent:
    kept: dict[int, list[list[Any]]] = {}
    for _, row in sorted(found["change"].items()):
        kept.setdefault(row["act"], []).append([row[name] for name in CHANGE_COLUMNS[1:]])
    acts = {}
    for number, row in sorted(found["act"].items()):
        line = tuple(row[name] for name in ACT_COLUMNS)
        acts[number] = DamagedEntry(number, line, row.get("seal") == entry_hash(line, kept.get(number, [])))
    changes = {
        number: change
        for number, row in sorted(found["change"].items())
        if (change := _change(number, row)) is not None
    }
    whose = found["identity"].get(1, {}).get("workbook")
    return DamagedContent(
        {name: found[name] for name in ROWS}, acts, changes, last, whose if isinstance(whose, str) and whose else None
    )


def _change(number: int, row: Values) -> Change | None:
    try:
        before, after = (None if row[name] is None else json.loads(row[name]) for name in ("before", "after"))
        is_placed = row["tbl"] in ROWS and _is_number(row["act"]) and _is_number(row["key"])
        if not is_placed or not all(one is None or isinstance(one, dict) for one in (before, after)):
            return None
    except (TypeError, ValueError, RecursionError):
        return None
    return Change(number, row["act"], row["tbl"], row["key"], row["item"], before, after)
