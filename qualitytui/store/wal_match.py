"""Checks in copies whether a workbook and its WAL belong together; neither is changed."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Final

from qualitytui.errors import Damaged, Refused
from qualitytui.i18n import say
from qualitytui.store.connect import connected, with_unmerged
from qualitytui.store.file_probe import has_older_changes
from qualitytui.store.integrity import faults, structure
from qualitytui.store.posix_locks import is_open_here
from qualitytui.store.sqlite_errors import LOCKS, refusal_of
from qualitytui.system_errors import why_of

READER_BYTE: Final = 128
"""The byte of the WAL index that SQLite locks while a connection is open."""
TRIES: Final = 3
REWRITING: Final = "('workbook.restore', 'forget')"
"""The commands that rewrite earlier journal entries."""


def check_together(path: Path) -> None:
    """Refuses a file and a WAL that do not match, before SQLite checkpoints them irreversibly.

    While another program has the workbook open the WAL is its own, unless the file is newer.
    """
    is_used = is_open_here(path) or _is_in_use(path)
    if is_used and (is_open_here(path) or not has_older_changes(path)):
        return
    for attempt in range(TRIES if is_used else 1):
        time.sleep(0.05 * attempt)
        if _belong(path):
            return
    raise Damaged(
        say("{path} does not go with {path}-wal: the file was put there later.", path=path),
        say("Nothing was changed. Move {path}-wal and {path}-shm away, then open it again.", path=path),
    )


def _belong(path: Path) -> bool:
    """Whether file and WAL together form an intact workbook; a file damaged without its WAL says nothing against it.

    A file whose checkpoint was cut off by a power failure is damaged alone and intact with its WAL.
    """
    try:
        with closing(connected(path, "mode=ro&immutable=1")) as alone:
            is_sound = next(faults(alone), None) is None
            try:
                with closing(with_unmerged(path)) as both:
                    if next(structure(both), None) is not None:
                        return not is_sound and not has_older_changes(path)
                    is_healed = not is_sound and next(faults(both), None) is None
                    return is_healed or not _is_behind(both, alone)
            except sqlite3.DatabaseError as error:
                if is_sound:
                    return False
                raise refusal_of(error, path) from error
    except OSError as error:
        if isinstance(error, FileNotFoundError) and path.exists():
            return True  # another program has just merged the WAL: it is its own
        raise Refused(
            say("{path} cannot be read: {why}.", path=path, why=why_of(error)),
            say("Look whether there is room for a copy of it in the folder of temporary files."),
        ) from error


def _is_behind(both: sqlite3.Connection, alone: sqlite3.Connection) -> bool:
    """Whether the WAL would remove a journal entry of the file without a restore that explains it."""
    try:
        lost = _entries(alone) - _entries(both)
        return bool(lost) and not _entries(both, REWRITING) - _entries(alone, REWRITING)
    except sqlite3.DatabaseError:
        return False


def _entries(connection: sqlite3.Connection, commands: str = "") -> set[tuple[object, ...]]:
    """The journal entries, or those of some commands, by id, time and hash."""
    where = f" WHERE command IN {commands}" if commands else ""
    return set(connection.execute(f"SELECT id, at, seal FROM act{where}"))


def _is_in_use(path: Path) -> bool:
    """Whether another process has the workbook open, as far as this machine can tell."""
    try:
        inode = path.with_name(f"{path.name}-shm").stat().st_ino
        lines = Path(LOCKS).read_text(encoding="ascii").splitlines()
    except OSError:
        return False
    for line in lines:
        words = line.split()
        if "->" not in words and len(words) >= 8 and words[5].rpartition(":")[2] == str(inode):
            first, end = int(words[6]), words[7]
            if first <= READER_BYTE and (end == "EOF" or int(end) >= READER_BYTE):
                return True
    return False
