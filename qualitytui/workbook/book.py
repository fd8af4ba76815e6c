"""The open workbook: queries, commands, undo, redo, time travel."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from sqlite3 import DatabaseError, OperationalError

from qualitytui.config import Config
from qualitytui.i18n import say
from qualitytui.store.connection import check_unmoved, create_file, open_seen
from qualitytui.store.file_probe import ProbeResult, probe
from qualitytui.store.reader import Reader
from qualitytui.store.single_writer import refusal_of_barred, taken_alone
from qualitytui.store.sqlite_errors import forgive_bad_text, refusal_of
from qualitytui.store.sqlite_transactions import data_version, one_moment
from qualitytui.workbook.daily_backup import DailyBackup
from qualitytui.workbook.hand import Hand
from qualitytui.workbook.tally_update import TallyUpdate
from qualitytui.workbook.write_protection import WRONG_ROWS, Soundness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection
    from typing import Concatenate, ParamSpec, Self, TypeVar

    from _typeshed import StrPath

    from qualitytui.store.copies import Copy
    from qualitytui.store.entry_row import EntryRow
    from qualitytui.store.transaction import Transaction
    from qualitytui.workbook.command import Command
    from qualitytui.workbook.outcome import Outcome

    P = ParamSpec("P")
    V = TypeVar("V")

__all__ = ["Hand", "Workbook"]


class Workbook:
    """An open workbook of one author."""

    def __init__(
        self, connection: Connection, file: StrPath, hand: Hand, config: Config, sight: ProbeResult | None = None
    ) -> None:
        self.file = os.fspath(file)
        self.hand = hand
        self.config = config
        self.reader = Reader(connection, hand.today, config)
        self._connection = connection
        self._sight = sight
        self.shown_path = os.path.basename(self.file)
        """The file's name as a title shows it; a link with the file it leads to."""
        self._has_written = False
        self.saved_entry: int | None = None
        """The entry that was written last through this, once it is saved."""
        self.noted_in = ""
        """The folder in which the last entry is remembered for the next command; "" where it is not."""
        self.daily = DailyBackup(file)
        self.numbers = TallyUpdate(file)
        self.soundness = Soundness(file)

    @classmethod
    def open(cls, path: StrPath, hand: Hand, config: Config, *, read_only: bool = False) -> Self:
        """Opens an existing workbook; raises the refusal that fits where it cannot."""
        sight = taken_alone(probe(path, read_only=read_only))
        book = cls(open_seen(sight), sight.file, hand, config, sight)
        if os.path.islink(path):
            book.shown_path = f"{os.path.basename(path)} -> {book.file}"
        book._sight = book.soundness.recalled(sight, book._connection)
        return book

    @property
    def path(self) -> Path:
        """The file for what works with paths, which few queries do."""
        from pathlib import Path  # noqa: PLC0415 - takes longer to load than many commands to answer

        return Path(self.file)

    @property
    def barred(self) -> str:
        """Why the workbook can only be read; "" where it can be written."""
        return self._sight.barred if self._sight else ""

    @classmethod
    def create(cls, path: Path, hand: Hand, config: Config, first: Sequence[Command] = ()) -> Self:
        """Creates a workbook atomically with the initial commands; a refusal leaves no file."""

        def fill(connection: Connection) -> None:
            book = cls(connection, path, hand, config)
            for command in first:
                book._write(command.apply, command.name, command.arguments() | {"setup": True}, dry_run=False)

        create_file(path, fill)
        return cls.open(path, hand, config)

    def as_of(self, day: date) -> Workbook:
        """The workbook as it was on the evening of a day, to be read only; this one stays open."""
        from qualitytui.store.time_travel import past_copy  # noqa: PLC0415 - only looking back walks back

        try:
            copy = past_copy(self._connection, day, self.hand.today)
        except (DatabaseError, *WRONG_ROWS) as error:
            raise self.soundness.reason(error, self._connection) from error
        sight = ProbeResult(self.file, (0, 0), say("this is how it was on {day}", day=day))
        return Workbook(copy, self.file, self.hand.on(day), self.config, sight)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        if self._has_written:
            self.soundness.keep(self._connection)
            self.numbers.keep(self.reader)
        self._connection.close()

    def ask(self, query: Callable[Concatenate[Reader, P], V], *args: P.args, **kwargs: P.kwargs) -> V:
        """Runs one query in a read transaction and returns its frozen view."""
        self.reader.today = self.hand.today
        try:
            with one_moment(self._connection):
                self.reader.memory = {}
                try:
                    return query(self.reader, *args, **kwargs)
                finally:
                    self.reader.memory = None
        except DatabaseError as error:
            if forgive_bad_text(self._connection, error):
                self.soundness.remember(self._connection)
                return self.ask(query, *args, **kwargs)
            raise self.soundness.reason(error, self._connection) from error
        except WRONG_ROWS as error:
            raise self.soundness.reason(error, self._connection) from error

    def do(self, command: Command, *, dry_run: bool = False) -> Outcome:
        """Runs one command and writes its journal entry in one transaction; a dry run is rolled back."""
        return self._write(
            command.apply,
            command.name,
            command.arguments(),
            is_record=command.is_record,
            copy_why=command.copied_before,
            dry_run=dry_run,
        )

    def undo(self, number: int | None = None, *, dry_run: bool = False) -> Outcome:
        """Undoes the newest entry, or the one with that id."""
        from qualitytui.store import journal  # noqa: PLC0415 - only writing needs the journal
        from qualitytui.workbook.files_left import files_left  # noqa: PLC0415 - likewise

        undone: list[tuple[EntryRow, bool]] = []

        def apply(tx: Transaction) -> tuple[str, int]:
            act = journal.next_undo(tx.connection) if number is None else journal.find_entry(tx.connection, number)
            journal.reverse(tx, act)
            undone.append((act, any(change.table == "plan" and change.after is None for change in tx.changes)))
            sentence = say("Undone: entry {number}, {said}", number=act.id, said=act.said)
            left = files_left(self.reader, act)
            return f"{sentence} · {left}" if left else sentence, act.id

        outcome = self._write(apply, "undo", {}, dry_run=dry_run)
        ((act, is_plan_gone),) = undone
        return outcome._replace(back="redo" if act.undoes is None else "undo", needs_yes=is_plan_gone)

    def redo(self, *, dry_run: bool = False) -> Outcome:
        """Redoes the newest undo."""
        from qualitytui.store import journal  # noqa: PLC0415 - only writing needs the journal

        def apply(tx: Transaction) -> tuple[str, int]:
            act = journal.next_redo(tx.connection)
            journal.reverse(tx, act)
            return say("Put back: {said}", said=journal.said_by(tx.connection, act.undoes)), act.id

        return self._write(apply, "redo", {}, dry_run=dry_run)

    def forget(self, text: str, *, dry_run: bool = False) -> Outcome:
        """Erases a text everywhere in the file irreversibly; only the fact of the erasure is recorded."""
        from qualitytui.workbook.text_erasure import TextErasure  # noqa: PLC0415 - seldom done

        forgetting = TextErasure(self._connection, text)
        outcome = self._write(forgetting.apply, "forget", {}, is_record=True, dry_run=dry_run)
        return forgetting.told(outcome, dry_run=dry_run)

    @contextmanager
    def one_day(self) -> Iterator[Self]:
        """Fixes the day for all queries inside the block."""
        hand = self.hand
        self.hand = hand.on(hand.today)
        try:
            yield self
        finally:
            self.hand = hand

    def data_version(self) -> int:
        """PRAGMA data_version: it changes when another process has written."""
        try:
            return data_version(self._connection)
        except DatabaseError as error:
            raise refusal_of(error, self.file) from error

    def back_up(self, folder: Path | None = None, why: str = "") -> Copy:
        """Makes a verified backup in the folder of copies or another one."""
        from qualitytui.paths import backups_folder  # noqa: PLC0415 - on demand
        from qualitytui.store.backup import copy_workbook  # noqa: PLC0415 - on demand

        return copy_workbook(self.path, folder or backups_folder(self.path), datetime.fromisoformat(self.hand.at), why)

    def copy_to(self, target: Path) -> None:
        """Writes a whole copy without what snapshots wrote into the journal; the same content, the same bytes.

        Raises OSError where the disk is full.
        """
        from qualitytui.store.reproducible_copy import copy_without_snapshots  # noqa: PLC0415 - only snapshots copy
        from qualitytui.system_errors import os_error_of  # noqa: PLC0415 - likewise

        try:
            copy_without_snapshots(self._connection, target)
        except OperationalError as error:
            raise os_error_of(error) from error
        except DatabaseError as error:
            raise refusal_of(error, self.file) from error

    def _write(
        self,
        apply: Callable[[Transaction], str | tuple[str, int]],
        name: str,
        arguments: dict[str, object],
        *,
        is_record: bool = False,
        copy_why: str = "",
        dry_run: bool,
    ) -> Outcome:
        from qualitytui.files import sweep  # noqa: PLC0415 - only writing leaves drafts
        from qualitytui.paths import letters_folder, snapshots_folder  # noqa: PLC0415 - likewise
        from qualitytui.store.transaction import Transaction  # noqa: PLC0415 - likewise
        from qualitytui.workbook.writing import Change, transaction  # noqa: PLC0415 - likewise

        is_copied = self._sight is not None and not dry_run
        if is_copied:
            sweep(self.path.parent, snapshots_folder(self.path), letters_folder(self.path))
        self.check_writable()
        with transaction(self._connection, self.soundness, dry_run=dry_run):
            at, trouble = self.hand.at, ""
            self.reader.today = date.fromisoformat(at[:10])
            change = Change(Transaction(self.reader), self.numbers, name, arguments, is_record=is_record)
            change.apply(apply)
            if is_copied and change.tx.has_changes:
                trouble = change.copy_before(self.daily, lambda why: self.back_up(why=why), copy_why, at)
            doubt = change.enter(self.hand.who, at)
            self._has_written = not dry_run
            outcome, touched = change.outcome(trouble, doubt, dry_run=dry_run), change.touched()
        self.saved_entry = outcome.entry or self.saved_entry
        change.keep_answers(touched, dry_run=dry_run)
        if self.noted_in and outcome.entry is not None:
            from qualitytui.store.last_entry import remember_last_entry  # noqa: PLC0415 - only after a change

            remember_last_entry(self._connection, self.noted_in, self.file)
        return outcome

    def check_writable(self) -> None:
        """Refuses where the workbook can only be read, or is no longer the file that was opened."""
        if self._sight is None:
            return
        self.soundness.check_before_write(self._connection)
        if self._sight.barred:
            raise refusal_of_barred(self._sight)
        check_unmoved(self._sight)
