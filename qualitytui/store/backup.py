"""Verified copies of the workbook in a folder beside it, dated, each with its hash."""

import hashlib
import os
import re
import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from qualitytui import files
from qualitytui.errors import Damaged, Refused, Remedy
from qualitytui.paths import backups_folder
from qualitytui.store.damage import mark_damaged
from qualitytui.store.looking import Sight, look
from qualitytui.store.opening import connected, opened_as_it_is
from qualitytui.store.refusals import refusal_of
from qualitytui.store.soundness import faults
from qualitytui.words import say

DAILY: Final = "daily"
DAYS, WEEKS, MONTHS = 7, 5, 12
"""Of the copies made by themselves, the last of so many days, weeks and months that have one stay."""
KEPT: Final = 10
"""How many of the newest other copies always stay; of the older ones, the last of each month stays too."""
SHRUNK: Final = 0.5
"""A copy this much smaller than one before it is not trusted to replace that one."""
NAME: Final = re.compile(r".+\.(\d{8}-\d{6})(?:\.\d+)?(?:-([a-z0-9-]+))?\.db")
HASH: Final = ".sha256"


class Copy(NamedTuple):
    """A copy as its folder shows it: when it was made, before what, how large it is."""

    path: Path
    at: str
    why: str
    size: int


def copy_workbook(path: Path, folder: Path, at: datetime, why: str = "") -> Copy:
    """Makes a copy of the workbook as it was last written, checks it, and only then gives it its name.

    Raises Refused where no sound copy can be made; nothing half-made is left.
    """
    draft = files.draft_in(folder)
    try:
        files.make_folder(folder)
        files.sweep(folder)
        files.reserve(draft)
        _copy(path, draft)
        files.sync(draft)
        target = _placed(draft, folder, f"{path.stem}.{at:%Y%m%d-%H%M%S}", why)
    except Damaged:
        mark_damaged(path)
        raise
    except (sqlite3.Error, OSError) as error:
        if isinstance(error, sqlite3.DatabaseError) and isinstance(damage := refusal_of(error, path), Damaged):
            mark_damaged(path)
            raise damage from error
        raise Refused(
            say("No copy of {path} could be made in {folder}: {why}.", path=path, folder=folder, why=_said(error)),
            say("Nothing was changed. Make room on the disk and try again."),
            remedy=Remedy.VERIFY,
        ) from error
    finally:
        files.discard(draft)
    copy = _seen(target)
    assert copy is not None  # noqa: S101 - it has just been given a name of ours
    _rotate(copy)
    return copy


def copy_before_upgrade(path: Path, version: int) -> Copy:
    """The copy without which no schema is changed."""
    return copy_workbook(path, backups_folder(path), datetime.now().astimezone(), f"before-schema-{version + 1}")


def _said(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _copy(path: Path, draft: Path) -> None:
    copy_out(look(path, read_only=True), draft)
    refuse_faulty(draft)


def copy_out(sight: Sight, draft: Path) -> None:
    """Writes all that a workbook holds into an empty file; the workbook is only read."""
    source = opened_as_it_is(sight._replace(barred=say("as you asked")))
    try:
        source.execute("PRAGMA query_only = OFF")
        source.execute("VACUUM INTO ?", (str(draft),))
    finally:
        source.close()


def refuse_faulty(path: Path) -> None:
    """Refuses a copy in which anything is wrong."""
    copy = connected(path, "mode=ro&immutable=1")
    try:
        found = next(faults(copy), None)
    finally:
        copy.close()
    if found is not None:
        raise Damaged(
            say("The copy is not sound, so it was not used: {where} {what}.", where=found.where, what=found.what),
            remedy=Remedy.VERIFY_OR_SALVAGE,
        )


def _placed(draft: Path, folder: Path, stem: str, why: str) -> Path:
    """Gives the draft the first free name, its hash beside it."""
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


def copies(folder: Path, stem: str) -> tuple[Copy, ...]:
    """The copies of the workbook of that name, the oldest first."""
    try:
        found = [_seen(path) for path in folder.iterdir() if path.name.startswith(f"{stem}.")]
    except OSError:
        return ()
    return tuple(sorted((copy for copy in found if copy), key=lambda copy: (copy.at, copy.path.stat().st_mtime_ns)))


def _seen(path: Path) -> Copy | None:
    match = NAME.fullmatch(path.name)
    if match is None or not path.is_file():
        return None
    at = datetime.strptime(match[1], "%Y%m%d-%H%M%S")  # noqa: DTZ007 - the office's own time
    return Copy(path, at.isoformat(sep=" "), match[2] or "", path.stat().st_size)


def is_as_written(path: Path) -> bool | None:
    """Whether a copy still has the hash written beside it; None where there is no hash."""
    try:
        kept = path.with_name(path.name + HASH).read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    return kept.split()[:1] == [_hash(path)]


def _rotate(new: Copy) -> None:
    """Removes old copies; the new one is sound."""
    match = re.match(r"(.+)\.\d{8}-\d{6}", new.path.name)
    old = outlived(copies(new.path.parent, match[1]), new) if match else []
    for copy in old:
        for path in (copy.path.with_name(copy.path.name + HASH), copy.path):
            path.unlink(missing_ok=True)


def outlived(found: Sequence[Copy], new: Copy) -> list[Copy]:
    """The copies that need not stay; one that holds much more than the new one stays."""
    daily = [copy for copy in found if copy.why == DAILY]
    other = [copy for copy in found if copy.why != DAILY]
    kept = {*other[-KEPT:], *_newest(other, _month, None), new}
    kept.update(*(_newest(daily, part, count) for part, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS))))
    return [copy for copy in found if copy not in kept and new.size >= copy.size * SHRUNK]


def _newest(found: Sequence[Copy], part: Callable[[Copy], str], count: int | None) -> list[Copy]:
    """The last copy of each of the newest days, weeks or months that have one."""
    last = {part(copy): copy for copy in found}
    return list(last.values())[-count if count else 0 :]


def _day(copy: Copy) -> str:
    return copy.at[:10]


def _week(copy: Copy) -> str:
    return "{}-{}".format(*date.fromisoformat(copy.at[:10]).isocalendar())


def _month(copy: Copy) -> str:
    return copy.at[:7]


def last_good(folder: Path, stem: str) -> Copy | None:
    """The newest copy that is as it was written and in which nothing is wrong."""
    for copy in reversed(copies(folder, stem)):
        try:
            if is_as_written(copy.path) is not False:
                look(copy.path, read_only=True)
                refuse_faulty(copy.path)
                return copy
        except (Refused, OSError, sqlite3.Error):
            continue
    return None
