"""Hostile text, and a workbook every text of which is hostile, past every door."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from qualitytui.store.entry_hashes import rehash_entries
from qualitytui.store.text_erasure import FREE
from qualitytui.store.transaction import packed

RARE: Final = "𠮷\ue000㐂\uf900"
"""Letters of names that must survive: beyond the first plane, of private use, compatibility forms."""
ACTS: Final = (
    "[/]\x9b5m\u202e\x1b]52;c;aGFjaw==\x07[@click=app.quit]q[/]\x1b]8;;http://192.0.2.1\x1b\\\x1b[13;37H\x1bP1$r0m\x1b\\"
    "\x1b_G\x1b\\\x1b^x\x1b\\\x90q\x9d0;x\x9c\x85\x0e\x05\x7f\x1b[?1049l\x1b[?1003h\x1bc\u2066\u2028\u200b\ufeff[red]x[/]"
)
"""What would write the clipboard, make a link, move the cursor, answer back, or quit, were it not only shown."""
MOVING: Final = re.compile(
    "[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]"
)
"""Characters that no program of ours sends to a terminal."""
STRINGS_OF_CONTROL: Final = re.compile("\x1b[]P_^Xck]")
"""How sequences begin that carry text to the terminal itself, or reset it."""
SHAPES: Final = rb"\x1b\]22;[a-z]*\x07"
"""How the screens ask for a shape of the mouse's arrow."""
OTHER_TEXTS: Final = {
    "act": ("who", "said"),
    "section": ("number",),
    "task": ("number",),
    "indicator": ("number", "unit"),
    "deadline": ("kind",),
    "finding": ("kind", "ref"),
}
"""Columns that hold words of the program's, into which only another program can write others."""


def spoil(workbook: Path) -> None:
    """Puts hostile text before what stands in every text of the workbook."""
    with closing(sqlite3.connect(workbook)) as book:
        for table, columns in [*FREE.items(), *OTHER_TEXTS.items()]:
            for column in columns:
                book.execute(f"UPDATE {table} SET {column} = ? || {column} || ?", (ACTS, RARE))
        rejournal(book)
        book.commit()


def rejournal(book: sqlite3.Connection) -> None:
    """Has the journal say that every row came as it stands, as it would had the program taken the text in."""
    rows = dict(book.execute("SELECT tbl || ' ' || key, max(id) FROM change GROUP BY tbl, key").fetchall())
    book.execute("UPDATE change SET before = NULL")
    for place, last in rows.items():
        table, key = place.split()
        cursor = book.execute(f"SELECT * FROM {table} WHERE id = ?", (key,))
        found = cursor.fetchone()
        names = [column[0] for column in cursor.description]
        after = None if found is None else packed(dict(zip(names, found, strict=True)))
        book.execute("UPDATE change SET before = NULL, after = NULL WHERE tbl = ? AND key = ?", (table, key))
        book.execute("UPDATE change SET after = ? WHERE id = ?", (after, last))
    rehash_entries(book, [act for (act,) in book.execute("SELECT id FROM act").fetchall()])


def acting(received: bytes) -> list[str]:
    """What of the bytes sent to a terminal is not the program's own."""
    text = received.decode("utf-8", errors="replace")
    return MOVING.findall(text) + STRINGS_OF_CONTROL.findall(text)
