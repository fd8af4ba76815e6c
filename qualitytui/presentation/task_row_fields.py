"""The data that a line of a list says of a task."""

from __future__ import annotations

from collections.abc import Mapping

from qualitytui.i18n import told
from qualitytui.model.status import status_word
from qualitytui.model.value_text import shown_deadline
from qualitytui.presentation import item_fields
from qualitytui.presentation.field import Field, by_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from qualitytui.model.task import Task, TaskRow

TIME_LEFT: Final = told("time left")
"""The heading of how late a task is."""
REF: Final[Field[Task | TaskRow]] = Field(
    "ref", told("ref"), lambda task: task.ref, "key", width=8, sort="ref", importable="never"
)
TITLE: Final[Field[Task | TaskRow]] = Field(
    "title", told("title"), lambda task: task.title, width=34, short_label=told("task"), sort="title", importable="line"
)
STATUS: Final[Field[Task | TaskRow]] = Field(
    "status",
    told("status"),
    lambda task: task.status,
    "status",
    lambda task: status_word(task.status),
    width=10,
    sort="status",
    importable="status",
)
DUE: Final[Field[Task | TaskRow]] = Field(
    "due",
    told("due"),
    lambda task: task.due,
    "day",
    shown_deadline,
    width=11,
    sort="due",
    order_label=told("deadline"),
    importable="day",
)
ROW_FIELDS: Final[Mapping[str, Field[TaskRow]]] = by_name(
    (item_fields.LIGHT, REF, STATUS, DUE, item_fields.IN_CHARGE, item_fields.PLAN, TITLE)
)
