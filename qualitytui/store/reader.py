"""A read connection that knows the day and the settings."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from qualitytui.config import Config
from qualitytui.sanitize import natural_key
from qualitytui.store.sqlite_transactions import data_version

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar, TypeVarTuple, Unpack

    V = TypeVar("V")
    Arguments = TypeVarTuple("Arguments")

PAGE = 500
MOST_CACHED = 48
"""How many answers are cached from one question to the next."""


class AnswerCache:
    """A cache of answers that hold for one state of the workbook; the least recently asked are dropped."""

    def __init__(self) -> None:
        self._state: Hashable = None
        self.answers: dict[Hashable, Any] = {}

    def at(self, state: Hashable, key: Hashable, ask: Callable[[], Any]) -> Any:
        """The answer cached under a key for a state; asked for where there is none."""
        if state != self._state:
            self._state, self.answers = state, {}
        answer = self.answers.pop(key) if key in self.answers else ask()
        self.answers[key] = answer
        if len(self.answers) > MOST_CACHED:
            del self.answers[next(iter(self.answers))]
        return answer

    def known(self, state: Hashable, key: Hashable) -> Any:
        """The answer cached under a key for a state; None where there is none."""
        return self.answers.get(key) if state == self._state else None

    def take_over(self, state: Hashable, other: AnswerCache) -> None:
        """Caches for a state what another reader answered; only right where that read the same content."""
        self._state, self.answers = state, dict(other.answers)


class Reader:
    """Answers queries as of `today`; a plan whose year is over is seen as on its last day."""

    def __init__(self, connection: sqlite3.Connection, today: date, config: Config) -> None:
        self.connection = connection
        connection.create_function("by_number", 1, natural_key, deterministic=True)
        self.today = today
        self.config = config
        self.memory: dict[object, Any] | None = None
        """What was answered already within one question; None while something may be written."""
        self.cache = AnswerCache()
        """What was answered in earlier questions, and is as true as then while nothing is written."""
        self.corrected: Mapping[int, str] | None = None
        """The entries that corrected a closed week, where a snapshot's manifest knows them and its journal does not."""
        self.issue: int | None = None
        """The number of this week's paper, where a snapshot's manifest knows it and its journal does not."""

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> sqlite3.Cursor:
        """Runs one SELECT."""
        return self.connection.execute(sql, parameters)

    def has_any(self, *tables: str) -> bool:
        """Whether any of the tables has a row."""
        known = " OR ".join(f"EXISTS (SELECT 1 FROM {table})" for table in tables)
        return bool(self.rows(f"SELECT {known}").fetchone()[0])

    def once(self, query: Callable[[Reader, Unpack[Arguments]], V], *arguments: *Arguments) -> V:
        """The answer of a query that several parts of one question ask."""
        if self.memory is None:
            return query(self, *arguments)
        key = (query, arguments)
        if key not in self.memory:
            self.memory[key] = query(self, *arguments)
        answer: V = self.memory[key]
        return answer

    def lasting(self, query: Callable[..., V], *arguments: Hashable) -> V:
        """The answer of a query that many questions ask; asked again where anything was written or the day is new."""
        if self.memory is None:
            return query(self, *arguments)
        answer: V = self.cache.at(self.state(), (query, *arguments), lambda: query(self, *arguments))
        return answer

    def known(self, query: Callable[..., V], *arguments: Hashable) -> V | None:
        """The lasting answer of a query where it was asked before; None where it was not."""
        answer: V | None = None if self.memory is None else self.cache.known(self.state(), (query, *arguments))
        return answer

    def state(self) -> Hashable:
        """What changes with every write, here or by another process, and with the day."""
        return data_version(self.connection), self.connection.total_changes, self.today

    def read_rows(self, query: object) -> dict[int, Any]:
        """What a query has read already within one question, by id; nothing while something may be written."""
        rows: dict[int, Any] = {} if self.memory is None else self.memory.setdefault(query, {})
        return rows

    def dicts(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[dict[str, Any]]:
        """Runs one SELECT; each row by the names of its columns."""
        cursor = self.connection.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, values, strict=True)) for values in cursor)


def pages(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids in pages that one SELECT can take."""
    for start in range(0, len(ids), PAGE):
        yield ids[start : start + PAGE]


def read_ids(reader: Reader, sql: str, parameters: Sequence[object] = ()) -> list[int]:
    """The ids that a SELECT of one column has, in its order; handed over as one row, which for many is far quicker."""
    import json  # noqa: PLC0415 - the short commands read no lists of ids

    listed = f"WITH found (id) AS ({sql}) SELECT json_group_array(id) FROM found"
    ids: list[int] = json.loads(reader.rows(listed, parameters).fetchone()[0])
    return ids


def marks(values: Iterable[object]) -> str:
    """Question marks for an IN list."""
    return ", ".join("?" for _ in values)
