"""Backup copies in a folder: which workbook each belongs to, and which are rotated out."""

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
"""How many of the newest other copies always stay; of the older ones, the last of each month stays too."""
SHRUNK: Final = 0.5
"""A copy this much smaller than one before it is not trusted to replace that one."""
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
    """Every copy in a folder whose name begins so, whosever it is, the oldest first."""
    try:
        found = [seen(path) for path in folder.iterdir() if path.name.startswith(start)]
    except OSError:
        return ()
    return tuple(sorted((copy for copy in found if copy), key=lambda copy: (copy.at, copy.path.stat().st_mtime_ns)))


def _belongs(copy: Copy, path: Path, name: str, own: Identity | None) -> bool:
    found = identity_of_copy(copy.path) if own else None
    if own is None or found is None:
        return copy.name == name
    return found.is_of(own) and (copy.name == name or not _is_living(copy.name, path))


def _is_living(name: str, path: Path) -> bool:
    """Whether a file of that name stands beside a workbook."""
    folder = Path(os.path.realpath(path)).parent
    return any(os.path.lexists(folder / one) for one in (name, f"{name}.db"))


def seen(path: Path) -> Copy | None:
    """The copy that a file is, by its name; None where it is called otherwise."""
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
    found = [copy for copy in copies_in(backups_folder(path), f"{name}.") if copy.name == name and _day(copy) == day]
    own = identity_of(path) if found else None
    return any(_is_same(identity_of_copy(copy.path), own) for copy in found)


def _is_same(found: Identity | None, own: Identity | None) -> bool:
    return found is not None and own is not None and found.is_of(own)


def outlived_by(new: Copy) -> list[Copy]:
    """The copies of the same workbook under the same name that need not stay beside a new one.

    What cannot be read, or is of another workbook, is never among them.
    """
    own = identity_of_copy(new.path)
    found = [copy for copy in copies_in(new.path.parent) if copy.name == new.name]
    return outlived([copy for copy in found if _is_same(identity_of_copy(copy.path), own)], new)


def outlived(found: Sequence[Copy], new: Copy) -> list[Copy]:
    """The copies that need not stay; one that holds much more than the new one stays.

    Each run of copies is counted for itself, so that those of a day too far ahead take no other's place.
    """
    kept = {new}
    for run in _runs(found, new.at):
        daily = [copy for copy in run if copy.why == DAILY]
        other = [copy for copy in run if copy.why != DAILY]
        kept.update(other[-KEPT:], _newest(other, _month, None))
        kept.update(*(_newest(daily, part, count) for part, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS))))
    return [copy for copy in found if copy not in kept and new.size >= copy.size * SHRUNK]


def _runs(found: Sequence[Copy], now: str) -> Iterator[Sequence[Copy]]:
    """The copies in runs without a long gap; those dated after now stand apart."""
    for run in _split(found, lambda one, other: _days_between(one, other) > GAP or one.at <= now < other.at):
        *_, last = _split(run, lambda one, other: _days_between(one, other) > PAUSE)
        if len({_day(copy) for copy in last}) < DAYS:
            yield from (run[: -len(last)], last)
        else:
            yield run


def _split(found: Sequence[Copy], is_between: Callable[[Copy, Copy], bool]) -> list[Sequence[Copy]]:
    """The copies, parted wherever a new run begins between two of them."""
    starts = [0, *(nth for nth in range(1, len(found)) if is_between(found[nth - 1], found[nth]))]
    return [found[start:end] for start, end in zip(starts, [*starts[1:], len(found)], strict=True)]


def _days_between(one: Copy, other: Copy) -> int:
    return (date.fromisoformat(other.at[:10]) - date.fromisoformat(one.at[:10])).days


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
