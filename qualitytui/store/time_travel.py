"""Time travel: the workbook as of the evening of a day, a private copy rolled back along the journal."""

import sqlite3
from collections.abc import Generator, Iterable
from datetime import date
from typing import Final

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.progress import counted, stoppable, tell
from qualitytui.store.reader import Reader
from qualitytui.store.schema import JOURNALLED, LIBRARY_TABLES, UNJOURNALLED
from qualitytui.store.sqlite_transactions import reading
from qualitytui.store.time_travel_replay import delete_rows, filled_image, put_images, replay_kept

CACHE: Final = 16_384
"""As many KiB of a copy are kept in memory at most."""
AT_ONCE: Final = 2_000
"""As many pages are copied before it is told how far that is."""
HEADER: Final = ("application_id", "user_version")
"""What the header of a file says of its kind."""


def evenings(reader: Reader, days: Iterable[date]) -> Generator[Reader, None, None]:
    """A reader of each of these evenings, the latest named first; each is good until the next is asked for."""
    copy: sqlite3.Connection | None = None
    try:
        for day in days:
            if copy is None:
                copy = past_copy(reader.connection, day, max(day, reader.today))
            else:
                _walk_back(copy, after(day))
            past = Reader(copy, day, reader.config)
            past.memory = {}
            with stoppable(copy):
                yield past
    finally:
        if copy is not None:
            copy.close()


def past_copy(connection: sqlite3.Connection, evening: date, today: date) -> sqlite3.Connection:
    """The whole workbook as it was that evening, its journal included; only the numbers of the next rows are today's.

    What of it is larger than the cache lies in a temporary file that has no name and goes with the connection. It may
    be made in one thread and asked in another.
    """
    if evening > today:
        raise UsageRefused(say("{day} is still to come.", day=evening), say("Name a day up to {today}.", today=today))
    copy = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    try:
        copy.execute(f"PRAGMA cache_size = -{CACHE}")
        if _has_entries_up_to(connection, after(evening)):
            with reading(connection):
                connection.backup(copy, pages=AT_ONCE, progress=_tell_copied)
            copy.execute("PRAGMA journal_mode = OFF")
            with stoppable(copy):
                _walk_back(copy, after(evening))
        else:
            _copy_empty(connection, copy)
        version = connection.execute("PRAGMA schema_version").fetchone()[0]
        copy.execute(f"PRAGMA schema_version = {version}")
    except BaseException:
        copy.close()
        raise
    return copy


def _tell_copied(_: int, left: int, total: int) -> None:
    tell(say("copying the pages of the workbook"), total - left, total)


def _has_entries_up_to(connection: sqlite3.Connection, moment: str) -> bool:
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM act WHERE at <= ?)", (moment,)).fetchone()[0])


def _copy_empty(connection: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    """Makes the tables as they are, with the rows of those alone that no entry writes."""
    for name in HEADER:
        copy.execute(f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]}")
    for name, kind, sql in connection.execute("SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL"):
        if name != "sqlite_sequence":
            copy.execute(sql)
        if kind == "table" and name in UNJOURNALLED | LIBRARY_TABLES - {"sqlite_sequence"}:
            rows = connection.execute(f"SELECT * FROM {name}")
            copy.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows.description))})", rows)


def after(evening: date) -> str:
    """What stands, as text, between the last moment of a day and the first of the next."""
    return f"{evening.isoformat()}~"


def _walk_back(copy: sqlite3.Connection, moment: str) -> None:
    """Takes away every entry dated after the moment, and puts every row that it touched back as it was before."""
    is_in_order = is_in_date_order(copy, moment)
    copy.execute("CREATE TEMP TABLE gone AS SELECT id FROM act WHERE at > ?", (moment,))
    if copy.execute("SELECT EXISTS (SELECT 1 FROM gone)").fetchone()[0]:
        if is_in_order:
            _undo_gone(copy)
        else:
            replay_kept(copy)
        delete_rows(copy, "change", "act", "SELECT id FROM gone")
        delete_rows(copy, "act", "id", "SELECT id FROM gone")
    copy.execute("DROP TABLE gone")


def is_in_date_order(connection: sqlite3.Connection, moment: str) -> bool:
    """Whether every entry dated after the moment was written after all those up to it."""
    first, last = connection.execute(
        "SELECT (SELECT min(id) FROM act WHERE at > ?), (SELECT max(id) FROM act WHERE at <= ?)", (moment, moment)
    ).fetchone()
    return first is None or first > (last or 0)


def _undo_gone(copy: sqlite3.Connection) -> None:
    """Where no entry that stays was written after one that goes, a row is as it was before the first that goes."""
    copy.execute(
        "CREATE TEMP TABLE undone AS SELECT tbl, key, before, min(id) AS first FROM change "
        "WHERE act IN (SELECT id FROM gone) GROUP BY tbl, key"
    )
    for (table,) in copy.execute("SELECT DISTINCT tbl FROM undone").fetchall():
        if table in JOURNALLED:
            was_there = copy.execute(
                "SELECT key, before FROM undone WHERE tbl = ? AND before IS NOT NULL ORDER BY first", (table,)
            )
            told = counted(was_there.fetchall(), say("taking back the rows"))
            images = [filled_image(copy, table, key, before) for key, before in told]
            delete_rows(copy, table, "id", f"SELECT key FROM undone WHERE tbl = '{table}'")
            put_images(copy, table, images)
    copy.execute("DROP TABLE undone")
