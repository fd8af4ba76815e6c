"""Moves the cached numbers of the summary along with a change, so that the next look need not count anew.

All numbers are sums of what each item adds to them. A change touches a few items (`store/touched.py`): what these add
is counted after it and, with its rows put back within a savepoint, before it; the sums move by the difference, and the
first ids of each list are put in order anew. That is right where

- the cached numbers were those of the state before, which is checked while nobody else can write;
- every row that was written is known, and the items are few; else `touched` is None and nothing is moved;
- nobody else wrote until the numbers are cached again, which the data version tells while nobody else can write.

Whatever is left out leaves the numbers of the state before, which are not taken for those of another one: a new day,
other settings, a change of a plan or a department, of many items, or by another program is counted anew.
"""

from __future__ import annotations

from contextlib import suppress
from sqlite3 import Error

from qualitytui.store.sqlite_transactions import data_version, is_emptied, writing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _typeshed import StrPath

    from qualitytui.model.tally import Tally
    from qualitytui.store.reader import Reader
    from qualitytui.store.touched_items import Touched
    from qualitytui.store.transaction import Transaction


class TallyUpdate:
    """The cached numbers of one open workbook on their way through its changes."""

    def __init__(self, workbook: StrPath) -> None:
        self.cached_in = ""
        """The folder of the cache; "" where nothing is cached."""
        self._workbook = workbook
        self._state: tuple[int, str] | None = None
        """The data version and what else numbers depend on, from the first change on."""
        self._numbers: Tally | None = None
        """Those of what is saved; None from when a change begins until it is over, and where they are not known."""
        self._before: Tally | None = None
        self._after: Tally | None = None

    def begin(self, reader: Reader) -> bool:
        """Whether the numbers are known, asked in a transaction before anything is written in it."""
        if not self.cached_in:
            return False
        from qualitytui.workbook.tally_cache import TallyCache, basis_of  # noqa: PLC0415 - where they are cached only

        state = data_version(reader.connection), basis_of(reader)
        if self._state is None:
            self._state, self._numbers = state, TallyCache(self.cached_in, self._workbook).read(reader)
        self._before, self._numbers = self._numbers if state == self._state else None, None
        self._after = None
        return self._before is not None

    def move(self, tx: Transaction, touched: Touched | None) -> None:
        """Moves the numbers, in the transaction when all is written in it."""
        if self._before is not None and touched is not None:
            from qualitytui.workbook.queries.tally_difference import moved_by  # noqa: PLC0415 - only where any are known

            self._after = moved_by(tx, touched, self._before)

    def settle(self, *, dry_run: bool) -> None:
        """Takes the numbers for those of the workbook, once the change is saved or taken back."""
        self._numbers = self._before if dry_run else self._after

    def keep(self, reader: Reader) -> None:
        """Caches the numbers before the workbook is closed, if all since the first change was written by us."""
        if self._numbers is None:
            return
        from qualitytui.workbook.tally_cache import TallyCache, basis_of  # noqa: PLC0415 - as above

        with suppress(OSError, Error):
            if not is_emptied(reader.connection):
                return
            with writing(reader.connection, is_kept=False):
                if self._state == (data_version(reader.connection), basis_of(reader)):
                    TallyCache(self.cached_in, self._workbook).replace(reader, self._numbers)
