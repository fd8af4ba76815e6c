"""The facts of a week as the dictionary that --json prints."""

from typing import Any

from qualitytui.cli.porcelain import SCHEMA, plan_json, task_json
from qualitytui.model.week import Counts, Week


def week_json(week: Week) -> dict[str, Any]:
    """Everything that a report says, as figures and refs."""
    status = week.status
    return {
        "schema": SCHEMA,
        "name": week.name,
        "since": week.since,
        "as_of": week.as_of,
        "filter": week.filter,
        "plans": [plan_json(plan) for plan in status.plans],
        "now": _counts(week.trend[-1]),
        "before": _counts(week.before),
        "trend": [_counts(one) for one in week.trend],
        "time_passed": [one._asdict() for one in week.passed],
        "moves": [one._asdict() for one in week.moves],
        "due_until": week.due_until,
        "departments": [
            {"name": one.name, "overdue": [t.ref for t in one.overdue], "due": [t.ref for t in one.due]}
            for one in week.by_department
        ],
        "silent_departments": [one._asdict() for one in week.silent_departments],
        "slow": [task.ref for task in week.tasks if task.id in week.slow],
        "gaps": {name: list(refs) for name, refs in week.gaps._asdict().items()},
        "overdue": [task_json(task) for task in status.overdue],
    }


def _counts(one: Counts) -> dict[str, Any]:
    return {
        "day": one.day,
        "tasks": one.total,
        "by_status": one.by_status,
        "by_light": one.by_light,
        "indicators": one.indicators._asdict(),
        "overdue": one.overdue,
        "silent": one.silent,
    }
