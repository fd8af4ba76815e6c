"""Rolls up the weeks of many counties with one SQL text, in DuckDB or Spark.

The SQL here is for those engines; the workbook is never asked this way.
"""

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from pathlib import Path
from typing import Any, Final

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.progress import tell
from qualitytui.reporting.parquet import engine, execute
from qualitytui.reporting.parquet_rows import COMPACTED, SINGLE, ask, first_line, in_batches, refused_by_engine
from qualitytui.reporting.week_files import WeekFiles, by_week, find_week_files

ROLLUP: Final = Path(__file__).parent / "rollup.sql"
KEYS: Final = {"workbook": "STRING", "plan": "STRING", "week": "STRING"}
COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "tasks": {
        **dict.fromkeys(("status", "light"), "STRING"),
        **dict.fromkeys(("is_overdue", "is_slow", "is_attributed", "is_silent"), "BOOLEAN"),
    },
    "indicators": {"same_as": "STRING", "light": "STRING", "value": "DOUBLE", "is_met": "BOOLEAN"},
}
"""What the roll-up asks of each relation, in the types that both engines know; a column that a file lacks is null."""
SPARK_KEYS: Final = {
    "workbook": "coalesce(workbook, '') AS workbook",
    "plan": "decode(encode(plan, 'ISO-8859-1'), 'UTF-8') AS plan",
}
"""Keys that Spark takes from the folders: earlier versions wrote no workbook, and it unquotes byte by byte."""
Answer = tuple[tuple[str, ...], list[tuple[Any, ...]]]
"""The names of the columns, and the rows."""


def roll_up(root: Path, engine_name: str = "duckdb") -> Answer:
    """The names and the rows of the weekly roll-up over everything below `root`."""
    files = {noun: find_week_files(root, noun) for noun in COLUMNS}
    return ENGINES[engine_name](root, files)


def declared(noun: str) -> str:
    """The keys and columns of a relation as SQL declares them."""
    return ", ".join(f"{name} {kind}" for name, kind in {**KEYS, **COLUMNS[noun]}.items())


def _in_duckdb(_root: Path, files: Mapping[str, WeekFiles]) -> Answer:
    """Puts the columns that are asked for into tables on disk, some files at a time, so that memory stays small."""
    done, total = 0, sum(len(found.single) for found in files.values())
    with tempfile.TemporaryDirectory() as folder, engine(Path(folder) / "rollup.duckdb") as connection:
        for noun, found in files.items():
            connection.execute(f"CREATE TABLE {noun} ({declared(noun)})")
            connection.execute(f"ALTER TABLE {noun} ALTER workbook SET DEFAULT ''")  # an earlier version wrote none
            insert = f"INSERT INTO {noun} BY NAME SELECT COLUMNS('^({'|'.join((*KEYS, *COLUMNS[noun]))})$') FROM"
            weeks = by_week(found.single)
            for path in found.compacted:
                newer = [file.key for file in weeks.get(path.stem, ())]
                ask(connection, f"{insert} {COMPACTED}", [str(path)], newer)
            for batch in in_batches(found.single):
                tell(say("reading the files of the counties"), done, total)
                ask(connection, f"{insert} {SINGLE}", batch)
                done += len(batch)
        cursor = execute(connection, ROLLUP.read_text(encoding="utf-8"))
        return tuple(column[0] for column in cursor.description), [_plain(row) for row in cursor.fetchall()]


def _in_spark(root: Path, files: Mapping[str, WeekFiles]) -> Answer:
    session = _spark()
    from py4j.protocol import Py4JError  # noqa: PLC0415 - comes with pyspark
    from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra

    try:
        for noun, found in files.items():
            parts = _spark_parts(session, root, noun, found)
            reduce(lambda one, other: one.unionByName(other), parts).createOrReplaceTempView(noun)
        answer = session.sql(ROLLUP.read_text(encoding="utf-8"))
        return tuple(answer.columns), [_plain(tuple(row)) for row in answer.collect()]
    except (Py4JError, PySparkException) as error:
        raise refused_by_engine(error) from error
    finally:
        session.stop()


def _spark_parts(session: Any, root: Path, noun: str, found: WeekFiles) -> Iterator[Any]:
    """The files of each layout as a table of the same columns; what a file lacks is null."""
    from pyspark.sql.functions import expr  # noqa: PLC0415 - an extra

    def reader() -> Any:
        return session.read.schema(declared(noun)).option("pathGlobFilter", "*.parquet")

    base = str(root / noun)
    for first in sorted({"workbook" if file.workbook else "plan" for file in found.single}):
        part = reader().option("basePath", base).parquet(f"{_without_globs(base)}/{first}=*")
        yield part.selectExpr(*(SPARK_KEYS.get(name, name) for name in (*KEYS, *COLUMNS[noun])))
    if found.compacted:
        weeks = by_week(found.single)
        newer = [(f"{path.stem}/{file.key}",) for path in found.compacted for file in weeks.get(path.stem, ())]
        whole = reader().parquet(*(_without_globs(str(path)) for path in found.compacted))
        again = session.createDataFrame(newer, "again STRING")
        yield whole.join(again, expr("concat(week, '/', workbook, '/', plan) = again"), "left_anti")


def _without_globs(path: str) -> str:
    """A path of which Spark takes every character as it stands."""
    return re.sub(r"[][{}*?\\]", r"\\\g<0>", path)


def _spark() -> Any:
    """Spark on this machine, or where SPARK_REMOTE or the settings of the cluster say; refuses where there is none."""
    try:
        from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra
        from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Refused(
            say("The engine spark needs pyspark, which is not installed."),
            say("Install it with: pip install pyspark; it needs Java. DuckDB needs neither."),
        ) from error
    builder: Any = SparkSession.builder.appName("qualitytui").config("spark.log.level", "ERROR")
    builder = builder.config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
    try:
        return builder.getOrCreate()
    except PySparkException as error:
        raise Refused(
            say("Spark does not start: {why}", why=first_line(error)),
            say("It needs Java: install it, or set JAVA_HOME. DuckDB needs neither."),
        ) from error


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Normalises the integer types of the engines."""
    return tuple(value if isinstance(value, str) else int(value) for value in row)


ENGINES: Final[Mapping[str, Callable[[Path, Mapping[str, WeekFiles]], Answer]]] = {
    "duckdb": _in_duckdb,
    "spark": _in_spark,
}
"""What answers the roll-up, by the name on the command line."""
