"""A marker file beside a damaged workbook, so that every later command reports the damage."""

import os
from contextlib import suppress
from pathlib import Path

from qualitytui import files
from qualitytui.paths import backups_folder


def _mark(path: Path) -> Path:
    return backups_folder(path) / f".{Path(os.path.realpath(path)).name}.damaged"


def is_marked_damaged(path: Path) -> bool:
    """Whether the marker file exists: a check found damage and none has passed since."""
    return bool(files.mode_of(_mark(path)))


def mark_damaged(path: Path) -> None:
    """Writes the marker file, where the folder of copies is writable."""
    mark = _mark(path)
    with suppress(OSError):
        files.make_folder(mark.parent)
        files.reserve(mark)


def unmark_damaged(path: Path) -> None:
    """Removes the marker file, after a check that passed or a restore."""
    with suppress(OSError):
        _mark(path).unlink(missing_ok=True)
