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


def is_held(error: Exception) -> bool:
    """Whether a sharing violation was raised: another program has the file open (Windows only)."""
    return getattr(error, "winerror", None) in HELD


def why_of(error: Exception) -> str:
    """The reason of an OSError, translated for the usual ones."""
    if is_held(error):
        return say("another program, such as Excel, has it open")
    if isinstance(error, UnicodeDecodeError):
        return say("it is not UTF-8")
    number = getattr(error, "errno", None)
    text: str = getattr(error, "strerror", None) or str(error)
    usual = _usual().get(number or 0)
    return usual if usual and text == os.strerror(number or 0) else text


def _usual() -> dict[int, str]:
    return {
        errno.EACCES: say("Permission denied"),
        errno.EPERM: say("Operation not permitted"),
        errno.ENOSPC: say("No space left on device"),
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
