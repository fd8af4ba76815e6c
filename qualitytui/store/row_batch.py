"""New rows that are written together: their ids are known at once, the rows follow a table at a time."""

from collections.abc import Callable
from operator import attrgetter
from sqlite3 import Connection
from typing import Any, Final

from qualitytui.data_class import fields
from qualitytui.store.row import Row
from qualitytui.store.row_values import NewRows, RowValues

MOST_WAITING: Final = 5_000
"""How many rows wait at most; so many more only take more memory."""


class RowBatch:
    """New rows with their ids, to be written table by table, each behind those that it names."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._newest: dict[str, int] = {}
        self._columns: dict[str, tuple[str, ...]] = {}
        self._values: dict[str, Callable[[Row], tuple[Any, ...]]] = {}
        self._rows: dict[str, NewRows] = {}
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self._count = 0

    def add(self, row: Row) -> tuple[int, RowValues]:
        """Takes in a row that has no id; returns the id that it gets, and its columns with that."""
        table = row.table
        if table not in self._rows:
            self._columns[table] = columns = tuple(one.name for one in fields(row))
            self._values[table] = attrgetter(*columns)
            self._rows[table] = NewRows(self._connection, table, self.write)
        if table not in self._newest:
            self._newest[table] = self._newest_id(table)
        self._newest[table] = key = self._newest[table] + 1
        # The id is the first field of every row.
        self._waiting.setdefault(table, []).append((key, *self._values[table](row)[1:]))
        self._count += 1
        if self._count >= MOST_WAITING:
            self.write()
        return key, RowValues(self._rows[table], key)

    def write(self) -> None:
        """Writes the rows that wait."""
        if not self._count:
            return
        from qualitytui.store.row_classes import ROWS  # noqa: PLC0415 - a change of one row needs no other classes

        waiting, self._waiting, self._count = self._waiting, {}, 0
        for table in sorted(waiting, key=list(ROWS).index):
            columns = self._columns[table]
            self._connection.executemany(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", waiting[table]
            )

    def forget(self) -> None:
        """Drops the rows that wait, where all that was written since they came is taken back."""
        self._waiting, self._newest, self._count = {}, {}, 0

    def _newest_id(self, table: str) -> int:
        """The newest id that a row of the table has or ever had."""
        row = self._connection.execute(
            "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0), "
            f"coalesce((SELECT max(id) FROM {table}), 0))",
            (table,),
        ).fetchone()
        return int(row[0])
