"""A read connection that knows the day and the settings."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from qualitytui.config import Config
from qualitytui.progress import wanted
from qualitytui.sanitize import natural_key
from qualitytui.store.sqlite_transactions import data_version

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar, TypeVarTuple, Unpack

    from qualitytui.store.touched_items import Touched

    State = tuple[int, int, date]
    V = TypeVar("V")
    Arguments = TypeVarTuple("Arguments")

PAGE = 500
MOST_CACHED = 48
"""How many answers are cached from one question to the next."""


class AnswerCache:
    """A cache of answers that hold for one state of the workbook; the least recently asked are dropped.

    After a change that touched a few items some answers can be renewed, which takes less than to ask again.
    """

    def __init__(self) -> None:
        self._state: Hashable = None
        self.answers: dict[Hashable, Any] = {}
        self._renewable: set[Hashable] = set()
        self._outdated: dict[Hashable, tuple[Any, Touched]] = {}

    def at(
        self,
        state: Hashable,
        key: Hashable,
        ask: Callable[[], Any],
        renew: Callable[[Any, Touched], Any] | None = None,
    ) -> Any:
        """The answer cached under a key for a state; renewed where it was before the last changes, else asked for."""
        if state != self._state:
            self._state, self.answers, self._renewable, self._outdated = state, {}, set(), {}
        if key in self.answers:
            answer = self.answers.pop(key)
        elif renew and key in self._outdated:
            answer = renew(*self._outdated.pop(key))
        else:
            answer = ask()
        self.answers[key] = answer
        if renew:
            self._renewable.add(key)
        if len(self.answers) > MOST_CACHED:
            del self.answers[next(iter(self.answers))]
        return answer

    @property
    def is_empty(self) -> bool:
        """Whether nothing is cached, as where a command only writes."""
        return not self.answers and not self._outdated

    def known(self, state: Hashable, key: Hashable) -> Any:
        """The answer cached under a key for a state; None where there is none."""
        return self.answers.get(key) if state == self._state else None

    def carry(self, before: Hashable, after: Hashable, touched: Touched | None) -> None:
        """Notes that a change led from one state to the next and touched these items; None where it was taken back."""
        if before != self._state:
            return
        self._state = after
        if touched is not None:
            earlier = {key: (answer, more.and_of(touched)) for key, (answer, more) in self._outdated.items()}
            latest = {key: (answer, touched) for key, answer in self.answers.items() if key in self._renewable}
            self._outdated, self.answers = earlier | latest, {}

    def take_over(self, state: Hashable, other: AnswerCache) -> None:
        """Caches for a state what another reader answered; only right where that read the same content."""
        self._state, self.answers = state, dict(other.answers)
        self._renewable, self._outdated = set(other._renewable), {}


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
        """The answer of a query that several parts of one question ask; a None at the end is as if it was not given."""
        if self.memory is None:
            return query(self, *arguments)
        known: tuple[object, ...] = arguments
        key = (query, known[:-1] if known and known[-1] is None else known)
        if key not in self.memory:
            self.memory[key] = query(self, *arguments)
        answer: V = self.memory[key]
        return answer

    def lasting(self, query: Callable[..., V], *arguments: Hashable, renew: Callable[..., V] | None = None) -> V:
        """The answer of a query that many questions ask; asked again where anything was written or the day is new.

        `renew` makes it, from the answer before a change of our own and the items that this touched, what it is now.
        """
        if self.memory is None:
            return query(self, *arguments)
        answer: V = self.cache.at(
            self.state(),
            (query, *arguments),
            lambda: query(self, *arguments),
            renew and (lambda before, touched: renew(self, before, touched, *arguments)),
        )
        return answer

    def known(self, query: Callable[..., V], *arguments: Hashable) -> V | None:
        """The lasting answer of a query where it was asked before; None where it was not."""
        answer: V | None = None if self.memory is None else self.cache.known(self.state(), (query, *arguments))
        return answer

    def state(self) -> State:
        """What changes with every write, here or by another process, and with the day."""
        return data_version(self.connection), self.connection.total_changes, self.today

    def carry(self, before: State, touched: Touched | None) -> None:
        """Keeps of the lasting answers what a change of our own, now done or taken back, left as it was."""
        version, _, day = before
        self.cache.carry(before, (version, self.connection.total_changes, day), touched)

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
    for start in wanted(range(0, len(ids), PAGE)):
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
