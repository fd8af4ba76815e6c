"""The same plain SQL over many counties' weeks in DuckDB and, where it is installed, in Spark on this machine.

Run in the project's folder: `.venv/bin/python -m tests.bench.rollup [COUNTIES]`, 1,000 if not given; each has 52 weeks
of 32 tasks and 18 indicators, in the folders that `report parquet` writes.
"""

import sys
import tempfile
import time
from pathlib import Path

from qualitytui.reporting.parquet import engine
from qualitytui.reporting.roll_up import roll_up

WEEKS, TASKS, INDICATORS = 52, 32, 18
MANY = 50
"""Counties written at once: each week of each is a file that is open until the end."""
LIGHTS = "['red', 'yellow', 'green', 'blue', 'grey']"
STATUSES = "['in_progress', 'behind', 'reported', 'closed', 'not_started']"
SIMULATED = f"""
SELECT 'county-' || c AS workbook, 'plan' AS plan, printf('2013-W%02d', w) AS week, n,
    (c * 7 + w * 3 + n * 11) % 97 AS dice,
    ({LIGHTS})[1 + (c * 7 + w * 3 + n * 11) % 5] AS light, ({STATUSES})[1 + (c + w + n) % 5] AS status
FROM range({{first}}, {{last}}) AS a(c), range(1, {WEEKS} + 1) AS b(w), range(1, {{items}} + 1) AS d(n)
"""


def simulate(root: Path, counties: int) -> None:
    """Writes the weeks of so many counties."""
    connection = engine()
    connection.execute("SET threads = 2")
    tasks = (
        "SELECT workbook, plan, week, n || '' AS ref, '任务' || n AS title, status, light, dice < 5 AS is_overdue, "
        "dice < 20 AS is_slow"
    )
    indicators = (
        "SELECT workbook, plan, week, n || '' AS ref, light, CASE WHEN dice < 60 THEN dice * 1.5 END AS value, "
        "CASE WHEN n > 16 THEN '1.1' END AS same_as"
    )
    for noun, columns, items in (("tasks", tasks, TASKS), ("indicators", indicators, INDICATORS)):
        for first in range(1, counties + 1, MANY):
            rows = SIMULATED.format(first=first, last=min(first + MANY, counties + 1), items=items)
            connection.execute(
                f"COPY ({columns} FROM ({rows})) TO '{root / noun}' "
                "(FORMAT parquet, PARTITION_BY (workbook, plan, week), OVERWRITE_OR_IGNORE)"
            )


def main() -> None:
    """Writes the weeks, rolls them up in each engine, and holds the answers against each other."""
    counties = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        begun = time.perf_counter()
        simulate(root, counties)
        files = sum(1 for _ in root.rglob("*.parquet"))
        print(
            f"{counties:,} counties x {WEEKS} weeks: {files:,} files in {time.perf_counter() - begun:.1f} s", flush=True
        )
        begun = time.perf_counter()
        _, rows = roll_up(root)
        print(f"DuckDB {time.perf_counter() - begun:>8.1f} s   {len(rows)} weeks, the first: {rows[0]}", flush=True)
        try:
            import pyspark  # noqa: F401
        except ImportError:
            print("Spark is not installed (pip install pyspark), so DuckDB stands alone")
            return
        begun = time.perf_counter()
        same = roll_up(root, "spark")[1] == rows
        print(f"Spark  {time.perf_counter() - begun:>8.1f} s   the same answer: {same}")


if __name__ == "__main__":
    main()
