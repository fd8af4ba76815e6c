"""Remembers the last entry written into each workbook here, so that an older copy in its place is noticed."""

from __future__ import annotations

import os
from contextlib import suppress
from sqlite3 import Connection, Error

from qualitytui import files
from qualitytui.i18n import say

MOST = 50
"""How many workbooks are remembered."""
LARGEST = 99
"""Bytes of a remembered entry."""
LARGEST_PRIME = 4_294_967_291
"""Of 32 bits: a remainder by it tells paths apart without loading a checksum at every start."""


def remember_last_entry(connection: Connection, folder: str, workbook: str) -> None:
    """Remembers the newest entry of a workbook."""
    with suppress(OSError, Error):
        number, at = connection.execute("SELECT id, at FROM act ORDER BY id DESC LIMIT 1").fetchone() or (0, "")
        files.put_small(_place(connection, folder, workbook), f"{number} {at}".encode(), MOST)


def missing_entry_in(connection: Connection, folder: str, workbook: str) -> str:
    """The sentence that the remembered entry is not in the file; "" where it is, or a restore explains it."""
    with suppress(OSError, Error, ValueError):
        remembered = files.read_plain(_place(connection, folder, workbook), LARGEST).decode("utf-8")
        number, _, at = remembered.partition(" ")
        known = "SELECT 1 FROM act WHERE (id = ?1 AND at = ?2) OR (command = 'workbook.restore' AND at >= ?2) LIMIT 1"
        if connection.execute(known, (int(number), at)).fetchone() is None:
            return say(
                "{path} is older than what was last written here: entry {entry} of {at} is not in it. If an old copy "
                "was put in its place by mistake, put the newer one back before anything is changed.",
                path=workbook,
                entry=number,
                at=at,
            )
    return ""


def _place(connection: Connection, folder: str, workbook: str) -> str:
    identity = connection.execute("SELECT workbook FROM identity WHERE id = 1").fetchone()
    number_of_path = int.from_bytes(workbook.encode(errors="replace"), "big") % LARGEST_PRIME
    return os.path.join(folder, f"{identity[0] if identity else ''}-{number_of_path:08x}.last")
