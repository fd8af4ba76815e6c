"""The data that a task and an indicator have alike, each declared once for both."""

from __future__ import annotations

from qualitytui.i18n import told
from qualitytui.model.light import light_word
from qualitytui.model.value_text import departments_by_role
from qualitytui.presentation.field import Field, in_charge, with_roles
from qualitytui.rules.figures.naming import all_names, short_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from qualitytui.model.indicator import Indicator
    from qualitytui.model.task import Task, TaskRow

    Item = Task | Indicator
    Line = Task | TaskRow | Indicator
    """An item, or what a line of a list says of one."""

PLAN: Final[Field[Line]] = Field("plan", told("plan"), lambda item: item.plan, sort="plan", importable="never")
NUMBER: Final[Field[Item]] = Field("number", told("number in the plan"), lambda item: item.number, sort="number")
LIGHT: Final[Field[Line]] = Field(
    "light",
    told("light"),
    lambda item: item.light,
    "light",
    lambda item: light_word(item.light),
    width=5,
    short_label=told("L"),
    sort="light",
    import_name="light",
)
IN_CHARGE: Final[Field[Line]] = Field(
    "in_charge",
    told("in charge"),
    lambda item: in_charge(item.departments),
    "names",
    lambda item: all_names(item.departments),
    fit=lambda item, cells: short_name(item.departments, cells),
    short_label=told("departments"),
    sort="department",
    order_label=told("departments"),
)
DEPARTMENTS: Final[Field[Item]] = Field(
    "departments",
    told("departments"),
    lambda item: with_roles(item.departments),
    "names",
    lambda item: departments_by_role(item.departments),
)
CHANGED: Final[Field[Item]] = Field(
    "changed", told("changed"), lambda item: item.changed, "day", sort="-changed", order_label=told("last change")
)
CARRIED_FROM: Final[Field[Item]] = Field("carried_from", told("carried from"), lambda item: item.carried_from)
CARRIED_TO: Final[Field[Item]] = Field("carried_to", told("carried to"), lambda item: item.carried_to)
