"""Back-fills pinyin spellings of titles into search keys written before they held them."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from qualitytui.store.entry_hashes import rehash_entries
from qualitytui.store.search_keys import title_spellings
from qualitytui.store.transaction import packed

Spellings = Callable[[str], tuple[str, ...]]
TABLES: Final = ("task", "indicator")


def spell_titles(connection: sqlite3.Connection) -> None:
    """Adds the spellings of its title to the key of every item, as it stands and as the journal keeps it."""
    spelt: Spellings = cache(title_spellings)
    for table in TABLES:
        rows = connection.execute(f"SELECT id, title, search FROM {table}").fetchall()
        keys = [(_key(search, spelt(title)), key) for key, title, search in rows]
        connection.executemany(f"UPDATE {table} SET search = ? WHERE id = ?", keys)
    altered = set[int]()
    for change, act, *images in connection.execute(
        f"SELECT id, act, before, after FROM change WHERE tbl IN ({', '.join('?' * len(TABLES))})", TABLES
    ).fetchall():
        spelled = [_spelled(image, spelt) for image in images]
        connection.execute("UPDATE change SET before = ?, after = ? WHERE id = ?", (*spelled, change))
        altered.add(act)
    rehash_entries(connection, sorted(altered))


def _key(search: str, spellings: Sequence[str]) -> str:
    """A key with these spellings at its end; as it is where they stand there already."""
    end = "".join(f"\n{line}" for line in spellings)
    return search if search.endswith(end) else search + end


def _spelled(image: str | None, spelt: Spellings) -> str | None:
    if image is None:
        return None
    values = json.loads(image)
    return packed(values | {"search": _key(values["search"], spelt(values["title"]))})
