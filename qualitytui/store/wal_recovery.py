"""Recovery of a WAL checkpoint that a power failure cut off: the first page is whole in the WAL."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from qualitytui.store.connect import connected
from qualitytui.store.integrity import structure

HEADER, FRAME = 32, 24
"""Sizes of the WAL header and of a frame header."""
FIRST: Final = (1).to_bytes(4, "big")
MOST: Final = 200_000_000
"""Maximum number of WAL bytes that are scanned."""


def merged_head(path: Path, length: int) -> bytes:
    """The database header as it will be after the checkpoint; b"" where the file is intact without its WAL.

    An intact database of another program with a left-over WAL is not a partial checkpoint.
    """
    page = _first_page(path.with_name(f"{path.name}-wal"))
    if not page or _is_whole(path):
        return b""
    return page[:length]


def _first_page(changes: Path) -> bytes:
    """The last version of page 1 in the WAL with the newest salt."""
    content = changes.read_bytes() if changes.stat().st_size <= MOST else b""
    size, salts = int.from_bytes(content[8:12], "big"), content[16:24]
    page = b""
    for at in range(HEADER, len(content) - FRAME - size + 1, FRAME + size if size else MOST):
        if content[at + 8 : at + 16] != salts:
            break
        if content[at : at + 4] == FIRST:
            page = content[at + FRAME : at + FRAME + size]
    return page


def _is_whole(path: Path) -> bool:
    try:
        with closing(connected(path, "mode=ro&immutable=1")) as alone:
            return next(structure(alone), None) is None
    except sqlite3.Error:
        return False
