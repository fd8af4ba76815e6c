"""The log of a run, off unless it is asked for: what was run and how it ended, without a text of the workbook."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import pairwise

from qualitytui import files
from qualitytui.i18n import say
from qualitytui.local_time import local_now
from qualitytui.system_errors import why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Final, Literal

    from _typeshed import StrPath

    Level = Literal["error", "info", "debug"]
else:
    Level = str

LEVELS: Final = ("off", "error", "info", "debug")
NAME: Final = "log.txt"
LARGEST: Final = 1_000_000
"""Bytes after which a new file is begun."""
KEPT: Final = 3
"""How many older files are kept."""


class _Log:
    """The file that is written to and from which level on; none where the log is off."""

    path: Path | None = None
    level: int = 0


_log = _Log()


def begin(level: str, folder: StrPath) -> str:
    """Logs from this level on into the folder; returns why that cannot be, or ""."""
    _log.path, _log.level = None, LEVELS.index(level)
    if not _log.level:
        return ""
    from pathlib import Path  # noqa: PLC0415 - only where something is logged

    path = Path(folder) / NAME
    try:
        files.make_folder(path.parent)
        if os.path.lexists(path):
            files.refuse_special(path)
        _rotate(path)
        descriptor = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
        os.close(descriptor)
    except OSError as error:
        return say("{path} cannot be written ({why}): nothing is logged.", path=path, why=why_of(error))
    _log.path = path
    return ""


def tell(level: Level, text: str) -> None:
    """Writes a line where that level is logged; a file that takes no more ends no program."""
    if _log.path is None or LEVELS.index(level) > _log.level:
        return
    line = f"{local_now().isoformat(timespec='milliseconds')} {os.getpid()} {level} {text}\n"
    with suppress(OSError), _log.path.open("a", encoding="utf-8", errors="backslashreplace") as file:
        file.write(line)


def _rotate(path: Path) -> None:
    """Where the file is large, gives each its older name; the oldest goes."""
    if not path.exists() or path.stat().st_size <= LARGEST:
        return
    names = [path, *(path.with_suffix(f".{nth}.txt") for nth in range(1, KEPT + 1))]
    for newer, older in reversed(list(pairwise(names))):
        if newer.exists():
            newer.replace(older)
