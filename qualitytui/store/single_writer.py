"""Single-writer mode for folders whose file locks cannot be trusted, such as network shares."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager

from qualitytui.errors import Busy, Refused
from qualitytui.i18n import say
from qualitytui.store import posix_locks
from qualitytui.store.file_probe import ProbeResult
from qualitytui.store.lock_trust import distrust
from qualitytui.system_errors import why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _typeshed import StrPath


def taken_alone(sight: ProbeResult) -> ProbeResult:
    """Creates the lock file where one is needed; the probe result is read-only where another program has the file."""
    if sight.barred or posix_locks.is_held_alone(sight.file) or not (why := distrusted(sight.file)):
        return sight
    from qualitytui.store.lock_file import LockFile, take  # noqa: PLC0415 - only where locks are not trusted

    try:
        lock = take(sight.path)
    except OSError as error:
        return sight._replace(barred=say("no file can be created beside it: {why}", why=why_of(error)))
    if isinstance(lock, LockFile):
        posix_locks.hold_alone(sight.file, lock)
        atexit.register(lock.release)
        return sight
    return sight._replace(barred=say("{who} has it open, and {why}", who=lock.shown, why=why), is_taken=True)


@contextmanager
def alone(path: StrPath) -> Iterator[None]:
    """Holds the lock file of a workbook for a block, where its folder's locks are unreliable."""
    if not os.path.exists(path):
        yield
        return
    sight = taken_alone(ProbeResult(os.fspath(path), (0, 0)))
    if sight.barred:
        raise refusal_of_barred(sight)
    posix_locks.pin(path, 1)
    try:
        yield
    finally:
        posix_locks.pin(path, -1)


def distrusted(path: StrPath) -> str:
    """Why single-writer mode applies; "" where it does not."""
    if posix_locks.is_held_alone(path):
        return say("its folder's locks cannot be trusted")
    return "" if posix_locks.is_open_here(path) else distrust(path)


def is_unshared(path: StrPath) -> bool:
    """Whether another program may write the file without a lock visible to this one."""
    return not posix_locks.is_held_alone(path) and bool(distrusted(path))


def refusal_of_barred(sight: ProbeResult) -> Refused:
    """The refusal for a read-only workbook."""
    if not sight.is_taken:
        return Refused(
            say("{path} is open for reading only: {why}.", path=sight.file, why=sight.barred),
            say("Nothing was changed. To change it, open it for writing.")
            if sight.barred == say("as you asked")
            else say("Nothing was changed. Work on a copy, or ask for the right to write."),
        )
    return Busy(
        say("{path} takes one program at a time: {why}.", path=sight.file, why=sight.barred),
        say(
            "Nothing was changed. Close it there and try again; if it runs no more, remove {path}.lock.",
            path=sight.file,
        ),
    )


def check_still_alone(path: StrPath) -> None:
    """Refuses to write where this process's lock file is gone, because another program may have the workbook open."""
    if not posix_locks.is_lock_kept(path):
        raise Busy(
            say("{path}.lock was removed while {path} was open; nothing was written.", path=path),
            say("Leave and open it again to see what it holds now."),
        )
