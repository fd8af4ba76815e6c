"""The report upwards and the checklists of evidence as JSON documents (--json)."""

from collections.abc import Mapping, Sequence
from typing import Any

from qualitytui.cli.json_views import SCHEMA, indicator_json, task_json
from qualitytui.model.self_assessment import ItemEvidence, SelfAssessment


def self_json(view: SelfAssessment) -> dict[str, Any]:
    """Every goal with what is missing, and every piece of evidence."""
    return {
        "schema": SCHEMA,
        "as_of": view.today,
        "tasks": view.counts._asdict(),
        "indicators": view.indicators._asdict(),
        "goals": [
            indicator_json(goal.indicator)
            | {
                "label": goal.label,
                "end": goal.indicator.end_day,
                "evidence": list(goal.proofs),
                "missing": list(goal.missing),
            }
            for goal in view.goals
        ],
        "evidence": [
            {
                "number": proof.number,
                "name": proof.evidence.name,
                "at": proof.evidence.place,
                "checked_by": proof.evidence.checked_by,
                "on": proof.evidence.on,
                "plan": proof.task.plan,
                "ref": proof.task.ref,
                "of_year": proof.is_of_year,
            }
            for proof in view.proofs
        ],
        "overdue": [task_json(task) for _, task in view.overdue],
        "points": [
            {name: getattr(criterion, name) for name in ("first", "second", "asked", "method", "full", "own", "reason")}
            | {"evidence": criterion.proofs, "departments": criterion.units}
            for criterion in view.criteria
        ],
    }


def checklist_json(lists: Mapping[str, Sequence[ItemEvidence]], today: str) -> dict[str, Any]:
    """Each department with its items and what is missing."""
    return {
        "schema": SCHEMA,
        "as_of": today,
        "departments": [
            {"name": name, "items": [task_json(item.task) | {"missing": list(item.missing)} for item in items]}
            for name, items in lists.items()
        ],
    }
