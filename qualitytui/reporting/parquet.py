"""A week's rows as Parquet, by workbook, plan and week, so that a city or province can put many counties together.

Behind the extra `analytics`.
"""

import json
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from errno import EIO
from pathlib import Path
from typing import Any, Final, TypeVar

from qualitytui import files
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.dates import iso_week
from qualitytui.model.indicator import Indicator
from qualitytui.model.task import Task
from qualitytui.model.week import Week
from qualitytui.presentation import indicator_fields, task_fields
from qualitytui.presentation.field import Field
from qualitytui.presentation.indicator_fields import INDICATOR_FIELDS
from qualitytui.presentation.task_fields import TASK_FIELDS
from qualitytui.reporting.file_placement import unwritten
from qualitytui.reporting.week_files import inner_path

V = TypeVar("V")
TYPES: Final = {
    **dict.fromkeys(("text", "key", "light", "status"), "VARCHAR"),
    **dict.fromkeys(("number", "share"), "DOUBLE"),
    "day": "DATE",
    "count": "INTEGER",
    "names": "VARCHAR[]",
    "flag": "BOOLEAN",
}
"""The type of the column of each kind of field."""
OTHER_NAMES: Final = {"steps_total": "steps", "on": "measured_on", "department_names": "departments", "met": "is_met"}
"""The names of columns that are not those of their fields."""
ERROR_NUMBER: Final = re.compile(r'"errno":\s*"(\d+)"')
SETS: Final = ("is_overdue", "is_slow", "is_attributed", "is_silent")
"""The sets that the figures count, as columns of the tasks."""


def _columns(fields: Mapping[str, Field[V]], names: Iterable[str], sets: Iterable[str] = ()) -> dict[str, str]:
    """The columns with their types."""
    declared = {OTHER_NAMES.get(name, name): TYPES[fields[name].kind] for name in names}
    return {"as_of": "DATE", **declared, **dict.fromkeys(sets, "BOOLEAN")}


TASKS: Final = _columns(TASK_FIELDS, task_fields.PARQUET, SETS)
INDICATORS: Final = _columns(INDICATOR_FIELDS, indicator_fields.PARQUET)


def engine(path: Path | None = None) -> Any:
    """DuckDB in memory or in a file, on one thread for the same bytes each time; refuses where it is not installed."""
    try:
        import duckdb  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Refused(
            say("Parquet files need the extra analytics, which is not installed."),
            say("Install it with: pip install 'qualitytui[analytics]'"),
        ) from error
    connection = duckdb.connect(path or ":memory:", config={"threads": 1})
    connection.execute("SET enable_progress_bar = false")
    return connection


def execute(connection: Any, query: str, values: Sequence[object] = ()) -> Any:
    """Runs a query; an interrupt and the errors of the disk are raised as Python does it, not as DuckDB does."""
    import duckdb  # noqa: PLC0415 - an extra

    try:
        return connection.execute(query, values)
    except duckdb.IOException as error:
        known = ERROR_NUMBER.search(str(error))
        number = int(known[1]) if known else EIO
        raise OSError(number, os.strerror(number) if known else str(error).splitlines()[0]) from error
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def write_parquet(week: Week, root: Path, workbook: str) -> tuple[Path, ...]:
    """Writes the tasks and indicators of each plan below `root`; a week of this workbook that is there is rewritten.

    The workbook's identity is part of the path: two counties may call their plans the same.
    """
    connection, written = engine(), []
    sets = _Sets(week)
    name = iso_week(date.fromisoformat(week.as_of))
    for plan in week.status.plans:
        tasks = (_task(task, week, sets) for task in week.tasks if task.plan == plan.key)
        indicators = (_indicator(indicator, week) for indicator in week.indicators if indicator.plan == plan.key)
        for noun, columns, rows in (("tasks", TASKS, tasks), ("indicators", INDICATORS, indicators)):
            inner = inner_path(noun, plan.key, name)
            written.append(_write(connection, root / noun / f"workbook={workbook}" / inner, columns, rows))
            (root / noun / inner).unlink(missing_ok=True)  # where earlier versions wrote this week
    return tuple(written)


def _write(connection: Any, target: Path, columns: Mapping[str, str], rows: Iterable[dict[str, Any]]) -> Path:
    try:
        with files.drafted(target.parent) as draft, tempfile.TemporaryDirectory() as folder:
            lines = Path(folder) / "rows.ndjson"
            lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            shape = ", ".join(f"{name}: '{kind}'" for name, kind in columns.items())
            execute(
                connection,
                f"COPY (SELECT * FROM read_json(?, format = 'newline_delimited', columns = {{{shape}}})) "
                f"TO '{quoted(draft)}' (FORMAT parquet, COMPRESSION zstd)",
                [str(lines)],
            )
            draft.chmod(files.OWNER_FILE)
            draft.replace(target)
    except OSError as error:
        raise unwritten(target, error, is_name_chosen=False) from error
    return target


def quoted(path: Path) -> str:
    """A path as it stands between quotes in SQL."""
    return str(path).replace("'", "''")


class _Sets:
    """The ids of the sets that the figures count."""

    def __init__(self, week: Week) -> None:
        self.overdue = {task.id for task in week.status.overdue}
        self.silent = {task.id for task in week.status.silent}
        self.attributed = {key for ids in week.pace for key in ids}


def _declared(item: V, fields: Mapping[str, Field[V]], names: Iterable[str]) -> dict[str, Any]:
    """The values of an item's fields; what is not known to be so is not so."""
    values = ((name, fields[name].kind, fields[name].value(item)) for name in names)
    return {OTHER_NAMES.get(name, name): bool(value) if kind == "flag" else value for name, kind, value in values}


def _task(task: Task, week: Week, sets: _Sets) -> dict[str, Any]:
    return {
        "as_of": week.as_of,
        **_declared(task, TASK_FIELDS, task_fields.PARQUET),
        "is_overdue": task.id in sets.overdue,
        "is_slow": task.id in week.slow,
        "is_attributed": task.id in sets.attributed,
        "is_silent": task.id in sets.silent,
    }


def _indicator(indicator: Indicator, week: Week) -> dict[str, Any]:
    return {"as_of": week.as_of, **_declared(indicator, INDICATOR_FIELDS, indicator_fields.PARQUET)}
