"""Rolls up the weeks of many counties with one SQL text, in DuckDB or Spark.

The SQL here is for those engines; the workbook is never asked this way.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.reporting.parquet import engine, quoted

ROLLUP: Final = Path(__file__).parent / "rollup.sql"
LATER: Final = {"tasks": ("is_attributed", "is_silent"), "indicators": ("is_met",)}
"""Columns of the roll-up that weeks written by earlier versions do not have."""
LAYOUTS: Final = ("workbook=*/plan=*/week=*/*.parquet", "plan=*/week=*/*.parquet")
"""Where the files of a noun lie; earlier versions wrote them without the workbook's identity."""
Answer = tuple[tuple[str, ...], list[tuple[Any, ...]]]
"""The names of the columns, and the rows."""


def roll_up(root: Path, engine_name: str = "duckdb") -> Answer:
    """The names and the rows of the weekly roll-up over everything below `root`."""
    layouts = {noun: _layouts_in(root / noun) for noun in LATER}
    return ENGINES[engine_name](root, layouts)


def _layouts_in(folder: Path) -> tuple[str, ...]:
    present = tuple(layout for layout in LAYOUTS if any(folder.glob(layout)))
    if not present:
        raise Refused(say("There are no weeks below {folder}.", folder=folder), remedy="write-parquet")
    return present


def _in_duckdb(root: Path, layouts: Mapping[str, tuple[str, ...]]) -> Answer:
    connection = engine()
    for noun, present in layouts.items():
        parts = " UNION ALL BY NAME ".join(_part(root / noun, layout) for layout in present)
        known = {row[0] for row in connection.execute(f"DESCRIBE {parts}").fetchall()}
        missing = "".join(f", NULL::BOOLEAN AS {name}" for name in LATER[noun] if name not in known)
        connection.execute(f"CREATE VIEW {noun} AS SELECT *{missing} FROM ({parts})")
    cursor = connection.execute(ROLLUP.read_text(encoding="utf-8"))
    return tuple(column[0] for column in cursor.description), [_plain(row) for row in cursor.fetchall()]


def _part(folder: Path, layout: str) -> str:
    """The files of one layout as SQL; those of the earlier one name no workbook."""
    columns = "*" if layout == LAYOUTS[0] else "*, '' AS workbook"
    return (
        f"SELECT {columns} FROM read_parquet('{quoted(folder)}/{layout}', "
        "hive_partitioning = true, hive_types_autocast = false, union_by_name = true)"
    )


def _in_spark(root: Path, layouts: Mapping[str, tuple[str, ...]]) -> Answer:
    session = _spark()
    try:
        for noun, present in layouts.items():
            _spark_frame(session, root / noun, present, LATER[noun]).createOrReplaceTempView(noun)
        answer = session.sql(ROLLUP.read_text(encoding="utf-8"))
        return tuple(answer.columns), [_plain(tuple(row)) for row in answer.collect()]
    finally:
        session.stop()


def _spark_frame(session: Any, folder: Path, layouts: tuple[str, ...], later: tuple[str, ...]) -> Any:
    """The files of a noun as one table, whatever the layout; keys that are all digits stay text."""
    from pyspark.sql.functions import lit  # noqa: PLC0415 - an extra

    whole: Any = None
    for layout in layouts:
        first = layout.partition("/")[0]
        part = session.read.option("basePath", str(folder)).parquet(str(folder / first))
        part = part if layout == LAYOUTS[0] else part.withColumn("workbook", lit(""))
        whole = part if whole is None else whole.unionByName(part, allowMissingColumns=True)
    for name in later:
        whole = whole if name in whole.columns else whole.withColumn(name, lit(None).cast("boolean"))
    return whole


def _spark() -> Any:
    """Spark on this machine, or where SPARK_REMOTE or the settings of the cluster say; refuses where there is none."""
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Refused(
            say("The engine spark needs pyspark, which is not installed."),
            say("Install it with: pip install pyspark; it needs Java. DuckDB needs neither."),
        ) from error
    builder: Any = SparkSession.builder
    session = (
        builder.appName("qualitytui")
        .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    return session


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Normalises the integer types of the engines."""
    return tuple(value if isinstance(value, str) else int(value) for value in row)


ENGINES: Final[Mapping[str, Callable[[Path, Mapping[str, tuple[str, ...]]], Answer]]] = {
    "duckdb": _in_duckdb,
    "spark": _in_spark,
}
"""What answers the roll-up, by the name on the command line."""
