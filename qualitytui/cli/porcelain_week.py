"""The facts of a week as the dictionary that --json prints."""

from typing import Any

from qualitytui.cli.porcelain import SCHEMA, plan_json, task_json
from qualitytui.model.overview import IndicatorCounts
from qualitytui.model.week import Week


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
        "now": {
            "day": week.as_of,
            **_counts(status.total, status.by_status, status.by_light, status.indicators),
            "overdue": len(status.overdue),
            "silent": len(status.silent),
        },
        "before": {
            "day": week.before.day,
            **_counts(week.before.total, week.before.by_status, week.before.by_light, week.before.indicators),
            "overdue": week.before.overdue,
            "silent": week.before.silent,
        },
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


def _counts(
    total: int, by_status: dict[str, int], by_light: dict[str, int], indicators: IndicatorCounts
) -> dict[str, Any]:
    return {"tasks": total, "by_status": by_status, "by_light": by_light, "indicators": indicators._asdict()}
