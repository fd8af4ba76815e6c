"""One change of a workbook: what a command did, the copy before it and its entry in the journal, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from sqlite3 import Connection, DatabaseError, IntegrityError
from typing import Final

from qualitytui import log
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.progress import Stopped
from qualitytui.store.closed_plans import refuse_changes_on_file
from qualitytui.store.journal import write_entry
from qualitytui.store.sqlite_transactions import writing
from qualitytui.store.touched_items import Touched
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.daily_backup import DailyBackup
from qualitytui.workbook.outcome import FieldChanges, Outcome
from qualitytui.workbook.queries.history import describe_changes, with_plans
from qualitytui.workbook.stamping import before_entry
from qualitytui.workbook.tally_update import TallyUpdate
from qualitytui.workbook.write_protection import WRONG_ROWS, Soundness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.store.copies import Copy

ROWS_OF_AN_ENTRY: Final = 2
"""What the journal writes beside the changes: the entry and, when these are written, its hash."""


@contextmanager
def transaction(connection: Connection, soundness: Soundness, *, dry_run: bool) -> Iterator[None]:
    """Writes whole or not at all; a dry run takes everything back. SQLite's errors become refusals."""
    try:
        with writing(connection, is_kept=not dry_run):
            yield
    except IntegrityError as error:
        raise Refused(
            say("Other records depend on this one; nothing was changed."),
            say("Undo the later entries first."),
            remedy="list-entries",
        ) from error
    except (DatabaseError, *WRONG_ROWS) as error:
        raise soundness.reason(error, connection) from error


class Change:
    """What one command changes, on its way into the journal."""

    def __init__(
        self, tx: Transaction, numbers: TallyUpdate, name: str, arguments: dict[str, object], *, is_record: bool
    ) -> None:
        self.tx = tx
        self.numbers = numbers
        self._is_moving_numbers = numbers.begin(tx.reader)
        self.name = name
        self.arguments = arguments
        self.is_record = is_record
        self.sentence = ""
        self.entry: int | None = None
        self._undoes: int | None = None
        self._copy: Copy | None = None
        self._before = tx.reader.state()

    def apply(self, apply: Callable[[Transaction], str | tuple[str, int]]) -> None:
        """Does it; refuses where something of a plan on file would change."""
        answer = apply(self.tx)
        self.sentence, self._undoes = answer if isinstance(answer, tuple) else (answer, None)
        refuse_changes_on_file(self.tx, self.name, self._undoes)

    def enter(self, who: str, at: str) -> str:
        """Writes the entry, where there is something to enter; returns what is odd about its day, or ""."""
        if not self.is_record and not self.tx.has_changes:
            return ""
        doubt = before_entry(self.tx, who, at, is_record=self.is_record)
        try:
            self.entry = write_entry(
                self.tx,
                at=at,
                who=who,
                command=self.name,
                arguments=self.arguments,
                text=self.sentence,
                undoes=self._undoes,
            )
        except Stopped:
            self._drop_copy()
            raise
        log.tell("info", f"{self.name}: entry {self.entry}, {len(self.tx.changes)} fields")
        return doubt

    def copy_before(self, daily: DailyBackup, back_up: Callable[[str], Copy], why: str, at: str) -> str:
        """Makes the copy without which a command is not done, or that of the day; returns why that could not be."""
        if not why:
            return daily.copy(at)
        self._copy = back_up(why)
        return ""

    def _drop_copy(self) -> None:
        """Removes the copy before a command that was stopped and so was not done; that of the day stays."""
        if self._copy is not None:
            from qualitytui.store.backup import drop_copy  # noqa: PLC0415 - only where an import is stopped

            drop_copy(self._copy)

    def touched(self) -> Touched | None:
        """The items that it touched, as far as anything is kept of any; the numbers of the summary move with them.

        None where they are many, or rows were written that it does not know of.
        """
        if self.tx.reader.cache.is_empty and not self._is_moving_numbers:
            return None
        from qualitytui.store.touched import touched  # noqa: PLC0415 - a command that only writes keeps nothing

        known = self.tx.written + (ROWS_OF_AN_ENTRY + len(self.tx.changes) if self.entry else 0)
        is_all = self.tx.connection.total_changes - self._before[1] == known
        items = touched(self.tx.reader, self.tx.changes) if is_all else None
        self.numbers.move(self.tx, items)
        return items

    def keep_answers(self, touched: Touched | None, *, dry_run: bool) -> None:
        """Keeps, once it is written or taken back, what was asked before and is still true."""
        if dry_run or touched is not None:
            self.tx.reader.carry(self._before, None if dry_run else touched)
        self.numbers.settle(dry_run=dry_run)

    def outcome(self, trouble: str, doubt: str, *, dry_run: bool) -> Outcome:
        """What was done, field by field; with why there is no copy of the day, and with what is odd."""
        rows, reader = self.tx.changes, self.tx.reader
        changes = FieldChanges(lambda: describe_changes(reader, rows))
        if dry_run:
            changes.describe()
        sentence = self.sentence
        if trouble:
            sentence = say("{sentence} · no copy of today: {why}", sentence=sentence, why=trouble)
        if doubt:
            sentence = f"{sentence} · {doubt}"
        sentence = with_plans(reader, sentence, rows)
        entry = None if dry_run else self.entry
        return Outcome(sentence, entry, changes, tuple(self.tx.notices), advice=tuple(self.tx.advice))
