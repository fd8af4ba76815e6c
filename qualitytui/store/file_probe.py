"""Probes a workbook's file before SQLite opens it: magic bytes, application_id, version, WAL, read-only reason."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from qualitytui.errors import Damaged, NewerSchema, NoWorkbook, Refused, Remedy
from qualitytui.i18n import say
from qualitytui.named_tuple import NamedTuple
from qualitytui.store.posix_locks import first_bytes
from qualitytui.store.schema import APPLICATION_ID, VERSION
from qualitytui.system_errors import why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

MAGIC: Final = b"SQLite format 3\x00"
HEAD: Final = 100
"""Bytes of a database's header."""
ROOM: Final = 131_072
"""Bytes for an index of the changes beside the file, and the changes."""


class ProbeResult(NamedTuple):
    """A file that begins as a workbook: where it really is, which file it is, and why it is only read, if so.

    It is taken where another program has it open in a folder in which only one may.
    """

    path: Path
    stamp: tuple[int, int]
    barred: str = ""
    is_taken: bool = False


def look(named: Path, *, read_only: bool = False) -> ProbeResult:
    """Raises the right refusal unless the file's first bytes are those of a workbook; links are followed first."""
    path = Path(os.path.realpath(named))
    found = _status(path, named)
    _check_kind(found.st_mode, path)
    _check_head(_head(path), found.st_size, path, read_only=read_only)
    return ProbeResult(path, (found.st_dev, found.st_ino), say("as you asked") if read_only else _barred(path))


def _status(path: Path, named: Path) -> os.stat_result:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        if named.is_symlink():
            sentence = say("{name} is a link to {path}, and there is no workbook there.", name=named, path=path)
        else:
            sentence = say("There is no workbook at {path}.", path=path)
        raise NoWorkbook(sentence, remedy=Remedy.MAKE_WORKBOOK) from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Refused(
                say("{path} is a link that leads back to itself.", path=named),
                say("Nothing was changed."),
                remedy=Remedy.NAME_WORKBOOK,
            ) from error
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> Refused:
    return Refused(
        say("{path} cannot be read: {why}.", path=path, why=why_of(error)),
        say("Look at the rights of the file and its folder."),
    )


def _check_kind(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise Damaged(
            say("{path} is a folder, not a workbook.", path=path),
            say("Nothing was changed."),
            remedy=Remedy.NAME_WORKBOOK,
        )
    if not stat.S_ISREG(mode):
        raise Damaged(
            say("{path} is a pipe or a device, not a workbook; it was not opened.", path=path),
            say("Nothing was changed."),
            remedy=Remedy.NAME_WORKBOOK,
        )


def _head(path: Path) -> bytes:
    """The file's first bytes, or where power went while they were merged those of the changes beside it."""
    try:
        head = first_bytes(path, HEAD)
        is_odd = _number(head, 68) != APPLICATION_ID or _number(head, 60) > VERSION
        if not (is_odd and head.startswith(MAGIC) and has_unmerged(path)):
            return head
        from qualitytui.store.wal_recovery import merged_head  # noqa: PLC0415 - only after a power cut

        return merged_head(path, HEAD) or head
    except OSError as error:
        raise _unreadable(path, error) from error


def _check_head(head: bytes, size: int, path: Path, *, read_only: bool) -> None:
    if not head:
        raise Damaged(say("{path} is empty.", path=path), say("Nothing was changed. Restore a copy of it."))
    if not head.startswith(MAGIC):
        raise Damaged(
            say("{path} is not a workbook: it does not begin as one.", path=path),
            say("Nothing was changed."),
            remedy=Remedy.NAME_WORKBOOK,
        )
    whole = _page_size(head) * _number(head, 28)
    if len(head) < HEAD or (size < whole and not has_unmerged(path)):
        raise Damaged(
            say("{path} is cut short: {size} bytes of {whole} are there.", path=path, size=size, whole=whole or HEAD),
            say("Nothing was changed."),
            remedy=Remedy.RESTORE_OR_SALVAGE,
        )
    if _number(head, 68) != APPLICATION_ID:
        raise Damaged(
            say("{path} is a database of another program, not a workbook.", path=path),
            say("Nothing was changed."),
            remedy=Remedy.NAME_WORKBOOK,
        )
    if not read_only:
        check_version(_number(head, 60), path)


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")


def _page_size(head: bytes) -> int:
    size = int.from_bytes(head[16:18], "big")
    return 65_536 if size == 1 else size


def has_unmerged(path: Path) -> bool:
    """Whether changes stand beside the file that are not yet in it."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except OSError:
        return False


def has_older_changes(path: Path) -> bool:
    """Whether the changes beside the file are older than the file itself, as after a copy was put in its place."""
    try:
        return has_unmerged(path) and path.with_name(f"{path.name}-wal").stat().st_ctime_ns < path.stat().st_ctime_ns
    except OSError:
        return False


def check_version(version: int, path: Path) -> None:
    """Refuses a schema that this program does not know."""
    if version > VERSION:
        raise NewerSchema(
            say(
                "{path} was written by a newer program (schema {version}, this one knows {known}).",
                path=path,
                version=version,
                known=VERSION,
            ),
            say("Nothing was changed. Use the newer program."),
            remedy=Remedy.READ_ONLY,
        )


def _barred(path: Path) -> str:
    """Why the file cannot be written, also for one to whom no rights apply; "" where it can."""
    if not (os.access(path, os.W_OK) and path.stat().st_mode & 0o222):
        return say("the file may not be written")
    folder = path.parent
    if not (os.access(folder, os.W_OK) and (os.name == "nt" or folder.stat().st_mode & 0o222)):
        return say("its folder may not be written")
    return say("the disk is full") if _is_full(folder) else ""


def _is_full(folder: Path) -> bool:
    """Whether there is no room for what SQLite puts beside a file before it even reads it."""
    if not hasattr(os, "statvfs"):
        return False
    try:
        disk = os.statvfs(folder)
    except OSError:
        return False
    blocks = disk.f_bfree if os.geteuid() == 0 else disk.f_bavail
    return disk.f_blocks > 0 and blocks * disk.f_frsize < ROOM
