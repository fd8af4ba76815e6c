"""The columns of each list."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final, TypeVar

from qualitytui.cli.task_lines import NAMES, shown_due
from qualitytui.cli.text_tables import Column
from qualitytui.i18n import say
from qualitytui.model.addresses import address
from qualitytui.model.department import DepartmentLoad
from qualitytui.model.indicator import Indicator
from qualitytui.model.journal import Entry, FieldChange
from qualitytui.model.light import LIGHTS, Light, light_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import entry_words
from qualitytui.presentation.field import Field

V = TypeVar("V")
OTHER_NAMES: Final = {"in_charge": "lead", "value": "latest", "target_number": "value"}
"""The names that fields have for --columns, where that is not their own."""
Owned = TypeVar("Owned", Task, Indicator)


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


def late_column() -> Column[Task]:
    """How late a task is, or how many working days are left."""
    from qualitytui.presentation.task_fields import TASK_FIELDS  # noqa: PLC0415 - likewise

    field = TASK_FIELDS["time_left"]
    return Column("late", say(field.narrow_label()), field.shown)


TASKS = ("light", "ref", "status", "due", "lead", "title")


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


def entry_columns() -> list[Column[Entry]]:
    """Every column of the journal."""
    return [
        Column("entry", say("entry"), lambda entry: str(entry.id)),
        Column("at", say("when"), lambda entry: entry.at.replace("T", " ")),
        Column("by", say("who"), lambda entry: entry.who),
        Column("command", say("command"), lambda entry: entry.command),
        Column("refs", say("items"), lambda entry: ",".join(entry.refs)),
        Column("corrects", say("corrects"), lambda entry: entry.corrects or ""),
        Column("text", say("what"), entry_words),
    ]


ENTRIES = ("entry", "at", "by", "text")


def change_columns() -> list[Column[FieldChange]]:
    """Every column of a list of changes; what stood there and stands there is not cut below 30 cells."""
    from qualitytui.presentation.change_fields import CHANGE_COLUMNS, CHANGE_FIELDS  # noqa: PLC0415 - likewise

    limits = {"before": 30, "after": 30}
    columns = (field_column(CHANGE_FIELDS[name], name, limits.get(name, 0)) for name in CHANGE_COLUMNS)
    return [column._replace(plain=None) if column.name == "at" else column for column in columns]


CHANGES = ("ref", "field", "before", "after", "at", "corrects", "title")
