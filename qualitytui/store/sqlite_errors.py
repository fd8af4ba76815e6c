"""Translates SQLite errors into refusals, and names who holds the lock."""

from __future__ import annotations

import os
import sqlite3

from qualitytui.errors import Busy, Damaged, Refused
from qualitytui.i18n import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from _typeshed import StrPath

BAD_TEXT: Final = "Could not decode to UTF-8"
ODD_ROWS: Final = ("user-defined function", "no such column", "no such table", "has no column")
"""SQLite error texts for rows or tables that no command of ours wrote."""
BAD_JSON: Final = "malformed JSON"
LOCKS: Final = "/proc/locks"
WRITER_BYTES: Final = {("-shm", 120), ("", 0x40000001)}
"""The byte that SQLite locks during a write, by file."""


def refusal_of(error: sqlite3.Error, path: StrPath) -> Refused:
    """Translates an SQLite error into a refusal."""
    if is_busy(error):
        return _busy(path)
    code = _code(error)
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN}:
        return Refused(
            say("{path} cannot be written.", path=path),
            say("Look at the rights of the file and its folder; nothing was changed."),
        )
    if code == sqlite3.SQLITE_FULL:
        return Refused(say("The disk is full; nothing was changed."), say("Make room on the disk and try again."))
    if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL}:
        return Refused(
            say("{path} cannot be read or written: the disk gives an error.", path=path),
            say("Nothing was changed. Look whether the disk is full or gone, then try again."),
        )
    if BAD_TEXT in str(error):
        return Damaged(
            say("{path} contains bytes that are not valid text.", path=path),
            say("Nothing was changed."),
            remedy="restore-or-salvage",
        )
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT} or BAD_JSON in str(error):
        return Damaged(
            say("{path} is damaged.", path=path),
            say("Nothing was changed."),
            remedy="restore-or-salvage",
        )
    return Refused(say("The workbook {path} refused: {why}.", path=path, why=error))


def reason_of(error: Exception, connection: sqlite3.Connection, path: StrPath) -> Exception:
    """The fitting refusal: for a foreign row, for the file, or the error itself."""
    if not isinstance(error, sqlite3.DatabaseError) or any(mark in str(error) for mark in ODD_ROWS):
        from qualitytui.store.integrity import faults  # noqa: PLC0415 - only where a row is at fault

        for fault in faults(connection):
            return Damaged(
                say("{path} is damaged: {where} {what}.", path=path, where=fault.where, what=fault.what),
                say("Nothing was changed."),
                remedy="restore-or-salvage",
            )
    return refusal_of(error, path) if isinstance(error, sqlite3.DatabaseError) else error


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_busy(error: sqlite3.Error) -> bool:
    """Whether the error says that another connection has the workbook locked."""
    return _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def forgive_bad_text(connection: sqlite3.Connection, error: sqlite3.Error) -> bool:
    """Decodes invalid UTF-8 with replacement characters from now on; False for another error, or if set already."""
    if BAD_TEXT not in str(error) or connection.text_factory is not str:
        return False
    connection.text_factory = lambda content: content.decode("utf-8", errors="replace")
    return True


def _busy(path: StrPath) -> Busy:
    who = holder(path)
    if who is None:
        sentence = say("{path} is being written by another program.", path=path)
    else:
        sentence = say("{path} is being written by {who}.", path=path, who=who)
    return Busy(sentence, say("Wait a moment and try again; nothing was changed."))


def holder(path: StrPath) -> str | None:
    """The process that holds the write lock, as far as this machine can tell."""
    try:
        inodes = {(end, _inode(path, end)): end for end in ("", "-shm")}
        with open(LOCKS, encoding="ascii") as file:
            lines = file.read().splitlines()
    except OSError:
        return None
    for line in lines:
        words = line.split()
        if "->" in words or len(words) < 8 or words[3] != "WRITE":
            continue
        process, inode, start = int(words[4]), int(words[5].rpartition(":")[2]), words[6]
        for end, byte in WRITER_BYTES:
            if (end, inode) in inodes and start == str(byte):
                return named_process(process)
    return None


def _inode(path: StrPath, end: str) -> int:
    beside = os.fspath(path) + end
    return os.stat(beside).st_ino if os.path.exists(beside) else -1


def named_process(process: int) -> str:
    """A process in words: user, program, process id."""
    if process <= 0:
        return say("another computer or container")
    folder = f"/proc/{process}"
    try:
        with open(f"{folder}/comm", encoding="utf-8", errors="replace") as file:
            program = file.read().strip()
        owner = os.stat(folder).st_uid
    except OSError:
        return say("process {number}", number=process)
    import pwd  # noqa: PLC0415 - only where somebody waits, and not on Windows

    try:
        person = pwd.getpwuid(owner).pw_name
    except KeyError:
        person = str(owner)
    mine = say(" (this program)") if process == os.getpid() else ""
    return say("{person}'s {program}, process {number}", person=person, program=program, number=process) + mine
