"""A marker file beside a damaged workbook, so that every later command reports the damage."""

import os
from contextlib import suppress
from pathlib import Path

from qualitytui import files
from qualitytui.paths import backups_folder


def _mark(path: Path) -> Path:
    return backups_folder(path) / f".{Path(os.path.realpath(path)).name}.damaged"


def is_marked_damaged(path: Path) -> bool:
    """Whether a check has found the workbook damaged; only another check tells whether it still is."""
    return bool(files.mode_of(_mark(path)))


def mark_damaged(path: Path) -> None:
    """Remembers that the workbook was found damaged, where its folder of copies takes files."""
    mark = _mark(path)
    with suppress(OSError):
        files.make_folder(mark.parent)
        files.reserve(mark)


def unmark_damaged(path: Path) -> None:
    """Forgets it, after a check that found nothing wrong or once a sound copy is in the workbook's place."""
    with suppress(OSError):
        _mark(path).unlink(missing_ok=True)
