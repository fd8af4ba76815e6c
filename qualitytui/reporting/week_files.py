"""Where the weeks of many counties lie as Parquet: as each county writes them, and put together, a file a week."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from qualitytui import files
from qualitytui.errors import Refused
from qualitytui.i18n import say

LAYOUTS: Final = (("workbook", "plan", "week"), ("plan", "week"))
"""The folders, by their keys, below which a county's files lie; earlier versions named no workbook."""
COMPACTED: Final = "compacted"
"""The folder of the weeks that were put together."""


class WeekFile(NamedTuple):
    """The rows of one plan in one week, as a county wrote them; the workbook is "" where an earlier version did."""

    path: str
    workbook: str
    plan: str
    week: str

    @property
    def key(self) -> str:
        """The county and its plan, by which a newer file is known to stand for rows that were put together."""
        return f"{self.workbook}/{self.plan}"


class WeekFiles(NamedTuple):
    """All files of the tasks, or of the indicators."""

    single: tuple[WeekFile, ...]
    compacted: tuple[Path, ...]


def by_week(single: Iterable[WeekFile]) -> dict[str, list[WeekFile]]:
    """The counties' files of each week."""
    weeks: dict[str, list[WeekFile]] = {}
    for file in single:
        weeks.setdefault(file.week, []).append(file)
    return weeks


def inner_path(noun: str, plan: str, week: str) -> Path:
    """Where a plan's week lies below the workbook's folder."""
    return Path(f"plan={quote(plan, safe='-_.')}", f"week={week}", f"{noun}.parquet")


def compacted_path(root: Path, noun: str, week: str) -> Path:
    """Where a week lies that was put together."""
    return root / COMPACTED / noun / f"{week}.parquet"


def find_week_files(root: Path, noun: str) -> WeekFiles:
    """The files of a noun below `root`; refuses where there are none."""
    single = tuple(file for layout in LAYOUTS for file in _below(root / noun, layout))
    whole = root / COMPACTED / noun
    compacted = tuple(map(Path, _parquet_in(str(whole)))) if stat.S_ISDIR(files.mode_of(whole)) else ()
    if not single and not compacted:
        raise Refused(say("There are no weeks below {folder}.", folder=root / noun), remedy="write-parquet")
    return WeekFiles(single, compacted)


def _below(folder: Path, layout: tuple[str, ...]) -> Iterator[WeekFile]:
    if stat.S_ISDIR(files.mode_of(folder)):
        yield from _walked(str(folder), layout, {"workbook": ""})


def _walked(folder: str, layout: tuple[str, ...], known: dict[str, str]) -> Iterator[WeekFile]:
    if not layout:
        yield from (WeekFile(path, **known) for path in _parquet_in(folder))
        return
    start = f"{layout[0]}="
    for entry in _entries(folder):
        if entry.name.startswith(start):
            value = unquote(entry.name.removeprefix(start))
            yield from _walked(entry.path, layout[1:], {**known, layout[0]: value})


def _parquet_in(folder: str) -> list[str]:
    """The Parquet files of a folder, without hidden ones such as drafts."""
    return [
        entry.path
        for entry in _entries(folder)
        if entry.name.endswith(".parquet") and not entry.name.startswith(".") and entry.is_file()
    ]


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)
