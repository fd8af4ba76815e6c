"""A cache of integrity checks: a file with the same SHA-256 as the last one found intact is not checked again.

It is remembered as a SHA-256 of the whole file: one bit changed by anybody, in whatever way and moment, is another
content. It holds for a day and for one version of the program, so that the first write of each day checks in full.
"""

import time
from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection, Error
from typing import Final

from qualitytui import __version__, files
from qualitytui.store.file_probe import has_unmerged
from qualitytui.store.posix_locks import read_header
from qualitytui.store.sqlite_transactions import data_version, is_merged, writing

A_DAY: Final = 86_400
LARGEST: Final = 4096
"""Bytes of a remembered hash with its day and version."""


class CheckMemory:
    """What one open workbook holds that needs no check: what was checked, and what was written upon it since."""

    def __init__(self, folder: Path, workbook: Path) -> None:
        self._folder = folder
        self._workbook = workbook
        self._version = -1

    def begin(self, connection: Connection) -> bool:
        """Whether the file has the content that was found intact; from now on any other writer is noticed."""
        self._version = data_version(connection)
        try:
            if has_unmerged(self._workbook):
                return False
            return files.read_plain(self._path, LARGEST) == self._seal().encode()
        except (OSError, ValueError):
            return False

    def keep(self, connection: Connection) -> None:
        """Remembers what the file holds now, if all since `begin` was written by this connection and is merged."""
        with suppress(OSError, Error):
            if not is_merged(connection):
                return
            with writing(connection, is_kept=False):
                if data_version(connection) == self._version:
                    files.put_small(self._path, self._seal().encode(), 50)

    @property
    def _path(self) -> Path:
        status = self._workbook.stat()
        return self._folder / f"{status.st_dev}-{status.st_ino}.checked"

    def _seal(self) -> str:
        """The day, the program's version and the hash of every byte of the file."""
        from hashlib import sha256  # noqa: PLC0415 - loaded for the journal in any case

        content = read_header(self._workbook, self._workbook.stat().st_size)
        return f"{int(time.time()) // A_DAY} {__version__} {sha256(content).hexdigest()}"
