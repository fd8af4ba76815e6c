"""The reading side of an open workbook: a connection that knows the day."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from qualitytui.config import Config
from qualitytui.text import natural_key

PAGE = 500


class Reader:
    """Answers queries as of `today`; a plan whose year is over is seen as on its last day."""

    def __init__(self, connection: sqlite3.Connection, today: date, config: Config) -> None:
        self.connection = connection
        connection.create_function("by_number", 1, natural_key, deterministic=True)
        self.today = today
        self.config = config
        self.corrected: Mapping[int, str] | None = None
        """The entries that corrected a closed week, where a snapshot's manifest knows them and its journal does not."""
        self.issue: int | None = None
        """The number of this week's paper, where a snapshot's manifest knows it and its journal does not."""

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> sqlite3.Cursor:
        """Runs one SELECT."""
        return self.connection.execute(sql, parameters)

    def dicts(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[dict[str, Any]]:
        """Runs one SELECT; each row by the names of its columns."""
        cursor = self.connection.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, values, strict=True)) for values in cursor)


def pages(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids in pages that one SELECT can take."""
    for start in range(0, len(ids), PAGE):
        yield ids[start : start + PAGE]


def marks(values: Iterable[object]) -> str:
    """Question marks for an IN list."""
    return ", ".join("?" for _ in values)
