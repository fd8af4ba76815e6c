"""The facts of a week as a JSON document (--json)."""

from typing import Any

from qualitytui.cli.json_forms import round_json
from qualitytui.cli.json_supervision import late_papers_json
from qualitytui.cli.json_views import SCHEMA, plan_json, task_json
from qualitytui.model.summary import Counts
from qualitytui.model.week import SilentDepartment, Week
from qualitytui.workbook.queries.leader_page import leader_page


def _silent_json(silent_department: SilentDepartment) -> dict[str, Any]:
    return {
        "name": silent_department.name,
        "open": len(silent_department.silences),
        "last_report": max((pair.last for pair in silent_department.silences if pair.last), default=None),
        "items": [pair._asdict() for pair in silent_department.silences],
    }


def week_json(week: Week) -> dict[str, Any]:
    """Everything that a report says, as figures and refs."""
    status, refs = week.status, {task.id: task.ref for task in week.tasks}
    return {
        "schema": SCHEMA,
        "name": week.name,
        "since": week.since,
        "as_of": week.as_of,
        "filter": week.filter,
        "plans": [plan_json(plan) for plan in status.plans],
        "now": _counts(week.trend[-1]),
        "before": _counts(week.before),
        "trend": [_counts(counts) for counts in week.trend],
        "time_passed": [time._asdict() for time in week.passed],
        "moves": [move._asdict() for move in week.moves],
        "due_until": week.due_until,
        "departments": [
            {"name": one.name, "overdue": [t.ref for t in one.overdue], "due": [t.ref for t in one.due]}
            for one in week.by_department
        ],
        "silent_departments": [_silent_json(department) for department in week.silent_departments],
        "red_indicators": [indicator.ref for indicator in status.red_indicators],
        "late_steps": [step._asdict() for step in status.late_steps],
        "pace": {name: [refs[key] for key in ids] for name, ids in week.pace._asdict().items()},
        "department": week.department,
        "supported": [task.ref for task in week.supported],
        "forms": status.forms and round_json(status.forms),
        "slow": [task.ref for task in week.tasks if task.id in week.slow],
        "gaps": {name: list(refs) for name, refs in week.gaps._asdict().items()},
        "overdue": [task_json(task) for task in status.overdue],
        **late_papers_json(status),
        "issue": week.issue,
        "page": _plain(leader_page(week)),
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "day": counts.day,
        "tasks": counts.total,
        "by_status": counts.by_status,
        "by_light": counts.by_light,
        "indicators": counts.indicators._asdict(),
        "attributed": counts.tasks.attributed,
        "done": counts.tasks.done,
        "to_verify": counts.tasks.to_verify,
        "cancelled": counts.tasks.cancelled,
        "overdue": counts.overdue,
        "silent": counts.silent,
        "silences": counts.silences,
    }


def _plain(value: Any) -> Any:
    """A view as dictionaries, lists and values."""
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
