"""A workbook of the schema before titles were spelt finds them by their initials once it is open."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from qualitytui.store.entry_hashes import rehash_entries
from qualitytui.store.search_keys import title_spellings
from tests.cli.program import Program


def unspelt(workbook: Path) -> None:
    """Takes the workbook back to the schema in which keys held no spellings."""
    with closing(sqlite3.connect(workbook)) as book:
        for table in ("task", "indicator"):
            for key, title, search in book.execute(f"SELECT id, title, search FROM {table}").fetchall():
                book.execute(f"UPDATE {table} SET search = ? WHERE id = ?", (bare(title, search), key))
        for key, *images in book.execute(
            "SELECT id, before, after FROM change WHERE tbl IN ('task', 'indicator')"
        ).fetchall():
            bares = [image and json.dumps(without(json.loads(image)), ensure_ascii=False) for image in images]
            book.execute("UPDATE change SET before = ?, after = ? WHERE id = ?", (*bares, key))
        rehash_entries(book, [act for (act,) in book.execute("SELECT id FROM act").fetchall()])
        book.execute("DROP TABLE form_note")
        book.execute("DELETE FROM _sqlite_migrations WHERE name >= 'm013'")
        book.commit()
        book.executescript("PRAGMA user_version = 12; PRAGMA wal_checkpoint(TRUNCATE)")


def bare(title: str, search: str) -> str:
    return search.removesuffix("".join(f"\n{line}" for line in title_spellings(title)))


def without(values: dict[str, str]) -> dict[str, str]:
    return values | {"search": bare(values["title"], values["search"])}


def test_an_older_workbook_finds_titles_by_initials_after_a_copy(small: Program) -> None:
    assert small("task", "edit", "2.1", "--title", "抓特种设备监管").code == 0
    unspelt(small.workbook)
    assert small("--read-only", "tasks", "tzsb", "--json").json["shown"] == 1
    assert not list(small.workbook.parent.glob("backups/*before-schema-13*.db"))
    assert small("tasks", "tzsb", "--json").json["shown"] == 1
    assert len(list(small.workbook.parent.glob("backups/*before-schema-13*.db"))) == 1
    assert small("tasks", "spjg", "--json", "--as-of", "2013-07-18").json["shown"] == 1
    assert small("verify").code == 0
    assert small("undo").code == 0
    assert small("tasks", "tzsb", "--json").json["shown"] == 0
    assert small("tasks", "shipin", "--json").json["shown"] == 1
