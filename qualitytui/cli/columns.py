"""The columns of each list."""

from qualitytui.cli.plain import Column
from qualitytui.model.department import DepartmentLoad
from qualitytui.model.history import Entry, FieldChange
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS, Light, light_word
from qualitytui.model.status import status_word
from qualitytui.model.task import Task
from qualitytui.model.wording import chief, everybody, shown_latest, shown_target, shown_value
from qualitytui.words import say


def task_columns() -> list[Column[Task]]:
    """Every column of a list of tasks."""
    return [
        Column("light", say("light"), lambda task: light_word(task.light)),
        Column("ref", say("ref"), lambda task: task.ref),
        Column("status", say("status"), lambda task: status_word(task.status)),
        Column("due", say("due"), lambda task: (task.due or "") + ("?" if task.due_source == "assumed" else "")),
        Column("lead", say("in charge"), lambda task: chief(task.departments), 16),
        Column("departments", say("departments"), lambda task: everybody(task.departments)),
        Column("plan", say("plan"), lambda task: task.plan),
        Column("section", say("section"), lambda task: task.section),
        Column("steps", say("steps"), lambda task: f"{task.steps_done}/{task.steps_total}" if task.steps_total else ""),
        Column("last_report", say("last report"), lambda task: task.last_report.on if task.last_report else ""),
        Column("extensions", say("extensions"), lambda task: str(task.extensions)),
        Column("changed", say("changed"), lambda task: task.changed),
        Column("title", say("title"), lambda task: task.title),
        Column("text", say("text"), lambda task: task.text),
    ]


TASKS = ("light", "ref", "status", "due", "lead", "title")


def indicator_columns() -> list[Column[Indicator]]:
    """Every column of a list of indicators."""
    return [
        Column("light", say("light"), lambda one: light_word(one.light)),
        Column("ref", say("ref"), lambda one: one.ref),
        Column("target", say("target"), shown_target),
        Column("latest", say("value"), shown_latest),
        Column("on", say("of day"), lambda one: one.latest.on if one.latest else ""),
        Column(
            "attainment", say("attained"), lambda one: "" if one.attainment is None else f"{one.attainment * 100:.0f}%"
        ),
        Column("lead", say("in charge"), lambda one: chief(one.departments), 16),
        Column("task", say("task"), lambda one: one.task or ""),
        Column("plan", say("plan"), lambda one: one.plan),
        Column("source", say("source"), lambda one: one.source),
        Column("title", say("title"), lambda one: one.title),
    ]


INDICATORS = ("light", "ref", "target", "latest", "attainment", "lead", "title")


def _light_column(light: Light) -> Column[DepartmentLoad]:
    return Column(light, light_word(light), lambda load: str(load.by_light[light] or ""))


def department_columns() -> list[Column[DepartmentLoad]]:
    """Every column of a list of departments."""
    lights = [_light_column(light) for light in LIGHTS]
    return [
        Column("lead", say("lead"), lambda load: str(load.lead or "")),
        Column("responsible", say("responsible"), lambda load: str(load.responsible or "")),
        Column("support", say("support"), lambda load: str(load.support or "")),
        Column("indicators", say("indicators"), lambda load: str(load.indicators or "")),
        *lights,
        Column("aliases", say("aliases"), lambda load: "、".join(load.aliases)),
        Column("name", say("department"), lambda load: load.name),
    ]


DEPARTMENTS = ("lead", "responsible", "support", "indicators", "red", "yellow", "green", "blue", "grey", "name")


def entry_columns() -> list[Column[Entry]]:
    """Every column of the journal."""
    return [
        Column("entry", say("entry"), lambda entry: str(entry.id)),
        Column("at", say("when"), lambda entry: entry.at.replace("T", " ")),
        Column("by", say("who"), lambda entry: entry.who),
        Column("command", say("command"), lambda entry: entry.command),
        Column("refs", say("items"), lambda entry: ",".join(entry.refs)),
        Column("text", say("what"), lambda entry: entry.said + (f" ({say('undone')})" if entry.is_undone else "")),
    ]


ENTRIES = ("entry", "at", "by", "text")


def change_columns() -> list[Column[FieldChange]]:
    """Every column of a list of changes."""
    return [
        Column("ref", say("ref"), lambda change: change.ref),
        Column("field", say("field"), lambda change: change.field),
        Column("before", say("before"), lambda change: shown_value(change.before), 30),
        Column("after", say("after"), lambda change: shown_value(change.after), 30),
        Column("at", say("when"), lambda change: (change.at or "").replace("T", " ")),
        Column("by", say("who"), lambda change: change.by or ""),
        Column("entry", say("entry"), lambda change: str(change.entry or "")),
        Column("title", say("title"), lambda change: change.title),
    ]


CHANGES = ("ref", "field", "before", "after", "at", "title")
