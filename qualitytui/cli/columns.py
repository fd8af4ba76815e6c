"""The columns of each list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from functools import cache, partial
from operator import attrgetter

from qualitytui.cli.task_lines import NAMES, shown_due
from qualitytui.cli.text_tables import Column
from qualitytui.i18n import say
from qualitytui.model.addresses import address
from qualitytui.model.light import LIGHTS, light_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, TypeVar

    from qualitytui.model.department import DepartmentLoad
    from qualitytui.model.indicator import Indicator
    from qualitytui.model.light import Light
    from qualitytui.model.task import Task, TaskRow
    from qualitytui.presentation.field import Field

    V = TypeVar("V")
    Owned = TypeVar("Owned", Task, TaskRow, Indicator)

OTHER_NAMES: Final = {"in_charge": "lead", "value": "latest", "target_number": "value"}
"""The names that fields have for --columns, where that is not their own."""


def _chosen(fields: Mapping[str, Field[Owned]], names: Iterable[str], shared: Collection[str]) -> list[Column[Owned]]:
    """The columns of these fields; a ref that several plans have stands with its plan before it."""
    columns = [field_column(fields[name], OTHER_NAMES.get(name, name)) for name in names]
    return [
        column._replace(show=lambda item: address(item.plan, item.ref, shared), plain=None)
        if column.name == "ref"
        else column
        for column in columns
    ]


def field_column(field: Field[V], name: str, limit: int = 0) -> Column[V]:
    """The column that shows a field."""
    fit, room = field.fit, limit or (NAMES if field.fit else 0)
    short = None if fit is None else (lambda item: fit(item, room))
    return Column(name, say(field.label), field.shown, room, field.plain, short)


def task_columns(shared: Collection[str] = ()) -> list[Column[Task]]:
    """Every column of a list of tasks; `shared` are the refs that several plans have."""
    from qualitytui.presentation.task_fields import COLUMNS, TASK_FIELDS  # noqa: PLC0415 - only for lists of tasks

    columns = _chosen(TASK_FIELDS, COLUMNS, shared)
    return [column._replace(show=shown_due) if column.name == "due" else column for column in columns]


def task_row_columns(shared: Collection[str] = ()) -> list[Column[TaskRow]]:
    """The columns of which a line of a task is made, with the headings and texts of those of a list of tasks."""
    from qualitytui.presentation.task_row_fields import ROW_FIELDS  # noqa: PLC0415 - only for lists of tasks

    columns = _chosen(ROW_FIELDS, ROW_FIELDS, shared)
    made_of = {column.name: column._replace(key=ROW_KEYS.get(column.name)) for column in columns}
    made_of["due"] = made_of["due"]._replace(show=shown_due)
    made_of["title"] = made_of["title"]._replace(show=attrgetter("title"))
    if not shared:
        made_of["ref"] = made_of["ref"]._replace(show=attrgetter("ref"))
    return list(made_of.values())


def late_column(today: str) -> Column[Task | TaskRow]:
    """How late a task is, or how many working days are left."""
    from qualitytui.model.value_text import lateness  # noqa: PLC0415 - only for deadlines
    from qualitytui.presentation.task_row_fields import TIME_LEFT  # noqa: PLC0415 - likewise

    text_of = cache(partial(lateness, today=today))  # many tasks share a day
    return Column("late", say(TIME_LEFT), lambda task: text_of(task.due), key=attrgetter("due"))


TASKS = ("light", "ref", "status", "due", "lead", "title")
DUE = ("light", "due", "late", "ref", "status", "lead", "title")
ROW_NAMES = frozenset({*TASKS, "plan"})
"""The columns of a list of tasks for which a line of each is enough."""
ROW_KEYS: Final[Mapping[str, Callable[[TaskRow], Hashable]]] = {
    "light": attrgetter("light"),
    "status": attrgetter("status"),
    "due": attrgetter("due", "due_source"),
    "lead": attrgetter("departments"),
    "plan": attrgetter("plan"),
}
"""What the text of a column is made of, where many tasks have the same."""


def indicator_columns(shared: Collection[str] = ()) -> list[Column[Indicator]]:
    """Every column of a list of indicators; `shared` are the refs that several plans have."""
    from qualitytui.presentation.indicator_fields import (  # noqa: PLC0415 - only for lists of indicators
        COLUMNS,
        INDICATOR_FIELDS,
    )

    columns = _chosen(INDICATOR_FIELDS, COLUMNS, shared)
    return [column._replace(plain=None) if column.name == "target" else column for column in columns]


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
