"""Views as JSON documents (--json): every key is always present, null where unknown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import isfinite
from typing import Any, Final, TypeVar

from qualitytui.cli.json_forms import round_json
from qualitytui.cli.json_supervision import late_papers_json, running_orders_json
from qualitytui.model.department import DepartmentList, DepartmentLoad
from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.journal import FieldChange, JournalEntry
from qualitytui.model.lists import DueList, IndicatorList, TaskList
from qualitytui.model.plan import Finding, Target
from qualitytui.model.roles import Responsibility
from qualitytui.model.summary import LateStep, PlanSummary, SectionLoad, Status
from qualitytui.model.task import Report, Task
from qualitytui.model.value_text import REASONS
from qualitytui.presentation import indicator_fields, task_fields
from qualitytui.presentation.field import Field
from qualitytui.presentation.indicator_fields import INDICATOR_FIELDS
from qualitytui.presentation.task_fields import TASK_FIELDS

V = TypeVar("V")
SCHEMA = 1


TASK_PARTS: Final[Mapping[str, Callable[[Task], object]]] = {
    "departments": lambda task: _departments(task.departments),
    "steps": lambda task: {"total": task.steps_total, "done": task.steps_done},
    "last_report": lambda task: task.last_report and last_report_json(task.last_report),
    "evidence_list": lambda task: [
        {"name": evidence.name, "at": evidence.place, "checked_by": evidence.checked_by, "on": evidence.on}
        for evidence in task.evidence_list
    ],
    "reasons": lambda task: task.reasons and last_report_json(task.reasons),
}
"""The keys of a task whose value is an object or a list of objects."""
INDICATOR_PARTS: Final[Mapping[str, Callable[[Indicator], object]]] = {
    "target": lambda indicator: indicator.target and _target(indicator.target),
    "departments": lambda indicator: _departments(indicator.departments),
    "latest": lambda indicator: indicator.latest and measurement_json(indicator.latest),
    "deciding": lambda indicator: indicator.deciding and measurement_json(indicator.deciding),
    "distance": lambda indicator: None if indicator.distance is None else _distance(indicator),
}
"""The same of an indicator."""


def task_json(task: Task) -> dict[str, Any]:
    """One task."""
    return {name: value_of(task) for name, value_of in _values(TASK_FIELDS, task_fields.JSON, TASK_PARTS)}


def indicator_json(indicator: Indicator) -> dict[str, Any]:
    """One indicator."""
    values = _values(INDICATOR_FIELDS, indicator_fields.JSON, INDICATOR_PARTS)
    return {name: value_of(indicator) for name, value_of in values}


def _values(
    fields: Mapping[str, Field[V]], names: Iterable[str], parts: Mapping[str, Callable[[V], object]]
) -> Iterator[tuple[str, Callable[[V], object]]]:
    """Each key with what gives its value."""
    return ((name, parts[name] if name in parts else fields[name].value) for name in names)


def _distance(indicator: Indicator) -> dict[str, Any]:
    return {"value": whole(round(indicator.distance or 0.0, 10)), "unit": indicator.distance_unit}


def tasks_json(view: TaskList) -> dict[str, Any]:
    """A list of tasks."""
    return {
        "schema": SCHEMA,
        "today": view.today,
        "filter": view.filter,
        "total": view.total,
        "shown": len(view.tasks),
        "tasks": [task_json(task) for task in view.tasks],
    }


def indicators_json(view: IndicatorList) -> dict[str, Any]:
    """A list of indicators."""
    return {
        "schema": SCHEMA,
        "today": view.today,
        "filter": view.filter,
        "total": view.total,
        "shown": len(view.indicators),
        "indicators": [indicator_json(indicator) for indicator in view.indicators],
    }


def _section_json(section: SectionLoad) -> dict[str, Any]:
    names = ("ref", "plan", "number", "title", "total", "attributed", "done", "by_light")
    return {name: getattr(section, name) for name in names}


def status_json(view: Status) -> dict[str, Any]:
    """The summary."""
    return {
        "schema": SCHEMA,
        "today": view.today,
        "filter": view.filter,
        "plans": [plan_json(plan) for plan in view.plans],
        "tasks": {
            "total": view.total,
            "by_status": view.by_status,
            "by_light": view.by_light,
            **view.counts._asdict(),
        },
        "indicators": {
            "total": view.indicators.total,
            "annex": view.indicators.annex,
            "text": view.indicators.text,
            "measured": view.indicators.measured,
            "met": view.indicators.met,
        },
        "sections": [_section_json(section) for section in view.sections],
        "departments": [_load(load) for load in view.departments],
        "overdue": [task_json(task) for task in view.overdue],
        "due_soon": [task_json(task) for task in view.due_soon],
        "silent": [task_json(task) for task in view.silent],
        "silences": [
            {name: getattr(silence, name) for name in ("ref", "plan", "title", "department", "role", "days", "last")}
            for silence in view.silences
        ],
        "red_indicators": [indicator_json(indicator) for indicator in view.red_indicators],
        "late_steps": [late_step_json(step) for step in view.late_steps],
        "week": view.week and view.week._asdict(),
        "forms": view.forms and round_json(view.forms),
        **late_papers_json(view),
    }


def late_step_json(step: LateStep) -> dict[str, Any]:
    """A step that is past its day."""
    return {name: value for name, value in step._asdict().items() if name not in {"id", "task"}}


def plan_json(plan: PlanSummary) -> dict[str, Any]:
    """One plan of the workbook."""
    return {
        "key": plan.key,
        "title": plan.title,
        "document_number": plan.document_number,
        "issuer": plan.issuer,
        "issued": plan.issued,
        "year": plan.year,
        "archive": plan.is_archive,
    }


def departments_json(view: DepartmentList) -> dict[str, Any]:
    """A list of departments."""
    return {
        "schema": SCHEMA,
        "today": view.today,
        "filter": view.filter,
        "departments": [_load(load) for load in view.departments],
    }


def due_json(view: DueList) -> dict[str, Any]:
    """What falls due by week."""
    return {
        "schema": SCHEMA,
        "today": view.today,
        "filter": view.filter,
        "weeks": [
            {"week": week.week, "monday": week.monday, "tasks": [task_json(task) for task in week.tasks]}
            for week in view.weeks
        ],
        "late_steps": [late_step_json(step) for step in view.late_steps],
        **running_orders_json(view),
    }


def entry_json(entry: JournalEntry) -> dict[str, Any]:
    """One line of the journal."""
    return {
        "entry": entry.id,
        "at": entry.at,
        "by": entry.who,
        "command": entry.command,
        "text": entry.said,
        "undoes": entry.undoes,
        "undone": entry.is_undone,
        "refs": list(entry.refs),
        "corrects": entry.corrects,
        "out_of_order": entry.is_out_of_order,
    }


def change_json(change: FieldChange) -> dict[str, Any]:
    """One field before and after."""
    return {
        "ref": change.ref.removeprefix(f"{change.plan}:") or None,
        "plan": change.plan,
        "title": change.title or None,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "at": change.at,
        "by": change.by,
        "entry": change.entry,
        "corrects": change.corrects,
    }


def _departments(departments: tuple[Responsibility, ...]) -> list[dict[str, Any]]:
    return [
        {"name": department.name, "role": department.role, "by_hand": department.by_hand} for department in departments
    ]


def _target(target: Target) -> dict[str, Any]:
    return {
        "comparator": target.comparator,
        "value": whole(target.value),
        "upper": whole(target.upper),
        "unit": target.unit,
        "text": target.text,
    }


def measurement_json(measurement: Measurement) -> dict[str, Any]:
    """One value of an indicator."""
    return {
        "id": measurement.id,
        "on": measurement.on,
        "value": whole(measurement.value),
        "source": measurement.source,
        "definition": measurement.definition,
    }


def last_report_json(report: Report) -> dict[str, Any]:
    """What a department reported last."""
    return {"on": report.on, "from": report.department, "text": report.text, **reasons_json(report)}


def reasons_json(report: Report) -> dict[str, Any]:
    """Why an item is slow and what is to be done, as its report says."""
    return {name: getattr(report, name) for name in REASONS}


def finding_json(finding: Finding) -> dict[str, Any]:
    """One point that the plan leaves open."""
    return {"kind": finding.kind, "ref": finding.ref, "text": finding.text}


def _load(load: DepartmentLoad) -> dict[str, Any]:
    return {
        "name": load.name,
        "aliases": list(load.aliases),
        "lead": load.lead,
        "support": load.support,
        "responsible": load.responsible,
        "indicators": load.indicators,
        "by_light": load.by_light,
        "own": None if load.own is None else load.own._asdict(),
        "contact": load.contact and load.contact.person,
        "phone": load.contact and load.contact.phone,
        "post": load.contact and load.contact.post,
        "leader": load.contact and load.contact.leader,
        "leader_phone": load.contact and load.contact.leader_phone,
    }


def whole(value: float | None) -> float | int | None:
    """Returns 95.0 as 95."""
    return None if value is None or not isfinite(value) else int(value) if value == int(value) else value
