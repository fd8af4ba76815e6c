"""Backup copies in a folder: which workbook each belongs to and which are rotated out."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from qualitytui.paths import backups_folder
from qualitytui.store.identity import Identity, identity_of, identity_of_copy

DAILY: Final = "daily"
DAYS, WEEKS, MONTHS = 7, 5, 12
"""Of the copies made by themselves, the last of so many days, weeks and months that have one stay."""
KEPT: Final = 10
"""How many of the newest other copies are always kept; of older ones the last of each month is kept too."""
SHRUNK: Final = 0.5
"""A copy smaller than this share of an earlier one does not rotate that one out."""
PAUSE, GAP = 10, 70
"""Days without a copy: after so many the next ones take no earlier one's place until there are enough of them, after
so many never; a clock that jumps ahead must cost nothing."""
NAME: Final = re.compile(r"(.+)\.(\d{8}-\d{6})(?:\.\d+)?(?:-([a-z0-9-]+))?\.db")


class Copy(NamedTuple):
    """A copy as its folder shows it: when it was made, before what, how large it is, of a file of which name."""

    path: Path
    at: str
    why: str
    size: int
    name: str = ""


def copy_name(path: Path) -> str:
    """What the names of a workbook's copies begin with; 2013.db and 2013.sqlite have copies of their own."""
    real = Path(os.path.realpath(path))
    return real.stem if real.suffix == ".db" else real.name


def copies_of(path: Path, folder: Path | None = None) -> tuple[Copy, ...]:
    """The copies of a workbook, the oldest first: those that carry its identity under its name.

    Those under a name that no file beside it has any more are its own too: it was renamed.
    Of a workbook that cannot be read, and of copies that cannot be read, the name decides.
    """
    name, own = copy_name(path), identity_of(path)
    return tuple(copy for copy in copies_in(_folder(path, folder)) if _belongs(copy, path, name, own))


def copies_of_others(path: Path) -> tuple[Copy, ...]:
    """The copies in a workbook's folder of copies that are not its own."""
    own = copies_of(path)
    return tuple(copy for copy in copies_in(_folder(path, None)) if copy not in own)


def _folder(path: Path, folder: Path | None) -> Path:
    return backups_folder(path) if folder is None else folder


def copies_in(folder: Path, start: str = "") -> tuple[Copy, ...]:
    """Every copy in a folder with this name prefix, of any workbook, the oldest first."""
    try:
        copies = [seen(path) for path in folder.iterdir() if path.name.startswith(start)]
    except OSError:
        return ()
    return tuple(sorted((copy for copy in copies if copy), key=lambda copy: (copy.at, copy.path.stat().st_mtime_ns)))


def _belongs(copy: Copy, path: Path, name: str, own: Identity | None) -> bool:
    identity = identity_of_copy(copy.path) if own else None
    if own is None or identity is None:
        return copy.name == name
    return identity.is_of(own) and (copy.name == name or not _is_living(copy.name, path))


def _is_living(name: str, path: Path) -> bool:
    """Whether a workbook of that name exists in the folder."""
    folder = Path(os.path.realpath(path)).parent
    return any(os.path.lexists(folder / file_name) for file_name in (name, f"{name}.db"))


def seen(path: Path) -> Copy | None:
    """Parses a file name as that of a copy; None where it is not one."""
    match = NAME.fullmatch(path.name)
    if match is None or not path.is_file():
        return None
    try:
        at = datetime.fromisoformat(f"{match[2][:8]}T{match[2][9:]}")
    except ValueError:
        return None
    return Copy(path, at.isoformat(sep=" "), match[3] or "", path.stat().st_size, match[1])


def has_copy_of(path: Path, day: str) -> bool:
    """Whether the folder of copies has one of the workbook from a day."""
    name = copy_name(path)
    copies = [copy for copy in copies_in(backups_folder(path), f"{name}.") if copy.name == name and _day(copy) == day]
    own = identity_of(path) if copies else None
    return any(_is_same(identity_of_copy(copy.path), own) for copy in copies)


def _is_same(identity: Identity | None, own: Identity | None) -> bool:
    return identity is not None and own is not None and identity.is_of(own)


def outlived_by(new: Copy) -> list[Copy]:
    """The copies of the same workbook and name that a new copy lets rotate out.

    What cannot be read, or is of another workbook, is never among them.
    """
    own = identity_of_copy(new.path)
    copies = [copy for copy in copies_in(new.path.parent) if copy.name == new.name]
    return outlived([copy for copy in copies if _is_same(identity_of_copy(copy.path), own)], new)


def outlived(copies: Sequence[Copy], new: Copy) -> list[Copy]:
    """The copies to rotate out; one much larger than the new copy is kept.

    Each run of copies is counted by itself, so that a wrong clock rotates nothing out.
    """
    staying = {new}
    for run in _runs(copies, new.at):
        daily = [copy for copy in run if copy.why == DAILY]
        other = [copy for copy in run if copy.why != DAILY]
        staying.update(other[-KEPT:], _newest(other, _month, None))
        staying.update(
            *(_newest(daily, part, count) for part, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)))
        )
    return [copy for copy in copies if copy not in staying and new.size >= copy.size * SHRUNK]


def _runs(copies: Sequence[Copy], now: str) -> Iterator[Sequence[Copy]]:
    """The copies in runs without a long gap; those dated after now stand apart."""
    for run in _split(copies, lambda copy, other: _days_between(copy, other) > GAP or copy.at <= now < other.at):
        *_, last = _split(run, lambda copy, other: _days_between(copy, other) > PAUSE)
        if len({_day(copy) for copy in last}) < DAYS:
            yield from (run[: -len(last)], last)
        else:
            yield run


def _split(copies: Sequence[Copy], is_between: Callable[[Copy, Copy], bool]) -> list[Sequence[Copy]]:
    """Splits the copies wherever a new run begins."""
    starts = [0, *(nth for nth in range(1, len(copies)) if is_between(copies[nth - 1], copies[nth]))]
    return [copies[start:end] for start, end in zip(starts, [*starts[1:], len(copies)], strict=True)]


def _days_between(copy: Copy, other: Copy) -> int:
    return (date.fromisoformat(other.at[:10]) - date.fromisoformat(copy.at[:10])).days


def _newest(copies: Sequence[Copy], part: Callable[[Copy], str], count: int | None) -> list[Copy]:
    """The last copy of each of the newest days, weeks or months that have one."""
    last = {part(copy): copy for copy in copies}
    return list(last.values())[-count if count else 0 :]


def _day(copy: Copy) -> str:
    return copy.at[:10]


def _week(copy: Copy) -> str:
    return "{}-{}".format(*date.fromisoformat(copy.at[:10]).isocalendar())


def _month(copy: Copy) -> str:
    return copy.at[:7]
