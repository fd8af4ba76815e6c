"""The columns of each list."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, partial

from qualitytui.cli.text_tables import Column
from qualitytui.i18n import say
from qualitytui.model.addresses import address
from qualitytui.model.amount import shown_amount
from qualitytui.model.department import DepartmentLoad
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS, Light, light_word
from qualitytui.model.roles import ANSWERING, RANK, Responsibility
from qualitytui.model.status import status_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import (
    comparator_word,
    everybody,
    lateness,
    roles_named,
    shown_reading,
    shown_target,
    shown_value,
)
from qualitytui.rules.figures.naming import all_names, named, names_answering, short_name
from qualitytui.sanitize import folded, visible

NAMES = 16
"""The cells that those who answer have in a list."""
INDENT = 8
"""How far names stand in under their task."""


def _names(departments: tuple[Responsibility, ...], *roles: str) -> str:
    return ",".join(
        f"{one.role}:{one.name}" if len(roles) > 1 else one.name for one in departments if one.role in roles
    )


def _chiefs(departments: tuple[Responsibility, ...]) -> str:
    return next(filter(None, (_names(departments, role) for role in ANSWERING)), "")


def with_all_named(rows: Iterable[str], tasks: Sequence[Task], room: int | None) -> Iterator[str]:
    """The rows of tasks that are late; where lines are cut, all who answer stand under a row that shortens them."""
    for row, task in zip(rows, tasks, strict=False):
        yield row
        if room and len(names_answering(task.departments)) > 1:
            names = visible(roles_named(named(task.departments)))
            yield from (" " * INDENT + line for line in folded(names, max(room - INDENT, 20), len(names)))


def _all(departments: tuple[Responsibility, ...]) -> str:
    return _names(departments, *RANK)


def task_columns(shared: Collection[str] = ()) -> list[Column[Task]]:
    """Every column of a list of tasks; `shared` are the refs that several plans have."""
    return [
        Column("light", say("light"), lambda task: light_word(task.light), 0, lambda task: task.light),
        Column("ref", say("ref"), lambda task: address(task.plan, task.ref, shared)),
        Column("status", say("status"), lambda task: status_word(task.status), 0, lambda task: task.status),
        Column("due", say("due"), shown_due, 0, lambda task: task.due or ""),
        Column(
            "lead",
            say("in charge"),
            lambda task: all_names(task.departments),
            NAMES,
            lambda task: _chiefs(task.departments),
            lambda task: short_name(task.departments, NAMES),
        ),
        Column(
            "departments",
            say("departments"),
            lambda task: everybody(task.departments),
            0,
            lambda task: _all(task.departments),
        ),
        Column("plan", say("plan"), lambda task: task.plan),
        Column("section", say("section"), lambda task: task.section),
        Column("steps", say("steps"), lambda task: f"{task.steps_done}/{task.steps_total}" if task.steps_total else ""),
        Column("last_report", say("last report"), lambda task: task.last_report.on if task.last_report else ""),
        Column("extensions", say("extensions"), lambda task: str(task.extensions)),
        Column("changed", say("changed"), lambda task: task.changed),
        Column("title", say("title"), lambda task: task.title),
        Column("text", say("text"), lambda task: task.text),
        *_plan_columns(),
        Column("status_on", say("since"), lambda task: task.status_on or ""),
        Column("indicators", say("indicators"), lambda task: ",".join(task.indicators)),
    ]


def _plan_columns() -> list[Column[Task]]:
    """What the plan itself says of a task."""
    return [
        Column("number", say("number in the plan"), lambda task: task.number),
        Column("due_text", say("the plan's words for it"), lambda task: task.due_text or ""),
        Column("due_original", say("due at first"), lambda task: task.due_original or ""),
        Column(
            "due_source",
            say("where it comes from"),
            _due_source,
            0,
            lambda task: task.due_source or "",
        ),
    ]


def _due_source(task: Task) -> str:
    from qualitytui.model.change_text import told_value  # noqa: PLC0415 - seldom asked for

    return shown_value(told_value("due_source", task.due_source))


def shown_due(task: Task) -> str:
    """The deadline, with a ? where it is assumed."""
    return (task.due or "") + ("?" if task.due_source == "assumed" else "")


def late_column(today: str) -> Column[Task]:
    """How late a task is, or how many working days are left."""
    said = cache(partial(lateness, today=today))  # many tasks share a day
    return Column("late", say("time left"), lambda task: said(task.due))


TASKS = ("light", "ref", "status", "due", "lead", "title")


def indicator_columns(shared: Collection[str] = ()) -> list[Column[Indicator]]:
    """Every column of a list of indicators; `shared` are the refs that several plans have."""
    return [
        Column("light", say("light"), lambda one: light_word(one.light), 0, lambda one: one.light),
        Column("ref", say("ref"), lambda one: address(one.plan, one.ref, shared)),
        Column("target", say("target"), shown_target),
        Column(
            "latest",
            say("value"),
            shown_reading,
            0,
            lambda one: shown_amount(one.deciding.value) if one.deciding else "",
        ),
        Column("on", say("of day"), lambda one: one.deciding.on if one.deciding else ""),
        Column("attainment", say("attained"), _percent, 0, _share),
        Column(
            "lead",
            say("in charge"),
            lambda one: all_names(one.departments),
            NAMES,
            lambda one: _chiefs(one.departments),
            lambda one: short_name(one.departments, NAMES),
        ),
        Column("task", say("task"), lambda one: one.task or ""),
        Column("plan", say("plan"), lambda one: one.plan),
        Column("source", say("source"), lambda one: one.source),
        Column("title", say("title"), lambda one: one.title),
        Column("number", say("number in the plan"), lambda one: one.number),
        *_goal_columns(),
        Column("due", say("due"), lambda one: one.due or ""),
        Column(
            "departments",
            say("departments"),
            lambda one: everybody(one.departments),
            0,
            lambda one: _all(one.departments),
        ),
        Column("changed", say("changed"), lambda one: one.changed),
    ]


def _goal_columns() -> list[Column[Indicator]]:
    """The number to reach, part by part."""
    return [
        Column("condition", say("condition"), lambda one: one.condition or ""),
        Column(
            "comparator",
            say("comparator"),
            lambda one: comparator_word(one.target.comparator) if one.target else "",
            0,
            lambda one: one.target.comparator if one.target else "",
        ),
        Column("value", say("number to reach"), lambda one: shown_amount(one.target.value) if one.target else ""),
        Column("unit", say("unit"), lambda one: one.target.unit if one.target else ""),
    ]


def _percent(one: Indicator) -> str:
    return "" if one.attainment is None else f"{one.attainment * 100:.0f}%"


def _share(one: Indicator) -> str:
    return "" if one.attainment is None else shown_amount(one.attainment)


INDICATORS = ("light", "ref", "target", "latest", "attainment", "lead", "title")


def _light_column(light: Light) -> Column[DepartmentLoad]:
    return _count(light, light_word(light), lambda load: load.by_light[light])


def _count(name: str, heading: str, of: Callable[[DepartmentLoad], int]) -> Column[DepartmentLoad]:
    """A number that people do not see where it is 0."""
    return Column(name, heading, lambda load: str(of(load) or ""), 0, lambda load: str(of(load)))


def department_columns() -> list[Column[DepartmentLoad]]:
    """Every column of a list of departments."""
    lights = [_light_column(light) for light in LIGHTS]
    return [
        _count("lead", say("lead"), lambda load: load.lead),
        _count("responsible", say("responsible"), lambda load: load.responsible),
        _count("support", say("support"), lambda load: load.support),
        _count("indicators", say("indicators"), lambda load: load.indicators),
        *lights,
        Column("aliases", say("aliases"), lambda load: "、".join(load.aliases), 0, lambda load: ",".join(load.aliases)),
        Column("name", say("department"), lambda load: load.name),
        Column("contact", say("contact"), lambda load: (load.contact and load.contact.person) or ""),
        Column("phone", say("phone number"), lambda load: (load.contact and load.contact.phone) or ""),
    ]


DEPARTMENTS = ("lead", "responsible", "support", "indicators", *LIGHTS, "name", "contact", "phone")
