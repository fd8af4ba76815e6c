"""Error messages of the operating system about a file, in plain words."""

from __future__ import annotations

import errno
import os

from qualitytui.i18n import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

HELD: Final = frozenset({5, 32, 33})
"""Windows error codes for a file that another program, such as Excel, has open; 5 when it is to be replaced."""


OF_SQLITE: Final = {3: errno.EACCES, 8: errno.EACCES, 10: errno.EIO, 13: errno.ENOSPC}
"""The codes of the system for those with which SQLite says no: rights, read-only, input or output, full."""
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The codes for a disk, or a person's share of it, that takes no more."""
BARRED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
"""The codes for a place that this person may not write to."""


def os_error_of(error: Exception) -> OSError:
    """An error of SQLite as the system's error that is behind it; its own text where that is not known."""
    number = OF_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return OSError(number, os.strerror(number)) if number else OSError(str(error))


def what_helps(error: Exception) -> str:
    """What to do where a disk is full or takes nothing from this person; "" for every other reason."""
    number = _number(error)
    if number in FULL:
        return say("Make room on the disk and try again.")
    return say("Choose a folder you may write to.") if number in BARRED else ""


def _number(error: Exception) -> int:
    """The code of the system for an error, of SQLite too; 0 where there is none."""
    return getattr(os_error_of(error) if hasattr(error, "sqlite_errorcode") else error, "errno", None) or 0


def is_held(error: Exception) -> bool:
    """Whether a sharing violation was raised: another program has the file open (Windows only)."""
    return getattr(error, "winerror", None) in HELD


def why_of(error: Exception) -> str:
    """The reason of an OSError, translated for the usual ones."""
    if is_held(error):
        return say("another program, such as Excel, has it open")
    if isinstance(error, UnicodeDecodeError):
        return say("it is not UTF-8")
    if hasattr(error, "sqlite_errorcode"):
        error = os_error_of(error)
    number = getattr(error, "errno", None)
    text: str = getattr(error, "strerror", None) or str(error)
    usual = _usual().get(number or 0)
    return usual if usual and text == os.strerror(number or 0) else text


def _usual() -> dict[int, str]:
    return {
        errno.EACCES: say("Permission denied"),
        errno.EPERM: say("Operation not permitted"),
        errno.ENOSPC: say("No space left on device"),
        errno.EDQUOT: say("No space left on device"),
        errno.EFBIG: say("File too large"),
        errno.ENAMETOOLONG: say("File name too long"),
        errno.ENOENT: say("No such file or directory"),
        errno.ENOTDIR: say("Not a directory"),
        errno.EISDIR: say("Is a directory"),
        errno.EROFS: say("Read-only file system"),
        errno.EIO: say("Input/output error"),
        errno.EMFILE: say("Too many open files"),
        errno.EEXIST: say("File exists"),
        errno.ELOOP: say("Too many levels of symbolic links"),
    }
