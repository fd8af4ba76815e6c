"""Views as the dictionaries that --json prints: every key always there, null where unknown."""

from math import isfinite
from typing import Any

from qualitytui.model.department import DepartmentList, DepartmentLoad
from qualitytui.model.history import Entry, FieldChange
from qualitytui.model.indicator import Indicator, Measurement
from qualitytui.model.lists import DueList, IndicatorList, TaskList
from qualitytui.model.overview import LateStep, PlanSummary, Status
from qualitytui.model.pages import IndicatorPage, TaskPage
from qualitytui.model.plan import Finding, Target
from qualitytui.model.roles import Responsibility
from qualitytui.model.task import Report, Task

SCHEMA = 1


def task_json(task: Task) -> dict[str, Any]:
    """One task."""
    return {
        "ref": task.ref,
        "plan": task.plan,
        "number": task.number,
        "section": task.section,
        "title": task.title,
        "text": task.text,
        "status": task.status,
        "light": task.light,
        "due": task.due,
        "due_text": task.due_text,
        "due_original": task.due_original,
        "due_source": task.due_source,
        "extensions": task.extensions,
        "departments": _departments(task.departments),
        "open_ended": task.open_ended,
        "steps": {"total": task.steps_total, "done": task.steps_done},
        "last_report": task.last_report and _last_report(task.last_report),
        "indicators": list(task.indicators),
        "changed": task.changed,
        "status_on": task.status_on,
        "status_note": task.status_note,
        "checked_by": task.checked_by,
        "evidence": task.evidence,
        "evidence_list": [one.strip() for one in (task.evidence or "").splitlines() if one.strip()],
        "late_days": task.late_days,
        "due_assumed": task.is_due_assumed,
        "red_indicators": list(task.red_indicators),
        "made_on": task.made_on,
        "handed_by": task.handed_by,
    }


def indicator_json(indicator: Indicator) -> dict[str, Any]:
    """One indicator."""
    return {
        "ref": indicator.ref,
        "plan": indicator.plan,
        "number": indicator.number,
        "title": indicator.title,
        "source": indicator.source,
        "task": indicator.task,
        "condition": indicator.condition,
        "target": indicator.target and _target(indicator.target),
        "due": indicator.due,
        "departments": _departments(indicator.departments),
        "latest": indicator.latest and _measurement(indicator.latest),
        "attainment": indicator.attainment,
        "light": indicator.light,
        "changed": indicator.changed,
        "same_as": indicator.same_as,
        "goal_kind": indicator.goal_kind,
        "kind_reason": indicator.kind_reason,
        "met": indicator.is_met,
        "distance": None if indicator.distance is None else _distance(indicator),
        "twins": list(indicator.twins),
    }


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
        "sections": [
            {
                "ref": section.ref,
                "plan": section.plan,
                "number": section.number,
                "title": section.title,
                "total": section.total,
                "done": section.done,
                "by_light": section.by_light,
            }
            for section in view.sections
        ],
        "departments": [_load(load) for load in view.departments],
        "overdue": [task_json(task) for task in view.overdue],
        "due_soon": [task_json(task) for task in view.due_soon],
        "silent": [task_json(task) for task in view.silent],
        "silences": [
            {name: getattr(one, name) for name in ("ref", "plan", "title", "department", "role", "days", "last")}
            for one in view.silences
        ],
        "red_indicators": [indicator_json(one) for one in view.red_indicators],
        "late_steps": [late_step_json(one) for one in view.late_steps],
        "week": view.week and view.week._asdict(),
    }


def late_step_json(step: LateStep) -> dict[str, Any]:
    """A step that is past its day."""
    return {name: value for name, value in step._asdict().items() if name != "task"}


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
        "late_steps": [late_step_json(one) for one in view.late_steps],
    }


def page_json(page: TaskPage | IndicatorPage) -> dict[str, Any]:
    """Everything about one item; `kind` says which."""
    if isinstance(page, TaskPage):
        return {
            "kind": "task",
            **task_json(page.task),
            "section_title": page.section_title,
            "step_list": [
                {"number": s.number, "title": s.title, "person": s.person, "due": s.due, "done_on": s.done_on}
                for s in page.steps
            ],
            "reports": [_report(report) for report in page.reports],
            "extension_list": [
                {"on": e.on, "before": e.before, "after": e.after, "reason": e.reason} for e in page.extensions
            ],
            "plan_dates": [
                {
                    "date": d.date,
                    "start": d.start,
                    "recurs": d.recurs,
                    "kind": d.kind,
                    "text": d.text,
                    "assumed_year": d.assumed_year,
                }
                for d in page.plan_dates
            ],
            "indicator_list": [indicator_json(indicator) for indicator in page.indicators],
            "findings": [_finding(finding) for finding in page.findings],
            "entries": [entry_json(entry) for entry in page.entries],
            "contacts": _contacts(page),
            "notes": [{"on": note.on, "text": note.text} for note in page.notes],
        }
    return {
        "kind": "indicator",
        **indicator_json(page.indicator),
        "task_title": page.task and page.task.title,
        "measurements": [_measurement(one) | {"retracted_on": one.retracted_on} for one in page.measurements],
        "findings": [_finding(finding) for finding in page.findings],
        "entries": [entry_json(entry) for entry in page.entries],
        "contacts": _contacts(page),
    }


def _contacts(page: TaskPage | IndicatorPage) -> list[dict[str, Any]]:
    return [{"department": name, **contact._asdict()} for name, contact in page.contacts]


def entry_json(entry: Entry) -> dict[str, Any]:
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
    return [{"name": one.name, "role": one.role, "by_hand": one.by_hand} for one in departments]


def _target(target: Target) -> dict[str, Any]:
    return {
        "comparator": target.comparator,
        "value": whole(target.value),
        "upper": whole(target.upper),
        "unit": target.unit,
        "text": target.text,
    }


def _measurement(measurement: Measurement) -> dict[str, Any]:
    return {
        "id": measurement.id,
        "on": measurement.on,
        "value": whole(measurement.value),
        "source": measurement.source,
        "definition": measurement.definition,
    }


def _last_report(report: Report) -> dict[str, Any]:
    return {"on": report.on, "from": report.department, "text": report.text}


def _report(report: Report) -> dict[str, Any]:
    return {"id": report.id, **_last_report(report), "by": report.person, "via": report.via}


def _finding(finding: Finding) -> dict[str, Any]:
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
    }


def whole(value: float | None) -> float | int | None:
    """Returns 95.0 as 95."""
    return None if value is None or not isfinite(value) else int(value) if value == int(value) else value
