"""The roll-up in Spark on this machine."""

from pathlib import Path
from typing import Any

from qualitytui.reporting.parquet import ROLLUP


def spark_rows(root: Path, *, is_small: bool = False) -> list[tuple[Any, ...]]:
    """The rows of the shipped SQL, as Spark answers it; a few rows need no compiler that takes its time."""
    from pyspark.sql import SparkSession

    builder: Any = SparkSession.builder
    session = (
        builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "2g")
        .config("spark.sql.shuffle.partitions", "1" if is_small else "4")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1" if is_small else "")
        .config("spark.sql.codegen.wholeStage", not is_small)
        .config("spark.sql.warehouse.dir", str(root / ".warehouse"))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    try:
        for noun in ("tasks", "indicators"):
            session.read.parquet(str(root / noun)).createOrReplaceTempView(noun)
        return [tuple(row) for row in session.sql(ROLLUP.read_text(encoding="utf-8")).collect()]
    finally:
        session.stop()
