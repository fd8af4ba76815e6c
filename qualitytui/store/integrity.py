"""Integrity check of a workbook: pages, rows, journal, and each against the others."""

import json
import math
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from qualitytui.i18n import say
from qualitytui.named_tuple import NamedTuple
from qualitytui.store.entry_hashes import stored_hash
from qualitytui.store.schema import SEALED_SINCE, TABLES, UNJOURNALLED, VERSION, written_schema

MANY: Final = 20
JOURNAL: Final = frozenset({"act", "change"})
DAYS: Final = {
    "act": ("at",),
    "plan": ("issued",),
    "task": ("status_on", "due", "due_original", "changed"),
    "deadline": ("date", "start"),
    "indicator": ("changed",),
    "report": ("on_date", "promised"),
    "note": ("on_date",),
    "news": ("on_date",),
    "extension": ("before", "after", "on_date"),
    "step": ("due", "done_on"),
    "measurement": ("on_date", "retracted_on"),
    "letter": ("drafted", "by_date", "on_date", "delivered_on", "answered_on", "ended_on"),
    "letter_return": ("before", "answered_on", "after", "on_date"),
    "letter_file": ("on_date",),
    "form_note": ("on_date",),
    "rectification": ("opened", "by_date", "reported_on", "closed_on", "second_look", "looked_on"),
    "rectification_report": ("on_date",),
    "rectification_extension": ("before", "after", "on_date"),
    "carryover": ("on_date",),
    "evidence": ("on_date",),
    "assessment_record": ("on_date",),
    "assessment_objection": ("on_date", "answered_on"),
    "assessment_self": ("on_date",),
    "assessment_decision": ("decided_on", "reopened_on"),
}
"""The columns of each table that hold a day."""


class Fault(NamedTuple):
    """What is wrong, and where: the file, a table's row, an entry of the journal."""

    where: str
    what: str


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Every fault found, the file's own first; rows are looked at only in a file whose structure is whole.

    All of it is from one moment, also while others write.
    """
    is_ours = not connection.in_transaction
    if is_ours:
        connection.execute("BEGIN")
    try:
        yield from _all_faults(connection)
    finally:
        if is_ours:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")


def _all_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    found = False
    for fault in structure(connection):
        found = True
        yield fault
    if found:
        return
    before = connection.text_factory
    connection.text_factory = _marked
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            return
        schema = written_schema(connection, version)
        if schema is None:
            yield Fault(say("the file"), say("has other tables or columns than this program writes"))
            return
        yield from _rows(connection, is_sealed=schema >= SEALED_SINCE)
    except (sqlite3.DatabaseError, OverflowError) as error:
        yield Fault(say("the file"), str(error))
    finally:
        connection.text_factory = before


def _rows(connection: sqlite3.Connection, *, is_sealed: bool) -> Iterator[Fault]:
    """What is wrong with the rows, their numbers and their journal."""
    present = _tables_in(connection)
    for table in sorted(present - {"change"}):
        yield from _cells(connection, table)
    yield from _numbers(connection, present)
    if is_sealed:
        yield from _seals(connection)
    if present >= JOURNAL:
        yield from _chain(connection, present - JOURNAL)


def _tables_in(connection: sqlite3.Connection) -> set[str]:
    return set(TABLES - UNJOURNALLED) & {
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }


def _numbers(connection: sqlite3.Connection, present: set[str]) -> Iterator[Fault]:
    """The counters that give new rows their numbers: none may stand before its table's last row."""
    counters = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    for table in sorted(present):
        last = connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
        counter = counters.get(table, 0)
        is_ahead = table in JOURNAL and last is not None and counter != last
        if not isinstance(counter, int) or is_ahead or counter < (last or 0):
            yield Fault(f"sqlite_sequence {table}", say("is not the number of the last row"))


def _marked(content: bytes) -> str:
    return content.decode("utf-8", errors="surrogateescape")


def structure(connection: sqlite3.Connection) -> Iterator[Fault]:
    """What SQLite itself finds wrong: pages, indexes, rows that point to nothing."""
    try:
        for (verdict,) in connection.execute(f"PRAGMA integrity_check({MANY})"):
            for sentence in str(verdict).splitlines():
                if sentence != "ok" and not sentence.startswith("***"):
                    yield Fault(say("the file"), sentence)
        for table, row, other, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(MANY):
            yield Fault(f"{table} {row}", say("belongs to a row of {table} that is not there", table=other))
    except sqlite3.DatabaseError as error:
        yield Fault(say("the file"), str(error))


def _cells(connection: sqlite3.Connection, table: str) -> Iterator[Fault]:
    cursor = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    days = DAYS.get(table, ())
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        for name, value in row.items():
            if what := _wrong(value, is_day=name in days):
                yield Fault(f"{table} {row['id']} {name}", what)


def _wrong(value: object, *, is_day: bool) -> str:
    """What is wrong with one cell; "" where nothing is."""
    if isinstance(value, float) and not math.isfinite(value):
        return say("is not a number")
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return say("contains bytes that are not valid text")
    if is_day and isinstance(value, str):
        try:
            datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        except ValueError:
            return say("is not a date")
    return ""


def _seals(connection: sqlite3.Connection) -> Iterator[Fault]:
    for act, seal in connection.execute("SELECT id, seal FROM act").fetchall():
        if seal != stored_hash(connection, act):
            yield Fault(say("journal {entry}", entry=act), say("is not as it was written"))


def _chain(connection: sqlite3.Connection, tables: set[str]) -> Iterator[Fault]:
    """Each row must be what the journal wrote last, and each change must begin where the one before ended."""
    changes = connection.execute("SELECT tbl, key, act, before, after FROM change ORDER BY tbl, key, id")
    journalled: dict[str, set[int]] = {}
    for (table, key), group in groupby(changes, key=lambda change: change[:2]):
        if table not in tables:
            yield Fault(f"{table} {key}", say("is in the journal, but there is no such table"))
            continue
        journalled.setdefault(table, set()).add(key)
        yield from _history(connection, table, key, group)
    for table in sorted(tables):
        known = journalled.get(table, set())
        for (key,) in connection.execute(f"SELECT id FROM {table}"):
            if key not in known:
                yield Fault(f"{table} {key}", say("was added outside the journal"))


def _history(connection: sqlite3.Connection, table: str, key: int, changes: Iterator[Any]) -> Iterator[Fault]:
    last: dict[str, Any] | None = None
    for _, _, act, before, after in changes:
        then, now = _row(before), _row(after)
        if not _same(then, last):
            yield Fault(f"{table} {key}", say("was changed outside the journal before entry {entry}", entry=act))
        last = now
    cursor = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (key,))
    found = cursor.fetchone()
    row = None if found is None else dict(zip((one[0] for one in cursor.description), found, strict=True))
    if not _same(row, last):
        yield Fault(f"{table} {key}", say("is not as the journal wrote it"))


def _row(packed: str | None) -> dict[str, Any] | None:
    try:
        row: dict[str, Any] | None = None if packed is None else json.loads(packed)
    except ValueError:
        return {}
    return row


def _same(now: dict[str, Any] | None, then: dict[str, Any] | None) -> bool:
    """Whether two states of a row agree in the columns that both know; later schemas add columns."""
    if now is None or then is None:
        return now is then
    return all(now[name] == then[name] for name in now.keys() & then.keys()) and bool(now) == bool(then)
