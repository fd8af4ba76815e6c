"""The append-only journal: entries with their rows before and after; undo and redo."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.progress import counted
from qualitytui.store.date_order import SETTINGS
from qualitytui.store.entries import undone
from qualitytui.store.entry_hashes import ACT, CHANGE, EntryHash
from qualitytui.store.entry_row import EntryRow
from qualitytui.store.transaction import RowChange, Transaction, Values, packed, unpacked


def write_entry(
    tx: Transaction,
    *,
    at: str,
    who: str,
    command: str,
    arguments: dict[str, Any],
    text: str,
    undoes: int | None = None,
) -> int:
    """Writes one entry with the transaction's changes and returns its id."""
    line = (at, who, command, json.dumps(arguments, ensure_ascii=False), text, undoes)
    cursor = tx.connection.execute(f"INSERT INTO act ({ACT}, seal) VALUES (?, ?, ?, ?, ?, ?, '')", line)
    act, hash_ = int(cursor.lastrowid or 0), EntryHash(line)

    def rows() -> Iterator[tuple[object, ...]]:
        for change in counted(tx.changes, say("writing the journal")):
            row = (change.table, change.key, change.item, packed(change.before), packed(change.after))
            hash_.add(row)
            yield (act, *row)

    tx.connection.executemany(f"INSERT INTO change (act, {CHANGE}) VALUES (?, ?, ?, ?, ?, ?)", rows())
    tx.connection.execute("UPDATE act SET seal = ? WHERE id = ?", (hash_.digest(), act))
    return act


def entries_backwards(connection: sqlite3.Connection) -> Iterator[EntryRow]:
    """Every entry, the newest first."""
    for values in connection.execute("SELECT id, at, who, command, arguments, said, undoes FROM act ORDER BY id DESC"):
        yield EntryRow(*values)


def next_undo(connection: sqlite3.Connection) -> EntryRow:
    """The newest entry in force that is not an undo."""
    gone = undone(connection)
    begun = setup_entries(connection)
    for act in entries_backwards(connection):
        if act.undoes is not None or act.id in gone or act.command == SETTINGS:
            continue
        if act.id in begun:
            raise Refused(
                say("There is nothing left to undo: the rest was set up when the workbook was created."),
                remedy="undo-entry",
                entry=act.id,
            )
        if not changes_of(connection, act.id):
            raise _not_undone(connection, act, gone)
        return act
    raise Refused(say("There is nothing to undo."))


def _not_undone(connection: sqlite3.Connection, act: EntryRow, gone: Collection[int]) -> Refused:
    """Why the newest entry cannot be undone, and how to revert it."""
    sentence = say("Undo does not take back entry {number}: {said}.", number=act.id, said=act.said)
    if act.command == "snapshot.take":
        rest = (
            backward.id
            for backward in entries_backwards(connection)
            if backward.undoes is None and backward.id not in gone
        )
        earlier = next((number for number in rest if number < act.id and changes_of(connection, number)), None)
        hint = say("Take the snapshot again to replace it, or delete its folder.")
        return Refused(sentence, hint, remedy="undo-entry" if earlier else None, entry=earlier)
    if act.command == "forget":
        hint = say("What was blanked is gone; only a copy made before still has it.")
        return Refused(sentence, hint, remedy="restore-copy")
    if act.command == "workbook.restore":
        hint = say("What the workbook was before it lies among its copies; put that one back.")
        return Refused(sentence, hint, remedy="restore-copy")
    return Refused(sentence, say("Nothing was changed."))


def setup_entries(connection: sqlite3.Connection) -> frozenset[int]:
    """The entries of `init`: the plan and the views."""
    first = connection.execute(
        "SELECT id, command, arguments ->> 'setup', arguments ->> 'digit', arguments ->> 'filter' "
        "FROM act ORDER BY id LIMIT 6"
    ).fetchall()
    marked = frozenset(act for act, _, is_setup, _, _ in first if is_setup)
    return marked or _unmarked_setup(first)


def _unmarked_setup(first: Sequence[tuple[int, str, object, int | None, str | None]]) -> frozenset[int]:
    """The same in a workbook of an earlier version, whose initial entries are not marked."""
    ids, digit = set[int](), 1
    for nth, (act, command, _, view, filter_) in enumerate(first):
        is_view = command == "view.save" and view == digit and (digit < 4 or (filter_ or "").startswith("lead:"))
        if not (is_view or (nth == 0 and command == "plan.import")):
            break
        digit += is_view
        ids.add(act)
    return frozenset(ids) if digit > 3 else frozenset()


def next_redo(connection: sqlite3.Connection) -> EntryRow:
    """The newest undo in force that no later entry conflicts with."""
    gone = undone(connection)
    for act in entries_backwards(connection):
        if act.undoes is None and act.id not in gone and changes_of(connection, act.id):
            break
        if act.undoes is not None and act.id not in gone and not _is_undoing(connection, act.undoes):
            return act
    raise Refused(say("There is nothing to put back: the last act was no undo."))


def _is_undoing(connection: sqlite3.Connection, act: int | None) -> bool:
    row = connection.execute("SELECT undoes FROM act WHERE id = ?", (act,)).fetchone()
    return row is not None and row[0] is not None


def find_entry(connection: sqlite3.Connection, number: int) -> EntryRow:
    """The entry with that id, if it can be undone."""
    row = connection.execute(
        "SELECT id, at, who, command, arguments, said, undoes FROM act WHERE id = ?", (number,)
    ).fetchone()
    if row is None:
        raise Refused(
            say("The journal has no entry {number}.", number=number),
            remedy="list-entries",
        )
    act = EntryRow(*row)
    if act.id in undone(connection):
        raise Refused(say("Entry {number} is undone already.", number=number), remedy="redo")
    if not changes_of(connection, number):
        raise _not_undone(connection, act, undone(connection))
    return act


def changes_of(connection: sqlite3.Connection, act: int) -> tuple[RowChange, ...]:
    """The row changes of an entry, in order."""
    return tuple(
        RowChange(table, key, unpacked(before), unpacked(after))
        for table, key, before, after in connection.execute(
            "SELECT tbl, key, before, after FROM change WHERE act = ? ORDER BY id", (act,)
        )
    )


def rows_of(connection: sqlite3.Connection, act: int) -> int:
    """How many rows an entry changed."""
    return int(connection.execute("SELECT count(*) FROM change WHERE act = ?", (act,)).fetchone()[0])


def reverse(tx: Transaction, act: EntryRow) -> None:
    """Restores every row of an entry to its state before, after checking that none has changed since."""
    from qualitytui.store.later_entries import refusal_of_dependent, refusal_of_moved  # noqa: PLC0415 - on demand

    changes = changes_of(tx.connection, act.id)
    for change in counted(changes, say("comparing the rows")):
        if not _same(tx.values(change.table, change.key), change.after):
            raise refusal_of_moved(tx.connection, act, change)
    for change in counted(changes[::-1], say("taking back the rows")):
        try:
            tx.restore(change)
        except sqlite3.IntegrityError as error:
            raise refusal_of_dependent(tx.connection, act, change) from error


def _same(now: Values | None, then: Values | None) -> bool:
    if now is None or then is None:
        return now is then
    return all(now.get(name) == value for name, value in then.items())


def said_by(connection: sqlite3.Connection, act: int | None) -> str:
    """The sentence of an entry."""
    row = connection.execute("SELECT said FROM act WHERE id = ?", (act,)).fetchone()
    return "" if row is None else str(row[0])
