"""Maintenance of workbook files: contents, integrity check, copies, restore."""

import os
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from qualitytui import files
from qualitytui.config import Config
from qualitytui.errors import Damaged, Refused
from qualitytui.i18n import say
from qualitytui.paths import backups_folder
from qualitytui.progress import stoppable
from qualitytui.store.backup import copy_out, is_as_written, last_good, refuse_faulty
from qualitytui.store.copies import Copy as Copy  # noqa: PLC0414 - shown from here
from qualitytui.store.copies import copies_of, copies_of_others
from qualitytui.store.damage import mark_damaged, unmark_damaged
from qualitytui.store.file_probe import has_unmerged, probe
from qualitytui.store.identity import identity_of
from qualitytui.store.integrity import Fault, faults
from qualitytui.store.open_file import opened_as_it_is, schema_of
from qualitytui.store.row_counts import last_said, rows_counted
from qualitytui.store.single_writer import distrusted
from qualitytui.store.sqlite_errors import refusal_of
from qualitytui.store.two_journals import Line as Line  # noqa: PLC0414 - shown from here
from qualitytui.store.two_journals import TwoJournals as TwoJournals  # noqa: PLC0414 - likewise
from qualitytui.store.two_journals import two_journals as two_journals  # noqa: PLC0414 - likewise
from qualitytui.system_errors import os_error_of
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.commands.restored import RecordRestore

if TYPE_CHECKING:
    from qualitytui.rules.journal_histories import History
    from qualitytui.store.salvage import Salvaged

ENOUGH: Final = 200
"""Maximum number of faults listed; a file with that many is to be restored."""
COUNTED: Final = ("plan", "task", "indicator", "report", "measurement", "act")


class Contents(NamedTuple):
    """What a workbook holds, at a glance: how many of each, and the last line of its journal."""

    path: Path
    size: int
    schema: int
    counts: dict[str, int]
    last_at: str | None
    last_said: str | None


class Health(NamedTuple):
    """The result of an integrity check; `is_as_written` is None for a file without a stored checksum."""

    path: Path
    faults: tuple[Fault, ...]
    is_as_written: bool | None
    has_unmerged: bool

    @property
    def is_ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check(path: Path, *, is_copy: bool = False) -> Health:
    """Checks a workbook, opened read-only.

    Damage of a workbook that is not a copy is remembered: it becomes read-only and every command reports it.
    """
    sight = probe(path)
    connection = opened_as_it_is(sight._replace(barred=say("as you asked")))
    try:
        with stoppable(connection):
            first_faults = [fault for fault, _ in zip(faults(connection), range(ENOUGH), strict=False)]
    finally:
        connection.close()
    if not is_copy:
        (mark_damaged if first_faults else unmark_damaged)(sight.path)
    written = is_as_written(sight.path)
    if written is False:
        first_faults.append(Fault(say("the file"), say("is not as it was written: its hash is another")))
    return Health(sight.path, tuple(first_faults), written, has_unmerged(sight.path))


def damage_of(path: Path) -> Damaged | None:
    """The refusal for a damaged workbook; None where it is intact or cannot be checked."""
    try:
        health = check(path)
    except (Refused, OSError, sqlite3.Error):
        return None
    if health.is_ok:
        return None
    fault = health.faults[0]
    return Damaged(
        say("{path} is damaged: {where} {what}.", path=health.path, where=fault.where, what=fault.what),
        say("Nothing was changed."),
        remedy="restore-or-salvage",
    )


def contents(path: Path) -> Contents:
    """The counts of a workbook, opened read-only."""
    sight = probe(path, read_only=True)
    try:
        connection = opened_as_it_is(sight)
        try:
            counts = rows_counted(connection, COUNTED)
            at, text = last_said(connection)
            return Contents(sight.path, sight.path.stat().st_size, schema_of(connection), counts, at, text)
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise refusal_of(error, sight.path) from error


def contents_to_restore(path: Path) -> Contents:
    """The counts of a file to restore from; where it is no workbook, the remedy is another copy."""
    try:
        return contents(path)
    except Refused as refusal:
        if refusal.remedy in {"make-workbook", "name-workbook"}:
            refusal.remedy = "restore-copy"
        raise


def copy_whole(path: Path, target: Path) -> None:
    """Writes a verified copy of a workbook with its whole journal; raises OSError where the disk is full."""
    files.reserve(target)
    try:
        copy_out(probe(path, read_only=True), target)
    except sqlite3.OperationalError as error:
        raise os_error_of(error) from error
    refuse_faulty(target)


def identity_in_file(path: Path) -> str | None:
    """The identity kept in a workbook; None where it cannot be read or has none."""
    identity = identity_of(path)
    return identity.workbook if identity else None


def refuse_foreign(path: Path, source: Path, name: Path) -> None:
    """Refuses a file of another workbook than the one at `path`; `shown` is its name for people."""
    from qualitytui.store.restoring import refuse_another  # noqa: PLC0415 - on demand

    refuse_another(name, path, identity_of(path), identity_of(source))


def restore(path: Path, source: Path, hand: Hand, config: Config, *, is_another_meant: bool = False) -> Path | None:
    """Replaces the workbook with `source` and notes it in the journal; returns the path of the backup."""
    from qualitytui.store.restoring import restore_file  # noqa: PLC0415 - on demand

    def note(connection: sqlite3.Connection) -> None:
        Workbook(connection, path, hand, config).do(RecordRestore(source.name))

    path = Path(os.path.realpath(path))
    at = datetime.fromisoformat(hand.at)
    backup = restore_file(path, source, backups_folder(path), at, note, is_another_meant=is_another_meant)
    unmark_damaged(path)
    return backup


def why_one_at_a_time(path: Path) -> str:
    """Why only one program may have a workbook open; "" where many may."""
    return distrusted(path)


def kept_copies(path: Path) -> tuple[Copy, ...]:
    """The copies of a workbook in their folder, the oldest first."""
    return copies_of(path)


def foreign_copies(path: Path) -> tuple[Copy, ...]:
    """The copies beside a workbook that are of other workbooks."""
    return copies_of_others(path)


def copy_histories(path: Path) -> "tuple[History, ...]":
    """The histories of the journals of a workbook's own copies, the newest first."""
    from qualitytui.store.journal_history import histories_of_copies  # noqa: PLC0415 - on demand

    return histories_of_copies(path)


def newest_good_copy(path: Path) -> Copy | None:
    """The newest intact copy of a workbook."""
    return last_good(path)


def salvaged(source: Path, target: Path, hand: Hand) -> "Salvaged":
    """Saves what can be read of a damaged workbook into a new one."""
    from qualitytui.store.salvage import salvage_file  # noqa: PLC0415 - on demand

    return salvage_file(source, target, (hand.at, hand.who))
