"""The journal: every act with its rows before and after; it only grows."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qualitytui.errors import Refused
from qualitytui.store.entries import undone
from qualitytui.store.seals import ACT, CHANGE, seal_of
from qualitytui.store.transaction import RowChange, Transaction, Values, packed, unpacked
from qualitytui.words import say


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the journal as it is kept."""

    id: int
    at: str
    who: str
    command: str
    arguments: str
    said: str
    undoes: int | None


def write_act(
    tx: Transaction,
    *,
    at: str,
    who: str,
    command: str,
    arguments: dict[str, Any],
    said: str,
    undoes: int | None = None,
) -> int:
    """Writes one act with the transaction's changes and returns its number."""
    line = (at, who, command, json.dumps(arguments, ensure_ascii=False), said, undoes)
    changes = [(c.table, c.key, c.item, packed(c.before), packed(c.after)) for c in tx.changes]
    cursor = tx.connection.execute(
        f"INSERT INTO act ({ACT}, seal) VALUES (?, ?, ?, ?, ?, ?, ?)", (*line, seal_of(line, changes))
    )
    act = int(cursor.lastrowid or 0)
    tx.connection.executemany(
        f"INSERT INTO change (act, {CHANGE}) VALUES (?, ?, ?, ?, ?, ?)", [(act, *change) for change in changes]
    )
    return act


def acts_backwards(connection: sqlite3.Connection) -> Iterator[Act]:
    """Every act with changes, the newest first."""
    for values in connection.execute(
        "SELECT id, at, who, command, arguments, said, undoes FROM act "
        "WHERE EXISTS (SELECT 1 FROM change WHERE change.act = act.id) ORDER BY id DESC"
    ):
        yield Act(*values)


def next_undo(connection: sqlite3.Connection) -> Act:
    """The newest act in force that is no undoing."""
    gone = undone(connection)
    for act in acts_backwards(connection):
        if act.undoes is None and act.id not in gone:
            return act
    raise Refused(say("There is nothing to undo."))


def next_redo(connection: sqlite3.Connection) -> Act:
    """The newest undoing in force that no later act stands in the way of."""
    gone = undone(connection)
    for act in acts_backwards(connection):
        if act.undoes is None and act.id not in gone:
            break
        if act.id not in gone and not _is_undoing(connection, act.undoes):
            return act
    raise Refused(say("There is nothing to put back: the last act was no undo."))


def _is_undoing(connection: sqlite3.Connection, act: int | None) -> bool:
    found = connection.execute("SELECT undoes FROM act WHERE id = ?", (act,)).fetchone()
    return found is not None and found[0] is not None


def find_act(connection: sqlite3.Connection, number: int) -> Act:
    """The act of that number, if it can be undone."""
    found = connection.execute(
        "SELECT id, at, who, command, arguments, said, undoes FROM act WHERE id = ?", (number,)
    ).fetchone()
    if found is None:
        raise Refused(
            say("The journal has no entry {number}.", number=number),
            say("See the numbers with: qualitytui log"),
        )
    act = Act(*found)
    if act.id in undone(connection):
        raise Refused(say("Entry {number} is undone already.", number=number))
    if not changes_of(connection, number):
        raise Refused(say("Entry {number} changed nothing that could be undone.", number=number))
    return act


def changes_of(connection: sqlite3.Connection, act: int) -> tuple[RowChange, ...]:
    """The rows an act touched, in the order it touched them."""
    return tuple(
        RowChange(table, key, unpacked(before), unpacked(after))
        for table, key, before, after in connection.execute(
            "SELECT tbl, key, before, after FROM change WHERE act = ? ORDER BY id", (act,)
        )
    )


def reverse(tx: Transaction, act: Act) -> None:
    """Puts every row of an act back as it was before, after checking that none has moved since."""
    changes = changes_of(tx.connection, act.id)
    for change in changes:
        now = tx.values(change.table, change.key)
        if not _same(now, change.after):
            raise _moved(tx.connection, act, change)
    for change in reversed(changes):
        tx.restore(change)


def _same(now: Values | None, then: Values | None) -> bool:
    if now is None or then is None:
        return now is then
    return all(now.get(name) == value for name, value in then.items())


def _moved(connection: sqlite3.Connection, act: Act, change: RowChange) -> Refused:
    found = connection.execute(
        "SELECT act.id, act.said FROM change JOIN act ON act.id = change.act "
        "WHERE change.tbl = ? AND change.key = ? AND act.id > ? ORDER BY act.id DESC",
        (change.table, change.key, act.id),
    ).fetchone()
    if found is None:
        return Refused(
            say("Entry {number} cannot be undone: its rows were changed outside the journal.", number=act.id)
        )
    return Refused(
        say(
            "Entry {number} cannot be undone: entry {later} changed the same thing afterwards ({said}).",
            number=act.id,
            later=found[0],
            said=found[1],
        ),
        say("Undo entry {later} first: qualitytui undo {later}", later=found[0]),
    )


def said_by(connection: sqlite3.Connection, act: int | None) -> str:
    """The sentence of an act."""
    found = connection.execute("SELECT said FROM act WHERE id = ?", (act,)).fetchone()
    return "" if found is None else str(found[0])
