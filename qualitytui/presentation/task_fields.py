"""The data of a task, each declared once, and which of them each format has, by name."""

from __future__ import annotations

from collections.abc import Mapping

from qualitytui.i18n import told
from qualitytui.model.status import UNFINISHED
from qualitytui.model.task import Task
from qualitytui.model.value_text import REASONS, due_source_word, lateness
from qualitytui.presentation import item_fields, task_row_fields
from qualitytui.presentation.field import Field, by_name, names_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

COLUMNS: Final = (
    *("light", "ref", "status", "due", "in_charge", "departments", "plan", "section", "steps", "last_report"),
    *("extensions", "changed", "title", "text", "number", "due_text", "due_original", "due_source", "status_on"),
    "indicators",
)
"""What a list on the command line can show (--columns)."""
CSV: Final = (
    *("ref", "plan", "section", "title", "status", "light", "due", "due_source", "due_original", "extensions"),
    *("lead", "responsible", "support", "steps", "last_report", "report", "problem", "next_step", "promised"),
    *("decision", "checked_by", "evidence", "text", "status_note"),
)
XLSX: Final = (
    *("ref", "title", "light", "status", "due", "due_source", "due_original", "extensions", "lead", "responsible"),
    *("support", "last_report", "report", "problem", "next_step", "promised", "decision", "evidence", "checked_by"),
    *("section", "plan", "text"),
)
JSON: Final = (
    *("ref", "plan", "number", "section", "title", "text", "status", "light", "due", "due_text", "due_original"),
    *("due_source", "extensions", "departments", "open_ended", "steps", "last_report", "indicators", "changed"),
    *("status_on", "status_note", "checked_by", "evidence", "evidence_list", "late_days", "due_assumed"),
    *("red_indicators", "made_on", "handed_by", "reasons", "carried_from", "carried_to"),
)
PARQUET: Final = (
    *("ref", "title", "section", "status", "light", "due", "due_original", "extensions", "lead", "responsible"),
    *("support", "steps_total", "steps_done", "last_report"),
)
PAPER: Final = ("ref", "title", "in_charge", "status", "due", "light", "last_report")
"""The columns of a table on paper."""
LATE_PAPER: Final = ("ref", "title", "in_charge", "status", "due", "time_left", "light", "last_report")
"""The same where it matters how late each task is."""
CLOSED_PAPER: Final = ("ref", "title", "in_charge", "closed_on", "checked_by", "evidence")
REASONS_PAPER: Final = ("ref", "title", "in_charge", "reported_on", "problem", "next_step", "promised", "decision")
ORDERS: Final = ("light", "due", "status", "in_charge", "last_report", "changed", "title")
"""What a list on the screens can be sorted by."""
GROUPS: Final = ("in_charge", "section", "status", "light", "month")
"""What a list on the screens can be grouped by."""


def _time_left(task: Task) -> str:
    """How late an unfinished task is, or how many working days are left."""
    return lateness(task.due, task.as_of) if task.due and task.status in UNFINISHED else ""


TASK_FIELDS: Final[Mapping[str, Field[Task]]] = by_name(
    (
        task_row_fields.REF,
        item_fields.PLAN,
        Field("section", told("section"), lambda task: task.section, width=8, sort="section"),
        item_fields.NUMBER,
        task_row_fields.TITLE,
        Field("item", told("item"), lambda task: task.title),
        task_row_fields.STATUS,
        item_fields.LIGHT,
        task_row_fields.DUE,
        Field(
            "time_left",
            told("how late"),
            lambda task: task.late_days,
            "count",
            _time_left,
            short_label=task_row_fields.TIME_LEFT,
        ),
        Field("month", told("month of the deadline"), lambda task: task.due and task.due[:7], sort="month"),
        Field(
            "due_source",
            told("deadline from"),
            lambda task: task.due_source,
            text=lambda task: due_source_word(task.due_source),
            width=8,
        ),
        Field("due_original", told("first due"), lambda task: task.due_original, "day", width=11),
        Field("due_text", told("the plan's words for it"), lambda task: task.due_text),
        Field("due_assumed", "", lambda task: task.is_due_assumed, "flag"),
        Field("late_days", "", lambda task: task.late_days, "count"),
        Field("extensions", told("extensions"), lambda task: task.extensions, "count", width=5, sort="extensions"),
        item_fields.IN_CHARGE,
        item_fields.DEPARTMENTS,
        Field("lead", told("lead"), lambda task: names_in(task.departments, "lead"), "names", importable="names"),
        Field(
            "responsible",
            told("responsible"),
            lambda task: names_in(task.departments, "responsible"),
            "names",
            importable="names",
        ),
        Field(
            "support",
            told("support"),
            lambda task: names_in(task.departments, "support"),
            "names",
            width=22,
            importable="names",
        ),
        Field("open_ended", told("without an end"), lambda task: task.open_ended, "flag"),
        Field(
            "steps",
            told("steps"),
            lambda task: f"{task.steps_done}/{task.steps_total}" if task.steps_total else None,
            sort="steps",
        ),
        Field("steps_total", "", lambda task: task.steps_total, "count"),
        Field("steps_done", "", lambda task: task.steps_done, "count"),
        Field(
            "last_report",
            told("last report"),
            lambda task: task.last_report and task.last_report.on,
            "day",
            width=11,
            short_label=told("last news"),
            sort="last_report",
            importable="day",
            import_name="heard",
        ),
        Field(
            "report",
            told("report"),
            lambda task: task.last_report and task.last_report.text,
            width=34,
            importable="text",
        ),
        Field("reported_on", told("day of the report"), lambda task: task.reasons and task.reasons.on, "day"),
        Field("problem", REASONS["problem"], lambda task: task.reasons and task.reasons.problem, width=20),
        Field("next_step", REASONS["next_step"], lambda task: task.reasons and task.reasons.next_step, width=20),
        Field("promised", REASONS["promised"], lambda task: task.reasons and task.reasons.promised, "day", width=11),
        Field("decision", REASONS["decision"], lambda task: task.reasons and task.reasons.decision, width=20),
        Field("closed_on", told("closed on"), lambda task: task.status_on if task.status == "closed" else None, "day"),
        Field("status_on", told("since"), lambda task: task.status_on, "day"),
        Field("status_note", told("note"), lambda task: task.status_note, importable="beside", import_name="note"),
        Field("checked_by", told("checked by"), lambda task: task.checked_by, width=12, importable="beside"),
        Field("evidence", told("evidence"), lambda task: task.evidence, width=20, importable="beside"),
        Field("text", told("text"), lambda task: task.text, width=60, importable="text"),
        Field(
            "indicators",
            told("indicators"),
            lambda task: task.indicators,
            "names",
            lambda task: ",".join(task.indicators),
        ),
        Field("red_indicators", told("red indicators"), lambda task: task.red_indicators, "names"),
        item_fields.CHANGED,
        Field("made_on", told("added on"), lambda task: task.made_on, "day"),
        Field("handed_by", told("handed down by"), lambda task: task.handed_by),
        item_fields.CARRIED_FROM,
        item_fields.CARRIED_TO,
    )
)
"""Every datum of a task. The order of those that can be imported is that of a row's checksum."""
