"""A marker file beside a damaged workbook, so that every later command reports the damage."""

from __future__ import annotations

import os
from contextlib import suppress

from qualitytui import files
from qualitytui.paths import BACKUPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _typeshed import StrPath


def _mark(path: StrPath) -> str:
    folder, name = os.path.split(os.path.realpath(path))
    return os.path.join(folder, BACKUPS, f".{name}.damaged")


def is_marked_damaged(path: StrPath) -> bool:
    """Whether the marker file exists: a check found damage and none has passed since."""
    return bool(files.mode_of(_mark(path)))


def mark_damaged(path: StrPath) -> None:
    """Writes the marker file, where the folder of copies is writable."""
    from pathlib import Path  # noqa: PLC0415 - only where one is damaged

    mark = Path(_mark(path))
    with suppress(OSError):
        files.make_folder(mark.parent)
        files.reserve(mark)


def unmark_damaged(path: StrPath) -> None:
    """Removes the marker file, after a check that passed or a restore."""
    with suppress(OSError):
        os.unlink(_mark(path))
