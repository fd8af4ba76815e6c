"""An on-disk cache of the numbers of the summary.

They stand in the folder of the program's state, one small file for each workbook, and hold numbers alone: no word of a
workbook leaves it. They are used again only where the file, its journal, the day and the rules are all the same.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress

from qualitytui import __version__, files
from qualitytui.model.tally import Tally
from qualitytui.store.newest_entry import last_entry
from qualitytui.store.reader import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from _typeshed import StrPath

MOST: Final = 50
"""Maximum number of cached workbooks; older entries are evicted."""
LARGEST: Final = 1_000_000
"""Bytes of a file of numbers that are read."""
FIRST: Final = 10
"""Maximum number of cached ids per list, as many as are ever shown."""
SETTLED: Final = 0.1
"""Seconds after which another change of a file shows in its time, on a file system that tells parts of a second."""
SETTLED_COARSE: Final = 2.0
"""The same on one that may tell whole seconds only."""


class TallyCache:
    """What was counted last of a workbook; the first ids of each list are kept."""

    def __init__(self, folder: StrPath, workbook: StrPath) -> None:
        self._folder = folder
        self._state = [_state_of(os.fspath(workbook)), _state_of(f"{os.fspath(workbook)}-wal")]
        self._key = ""

    def read(self, reader: Reader) -> Tally | None:
        """The valid cached numbers; None where there are none."""
        if self._state[0] is None:
            return None
        rules = [reader.config.rules, reader.config.office.get("office.short")]
        key = [__version__, reader.today.isoformat(), rules, *self._state, *last_entry(reader)]
        self._key = repr(key).replace("\n", " ")
        try:
            state, *numbers = files.read_plain(self._path, LARGEST).decode("utf-8").splitlines()
            return Tally.from_lines(numbers) if state == self._key else None
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def write(self, numbers: Tally) -> None:
        """Caches the numbers, unless the workbook changed too recently for its timestamp to be reliable."""
        newest = max(state[-1] for state in self._state if state)
        settled = SETTLED if newest % 1_000_000_000 else SETTLED_COARSE
        if not self._key or time.time() - newest / 1e9 < settled:
            return
        content = "\n".join([self._key, *numbers.first(FIRST).lines()])
        with suppress(OSError):
            files.put_small(self._path, content.encode(), MOST)

    @property
    def _path(self) -> str:
        device, inode = (self._state[0] or (0, 0))[:2]
        return os.path.join(self._folder, f"{device}-{inode}.numbers")


def _state_of(path: str) -> list[int] | None:
    """The inode, size and modification time of a file; None where there is none."""
    with suppress(OSError):
        status = os.stat(path)
        if status.st_size:
            return [status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns]
    return None
