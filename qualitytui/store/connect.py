"""SQLite connections to an existing file, and to a copy of it in memory."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

from qualitytui.store.posix_locks import Connection, register_handle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Final

    from _typeshed import StrPath

PLAIN: Final = frozenset(b"/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
"""The bytes that stand for themselves in a URI."""
SETTINGS: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA synchronous = FULL",
)


def connected(path: StrPath, how: str) -> sqlite3.Connection:
    """Connects to an existing file with these SQLite URI parameters."""
    quoted = "".join(chr(byte) if byte in PLAIN else f"%{byte:02X}" for byte in os.fsencode(path))
    uri = f"file:{quoted}?{how}"
    return register_handle(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5, factory=Connection), path)


def with_unmerged(path: Path) -> sqlite3.Connection:
    """Loads the workbook into memory together with a WAL that SQLite cannot read in place."""
    import shutil  # noqa: PLC0415 - only for a read-only folder left behind by a crash
    import tempfile  # noqa: PLC0415 - likewise
    from pathlib import Path  # noqa: PLC0415 - likewise

    with tempfile.TemporaryDirectory(prefix="qualitytui-") as folder:
        for end in ("", "-wal"):
            shutil.copyfile(path.with_name(path.name + end), Path(folder) / f"copy{end}")
        return in_memory(connected(Path(folder) / "copy", "mode=rw"))


def in_memory(source: sqlite3.Connection) -> sqlite3.Connection:
    """Copies an open database into memory and closes the file."""
    with closing(source):
        memory = sqlite3.connect(":memory:", isolation_level=None, factory=Connection)
        source.backup(memory)
    for setting in SETTINGS:
        memory.execute(setting)
    return memory
