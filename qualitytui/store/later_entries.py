"""The later entries of the journal that stand on an earlier one, and the refusals to take that back before them."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.named_tuple import NamedTuple
from qualitytui.store.entries import undone
from qualitytui.store.entry_row import EntryRow
from qualitytui.store.reader import marks
from qualitytui.store.schema import JOURNALLED
from qualitytui.store.transaction import RowChange, unpacked

NAMED: Final = 5
"""How many of the later entries a refusal names with what they say."""
LISTED: Final = 20
"""How many it names by their numbers."""
Place = tuple[str, int]
"""A row: its table and its number."""
References = Mapping[str, Sequence[tuple[str, str]]]
"""The columns of each table that name a row of another one, and that table."""


class _Touched(NamedTuple):
    """The rows that entries changed, made, and need to be there again when they are taken back."""

    changed: set[Place]
    made: set[Place]
    needed: set[Place]

    def add(self, connection: sqlite3.Connection, act: int, references: References) -> None:
        """Takes in an entry; of rows that it made, which may be a whole plan, no content is read."""
        of_it = "FROM change WHERE act = ? AND before"
        made = connection.execute(f"SELECT tbl, key {of_it} IS NULL", (act,)).fetchall()
        self.made.update(made)
        self.changed.update(made)
        for table, key, before in connection.execute(f"SELECT tbl, key, before {of_it} IS NOT NULL", (act,)):
            self.changed.add((table, key))
            self.needed.update(_named_by(table, before, references))

    def holds(self, connection: sqlite3.Connection, act: int, references: References) -> bool:
        """Whether a later entry stands on these rows."""
        places = connection.execute("SELECT tbl, key FROM change WHERE act = ?", (act,))
        if not self.changed.isdisjoint(places.fetchall()):
            return True
        dropped = connection.execute("SELECT tbl, key FROM change WHERE act = ? AND after IS NULL", (act,))
        if self.needed and not self.needed.isdisjoint(dropped.fetchall()):
            return True
        tables = {table for table, _ in self.made}
        naming = [table for table, columns in references.items() if any(other in tables for _, other in columns)]
        written = connection.execute(
            f"SELECT tbl, after FROM change WHERE act = ? AND after IS NOT NULL AND tbl IN ({marks(naming)})",
            (act, *naming),
        )
        return any(not self.made.isdisjoint(_named_by(table, after, references)) for table, after in written)


def entries_upon(connection: sqlite3.Connection, number: int) -> tuple[EntryRow, ...]:
    """The later entries in force that depend on this one, directly or indirectly, the newest first."""
    references, gone, acts = _references(connection), undone(connection), list[EntryRow]()
    touched = _Touched(set(), set(), set())
    touched.add(connection, number, references)
    later = connection.execute(
        "SELECT id, at, who, command, arguments, said, undoes FROM act WHERE id > ? ORDER BY id", (number,)
    )
    for values in later.fetchall():
        act = EntryRow(*values)
        if act.id in gone or act.undoes is not None:
            continue
        if touched.holds(connection, act.id, references):
            touched.add(connection, act.id, references)
            acts.append(act)
    return tuple(reversed(acts))


def refusal_of_moved(connection: sqlite3.Connection, act: EntryRow, change: RowChange) -> Refused:
    """Why an entry is not taken back of which a row has changed since."""
    upon = entries_upon(connection, act.id)
    if len(upon) > 1:
        return _refusal_of(act, upon)
    last = _last_on(connection, act, [(change.table, change.key)])
    if last is None:
        return Refused(
            say("Entry {number} cannot be undone: its rows were changed outside the journal.", number=act.id)
        )
    return Refused(
        say(
            "Entry {number} cannot be undone: entry {later} changed the same thing afterwards ({said}).",
            number=act.id,
            later=last[0],
            said=last[1],
        ),
        remedy="undo-entry",
        entry=last[0],
    )


def refusal_of_dependent(connection: sqlite3.Connection, act: EntryRow, change: RowChange) -> Refused:
    """Why an entry is not taken back of which a row is named by others, or has its place taken."""
    upon = entries_upon(connection, act.id)
    if upon:
        return _refusal_of(act, upon)
    last = _last_on(connection, act, _in_place_of(connection, change))
    if last is None:
        return Refused(say("Entry {number} cannot be undone: other records depend on it.", number=act.id))
    return Refused(
        say(
            "Entry {number} cannot be undone: what entry {later} wrote is in its place ({said}).",
            number=act.id,
            later=last[0],
            said=last[1],
        ),
        remedy="undo-entry",
        entry=last[0],
    )


def _refusal_of(act: EntryRow, upon: Sequence[EntryRow]) -> Refused:
    named = "; ".join(f"{one.id} {one.said.rstrip('.。')}" for one in upon[:NAMED])
    numbers = " ".join(str(one.id) for one in upon[:LISTED])
    return Refused(
        say(
            "Entry {number} cannot be undone: {count} later entries stand on it: {entries}.",
            number=act.id,
            count=len(upon),
            entries=named + (" …" if len(upon) > NAMED else ""),
        ),
        remedy="undo-entries",
        entries=numbers + (" …" if len(upon) > LISTED else ""),
    )


def _references(connection: sqlite3.Connection) -> References:
    return {
        table: [(row[3], row[2]) for row in connection.execute(f"PRAGMA foreign_key_list({table})")]
        for table in JOURNALLED
    }


def _named_by(table: str, packed: str, references: References) -> set[Place]:
    """The rows that a row names."""
    columns = references.get(table)
    values = unpacked(packed) if columns else None
    if not columns or values is None:
        return set()
    found = ((other, values.get(column)) for column, other in columns)
    return {(other, key) for other, key in found if isinstance(key, int)}


def _in_place_of(connection: sqlite3.Connection, change: RowChange) -> list[Place]:
    """The rows that have the values of which a table takes each once, and that a row had before."""
    before, places = change.before or {}, list[Place]()
    for _, index, is_unique, *_ in connection.execute(f"PRAGMA index_list({change.table})").fetchall():
        names = [row[2] for row in connection.execute(f"PRAGMA index_info({index})")]
        if is_unique and all(before.get(name) is not None for name in names):
            places += _rows_with(connection, change, {name: before[name] for name in names})
    return places


def _rows_with(connection: sqlite3.Connection, change: RowChange, values: Mapping[str, Any]) -> list[Place]:
    wanted = " AND ".join(f"{name} = ?" for name in values)
    rows = connection.execute(
        f"SELECT id FROM {change.table} WHERE {wanted} AND id <> ?", (*values.values(), change.key)
    )
    return [(change.table, key) for (key,) in rows]


def _last_on(connection: sqlite3.Connection, act: EntryRow, places: Collection[Place]) -> tuple[int, str] | None:
    """The last entry after this one that changed one of these rows, and what it says."""
    last: list[tuple[int, str]] = [
        row
        for place in places
        for row in connection.execute(
            "SELECT act.id, act.said FROM change JOIN act ON act.id = change.act "
            "WHERE change.tbl = ? AND change.key = ? AND act.id > ? ORDER BY act.id DESC LIMIT 1",
            (*place, act.id),
        )
    ]
    return max(last, default=None)
