"""Single-writer mode for folders whose file locks cannot be trusted, such as network shares."""

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qualitytui.errors import Busy, Refused
from qualitytui.store import held
from qualitytui.store.lock_trust import distrust
from qualitytui.store.looking import Sight
from qualitytui.system_errors import why_of
from qualitytui.words import say


def taken_alone(sight: Sight) -> Sight:
    """The same sight, after the lock file was made where it is needed; only to be read where another program has it."""
    if sight.barred or held.is_held_alone(sight.path) or not (why := distrusted(sight.path)):
        return sight
    from qualitytui.store.lock_file import LockFile, take  # noqa: PLC0415 - only where locks are not trusted

    try:
        lock = take(sight.path)
    except OSError as error:
        return sight._replace(barred=say("no file can be made beside it: {why}", why=why_of(error)))
    if isinstance(lock, LockFile):
        held.hold_alone(sight.path, lock)
        atexit.register(lock.release)
        return sight
    return sight._replace(barred=say("{who} has it open, and {why}", who=lock.shown, why=why), is_taken=True)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Has a workbook for oneself as long as it lasts, where its folder's locks cannot be trusted."""
    if not path.exists():
        yield
        return
    sight = taken_alone(Sight(path, (0, 0)))
    if sight.barred:
        raise refusal_of_barred(sight)
    held.pin(path, 1)
    try:
        yield
    finally:
        held.pin(path, -1)


def distrusted(path: Path) -> str:
    """Why only one program may have the workbook open at a time; "" where many may."""
    if held.is_held_alone(path):
        return say("its folder's locks cannot be trusted")
    return "" if held.is_open_here(path) else distrust(path)


def is_unshared(path: Path) -> bool:
    """Whether another program may be writing the file without a lock that this one would see."""
    return not held.is_held_alone(path) and bool(distrusted(path))


def refusal_of_barred(sight: Sight) -> Refused:
    """Why a workbook takes no write."""
    if not sight.is_taken:
        return Refused(
            say("{path} is open for reading only: {why}.", path=sight.path, why=sight.barred),
            say("Nothing was changed. Open it without --read-only to change it.")
            if sight.barred == say("as you asked")
            else say("Nothing was changed. Work on a copy, or ask for the right to write."),
        )
    return Busy(
        say("{path} takes one program at a time: {why}.", path=sight.path, why=sight.barred),
        say(
            "Nothing was changed. Close it there and try again; if it runs no more, remove {path}.lock.",
            path=sight.path,
        ),
    )


def check_still_alone(path: Path) -> None:
    """Refuses to write where the lock file of this program is gone: another may have the workbook open."""
    if not held.is_lock_kept(path):
        raise Busy(
            say("{path}.lock was removed while {path} was open; nothing was written.", path=path),
            say("Leave and open it again to see what it holds now."),
        )
