"""Puts the counties' small Parquet files together, a file a week, so that a roll-up opens few.

A county that writes a week again has a small file again, which stands for its rows until the next time.
"""

from contextlib import suppress
from glob import escape
from pathlib import Path
from typing import Any, NamedTuple

from qualitytui import files
from qualitytui.i18n import say
from qualitytui.progress import tell
from qualitytui.reporting.file_placement import unwritten
from qualitytui.reporting.parquet import engine, quoted
from qualitytui.reporting.parquet_rows import COMPACTED, SINGLE, ask
from qualitytui.reporting.roll_up import COLUMNS
from qualitytui.reporting.week_files import WeekFile, by_week, compacted_path, find_week_files


class Compaction(NamedTuple):
    """How many small files were put together, and into how many."""

    single: int
    compacted: int


def compact(root: Path) -> Compaction:
    """Puts everything below `root` together; what earlier versions wrote without a workbook stays as it is."""
    groups = [
        (noun, week, group)
        for noun in COLUMNS
        for week, group in by_week(file for file in find_week_files(root, noun).single if file.workbook).items()
    ]
    done, total = 0, sum(len(group) for _, _, group in groups)
    with engine() as connection:
        for noun, week, group in groups:
            tell(say("putting the files of the counties together"), done, total)
            _compact_week(connection, compacted_path(root, noun, week), group)
            done += len(group)
    return Compaction(total, len(groups))


def _compact_week(connection: Any, target: Path, group: list[WeekFile]) -> None:
    """Writes the whole week first, and only then takes away the small files that are as they were read."""
    query, values = f"SELECT * FROM {SINGLE}", list[object]()
    if target.exists():
        query, values = (
            f"{query} UNION ALL BY NAME SELECT * FROM {COMPACTED}",
            [escape(str(target)), [one.key for one in group]],
        )
    try:
        read = {file.path: _version(file.path) for file in group}
        with files.drafted(target.parent) as draft:
            written = f"COPY ({query}) TO '{quoted(draft)}' (FORMAT parquet, COMPRESSION zstd)"
            ask(connection, written, list(read), *values)
            draft.chmod(files.OWNER_FILE)
            files.sync(draft)
            draft.replace(target)
            files.sync(target.parent)
    except OSError as error:
        raise unwritten(target, error, is_name_chosen=False) from error
    for path, version in read.items():
        _remove(path, version)


def _version(path: str) -> tuple[int, ...]:
    """What changes when a county writes its file again."""
    status = Path(path).stat()
    return status.st_ino, status.st_size, status.st_mtime_ns


def _remove(path: str, version: tuple[int, ...]) -> None:
    """Removes a file that was put together, with its empty folders, unless the county wrote it again meanwhile."""
    with suppress(OSError):
        if _version(path) == version:
            Path(path).unlink()
            files.drop_folders([*Path(path).parents[2::-1]])
