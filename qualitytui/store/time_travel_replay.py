"""Time travel over entries that were written out of date order: later ones are replayed."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from itertools import groupby
from typing import Any

from qualitytui.i18n import say
from qualitytui.progress import counted
from qualitytui.store.entry_hashes import rehash_entries
from qualitytui.store.schema import JOURNALLED
from qualitytui.store.transaction import Values, packed, unpacked


def replay_kept(copy: sqlite3.Connection) -> None:
    """Gives each row touched by an entry in the table `gone` what the other entries made of it, and the journal too.

    An entry that stays changes the fields that it changed; where its row was not there, it changes nothing.
    """
    _undoings_go_too(copy)
    shrunk = _drop_later_rows(copy)
    rows = copy.execute(
        "SELECT c.tbl, c.key, c.id, c.act, c.before, c.after, NOT a.stays FROM altered a JOIN change c ON c.id = a.id "
        "WHERE (a.tbl, a.key) NOT IN (SELECT tbl, key FROM later) ORDER BY c.tbl, c.key, c.id"
    ).fetchall()
    for table in ("altered", "later"):
        copy.execute(f"DROP TABLE {table}")
    touched: set[int] = set()
    told = counted(rows, say("taking back the rows"))
    is_there = {
        (table, key): _replay_row(copy, table, key, [change[2:] for change in changes], touched)
        for (table, key), changes in groupby(told, key=lambda row: row[:2])
        if table in JOURNALLED
    }
    written = {table for (table, _), is_row in is_there.items() if is_row}
    shrunk |= {table for (table, _), is_row in is_there.items() if not is_row}
    _drop_orphans(copy, touched, written, shrunk)
    rehash_entries(copy, touched - {row[0] for row in copy.execute("SELECT id FROM gone")})


def _drop_later_rows(copy: sqlite3.Connection) -> set[str]:
    """Takes away the rows that only entries that go have made or changed; returns their tables.

    Notes the changes of every row that an entry that goes has touched in the table `altered`, those rows in `later`.
    """
    copy.execute(
        "CREATE TEMP TABLE altered AS SELECT id, tbl, key, before IS NULL AS is_new, "
        "act NOT IN (SELECT id FROM gone) AS stays FROM change "
        "WHERE (tbl, key) IN (SELECT tbl, key FROM change WHERE act IN (SELECT id FROM gone))"
    )
    copy.execute(
        "CREATE TEMP TABLE later AS SELECT tbl, key FROM (SELECT tbl, key, is_new, min(id), sum(stays) AS staying "
        "FROM altered GROUP BY tbl, key) WHERE is_new AND staying = 0"
    )
    tables = {table for (table,) in copy.execute("SELECT DISTINCT tbl FROM later")} & JOURNALLED
    for table in tables:
        delete_rows(copy, table, "id", f"SELECT key FROM later WHERE tbl = '{table}'")
    return tables


def _undoings_go_too(copy: sqlite3.Connection) -> None:
    """What takes back an entry that goes, goes with it."""
    gone = {row[0] for row in copy.execute("SELECT id FROM gone")}
    for act, undoes in copy.execute("SELECT id, undoes FROM act WHERE undoes IS NOT NULL ORDER BY id").fetchall():
        if undoes in gone and act not in gone:
            gone.add(act)
            copy.execute("INSERT INTO gone VALUES (?)", (act,))


def _replay_row(
    copy: sqlite3.Connection, table: str, key: int, changes: list[tuple[Any, ...]], touched: set[int]
) -> bool:
    """Gives a row what the entries that stay made of it; returns whether it is there."""
    state = unpacked(changes[0][2])
    for number, act, before, after, is_gone in changes:
        if is_gone:
            continue
        now = _merged(state, unpacked(before), unpacked(after))
        if (packed(state), packed(now)) != (before, after):
            touched.add(act)
            if now == state:
                copy.execute("DELETE FROM change WHERE id = ?", (number,))
            else:
                images = (packed(state), packed(now), number)
                copy.execute("UPDATE change SET before = ?, after = ? WHERE id = ?", images)
        state = now
    copy.execute(f"DELETE FROM {table} WHERE id = ?", (key,))
    if state is not None:
        with suppress(sqlite3.IntegrityError):
            put_images(copy, table, [state])
            return True
        touched |= _forget_row(copy, table, key)
    return False


def _merged(state: Values | None, before: Values | None, after: Values | None) -> Values | None:
    """A row after a change was done to it again."""
    if before is None or after is None:
        return after
    if state is None:
        return None
    changed = {name: value for name, value in after.items() if name not in before or before[name] != value}
    return {**state, **changed}


def _drop_orphans(copy: sqlite3.Connection, touched: set[int], written: set[str], shrunk: set[str]) -> None:
    """Takes away the rows that belong to a row that was not there, until there is none.

    They can only be in tables of which rows were written, and in those that belong to tables of which rows are gone.
    """
    suspects = written | _belonging(copy, shrunk)
    while suspects:
        checks = [copy.execute(f"PRAGMA foreign_key_check({table})").fetchall() for table in sorted(suspects)]
        orphans = {row[:2] for rows in checks for row in rows}
        for table, key in orphans:
            copy.execute(f"DELETE FROM {table} WHERE id = ?", (key,))
            touched |= _forget_row(copy, table, key)
        suspects = _belonging(copy, {table for table, _ in orphans})


def _belonging(copy: sqlite3.Connection, tables: set[str]) -> set[str]:
    """The tables whose rows belong to rows of these."""
    return {
        child
        for child in JOURNALLED
        if any(row[2] in tables for row in copy.execute(f"PRAGMA foreign_key_list({child})"))
    }


def _forget_row(copy: sqlite3.Connection, table: str, key: int) -> set[int]:
    """Takes a row out of the journal; returns the entries that it was in."""
    where, which = "WHERE tbl = ? AND key = ?", (table, key)
    acts = {row[0] for row in copy.execute(f"SELECT act FROM change {where}", which)}
    copy.execute(f"DELETE FROM change {where}", which)
    return acts


def filled_image(copy: sqlite3.Connection, table: str, key: int, image: str) -> Values:
    """A row as it was; columns that did not exist when it was written are as they stand now."""
    cursor = copy.execute(f"SELECT * FROM {table} WHERE id = ?", (key,))
    now = cursor.fetchone()
    columns = [column[0] for column in cursor.description]
    values: Values = json.loads(image)
    return {**(dict(zip(columns, now, strict=True)) if now else {}), **values}


def put_images(copy: sqlite3.Connection, table: str, images: Iterable[Values]) -> None:
    """Writes rows as the journal keeps them, in the columns that the table has now."""
    known = {row[1] for row in copy.execute(f"PRAGMA table_info({table})")}
    for image in images:
        values = {name: value for name, value in image.items() if name in known}
        marks = ", ".join("?" * len(values))
        copy.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", list(values.values()))


def delete_rows(copy: sqlite3.Connection, table: str, column: str, keys: str) -> None:
    """Deletes the rows whose column has one of the keys, a SELECT.

    Where most of a table goes, what stays is put aside: to empty a table as a whole takes no time, to take a row out of
    each of its indexes does.
    """
    most, total = copy.execute(
        f"SELECT (SELECT count(*) FROM {table} WHERE {column} IN ({keys})), (SELECT count(*) FROM {table})"
    ).fetchone()
    if most * 2 < total:
        copy.execute(f"DELETE FROM {table} WHERE {column} IN ({keys})")
        return
    copy.execute(f"CREATE TEMP TABLE stays AS SELECT * FROM {table} WHERE {column} NOT IN ({keys})")
    copy.execute(f"DELETE FROM {table}")
    copy.execute(f"INSERT INTO {table} SELECT * FROM stays ORDER BY id")
    copy.execute("DROP TABLE stays")
