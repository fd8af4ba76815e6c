"""The weeks of many counties in DuckDB and, where it is installed, in Spark, each answer beside a plain count.

Each county has 52 weeks of 32 tasks and 18 indicators, in the folders that `report parquet` writes.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from qualitytui.reporting.parquet import engine
from tests.bench.cost import FLOOR, PROGRAM, Cost, Environ, Ratio, environ_of, in_turns, run

COUNTIES = (100, 1_000)
MANY_COUNTIES = 1_000
WEEKS, TASKS, INDICATORS = 52, 32, 18
MANY = 50
"""Counties written at once: each week of each is a file that is open until the end."""
LIMITS = {"seconds": 60.0, "megabytes": 400.0}
LIGHTS = ("red", "yellow", "green", "blue", "grey")
STATUSES = ("in_progress", "behind", "reported", "closed", "not_started")
SIMULATED = f"""
SELECT 'county-' || c AS workbook, 'plan' AS plan, printf('2013-W%02d', w) AS week, n,
    (c * 7 + w * 3 + n * 11) % 97 AS dice,
    ({list(LIGHTS)})[1 + (c * 7 + w * 3 + n * 11) % 5] AS light, ({list(STATUSES)})[1 + (c + w + n) % 5] AS status
FROM range({{first}}, {{last}}) AS a(c), range(1, {WEEKS} + 1) AS b(w), range(1, {{items}} + 1) AS d(n)
"""


def simulate(root: Path, counties: int) -> None:
    """Writes the weeks of so many counties."""
    root.mkdir()
    connection = engine()
    tasks = (
        "SELECT workbook, plan, week, n || '' AS ref, '任务' || n AS title, status, light, dice < 5 AS is_overdue, "
        "dice < 20 AS is_slow, dice < 50 AS is_attributed, dice < 9 AS is_silent"
    )
    indicators = (
        "SELECT workbook, plan, week, n || '' AS ref, light, CASE WHEN dice < 60 THEN dice::DOUBLE END AS value, "
        "CASE WHEN n > 16 THEN '1.1' END AS same_as, dice < 30 AS is_met"
    )
    for noun, columns, items in (("tasks", tasks, TASKS), ("indicators", indicators, INDICATORS)):
        for first in range(1, counties + 1, MANY):
            rows = SIMULATED.format(first=first, last=min(first + MANY, counties + 1), items=items)
            connection.execute(
                f"COPY ({columns} FROM ({rows})) TO '{root / noun}' "
                "(FORMAT parquet, PARTITION_BY (workbook, plan, week), OVERWRITE_OR_IGNORE)"
            )


def counted(counties: int) -> list[dict[str, object]]:
    """What the roll-up must answer, counted row by row."""
    return [{"week": f"2013-W{week:02}", "plans": counties, **_week(counties, week)} for week in range(1, WEEKS + 1)]


def _week(counties: int, week: int) -> Counter[str]:
    found = Counter(plans_with_red=0)
    for county in range(1, counties + 1):
        red = 0
        for nth in range(1, TASKS + 1):
            dice = county * 7 + week * 3 + nth * 11
            light, status, dice = LIGHTS[dice % 5], STATUSES[(county + week + nth) % 5], dice % 97
            red += light == "red"
            found.update(tasks=1, closed=status == "closed", red=light == "red", yellow=light == "yellow")
            found.update(overdue=dice < 5, slow=dice < 20, attributed=dice < 50, silent=dice < 9)
            found.update(done=dice < 50 and status == "closed", to_verify=dice < 50 and status == "reported")
            if nth <= INDICATORS - 2:
                found.update(indicators=1, measured=dice < 60, reached=dice < 30)
        found["plans_with_red"] += red > 0
    return found


def rollup(folder: Path, counties: Sequence[int], turns: int) -> Iterator[Ratio]:
    """The roll-up over the small files, putting them together, and the roll-up after that."""
    environ = environ_of(folder / "none.db")
    floor = partial(run, FLOOR, environ)
    for count in counties:
        root = folder / f"counties{count}"
        simulate(root, count)
        asked = partial(_asked, root, counted(count), environ)
        spark = partial(asked, "--engine", "spark") if find_spec("pyspark") and which("java") else None
        rows = in_turns({"rollup, small files": (asked, None)}, floor, count, turns)
        if spark and count < MANY_COUNTIES:  # a thousand take it twenty minutes
            yield from in_turns({"rollup, small files, Spark (wall)": (spark, None)}, floor, count, 1)
        rows.append(Ratio("rollup --compact, once", count, (asked("--compact"),), (floor(),)))
        rows += in_turns({"rollup, put together": (asked, None)}, floor, count, turns)
        yield from (row._replace(limits=LIMITS if count == MANY_COUNTIES else {}) for row in rows)
        if spark:
            yield from in_turns({"rollup, put together, Spark (wall)": (spark, None)}, floor, count, 1)


def _asked(root: Path, expected: object, environ: Environ, *words: str) -> Cost:
    answer = root / "answer.json"
    cost = run((PROGRAM, "report", "rollup", str(root), "--json", *words), environ, into=answer)
    if json.loads(answer.read_text(encoding="utf-8"))["weeks"] != expected:
        raise RuntimeError(f"rollup {' '.join(words)} of {root} counts otherwise than Python")
    return cost
