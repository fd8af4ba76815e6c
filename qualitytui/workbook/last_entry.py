"""Remembers the last entry written into each workbook here, so that an older copy in its place is noticed."""

from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection, Error
from zlib import crc32

from qualitytui import files
from qualitytui.i18n import say

MOST = 50
"""How many workbooks are remembered."""


def remember_last_entry(connection: Connection, folder: Path, path: Path) -> None:
    """Remembers the newest entry of the workbook at a path."""
    with suppress(OSError, Error):
        number, at = connection.execute("SELECT id, at FROM act ORDER BY id DESC LIMIT 1").fetchone() or (0, "")
        files.put_small(_place(connection, folder, path), f"{number} {at}".encode(), MOST)


def missing_entry(connection: Connection, folder: Path, path: Path) -> str:
    """The sentence that the remembered entry is not in the file at a path; "" where it is, or a restore explains it."""
    with suppress(OSError, Error, ValueError):
        number, _, at = _place(connection, folder, path).read_text(encoding="utf-8").partition(" ")
        known = "SELECT 1 FROM act WHERE (id = ?1 AND at = ?2) OR (command = 'workbook.restore' AND at >= ?2) LIMIT 1"
        if connection.execute(known, (int(number), at)).fetchone() is None:
            return say(
                "{path} is older than what was last written here: entry {entry} of {at} is not in it. If an old copy "
                "was put in its place by mistake, put the newer one back before anything is changed.",
                path=path,
                entry=number,
                at=at,
            )
    return ""


def _place(connection: Connection, folder: Path, path: Path) -> Path:
    identity = connection.execute("SELECT workbook FROM identity WHERE id = 1").fetchone()
    return folder / f"{identity[0] if identity else ''}-{crc32(str(path).encode(errors='replace')):08x}.last"
