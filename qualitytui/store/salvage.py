"""Salvages a damaged workbook: copies what is readable into a new file, and lists the losses."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from qualitytui import files
from qualitytui.data_class import fields
from qualitytui.errors import Damaged, NoWorkbook, Refused
from qualitytui.i18n import say
from qualitytui.store.connection import create_file
from qualitytui.store.damaged_file import Change, DamagedContent, Values, read_damaged
from qualitytui.store.entry_hashes import ACT, CHANGE, rehash_entries
from qualitytui.store.file_probe import newer_schema
from qualitytui.store.row_classes import ROWS
from qualitytui.store.transaction import RowChange, packed
from qualitytui.system_errors import why_of


class Loss(NamedTuple):
    """A loss: where, and what became of it."""

    where: str
    what: str


class Salvaged(NamedTuple):
    """The new workbook: how many rows of each table it holds, and what was lost."""

    path: Path
    kept: dict[str, int]
    lost: tuple[Loss, ...]


def salvage_file(source: Path, target: Path, line: tuple[str, str]) -> Salvaged:
    """Writes a new workbook at `target`; `line` is when and who, for the journal. The source is only read."""
    _check(source, target)
    lost: list[Loss] = []
    saved: dict[str, int] = {}
    try:
        with files.drafted(target.parent) as work:
            files.reserve(work)
            wreck = read_damaged(source, work)
            if newer := newer_schema(source):
                lost.append(Loss(say("the file"), newer))
            if not wreck.changes and not any(wreck.rows.values()):
                raise Damaged(
                    say("Nothing of a workbook could be found in {path}.", path=source),
                    say("Nothing was written. Restore a copy or a snapshot."),
                )

            def fill(connection: sqlite3.Connection) -> None:
                _Rebuilding(connection, wreck, lost).rebuild(line, source.name)
                if wreck.identity:
                    connection.execute("UPDATE identity SET workbook = ?", (wreck.identity,))
                for name in ROWS:
                    saved[name] = connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]

            create_file(target, fill)
    except OSError as error:
        raise Refused(
            say("{path} cannot be saved to {target}: {why}.", path=source, target=target, why=why_of(error)),
            say("The damaged file was not touched."),
            remedy="another-folder",
        ) from error
    return Salvaged(target, saved, tuple(lost))


def _check(source: Path, target: Path) -> None:
    if not source.exists():
        raise NoWorkbook(say("There is no file {path}.", path=source), say("Look at the name and the folder."))
    if not source.is_file():
        raise Damaged(say("{path} is a folder or a device, nothing to save from.", path=source), "")
    if os.path.lexists(target):
        raise Refused(say("{path} exists already; it was not touched.", path=target), remedy="name-salvaged")


class _Rebuilding:
    """Rebuilds rows and journal so that they are consistent."""

    def __init__(self, connection: sqlite3.Connection, wreck: DamagedContent, lost: list[Loss]) -> None:
        self.connection = connection
        self.wreck = wreck
        self.lost = lost
        self.free = max(wreck.changes, default=0)
        numbers = (*wreck.acts, *(change.act for change in wreck.changes.values()))
        self.entry = max((*numbers, wreck.last.get("act", 0))) + 1
        acts = wreck.acts
        self.is_journal_whole = len(acts) == self.entry - 1 and all(act.is_as_written for act in acts.values())

    def rebuild(self, line: tuple[str, str], name: str) -> None:
        """Rebuilds everything in one transaction."""
        execute = self.connection.execute
        execute("PRAGMA foreign_keys = OFF")
        execute("BEGIN")
        self._write_acts((*line, "workbook.salvage", "{}", say("Salvaged from {name}", name=name), None))
        states = self._write_changes()
        self._list_unseen(states)
        wanted = {place: self._row(*place, states.get(place)) for place in self._places(states)}
        self._write_rows(wanted)
        self._drop_dangling()
        self._close_chains(states)
        rehash_entries(self.connection, [act for (act,) in execute("SELECT id FROM act").fetchall()])
        execute("COMMIT")
        execute("PRAGMA foreign_keys = ON")

    def _write_acts(self, last: Sequence[object]) -> None:
        used = {change.act for change in self.wreck.changes.values()}
        for number in range(1, self.entry):
            act = self.wreck.acts.get(number)
            if act is not None and not act.is_as_written:
                what = say("is not as it was written; kept as it was read: {said}", said=act.line[4])
                self._lose(say("journal {entry}", entry=number), what)
            if act is None and number in used:
                self._lose(say("journal {entry}", entry=number), say("its sentence is lost, its changes are kept"))
            if act is not None or number in used:
                self._insert_act(number, act.line if act else (last[0], "", "", "{}", say("(lost)"), None))
        missing = [n for n in range(1, self.entry) if n not in self.wreck.acts and n not in used]
        for first, end in _runs(missing):
            self._lose(say("journal {entry}", entry=_span(first, end)), say("is lost"))
        self._insert_act(self.entry, last)

    def _insert_act(self, number: int, line: Sequence[object]) -> None:
        self.connection.execute(f"INSERT INTO act (id, {ACT}) VALUES (?, ?, ?, ?, ?, ?, ?)", (number, *line))

    def _write_changes(self) -> dict[tuple[str, int], Values | None]:
        """Writes the changes, a missing link between two of them beside; returns the last state of each row."""
        states: dict[tuple[str, int], Values | None] = {}
        ordered = sorted(self.wreck.changes.values(), key=lambda change: (change.table, change.key, change.id))
        for place, group in groupby(ordered, key=lambda change: (change.table, change.key)):
            state: Values | None = None
            previous = 0
            for change in group:
                before = change.before
                if before != state:
                    number = self._free_between(previous, change.id)
                    if number is None:
                        self._lose(
                            self._name(*place), say("entry {entry} did not fit the one before", entry=change.act)
                        )
                        before = state
                    else:
                        self._insert(number, self.entry, RowChange(*place, state, before))
                self._insert(change.id, change.act, RowChange(*place, before, change.after))
                state, previous = change.after, change.id
            states[place] = state
        return states

    def _free_between(self, low: int, high: int) -> int | None:
        return next((number for number in range(low + 1, high) if number not in self.wreck.changes), None)

    def _insert(self, number: int, act: int, change: RowChange) -> None:
        self.wreck.changes.setdefault(number, Change(number, act, change.table, change.key, None, None, None))
        self.connection.execute(
            f"INSERT INTO change (id, act, {CHANGE}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, act, change.table, change.key, change.item, packed(change.before), packed(change.after)),
        )

    def _list_unseen(self, states: dict[tuple[str, int], Values | None]) -> None:
        """Lists the numbers of rows of which nothing was found; a journal that is whole knows of every row."""
        if self.is_journal_whole and self.wreck.last:
            return
        places = self._places(states)
        for table in ROWS:
            seen = {key for name, key in places if name == table}
            missing = [n for n in range(1, self.wreck.last.get(table, max(seen, default=0)) + 1) if n not in seen]
            for first, end in _runs(missing):
                self._lose(f"{table} {_span(first, end)}", say("nothing was found of it"))
        if not self.wreck.last:
            self._lose(say("the file"), say("how many rows it held cannot be known; more may be lost than is listed"))

    def _places(self, states: dict[tuple[str, int], Values | None]) -> list[tuple[str, int]]:
        """Every row found in a table or in the journal."""
        rows = {(name, key) for name, rows_of_table in self.wreck.rows.items() for key in rows_of_table}
        return sorted(rows | states.keys())

    def _row(self, table: str, key: int, state: Values | None) -> Values | None:
        """The row to write: as the journal says while the journal is whole, else as it stands in the table."""
        row = self.wreck.rows[table].get(key)
        if row is None:
            if state is not None:
                self._lose(self._name(table, key), say("was rebuilt from the journal"))
            return state
        if state is not None and all(row.get(name) == value for name, value in state.items()):
            return row
        if self.is_journal_whole and state is not None:
            self._lose(self._name(table, key), say("was mended from the journal"))
            return state
        return row

    def _write_rows(self, wanted: dict[tuple[str, int], Values | None]) -> None:
        for (table, key), row in wanted.items():
            if row is None:
                continue
            known = {field.name for field in fields(ROWS[table])}
            columns = [name for name in row if name in known]
            try:
                self.connection.execute(
                    f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
                    [row[name] for name in columns],
                )
            except (sqlite3.Error, OverflowError) as error:
                self._lose(self._name(table, key), say("is lost: {why}", why=error))

    def _drop_dangling(self) -> None:
        """Drops rows with a missing parent, repeatedly until none is left."""
        while gone := self.connection.execute("PRAGMA foreign_key_check").fetchall():
            for table, key, other, _ in gone:
                self.connection.execute(f"DELETE FROM {table} WHERE id = ?", (key,))
                if table in ROWS:
                    self._lose(self._name(table, key), say("is lost: its row of {table} is lost", table=other))

    def _close_chains(self, states: dict[tuple[str, int], Values | None]) -> None:
        """Notes in the journal each row that is now other than the journal says."""
        for table in ROWS:
            cursor = self.connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            now = {row["id"]: row for row in (dict(zip(names, values, strict=True)) for values in cursor)}
            known = {key for name, key in states if name == table}
            for key in sorted(now.keys() | known):
                state, row = states.get((table, key)), now.get(key)
                if (state is None) != (row is None) or (
                    state is not None and row is not None and any(row.get(n) != v for n, v in state.items())
                ):
                    self.free += 1
                    while self.free in self.wreck.changes:
                        self.free += 1
                    self._insert(self.free, self.entry, RowChange(table, key, state, row))

    def _name(self, table: str, key: int) -> str:
        row: dict[str, Any] = self.wreck.rows[table].get(key, {})
        return f"{table} {row.get('ref') or key}"

    def _lose(self, where: str, what: str) -> None:
        self.lost.append(Loss(where, what))


def _span(first: int, end: int) -> str:
    return str(first) if first == end else f"{first}-{end}"


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ranges of consecutive numbers."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield run[0], run[-1]
