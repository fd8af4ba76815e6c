"""Probes a workbook's file before SQLite opens it: magic bytes, application_id, version, WAL, read-only reason."""

from __future__ import annotations

import errno
import os
import stat

from qualitytui.errors import Damaged, NewerSchema, NoWorkbook, Refused
from qualitytui.files import mode_of
from qualitytui.i18n import say
from qualitytui.named_tuple import NamedTuple
from qualitytui.store.posix_locks import read_header
from qualitytui.store.schema import APPLICATION_ID, VERSION
from qualitytui.system_errors import why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Final

    from _typeshed import StrPath

MAGIC: Final = b"SQLite format 3\x00"
HEAD: Final = 100
"""Size of the database header in bytes."""
ROOM: Final = 131_072
"""Bytes needed for the WAL and its index."""


class ProbeResult(NamedTuple):
    """A file with a workbook's header: its real path, its inode, and the reason why it is read-only, if it is.

    `taken` says that another program has it open in single-writer mode.
    """

    file: str
    stamp: tuple[int, int]
    barred: str = ""
    is_taken: bool = False

    @property
    def path(self) -> Path:
        """The same path for what works with paths, which few commands do."""
        from pathlib import Path  # noqa: PLC0415 - takes longer to load than many commands to answer

        return Path(self.file)


def probe(named: StrPath, *, read_only: bool = False) -> ProbeResult:
    """Resolves links and checks the header; raises the fitting refusal unless it is that of a workbook."""
    path = os.path.realpath(named)
    status = _status(path, named)
    _check_kind(status.st_mode, path)
    _check_beside(path)
    _check_head(_head(path), status.st_size, path, read_only=read_only)
    return ProbeResult(path, (status.st_dev, status.st_ino), say("as you asked") if read_only else _barred(path))


def _status(path: str, named: StrPath) -> os.stat_result:
    try:
        return os.stat(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        if os.path.islink(named):
            sentence = say("{name} is a link to {path}, and there is no workbook there.", name=named, path=path)
        else:
            sentence = say("There is no workbook at {path}.", path=path)
        raise NoWorkbook(sentence, remedy="make-workbook") from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Refused(
                say("{path} is a link that leads back to itself.", path=named),
                say("Nothing was changed."),
                remedy="name-workbook",
            ) from error
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: OSError) -> Refused:
    return Refused(
        say("{path} cannot be read: {why}.", path=path, why=why_of(error)),
        say("Look at the rights of the file and its folder."),
    )


def _check_kind(mode: int, path: str) -> None:
    if stat.S_ISDIR(mode):
        raise Damaged(
            say("{path} is a folder, not a workbook.", path=path),
            say("Nothing was changed."),
            remedy="name-workbook",
        )
    if not stat.S_ISREG(mode):
        raise Damaged(
            say("{path} is a pipe or a device, not a workbook; it was not opened.", path=path),
            say("Nothing was changed."),
            remedy="name-workbook",
        )


def _check_beside(path: str) -> None:
    """Refuses where a pipe, a device or a folder stands in the place of a file that SQLite keeps beside a workbook."""
    for end in ("-wal", "-shm", "-journal"):
        mode = mode_of(path + end)
        if mode and not stat.S_ISREG(mode):
            raise Damaged(
                say("{path} is a folder, a pipe or a device; the workbook beside it was not opened.", path=path + end),
                say("Nothing was changed. Move it away and try again."),
            )


def _head(path: str) -> bytes:
    """The header of the file, or that in the WAL where a checkpoint was interrupted."""
    try:
        head = read_header(path, HEAD)
        is_odd = _number(head, 68) != APPLICATION_ID or _number(head, 60) > VERSION
        if not (is_odd and head.startswith(MAGIC) and has_unmerged(path)):
            return head
        from pathlib import Path  # noqa: PLC0415 - only after a power cut

        from qualitytui.store.wal_recovery import merged_head  # noqa: PLC0415 - likewise

        return merged_head(Path(path), HEAD) or head
    except OSError as error:
        raise _unreadable(path, error) from error


def _check_head(head: bytes, size: int, path: str, *, read_only: bool) -> None:
    if not head:
        raise Damaged(say("{path} is empty.", path=path), say("Nothing was changed. Restore a copy of it."))
    if not head.startswith(MAGIC):
        raise Damaged(
            say("{path} is not a workbook: it does not begin as one.", path=path),
            say("Nothing was changed."),
            remedy="name-workbook",
        )
    whole = _page_size(head) * _number(head, 28)
    if len(head) < HEAD or (size < whole and not has_unmerged(path)):
        raise Damaged(
            say("{path} is cut short: {size} bytes of {whole} are there.", path=path, size=size, whole=whole or HEAD),
            say("Nothing was changed."),
            remedy="restore-or-salvage",
        )
    if _number(head, 68) != APPLICATION_ID:
        raise Damaged(
            say("{path} is a database of another program, not a workbook.", path=path),
            say("Nothing was changed."),
            remedy="name-workbook",
        )
    if not read_only:
        check_version(_number(head, 60), path)


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")


def _page_size(head: bytes) -> int:
    size = int.from_bytes(head[16:18], "big")
    return 65_536 if size == 1 else size


def has_unmerged(path: StrPath) -> bool:
    """Whether a WAL with frames stands beside the file."""
    try:
        return os.stat(f"{os.fspath(path)}-wal").st_size > 0
    except OSError:
        return False


def has_older_changes(path: Path) -> bool:
    """Whether the WAL is older than the file, as after a copy was put in its place."""
    try:
        wal = path.with_name(f"{path.name}-wal")
        return has_unmerged(path) and wal.stat().st_ctime_ns < path.stat().st_ctime_ns
    except OSError:
        return False


def check_version(version: int, path: StrPath) -> None:
    """Refuses a schema version newer than this program."""
    if version > VERSION:
        raise NewerSchema(
            say(
                "{path} was written by a newer program (schema {version}, this one knows {known}).",
                path=path,
                version=version,
                known=VERSION,
            ),
            say("Nothing was changed. Use the newer program."),
            remedy="read-only",
        )


def newer_schema(path: Path) -> str:
    """What is said of a file whose header is that of a newer program; "" for any other."""
    head = read_header(path, HEAD)
    version = _number(head, 60)
    if not head.startswith(MAGIC) or _number(head, 68) != APPLICATION_ID or version <= VERSION:
        return ""
    return say(
        "was written by a newer program (schema {version}, this one knows {known}); what only that one knows is left "
        "out",
        version=version,
        known=VERSION,
    )


def _barred(path: str) -> str:
    """Why the file is read-only, also for root; "" where it is writable."""
    if not (os.access(path, os.W_OK) and os.stat(path).st_mode & 0o222):
        return say("the file may not be written")
    folder = os.path.dirname(path)
    if not (os.access(folder, os.W_OK) and (os.name == "nt" or os.stat(folder).st_mode & 0o222)):
        return say("its folder may not be written")
    return say("the disk is full") if _is_full(folder) else ""


def _is_full(folder: str) -> bool:
    """Whether the disk has no room for the WAL index that SQLite needs even to read."""
    if not hasattr(os, "statvfs"):
        return False
    try:
        disk = os.statvfs(folder)
    except OSError:
        return False
    blocks = disk.f_bfree if os.geteuid() == 0 else disk.f_bavail
    return disk.f_blocks > 0 and blocks * disk.f_frsize < ROOM
