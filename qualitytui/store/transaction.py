"""The only two ways to write, put a row and drop a row; both are recorded for the journal."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from qualitytui.data_class import asdict, replace
from qualitytui.model.omission import Advice, Omission
from qualitytui.named_tuple import NamedTuple
from qualitytui.store.reader import Reader, marks
from qualitytui.store.row import Row
from qualitytui.store.row_batch import RowBatch
from qualitytui.store.row_values import RowValues

R = TypeVar("R", bound=Row)
Values = Mapping[str, Any]


class RowChange(NamedTuple):
    """One row before and after; None where it did not or does not exist."""

    table: str
    key: int
    before: Values | None
    after: Values | None

    @property
    def has_effect(self) -> bool:
        """Whether the row is not as it was."""
        if self.before is None or self.after is None:
            return self.before is not self.after
        return self.before != self.after

    @property
    def item(self) -> str | None:
        """The task or indicator the row belongs to, as task:ID or indicator:ID."""
        if self.table in {"task", "indicator"}:
            return f"{self.table}:{self.key}"
        values = plain(self.after or self.before) or {}
        for owner in ("task", "indicator"):
            if values.get(owner) is not None:
                return f"{owner}:{values[owner]}"
        return None


class Transaction:
    """Reads rows and writes them, keeping each row as it was before."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.connection = reader.connection
        self.today = reader.today.isoformat()
        self.notices: list[Omission] = []
        self.advice: list[Advice] = []
        self.written = 0
        """How often a row was written, taken back or not."""
        self._changes: dict[tuple[str, int], RowChange] = {}
        self._batch: RowBatch | None = None

    @property
    def has_changes(self) -> bool:
        """Whether any row differs now."""
        return any(change.has_effect for change in self._changes.values())

    @property
    def changes(self) -> tuple[RowChange, ...]:
        """Every row that differs now, in the order first touched."""
        return tuple(change for change in self._changes.values() if change.has_effect)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of the work that is done whole or, where it is refused, not at all; the rest goes on."""
        self._settle()
        before, self._changes = self._changes, {}
        self.connection.execute("SAVEPOINT attempt")
        try:
            yield
            self._settle()
        except BaseException:
            self._changes = {}
            if self._batch:
                self._batch.forget()
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK TO attempt")
            raise
        finally:
            if self.connection.in_transaction:
                self.connection.execute("RELEASE attempt")
            done, self._changes = self._changes, before
            for (table, key), change in done.items():
                self._remember(table, key, change.before, change.after)

    @contextmanager
    def as_before(self) -> Iterator[None]:
        """Puts every row back that was changed, for what is read inside; an IntegrityError where that cannot be."""
        self.connection.execute("SAVEPOINT before")
        try:
            for change in reversed(self.changes):
                self.write(change.table, change.key, change.before)
            yield
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK TO before")
                self.connection.execute("RELEASE before")

    @contextmanager
    def together(self) -> Iterator[None]:
        """Many new rows: those put inside are written a table at a time, at the latest before a row is read again."""
        self._batch = RowBatch(self.connection)
        try:
            yield
            self._batch.write()
        finally:
            self._batch = None

    def put(self, row: R) -> R:
        """Writes a new row, or the row of the same id over the old one; returns it with its id."""
        if row.id is None:
            return replace(row, id=self.add(row))
        values = asdict(row)
        before = self.values(row.table, row.id)
        if before is None:
            self.write(row.table, row.id, values)
        elif before != values:
            self._update(row.table, row.id, {name: value for name, value in values.items() if before[name] != value})
        self._remember(row.table, row.id, before, values)
        return row

    def add(self, row: Row) -> int:
        """Writes a new row; returns the id that it got."""
        self.written += 1
        key, values = self._batch.add(row) if self._batch else self._insert(row)
        self._remember(row.table, key, None, values)
        return key

    def _insert(self, row: Row) -> tuple[int, Values]:
        """Writes a new row; returns its id, and its columns with that."""
        values = asdict(row)
        columns = [name for name in values if name != "id"]
        cursor = self.connection.execute(
            f"INSERT INTO {row.table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            [values[name] for name in columns],
        )
        key = int(cursor.lastrowid or 0)
        return key, {**values, "id": key}

    def drop(self, row: Row) -> None:
        """Removes the row."""
        if row.id is None:
            return
        before = self.values(row.table, row.id)
        self.write(row.table, row.id, None)
        self._remember(row.table, row.id, before, None)

    def values(self, table: str, key: int) -> Values | None:
        """The columns of a row as they stand, or None."""
        self._settle()
        cursor = self.connection.execute(f"SELECT * FROM {table} WHERE id = ?", (key,))
        row = cursor.fetchone()
        return None if row is None else dict(zip((d[0] for d in cursor.description), row, strict=True))

    def write(self, table: str, key: int, values: Values | None) -> None:
        """Makes the row exactly these values, or nothing at all; unremembered, for put, drop and undo."""
        self._settle()
        self.written += 1
        if values is None:
            self.connection.execute(f"DELETE FROM {table} WHERE id = ?", (key,))
            return
        columns = list(values)
        rest = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "id")
        self.connection.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "
            f"ON CONFLICT (id) DO UPDATE SET {rest}",
            [values[name] for name in columns],
        )

    def _update(self, table: str, key: int, values: Values) -> None:
        """Writes some columns of a row that is there; the indexes of the others need not be written."""
        self.written += 1
        columns = ", ".join(f"{name} = ?" for name in values)
        self.connection.execute(f"UPDATE {table} SET {columns} WHERE id = ?", (*values.values(), key))

    def restore(self, change: RowChange) -> None:
        """Puts back what was before the change, remembered like any other write."""
        now = self.values(change.table, change.key)
        self.write(change.table, change.key, change.before)
        self._remember(change.table, change.key, now, change.before)

    def find(
        self,
        kind: type[R],
        /,
        *,
        about: tuple[str, int | None] | None = None,
        order: tuple[str, ...] = (),
        limit: int = -1,
        **wanted: object,
    ) -> tuple[R, ...]:
        """The rows of one table whose columns have the wanted values: None for nothing, a tuple for one of several.

        `about` is the item they belong to, ("task", 3); they come in the order of the columns in `order`, downwards
        where a minus stands before the name.
        """
        clauses, parameters = ["1"], list[object]()
        for column, value in (*wanted.items(), *([about] if about else ())):
            values = value if isinstance(value, tuple) else (value,)
            clauses.append(f"{column} IS NULL" if value is None else f"{column} IN ({marks(values)})")
            parameters += () if value is None else values
        order_by = ", ".join(f"{name[1:]} DESC" if name[0] == "-" else name for name in order)
        sql = f"SELECT * FROM {kind.table} WHERE {' AND '.join(clauses)} ORDER BY {order_by or 'id'} LIMIT {limit}"
        self._settle()
        cursor = self.connection.execute(sql, parameters)
        names = [d[0] for d in cursor.description]
        return tuple(kind(**dict(zip(names, values, strict=True))) for values in cursor)

    def _settle(self) -> None:
        """Writes the new rows that still wait to be written together."""
        if self._batch:
            self._batch.write()

    def _remember(self, table: str, key: int, before: Values | None, after: Values | None) -> None:
        first = self._changes.get((table, key))
        self._changes[table, key] = RowChange(table, key, first.before if first else before, after)


_sorted_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def plain(values: Values | None) -> Values | None:
    """A row's columns as a plain dict, those of a new row read once."""
    return values.as_dict() if isinstance(values, RowValues) else values


def packed(values: Values | None) -> str | None:
    """A row's columns as the journal keeps them."""
    return None if values is None else _sorted_json(plain(values))


def unpacked(text: str | None) -> Values | None:
    """A row's columns as they were packed."""
    if text is None:
        return None
    values: Values = json.loads(text)
    return values
