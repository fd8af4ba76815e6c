"""Time travel: the workbook as of the evening of a day, a private copy rolled back along the journal."""

import sqlite3
from collections.abc import Generator, Iterable
from datetime import date
from typing import Final

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.progress import counted, stoppable, tell
from qualitytui.store.reader import Reader
from qualitytui.store.schema import JOURNALLED
from qualitytui.store.sqlite_transactions import reading
from qualitytui.store.time_travel_replay import filled_image, put_images, replay_kept

CACHE: Final = 16_384
"""As many KiB of a copy are kept in memory at most."""
AT_ONCE: Final = 2_000
"""As many pages are copied before it is told how far that is."""


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
    """The whole workbook as it was that evening, its journal included; written out, the same bytes.

    What of it is larger than the cache lies in a temporary file that has no name and goes with the connection. It may
    be made in one thread and asked in another.
    """
    if evening > today:
        raise UsageRefused(say("{day} is still to come.", day=evening), say("Name a day up to {today}.", today=today))
    copy = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    try:
        copy.execute(f"PRAGMA cache_size = -{CACHE}")
        with reading(connection):
            connection.backup(copy, pages=AT_ONCE, progress=_tell_copied)
        copy.execute("PRAGMA journal_mode = OFF")
        with stoppable(copy):
            _walk_back(copy, after(evening))
        version = connection.execute("PRAGMA schema_version").fetchone()[0]
        copy.execute(f"PRAGMA schema_version = {version}")
    except BaseException:
        copy.close()
        raise
    return copy


def _tell_copied(_: int, left: int, total: int) -> None:
    tell(say("copying the pages of the workbook"), total - left, total)


def after(evening: date) -> str:
    """What stands, as text, between the last moment of a day and the first of the next."""
    return f"{evening.isoformat()}~"


def _walk_back(copy: sqlite3.Connection, moment: str) -> None:
    """Takes away every entry dated after the moment, and puts every row that it touched back as it was before."""
    is_in_order = is_in_date_order(copy, moment)
    copy.execute("CREATE TEMP TABLE gone AS SELECT id FROM act WHERE at > ?", (moment,))
    if not copy.execute("SELECT EXISTS (SELECT 1 FROM gone)").fetchone()[0]:
        copy.execute("DROP TABLE gone")
        return
    if is_in_order:
        _undo_gone(copy)
    else:
        replay_kept(copy)
    copy.execute("DELETE FROM change WHERE act IN (SELECT id FROM gone)")
    copy.execute("DELETE FROM act WHERE id IN (SELECT id FROM gone)")
    copy.execute("DROP TABLE gone")
    _count_back(copy)


def is_in_date_order(connection: sqlite3.Connection, moment: str) -> bool:
    """Whether every entry dated after the moment was written after all those up to it."""
    first, last = connection.execute(
        "SELECT (SELECT min(id) FROM act WHERE at > ?), (SELECT max(id) FROM act WHERE at <= ?)", (moment, moment)
    ).fetchone()
    return first is None or first > (last or 0)


def _undo_gone(copy: sqlite3.Connection) -> None:
    """Where no entry that stays was written after one that goes, a row is as it was before the first that goes."""
    touched: dict[str, list[tuple[int, str | None]]] = {}
    for table, key, before, _ in copy.execute(
        "SELECT tbl, key, before, min(id) FROM change WHERE act IN (SELECT id FROM gone) GROUP BY tbl, key"
    ):
        touched.setdefault(table, []).append((key, before))
    for table, rows in touched.items():
        if table in JOURNALLED:
            told_rows = counted(rows, say("taking back the rows"))
            images = [filled_image(copy, table, key, before) for key, before in told_rows if before is not None]
            copy.executemany(f"DELETE FROM {table} WHERE id = ?", [(key,) for key, _ in rows])
            put_images(copy, table, images)


def _count_back(copy: sqlite3.Connection) -> None:
    """The numbers that the next rows will get are those of that evening too."""
    used = dict(copy.execute("SELECT tbl, max(key) FROM change GROUP BY tbl").fetchall())
    used |= {name: copy.execute(f"SELECT max(id) FROM {name}").fetchone()[0] for name in ("act", "change")}
    for (name,) in copy.execute("SELECT name FROM sqlite_sequence").fetchall():
        if used.get(name) is None:
            copy.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        else:
            copy.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (used[name], name))
