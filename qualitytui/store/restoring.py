"""Restores a copy in the workbook's place, atomically in one transaction."""

import sqlite3
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from qualitytui import files
from qualitytui.errors import Busy, Damaged, NoWorkbook, Refused
from qualitytui.i18n import say
from qualitytui.progress import stoppable
from qualitytui.store.backup import copy_out, copy_workbook, is_as_written, refuse_faulty
from qualitytui.store.connect import SETTINGS, connected
from qualitytui.store.file_probe import ProbeResult, probe
from qualitytui.store.identity import Identity, adopt, identity_in, identity_of
from qualitytui.store.integrity import faults
from qualitytui.store.open_file import opened_as_it_is, schema_of
from qualitytui.store.schema import VERSION
from qualitytui.store.single_writer import alone
from qualitytui.store.sqlite_errors import refusal_of
from qualitytui.system_errors import why_of

PATIENCE: Final = 5.0


def restore_file(
    path: Path,
    source: Path,
    folder: Path,
    at: datetime,
    note: Callable[[sqlite3.Connection], None],
    *,
    is_another_meant: bool = False,
) -> Path | None:
    """Replaces the workbook with `source` after a backup; returns the path of the backup.

    `note` writes the journal entry into the new content before it is put in place, so that both are atomic.
    A damaged workbook cannot be copied and is moved aside; a missing one is created.
    A file of another workbook is refused unless that is allowed.
    """
    try:
        with files.drafted(path.parent) as draft:
            files.reserve(draft)
            own = None if is_another_meant else identity_of(path)
            _prepare(source, draft, own, path, note)
            with alone(path):
                return _put(draft, path, folder, at)
    except sqlite3.Error as error:
        raise refusal_of(error, path) from error
    except OSError as error:
        raise Refused(
            say("{path} cannot be restored: {why}.", path=path, why=why_of(error)),
            say("Nothing was changed."),
        ) from error


def refuse_another(source: Path, path: Path, own: Identity | None, identity: Identity | None) -> None:
    """Refuses a file that is not a copy of the workbook."""
    if own is not None and identity is not None and not identity.is_of(own):
        raise Refused(
            say("{source} is of another workbook than {path}.", source=source, path=path),
            say("Nothing was changed."),
            remedy="restore-another",
            source=source,
        )


def _prepare(
    source: Path, draft: Path, own: Identity | None, path: Path, note: Callable[[sqlite3.Connection], None]
) -> None:
    """Copies and migrates the source; refuses it where it is damaged or of another workbook."""
    from qualitytui.store.migrations import upgrade  # noqa: PLC0415 - sqlite_utils is slow to load

    sight = probe(source)
    if is_as_written(sight.path) is False:
        raise Damaged(
            say("{path} is not as it was written: its hash is another.", path=sight.path),
            say("Nothing was changed. Choose another copy."),
            remedy="salvage",
        )
    copy_out(sight, draft)
    refuse_faulty(draft)
    copy = connected(draft, "mode=rw")
    try:
        identity = identity_in(copy)
        refuse_another(source, path, own, identity)
        if schema_of(copy) < VERSION:
            upgrade(copy)
            if own and own.workbook and not (identity and identity.workbook):
                adopt(copy, own.workbook)
        note(copy)
    finally:
        copy.close()
    refuse_faulty(draft)


def _put(draft: Path, path: Path, folder: Path, at: datetime) -> Path | None:
    try:
        sight = probe(path)
        is_sound = _is_sound(sight)
    except NoWorkbook:
        _place(draft, path)
        return None
    except Damaged:
        if not path.is_file():
            raise
        is_sound = False
    if not is_sound:
        aside = _aside(path, at)
        _place(draft, path)
        return aside
    if sight.barred:
        raise Refused(say("{path} can only be read: {why}.", path=path, why=sight.barred), say("Nothing was changed."))
    copy = copy_workbook(path, folder, at, "before-restore")
    _overwrite(draft, path)
    return copy.path


def _is_sound(sight: ProbeResult) -> bool:
    connection = opened_as_it_is(sight)
    try:
        with stoppable(connection):
            return next(faults(connection), None) is None
    finally:
        connection.close()


def _place(draft: Path, path: Path) -> None:
    connection = connected(draft, "mode=rw")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
    files.place(draft, path)


def _aside(path: Path, at: datetime) -> Path:
    """Moves a damaged workbook aside together with its WAL and index; nothing is deleted."""
    name = f"{path.name}.damaged-{at:%Y%m%d-%H%M%S}"
    for end in ("-shm", "-wal", ""):
        beside = path.with_name(path.name + end)
        if beside.exists():
            beside.rename(path.with_name(name + end))
    return path.with_name(name)


def _overwrite(draft: Path, path: Path) -> None:
    """Overwrites every page of the workbook in one transaction; concurrent readers are not disturbed."""
    source, target = connected(draft, "mode=ro&immutable=1"), connected(path, "mode=rw")
    until = time.monotonic() + PATIENCE

    def wait(status: int, _: int, __: int) -> None:
        if status != sqlite3.SQLITE_DONE and time.monotonic() > until:
            raise TimeoutError

    try:
        for setting in SETTINGS:
            target.execute(setting)
        target.execute("BEGIN IMMEDIATE")
        target.execute("ROLLBACK")
        source.backup(target, pages=-1, progress=wait, sleep=0.05)
    except TimeoutError as error:
        raise Busy(say("{path} is being written by another program.", path=path), "") from error
    finally:
        source.close()
        target.close()
