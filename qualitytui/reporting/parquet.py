"""A week's rows as Parquet, by workbook, plan and week, so that a city or province can put many counties together.

Behind the extra `analytics`.
"""

import json
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from qualitytui import files
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.dates import iso_week
from qualitytui.model.indicator import Indicator
from qualitytui.model.roles import Responsibility
from qualitytui.model.task import Task
from qualitytui.model.week import Week
from qualitytui.reporting.file_placement import unwritten
from qualitytui.reporting.indicator_tables import pace

TASKS: Final = {
    "as_of": "DATE",
    "ref": "VARCHAR",
    "title": "VARCHAR",
    "section": "VARCHAR",
    "status": "VARCHAR",
    "light": "VARCHAR",
    "due": "DATE",
    "due_original": "DATE",
    "extensions": "INTEGER",
    "lead": "VARCHAR[]",
    "responsible": "VARCHAR[]",
    "support": "VARCHAR[]",
    "steps": "INTEGER",
    "steps_done": "INTEGER",
    "last_report": "DATE",
    "is_overdue": "BOOLEAN",
    "is_slow": "BOOLEAN",
    "is_attributed": "BOOLEAN",
    "is_silent": "BOOLEAN",
}
INDICATORS: Final = {
    "as_of": "DATE",
    "ref": "VARCHAR",
    "title": "VARCHAR",
    "task": "VARCHAR",
    "same_as": "VARCHAR",
    "comparator": "VARCHAR",
    "target": "DOUBLE",
    "upper": "DOUBLE",
    "unit": "VARCHAR",
    "value": "DOUBLE",
    "measured_on": "DATE",
    "attainment": "DOUBLE",
    "time_passed": "DOUBLE",
    "light": "VARCHAR",
    "due": "DATE",
    "departments": "VARCHAR[]",
    "goal_kind": "VARCHAR",
    "is_met": "BOOLEAN",
    "distance": "DOUBLE",
    "distance_unit": "VARCHAR",
}


def engine() -> Any:
    """DuckDB, on one thread so that the same rows give the same bytes; refuses where it is not installed."""
    try:
        import duckdb  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Refused(
            say("Parquet files need the extra analytics, which is not installed."),
            say("Install it with: pip install 'qualitytui[analytics]'"),
        ) from error
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("SET enable_progress_bar = false")
    return connection


def write_parquet(week: Week, root: Path, workbook: str) -> tuple[Path, ...]:
    """Writes the tasks and indicators of each plan below `root`; a week of this workbook that is there is written anew.

    The workbook's identity is part of the path: two counties may call their plans the same.
    """
    connection, written = engine(), []
    sets = _Sets(week)
    name = iso_week(date.fromisoformat(week.as_of))
    for plan in week.status.plans:
        tasks = (_task(one, week, sets) for one in week.tasks if one.plan == plan.key)
        indicators = (_indicator(one, week) for one in week.indicators if one.plan == plan.key)
        for noun, columns, rows in (("tasks", TASKS, tasks), ("indicators", INDICATORS, indicators)):
            inner = Path(f"plan={quote(plan.key, safe='-_.')}", f"week={name}", f"{noun}.parquet")
            written.append(_write(connection, root / noun / f"workbook={workbook}" / inner, columns, rows))
            (root / noun / inner).unlink(missing_ok=True)  # where earlier versions wrote this week
    return tuple(written)


def _write(connection: Any, target: Path, columns: Mapping[str, str], rows: Iterable[dict[str, Any]]) -> Path:
    files.make_folder(target.parent)
    draft = files.draft_in(target.parent)
    try:
        with tempfile.TemporaryDirectory() as folder:
            lines = Path(folder) / "rows.ndjson"
            lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            shape = ", ".join(f"{name}: '{kind}'" for name, kind in columns.items())
            connection.execute(
                f"COPY (SELECT * FROM read_json(?, format = 'newline_delimited', columns = {{{shape}}})) "
                f"TO '{quoted(draft)}' (FORMAT parquet, COMPRESSION zstd)",
                [str(lines)],
            )
        draft.chmod(files.OWNER_FILE)
        draft.replace(target)
    except OSError as error:
        raise unwritten(target, error) from error
    finally:
        files.discard(draft)
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


def _task(task: Task, week: Week, sets: _Sets) -> dict[str, Any]:
    return {
        "as_of": week.as_of,
        "ref": task.ref,
        "title": task.title,
        "section": task.section,
        "status": task.status,
        "light": task.light,
        "due": task.due,
        "due_original": task.due_original,
        "extensions": task.extensions,
        "lead": _in_role(task.departments, "lead"),
        "responsible": _in_role(task.departments, "responsible"),
        "support": _in_role(task.departments, "support"),
        "steps": task.steps_total,
        "steps_done": task.steps_done,
        "last_report": task.last_report and task.last_report.on,
        "is_overdue": task.id in sets.overdue,
        "is_slow": task.id in week.slow,
        "is_attributed": task.id in sets.attributed,
        "is_silent": task.id in sets.silent,
    }


def _indicator(one: Indicator, week: Week) -> dict[str, Any]:
    target, latest = one.target, one.deciding
    return {
        "as_of": week.as_of,
        "ref": one.ref,
        "title": one.title,
        "task": one.task,
        "same_as": one.same_as,
        "comparator": target and target.comparator,
        "target": target and target.value,
        "upper": target and target.upper,
        "unit": target and target.unit,
        "value": latest and latest.value,
        "measured_on": latest and latest.on,
        "attainment": one.attainment,
        "time_passed": pace(one),
        "light": one.light,
        "due": one.due,
        "departments": [who.name for who in one.departments],
        "goal_kind": one.goal_kind,
        "is_met": bool(one.is_met),
        "distance": one.distance,
        "distance_unit": one.distance_unit or None,
    }


def _in_role(departments: tuple[Responsibility, ...], role: str) -> list[str]:
    return [one.name for one in departments if one.role == role]
