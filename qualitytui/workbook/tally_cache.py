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
SHOWN: Final = 10
"""Minimum number of cached ids of a longer list, as many as are ever shown."""
FIRST: Final = 40
"""Maximum number of cached ids per list: more than are shown, for some leave it with each change."""
SETTLED: Final = 0.02
"""Seconds after which another change of a file shows in its time, on a file system that tells parts of a second.

That time comes from a clock of the kernel's, which ticks at least 64 times a second.
"""
SETTLED_COARSE: Final = 2.0
"""The same on one that may tell whole seconds only."""


class TallyCache:
    """What was counted last of a workbook; the first ids of each list are kept."""

    def __init__(self, folder: StrPath, workbook: StrPath) -> None:
        self._folder = folder
        self._workbook = os.fspath(workbook)
        self._key = ""
        self._state = self._state_now()
        self._looked = time.time()

    def read(self, reader: Reader) -> Tally | None:
        """The valid cached numbers; None where there are none."""
        if self._state[0] is None:
            return None
        self._key = self._key_of(reader)
        try:
            state, *numbers = files.read_plain(self._path, LARGEST).decode("utf-8").splitlines()
            return Tally.from_lines(numbers) if state == self._key else None
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def write(self, numbers: Tally) -> None:
        """Caches the numbers, unless the workbook changed too recently for its timestamp to be reliable."""
        newest = max(state[-1] for state in self._state if state)
        settled = SETTLED if newest % 1_000_000_000 else SETTLED_COARSE
        if self._key and self._looked - newest / 1e9 >= settled:
            with suppress(OSError):
                self._put(numbers)

    def replace(self, reader: Reader, numbers: Tally) -> None:
        """Caches the numbers of a workbook that was written just now, while nobody else can write.

        The file gets a time one step before that of its last write, which no later write gives it, however soon.
        """
        written = os.stat(self._workbook)
        os.utime(self._workbook, ns=(written.st_atime_ns, written.st_mtime_ns - 1))
        self._state = self._state_now()
        if self._state[0] and self._state[0][-1] < written.st_mtime_ns and self._state[1] is None:
            self._key = self._key_of(reader)
            self._put(numbers)

    def _put(self, numbers: Tally) -> None:
        content = "\n".join([self._key, *numbers.first(FIRST).lines()])
        files.put_small(self._path, content.encode(), MOST)

    def _key_of(self, reader: Reader) -> str:
        """What the numbers hold for."""
        return f"{basis_of(reader)} {[*self._state, *last_entry(reader)]!r}".replace("\n", " ")

    def _state_now(self) -> list[list[int] | None]:
        return [_state_of(self._workbook), _state_of(f"{self._workbook}-wal")]

    @property
    def _path(self) -> str:
        device, inode = (self._state[0] or (0, 0))[:2]
        return os.path.join(self._folder, f"{device}-{inode}.numbers")


def basis_of(reader: Reader) -> str:
    """What numbers depend on besides the workbook: the program's version, the day and the rules."""
    rules = [reader.config.rules, reader.config.office.get("office.short")]
    return repr([__version__, reader.today.isoformat(), rules])


def _state_of(path: str) -> list[int] | None:
    """What a file is known by, its inode, size and times, the last that of its content; None where there is none."""
    with suppress(OSError):
        status = os.stat(path)
        if status.st_size:
            return [status.st_dev, status.st_ino, status.st_size, status.st_ctime_ns, status.st_mtime_ns]
    return None
