"""Integrity check of a workbook: pages, rows, journal, and each against the others."""

import json
import math
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from qualitytui.i18n import say
from qualitytui.named_tuple import NamedTuple
from qualitytui.progress import counted, counted_of
from qualitytui.store.entry_hashes import differing_entries
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
    is_faulty = False
    for fault in structure(connection):
        is_faulty = True
        yield fault
    if is_faulty:
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
        elif not _is_sound(connection, is_sealed=schema >= SEALED_SINCE):
            yield from _rows(connection, is_sealed=schema >= SEALED_SINCE)
    except (sqlite3.DatabaseError, OverflowError) as error:
        yield Fault(say("the file"), str(error))
    finally:
        connection.text_factory = before


def _is_sound(connection: sqlite3.Connection, *, is_sealed: bool) -> bool:
    """Whether nothing is wrong with the rows; text is decoded by SQLite's own reader, which stops at what is none."""
    before = connection.text_factory
    connection.text_factory = str
    try:
        return next(_rows(connection, is_sealed=is_sealed), None) is None
    except (sqlite3.DatabaseError, OverflowError):
        return False
    finally:
        connection.text_factory = before


def _rows(connection: sqlite3.Connection, *, is_sealed: bool) -> Iterator[Fault]:
    """What is wrong with the rows, their numbers and their journal."""
    present = _tables_in(connection)
    for table in counted(sorted(present - {"change"}), say("checking the tables"), every=1):
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
    days = [at for at, name in enumerate(names) if name in DAYS.get(table, ())]
    number = names.index("id")
    for values in cursor:
        if not _is_plain(values, days):
            for at, (name, value) in enumerate(zip(names, values, strict=True)):
                if what := _wrong(value, is_day=at in days):
                    yield Fault(f"{table} {values[number]} {name}", what)


def _is_plain(values: Sequence[object], days: Sequence[int]) -> bool:
    """Whether no cell of a row is wrong; `days` are the places of its days."""
    try:
        "".join([value for value in values if isinstance(value, str)]).encode()
    except UnicodeEncodeError:
        return False
    numbers = [value for value in values if isinstance(value, float)]
    texts = [day for at in days if isinstance(day := values[at], str)]
    return all(map(math.isfinite, numbers)) and all(map(_is_day, texts))


def _wrong(value: object, *, is_day: bool) -> str:
    """What is wrong with one cell; "" where nothing is."""
    if isinstance(value, float) and not math.isfinite(value):
        return say("is not a number")
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return say("contains bytes that are not valid text")
        if is_day and not _is_day(value):
            return say("is not a date")
    return ""


@lru_cache(maxsize=4096)
def _is_day(text: str) -> bool:
    try:
        datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _seals(connection: sqlite3.Connection) -> Iterator[Fault]:
    for act in differing_entries(connection):
        yield Fault(say("journal {entry}", entry=act), say("is not as it was written"))


def _chain(connection: sqlite3.Connection, tables: set[str]) -> Iterator[Fault]:
    """Each row must be what the journal wrote last, and each change must begin where the one before ended."""
    rows = connection.execute("SELECT tbl, key, act, before, after FROM change ORDER BY tbl, key, id")
    last = connection.execute("SELECT max(id) FROM change").fetchone()[0] or 0
    changes = counted_of(rows, last, say("checking the rows against the journal"), every=1_000)
    journalled = set[str]()
    for table, group in groupby(changes, key=itemgetter(0)):
        if table in tables:
            journalled.add(table)
            yield from _table_chain(connection, table, group)
        else:
            for key, _ in groupby(group, key=itemgetter(1)):
                yield Fault(f"{table} {key}", say("is in the journal, but there is no such table"))
    for table in sorted(tables - journalled):
        yield from _table_chain(connection, table, iter(()))


def _table_chain(connection: sqlite3.Connection, table: str, changes: Iterator[Any]) -> Iterator[Fault]:
    """The rows of a table beside its changes, both by their number."""
    cursor = connection.execute(f"SELECT * FROM {table} ORDER BY id")
    names = [column[0] for column in cursor.description]
    rows = (dict(zip(names, values, strict=True)) for values in cursor)
    row = next(rows, None)
    for key, history in groupby(changes, key=itemgetter(1)):
        while row is not None and row["id"] < key:
            yield _added(table, row)
            row = next(rows, None)
        is_there = row is not None and row["id"] == key
        yield from _history(f"{table} {key}", row if is_there else None, history)
        if is_there:
            row = next(rows, None)
    while row is not None:
        yield _added(table, row)
        row = next(rows, None)


def _added(table: str, row: dict[str, Any]) -> Fault:
    return Fault(f"{table} {row['id']}", say("was added outside the journal"))


def _history(where: str, row: dict[str, Any] | None, changes: Iterator[Any]) -> Iterator[Fault]:
    """The changes of one row, each after the other, and the row as it is now; equal text is an equal state."""
    last: str | None = None
    for _, _, act, before, after in changes:
        if before != last and not _same(_row(before), _row(last)):
            yield Fault(where, say("was changed outside the journal before entry {entry}", entry=act))
        last = after
    if not _same(row, _row(last)):
        yield Fault(where, say("is not as the journal wrote it"))


def _row(packed: str | None) -> dict[str, Any] | None:
    try:
        row: dict[str, Any] | None = None if packed is None else json.loads(packed)
    except ValueError:
        return {}
    return row


def _same(now: dict[str, Any] | None, then: dict[str, Any] | None) -> bool:
    """Whether two states of a row agree in the columns that both know; later schemas add columns."""
    if now == then:
        return True
    if now is None or then is None:
        return False
    return all(now[name] == then[name] for name in now.keys() & then.keys()) and bool(now) == bool(then)
