"""The page of one item as a JSON document (--json)."""

from typing import Any

from qualitytui.cli.json_supervision import letter_json, rectification_json
from qualitytui.cli.json_views import (
    entry_json,
    finding_json,
    indicator_json,
    last_report_json,
    measurement_json,
    task_json,
)
from qualitytui.model.item_page import IndicatorPage, TaskPage
from qualitytui.model.task import Report


def _task_page_json(page: TaskPage) -> dict[str, Any]:
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
        "findings": [finding_json(finding) for finding in page.findings],
        "entries": [entry_json(entry) for entry in page.entries],
        "contacts": _contacts(page),
        "notes": [
            {"on": note.on, "text": note.text, "department": note.department, "reminder": note.is_reminder}
            for note in page.notes
        ],
        **_supervision(page),
    }


def page_json(page: TaskPage | IndicatorPage) -> dict[str, Any]:
    """Everything about one item; `kind` says which."""
    if isinstance(page, TaskPage):
        return _task_page_json(page)
    return {
        "kind": "indicator",
        **indicator_json(page.indicator),
        "task_title": page.task and page.task.title,
        "measurements": [
            measurement_json(measurement) | {"retracted_on": measurement.retracted_on}
            for measurement in page.measurements
        ],
        "findings": [finding_json(finding) for finding in page.findings],
        "entries": [entry_json(entry) for entry in page.entries],
        "contacts": _contacts(page),
        **_supervision(page),
    }


def _supervision(page: TaskPage | IndicatorPage) -> dict[str, Any]:
    return {
        "letters": [letter_json(letter) for letter in page.letters],
        "rectifications": [rectification_json(rectification) for rectification in page.rectifications],
        "reminders": page.reminders,
    }


def _contacts(page: TaskPage | IndicatorPage) -> list[dict[str, Any]]:
    return [{"department": name, **contact._asdict()} for name, contact in page.contacts]


def _report(report: Report) -> dict[str, Any]:
    return {"id": report.id, **last_report_json(report), "by": report.person, "via": report.via}
