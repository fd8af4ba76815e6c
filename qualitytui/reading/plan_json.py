"""A Plan as the dictionary that `plan read --json` prints and plan.toml holds."""

from datetime import date
from math import isfinite
from typing import Any

from qualitytui.model.plan import Attribution, Deadline, Plan, PlanGoal, PlanIndicator, PlanTask, Target

SCHEMA = 1


def to_json(plan: Plan) -> dict[str, Any]:
    """Returns the plan with every key present, days as ISO text and whole numbers as such."""
    return {
        "schema": SCHEMA,
        "title": plan.title,
        "document_number": plan.document_number,
        "issuer": plan.issuer,
        "issued": _day(plan.issued),
        "year": plan.year,
        "sections": [{"ref": s.ref, "number": s.number, "title": s.title} for s in plan.sections],
        "tasks": [_task(task) for task in plan.tasks],
        "indicators": [_indicator(indicator) for indicator in plan.indicators],
        "tables": [{"line": t.line, "rows": t.rows, "read": t.read} for t in plan.tables],
        "goals": [_goal(goal) for goal in plan.goals],
        "findings": [{"kind": f.kind, "ref": f.ref, "text": f.text} for f in plan.findings],
        "skipped": [{"line": s.line, "text": s.text, "why": s.why} for s in plan.skipped],
    }


def _task(task: PlanTask) -> dict[str, Any]:
    return {
        "ref": task.ref,
        "number": task.number,
        "section": task.section,
        "title": task.title,
        "text": task.text,
        "line": task.line,
        "departments": _departments(task.departments),
        "open_ended": task.open_ended,
        "deadlines": [_deadline(deadline) for deadline in task.deadlines],
        "targets": [target_json(target) for target in task.targets],
    }


def _indicator(indicator: PlanIndicator) -> dict[str, Any]:
    return {
        "ref": indicator.ref,
        "number": indicator.number,
        "title": indicator.title,
        "condition": indicator.condition,
        "target": indicator.target and target_json(indicator.target),
        "departments": _departments(indicator.departments),
        "same_as": indicator.same_as,
    }


def _goal(goal: PlanGoal) -> dict[str, Any]:
    return {
        "text": goal.text,
        "line": goal.line,
        "targets": [target_json(target) for target in goal.targets],
        "deadlines": [_deadline(deadline) for deadline in goal.deadlines],
    }


def _departments(departments: tuple[Attribution, ...]) -> list[dict[str, str]]:
    return [{"name": one.name, "role": one.role} for one in departments]


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "date": _day(deadline.date),
        "start": _day(deadline.start),
        "recurs": deadline.recurs,
        "kind": deadline.kind,
        "text": deadline.text,
        "assumed_year": deadline.assumed_year,
    }


def target_json(target: Target) -> dict[str, Any]:
    """Returns a target with whole numbers as such; with a title only where its words are not its own."""
    return {
        "comparator": target.comparator,
        "value": whole(target.value),
        "upper": whole(target.upper),
        "unit": target.unit,
        "text": target.text,
        **({"title": target.title} if target.title else {}),
    }


def whole(value: float | None) -> float | int | None:
    """Returns 95.0 as 95."""
    return int(value) if value is not None and isfinite(value) and value == int(value) else value


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
