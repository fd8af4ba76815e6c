"""The columns of rows that were just written, read from the file when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from sqlite3 import Connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

AT_ONCE: Final = 500
"""How many rows are read at once; they are asked for in the order in which they were written."""


class NewRows:
    """The new rows of one table; `settle` writes those that still wait to be written."""

    def __init__(self, connection: Connection, table: str, settle: Callable[[], None]) -> None:
        self._connection = connection
        self._table = table
        self._settle = settle
        self._read: dict[int, dict[str, Any]] = {}

    def values(self, key: int) -> dict[str, Any]:
        """The columns of one row."""
        if key not in self._read:
            self._settle()
            cursor = self._connection.execute(
                f"SELECT * FROM {self._table} WHERE id BETWEEN ? AND ?", (key, key + AT_ONCE)
            )
            names = [column[0] for column in cursor.description]
            at = names.index("id")
            self._read = {row[at]: dict(zip(names, row, strict=True)) for row in cursor}
        return self._read[key]


class RowValues(Mapping[str, "Any"]):
    """The columns of one row."""

    __slots__ = ("_key", "_rows")

    def __init__(self, rows: NewRows, key: int) -> None:
        self._rows = rows
        self._key = key

    def as_dict(self) -> dict[str, Any]:
        """All of them as a dict."""
        return self._rows.values(self._key)

    def __getitem__(self, name: str) -> Any:
        return self.as_dict()[name]

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a column, or the default where there is none."""
        return self.as_dict().get(name, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self.as_dict())

    def __len__(self) -> int:
        return len(self.as_dict())

    def __bool__(self) -> bool:
        return True
