"""Verified copies of the workbook in a folder beside it, dated, each with its hash."""

import hashlib
import os
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Final

from qualitytui import files
from qualitytui.errors import Damaged, Refused
from qualitytui.i18n import say
from qualitytui.local_time import local_now
from qualitytui.paths import backups_folder
from qualitytui.progress import stoppable, tell
from qualitytui.store.connect import connected
from qualitytui.store.copies import Copy, copies_of, copy_name, outlived_by, seen
from qualitytui.store.damage import mark_damaged
from qualitytui.store.file_probe import ProbeResult, probe
from qualitytui.store.integrity import faults
from qualitytui.store.open_file import opened_as_it_is
from qualitytui.store.sqlite_errors import refusal_of
from qualitytui.system_errors import what_helps, why_of

HASH: Final = ".sha256"
MB: Final = 1_000_000


def copy_workbook(path: Path, folder: Path, at: datetime, why: str = "") -> Copy:
    """Copies the last committed state of the workbook, verifies the copy, and renames it into place atomically.

    Raises Refused where no intact copy can be made; no partial file is left.
    """
    try:
        with files.drafted(folder) as draft:
            files.reserve(draft)
            _copy(path, draft)
            files.sync(draft)
            target = _placed(draft, folder, f"{copy_name(path)}.{at:%Y%m%d-%H%M%S}", why)
    except Damaged:
        mark_damaged(path)
        raise
    except (sqlite3.Error, OSError) as error:
        if isinstance(error, sqlite3.DatabaseError) and isinstance(damage := refusal_of(error, path), Damaged):
            mark_damaged(path)
            raise damage from error
        raise Refused(
            say("No copy of {path} could be made in {folder}: {why}.", path=path, folder=folder, why=why_of(error)),
            f"{say('Nothing was changed.')} {what_helps(error)}".strip(),
            remedy="verify",
        ) from error
    copy = seen(target)
    assert copy is not None  # noqa: S101 - it has just been given a name of ours
    _rotate(copy)
    return copy


def copy_before_upgrade(path: Path, version: int) -> Copy:
    """Makes the backup that every schema migration requires."""
    return copy_workbook(path, backups_folder(path), local_now(), f"before-schema-{version + 1}")


def _copy(path: Path, draft: Path) -> None:
    copy_out(probe(path, read_only=True), draft)
    refuse_faulty(draft)


def copy_out(sight: ProbeResult, draft: Path) -> None:
    """Copies the whole content of a workbook, opened read-only, into an empty file."""
    source = opened_as_it_is(sight._replace(barred=say("as you asked")))
    try:
        source.execute("PRAGMA query_only = OFF")
        vacuum_into(source, draft)
    finally:
        source.close()


def vacuum_into(source: sqlite3.Connection, target: Path) -> None:
    """Writes the content of a database into an empty file; it is told how much of it is written."""
    pages, size = (source.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))

    def tick() -> None:
        tell(say("copying the workbook, in MB"), target.stat().st_size // MB, pages * size // MB)

    with stoppable(source, tick):
        source.execute("VACUUM INTO ?", (str(target),))


def refuse_faulty(path: Path) -> None:
    """Refuses a copy that fails the integrity check."""
    copy = connected(path, "mode=ro&immutable=1")
    try:
        with stoppable(copy):
            fault = next(faults(copy), None)
    finally:
        copy.close()
    if fault is not None:
        raise Damaged(
            say("The copy is damaged and was not used: {where} {what}.", where=fault.where, what=fault.what),
            remedy="verify-or-salvage",
        )


def _placed(draft: Path, folder: Path, stem: str, why: str) -> Path:
    """Renames the draft to the first free name and writes its checksum beside it."""
    end = f"-{why}.db" if why else ".db"
    for number in range(1, 1000):
        target = folder / (f"{stem}{end}" if number == 1 else f"{stem}.{number}{end}")
        try:
            files.place(draft, target)
        except FileExistsError:
            continue
        beside = target.with_name(target.name + HASH)
        beside.unlink(missing_ok=True)
        files.write_new(beside, f"{_hash(target)}  {target.name}\n".encode())
        return target
    raise FileExistsError(17, os.strerror(17), str(folder))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_as_written(path: Path) -> bool | None:
    """Whether a copy still matches its stored checksum; None where there is none."""
    try:
        stored = files.read_plain(path.with_name(path.name + HASH), 4096).decode("ascii", errors="replace")
    except OSError:
        return None
    return stored.split()[:1] == [_hash(path)]


def _rotate(new: Copy) -> None:
    """Rotates old copies out; the new one is verified."""
    for copy in outlived_by(new):
        drop_copy(copy)


def drop_copy(copy: Copy) -> None:
    """Removes a copy and its checksum."""
    for path in (copy.path.with_name(copy.path.name + HASH), copy.path):
        path.unlink(missing_ok=True)


def last_good(path: Path, folder: Path | None = None) -> Copy | None:
    """The newest copy of a workbook whose checksum matches and whose integrity check passes."""
    for copy in reversed(copies_of(path, folder)):
        try:
            if is_as_written(copy.path) is not False:
                probe(copy.path, read_only=True)
                refuse_faulty(copy.path)
                return copy
        except (Refused, OSError, sqlite3.Error):
            continue
    return None
