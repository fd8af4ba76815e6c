"""The data of an indicator, each declared once, and which of them each format has, by name."""

from __future__ import annotations

from collections.abc import Mapping

from qualitytui.i18n import say, told
from qualitytui.model.goal_kind import goal_word
from qualitytui.model.indicator import Indicator
from qualitytui.model.value_text import (
    comparator_word,
    shown_distance,
    shown_reading,
    shown_target,
)
from qualitytui.presentation import item_fields
from qualitytui.presentation.field import Field, by_name
from qualitytui.presentation.progress import attained, pace, pace_text, standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

COLUMNS: Final = (
    *("light", "ref", "target", "value", "on", "attainment", "in_charge", "task", "plan", "source", "title", "number"),
    *("condition", "comparator", "target_number", "unit", "due", "departments", "changed"),
)
"""What a list on the command line can show (--columns)."""
CSV: Final = (
    *("ref", "plan", "title", "condition", "task", "twins", "goal_kind", "comparator", "target", "unit", "value", "on"),
    *("value_source", "attainment", "distance", "distance_unit", "time_passed", "met", "light", "department_names"),
    "definition",
)
XLSX: Final = (
    *("ref", "indicator", "light", "target", "value", "unit", "on", "goal_kind", "attainment", "distance"),
    *("distance_unit", "time_passed", "met", "due", "department_names", "value_source", "definition", "wording"),
    *("condition", "task", "twins", "plan"),
)
JSON: Final = (
    *("ref", "plan", "number", "title", "source", "task", "condition", "target", "due", "departments", "latest"),
    *("deciding", "attainment", "light", "changed", "same_as", "goal_kind", "kind_reason", "met", "distance", "twins"),
    *("carried_from", "carried_to"),
)
PARQUET: Final = (
    *("ref", "title", "task", "same_as", "comparator", "target", "upper", "unit", "value", "on", "attainment"),
    *("time_passed", "light", "due", "department_names", "goal_kind", "met", "distance", "distance_unit"),
)
PAPER: Final = (
    *("ref", "indicator", "goal_kind", "target", "value", "on", "value_source", "standing", "time_passed", "in_charge"),
    "light",
)
"""The columns of a table on paper."""
OWN_PAPER: Final = ("indicator", "target", "value", "on", "standing")
SHORT_PAPER: Final = ("ref", "indicator", "target", "value", "standing", "time_passed", "in_charge", "light")
ORDERS: Final = ("light", "attainment", "in_charge", "on", "due", "changed", "title")
"""What a list on the screens can be sorted by."""
GROUPS: Final = ("in_charge", "section", "light", "source")
"""What a list on the screens can be grouped by."""


def _distance_unit(indicator: Indicator) -> str | None:
    return None if indicator.distance is None else indicator.distance_unit or None


INDICATOR_FIELDS: Final[Mapping[str, Field[Indicator]]] = by_name(
    (
        Field("ref", told("ref"), lambda indicator: indicator.ref, "key", width=9, sort="ref", importable="never"),
        item_fields.PLAN,
        item_fields.NUMBER,
        Field("title", told("title"), lambda indicator: indicator.title, sort="title"),
        Field("indicator", told("indicator"), lambda indicator: indicator.title, width=40, sort="title"),
        Field("condition", told("condition"), lambda indicator: indicator.condition, width=20),
        Field("task", told("task"), lambda indicator: indicator.task, width=9, sort="task"),
        Field(
            "source",
            told("source"),
            lambda indicator: indicator.source,
            sort="source",
            order_label=told("where it stands"),
        ),
        Field("twins", told("same as"), lambda indicator: indicator.twins, "names", width=9),
        Field("same_as", told("same as"), lambda indicator: indicator.same_as),
        item_fields.LIGHT,
        Field(
            "goal_kind",
            told("goal"),
            lambda indicator: indicator.goal_kind,
            text=lambda indicator: goal_word(indicator.goal_kind),
            width=7,
        ),
        Field("kind_reason", told("why of this kind"), lambda indicator: indicator.kind_reason),
        Field(
            "comparator",
            told("comparator"),
            lambda indicator: indicator.target and indicator.target.comparator,
            text=lambda indicator: comparator_word(indicator.target.comparator) if indicator.target else "",
        ),
        Field(
            "target",
            told("target"),
            lambda indicator: indicator.target and indicator.target.value,
            "number",
            shown_target,
            width=10,
        ),
        Field(
            "target_number",
            told("number to reach"),
            lambda indicator: indicator.target and indicator.target.value,
            "number",
        ),
        Field("upper", told("upper end"), lambda indicator: indicator.target and indicator.target.upper, "number"),
        Field("unit", told("unit"), lambda indicator: indicator.target and indicator.target.unit, width=8),
        Field(
            "wording", told("plan's wording"), lambda indicator: indicator.target and indicator.target.text, width=40
        ),
        Field(
            "due",
            told("due"),
            lambda indicator: indicator.due,
            "day",
            width=11,
            sort="due",
            order_label=told("deadline"),
        ),
        item_fields.IN_CHARGE,
        item_fields.DEPARTMENTS,
        Field(
            "department_names",
            told("departments"),
            lambda indicator: tuple(dict.fromkeys(who.name for who in indicator.departments)),
            "names",
            width=34,
            importable="names",
            import_name="departments",
        ),
        Field(
            "value",
            told("value"),
            lambda indicator: indicator.deciding and indicator.deciding.value,
            "number",
            shown_reading,
            width=10,
            sort="value",
            importable="amount",
        ),
        Field(
            "on",
            told("of day"),
            lambda indicator: indicator.deciding and indicator.deciding.on,
            "day",
            width=11,
            sort="latest",
            order_label=told("day of the last value"),
            importable="day",
        ),
        Field(
            "value_source",
            told("source"),
            lambda indicator: indicator.deciding and indicator.deciding.source,
            width=16,
            importable="beside",
            import_name="source",
        ),
        Field(
            "definition",
            told("definition"),
            lambda indicator: indicator.deciding and indicator.deciding.definition,
            width=16,
            importable="beside",
        ),
        Field(
            "attainment",
            told("attained"),
            lambda indicator: indicator.attainment,
            "share",
            attained,
            width=8,
            sort="attainment",
            order_label=told("how far it has come"),
        ),
        Field("distance", told("distance"), lambda indicator: indicator.distance, "number", shown_distance, width=13),
        Field("distance_unit", told("unit of the distance"), _distance_unit),
        Field("standing", told("attained or distance"), standing),
        Field(
            "time_passed",
            told("time passed"),
            pace,
            "share",
            pace_text,
            width=8,
            importable="never",
            import_name="pace",
        ),
        Field(
            "met",
            told("reached"),
            lambda indicator: indicator.is_met,
            "flag",
            lambda indicator: say("yes") if indicator.is_met else "",
            width=6,
        ),
        item_fields.CHANGED,
        item_fields.CARRIED_FROM,
        item_fields.CARRIED_TO,
    )
)
"""Every datum of an indicator. The order of those that can be imported is that of a row's checksum."""
