"""The erase operation: checks the text, erases it, reports every place, and vacuums the file."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection
from typing import Final, NamedTuple

from qualitytui.errors import Refused, UsageRefused
from qualitytui.files import mode_of
from qualitytui.i18n import say
from qualitytui.model.journal import FieldChange
from qualitytui.paths import backups_folder, letters_folder, received_folder, snapshots_folder
from qualitytui.store.changes import describe
from qualitytui.store.text_erasure import BLANK, erase_text, overwrite_deleted, scrub
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.outcome import Outcome

SHORTEST: Final = 2
"""Minimum length; shorter texts occur inside too many other words."""


class TextErasure:
    """The erasure of one text."""

    def __init__(self, connection: Connection, text: str) -> None:
        self.connection = connection
        self.text = text.strip()
        self.changes: tuple[FieldChange, ...] = ()
        self.left: tuple[str, ...] = ()
        if len(self.text) < SHORTEST or self.text in BLANK:
            raise UsageRefused(
                say("{text} is too short to be blanked everywhere.", text=self.text or say("nothing")),
                say("Write the whole name, number or sentence."),
            )
        overwrite_deleted(connection)

    def apply(self, tx: Transaction) -> str:
        """Erases the text and records each place: fields of items, then journal entries."""
        blanked = erase_text(tx.connection, self.text)
        if not blanked.rows and not blanked.entries:
            raise self._refusal(blanked.left)
        journal = (FieldChange("", "", "journal", self.text, BLANK, entry=entry) for entry in blanked.entries)
        self.changes = (*describe(tx.reader, blanked.rows), *journal)
        self.left = blanked.left
        return say("A text was erased irreversibly, in {count} places", count=len(self.changes))

    def _refusal(self, left: tuple[str, ...]) -> Refused:
        if left:
            return Refused(
                say("It is only in places where nothing can be erased: {places}.", places=", ".join(left)),
                say("Days, numbers and states are changed with the commands for them."),
            )
        return Refused(say("The workbook does not hold this text."), say("Write it exactly as it is shown."))

    def told(self, outcome: Outcome, *, dry_run: bool) -> Outcome:
        """The outcome with its places, after no page of the file holds the text; says so where one still may."""
        sentence = outcome.sentence
        if self.left:
            places = ", ".join(self.left)
            sentence += say("; it remains in places where nothing can be erased: {places}", places=places)
        if not dry_run and not scrub(self.connection):
            sentence += say("; close the other windows of this workbook, then its old pages go too")
        return outcome._replace(sentence=sentence, changes=self.changes)


class StillHeld(NamedTuple):
    """Files beside a workbook that contain a text, and those that could not be searched."""

    held: tuple[Path, ...]
    unknown: tuple[Path, ...]


def still_held(workbook: Path, text: str, state: Path | None = None) -> StillHeld:
    """Searches copies, snapshots, received files, letters and other workbooks; read-only.

    In the folder of state it is the filters that were typed in the screens.
    """
    from qualitytui.store.text_in_files import contains_text, is_database  # noqa: PLC0415 - seldom done

    folders = (
        backups_folder(workbook),
        snapshots_folder(workbook),
        received_folder(workbook),
        letters_folder(workbook),
        *((state,) if state else ()),
    )
    beside = [path for path in workbook.parent.glob("*") if path.name != workbook.name and is_database(path)]
    barred: list[Path] = []
    files = [path for folder in folders for path in _files_below(folder, barred) if path.suffix != ".sha256"]
    text = text.strip()
    found = {path: text in path.name or contains_text(path, text) for path in sorted([*beside, *files])}
    return StillHeld(
        tuple(path for path, is_held in found.items() if is_held),
        (*(path for path, is_held in found.items() if is_held is None), *barred),
    )


def _files_below(folder: Path, barred: list[Path]) -> Iterator[Path]:
    """The files in a folder and those below it; a folder that cannot be looked into is added to `barred`."""

    def bar(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            barred.append(Path(error.filename))

    for above, _, names in os.walk(folder, onerror=bar):
        yield from (path for name in names if stat.S_ISREG(mode_of(path := Path(above) / name)))
