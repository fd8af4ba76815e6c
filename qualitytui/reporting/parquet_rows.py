"""The rows of the counties' Parquet files as DuckDB reads them, some files at a time.

Behind the extra `analytics`.
"""

from collections.abc import Iterable, Iterator, Sequence
from glob import escape
from itertools import groupby, islice
from typing import Any, Final

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.reporting.parquet import execute
from qualitytui.reporting.week_files import WeekFile
from qualitytui.system_errors import why_of

SINGLE: Final = "read_parquet(?, hive_partitioning = true, hive_types_autocast = false, union_by_name = true)"
"""The files that counties write; the folders are columns, and text even where they are all digits."""
COMPACTED: Final = (
    "(SELECT * FROM read_parquet(?) WHERE concat(workbook, '/', plan) NOT IN (SELECT unnest(?::VARCHAR[])))"
)
"""Files put together, without the counties' plans that were written again since."""
BATCH: Final = 500
"""How many files are read at once, so that memory does not grow with their number."""


def in_batches(files: Iterable[WeekFile]) -> Iterator[list[str]]:
    """The paths, some at a time; files of two layouts cannot be read at once."""
    for _, alike in groupby(files, key=lambda file: bool(file.workbook)):
        while batch := [file.path for file in islice(alike, BATCH)]:
            yield batch


def ask(connection: Any, query: str, paths: Sequence[str], *values: object) -> Any:
    """Runs a query over files, the paths its first value; refuses with the name of one that cannot be read."""
    import duckdb  # noqa: PLC0415 - an extra

    try:
        return execute(connection, query, [[escape(path) for path in paths], *values])
    except (duckdb.Error, OSError) as error:
        for path in paths:
            _check(connection, path)
        if isinstance(error, OSError):
            raise
        raise refused_by_engine(error) from error


def _check(connection: Any, path: str) -> None:
    """Refuses a file that cannot be read."""
    import duckdb  # noqa: PLC0415 - an extra

    try:
        execute(connection, "DESCRIBE SELECT * FROM read_parquet(?)", [escape(path)])
    except OSError as error:
        raise Refused(say("{path} cannot be read: {why}.", path=path, why=why_of(error))) from error
    except duckdb.Error as error:
        raise Refused(
            say("{path} cannot be read: it is damaged, only part of a file, or no Parquet.", path=path),
            say("Have the county write the week again, or take the file away."),
        ) from error


def refused_by_engine(error: Exception) -> Refused:
    """The refusal of weeks that an engine cannot read as one table."""
    return Refused(say("The weeks cannot be put together: {why}", why=first_line(error)))


def first_line(error: Exception) -> str:
    """What an engine says, without its trace; Spark's bridge to Java says first that there was an error."""
    lines = [line.removeprefix(": ") for line in str(error).splitlines() if not line.startswith("An error occurred")]
    return lines[0] if lines else type(error).__name__
