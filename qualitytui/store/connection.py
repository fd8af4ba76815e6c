"""Opens workbooks, migrates old ones, and creates new ones atomically."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable

from qualitytui.errors import NoWorkbook, Refused
from qualitytui.i18n import say
from qualitytui.progress import tell
from qualitytui.store.connect import SETTINGS, in_memory
from qualitytui.store.file_probe import ProbeResult
from qualitytui.store.open_file import opened_as_it_is, schema_of
from qualitytui.store.posix_locks import give_up_unused
from qualitytui.store.schema import APPLICATION_ID, VERSION
from qualitytui.store.single_writer import check_still_alone
from qualitytui.store.sqlite_errors import refusal_of
from qualitytui.system_errors import why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def open_seen(sight: ProbeResult) -> sqlite3.Connection:
    """Opens a probed file; one with an older schema is backed up and migrated first.

    A read-only file, such as one in a snapshot, is migrated as a copy in memory and stays unchanged.
    """
    try:
        connection = opened_as_it_is(sight)
    except BaseException:
        give_up_unused()
        raise
    try:
        version = schema_of(connection)
        if version < VERSION:
            connection = _upgraded(connection, sight, version)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise refusal_of(error, sight.file) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _upgraded(connection: sqlite3.Connection, sight: ProbeResult, version: int) -> sqlite3.Connection:
    from qualitytui.store.backup import copy_before_upgrade  # noqa: PLC0415 - only an old file needs it
    from qualitytui.store.migrations import upgrade  # noqa: PLC0415 - sqlite_utils is slow to load

    if sight.barred:
        connection = in_memory(connection)
    else:
        copy_before_upgrade(sight.path, version)
    tell(say("bringing the workbook to the present format"), 0, 1)
    upgrade(connection)
    if sight.barred:
        connection.execute("PRAGMA query_only = ON")
    return connection


def check_unmoved(sight: ProbeResult) -> None:
    """Refuses to write where the path now names another file than the one opened."""
    try:
        status = os.stat(sight.file)
    except OSError as error:
        raise NoWorkbook(
            say("{path} was moved away or deleted while it was open; nothing was written.", path=sight.file),
            say("Put it back or restore a copy, then open it again."),
        ) from error
    if (status.st_dev, status.st_ino) != sight.stamp:
        raise Refused(
            say("{path} was replaced by another file while it was open; nothing was written.", path=sight.file),
            say("Leave and open it again to see what it holds now."),
        )
    check_still_alone(sight.file)


def create_file(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Creates a workbook at `path` atomically, filled by `fill`; an existing file is never overwritten."""
    from qualitytui import files  # noqa: PLC0415 - reading needs no drafts
    from qualitytui.file_names import is_reserved  # noqa: PLC0415 - likewise

    if os.name == "nt" and is_reserved(path.name):
        raise Refused(say("Windows takes no file of the name {name}.", name=path.name), remedy="another-workbook")
    if os.path.lexists(path):
        raise _taken(path)
    try:
        with files.drafted(path.parent) as draft:
            files.reserve(draft)
            _fill(draft, fill)
            files.place(draft, path)
    except FileExistsError as error:
        raise _taken(path) from error
    except sqlite3.DatabaseError as error:
        raise refusal_of(error, path) from error
    except OSError as error:
        raise Refused(
            say("{path} cannot be made: {why}.", path=path, why=why_of(error)),
            say("Choose a folder you may write to."),
        ) from error


def _taken(path: Path) -> Refused:
    return Refused(
        say("{path} exists already; it was not touched.", path=path),
        remedy="another-workbook",
    )


def _fill(draft: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    from qualitytui.store.migrations import upgrade  # noqa: PLC0415 - sqlite_utils is slow to load

    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for setting in SETTINGS:
            connection.execute(setting)
        upgrade(connection)
        fill(connection)
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
