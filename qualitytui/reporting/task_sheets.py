"""The sheet of what a department has to do by the plan: role, full text, numbers and dates of every item."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from qualitytui.file_names import apart, fit_name
from qualitytui.i18n import say
from qualitytui.model.indicator import Indicator
from qualitytui.model.roles import ANSWERING
from qualitytui.model.task_sheet import SheetIndicator, SheetItem, TaskSheet
from qualitytui.model.value_text import role_word, roles_named, shown_deadline, shown_target
from qualitytui.presentation.field import headings
from qualitytui.presentation.indicator_fields import INDICATOR_FIELDS
from qualitytui.reporting.docx import docx_of
from qualitytui.reporting.table import Table
from qualitytui.reporting.template import markdown_table, markdown_text

COLUMNS: Final = (12, 6, 56, 24, 12, 24)
"""The widths of the columns beside each other; most room is the full text's."""


def sheet_names(sheets: Iterable[TaskSheet], end: str) -> list[str]:
    """The names of the departments' sheets, each another."""
    return apart(fit_name(say("Task sheet {name}", name=sheet.department), end=end) for sheet in sheets)


def sheet_markdown(sheet: TaskSheet) -> str:
    """The sheet in words and tables."""
    return "\n\n".join(_parts(sheet)) + "\n"


def sheet_docx(sheet: TaskSheet) -> bytes:
    """The sheet as a Word file."""
    return docx_of(sheet_markdown(sheet), sheet.today, columns=(COLUMNS,))


def _parts(sheet: TaskSheet) -> Iterator[str]:
    own, support = sheet.of_role(*ANSWERING), sheet.of_role("support")
    sources = "、".join(f"《{title}》" + (f"（{number}）" if number else "") for title, number in sheet.plans)
    yield "# " + say("What is to be done")
    yield say("({name}, by {sources})", name=markdown_text(sheet.department), sources=markdown_text(sources))
    yield say(
        "{name} leads or answers for {own} items and supports {support}; it answers for {indicators} indicators.",
        name=markdown_text(sheet.department),
        own=len(own),
        support=len(support),
        indicators=len(sheet.indicators),
    )
    for title, table in (
        (say("Items it leads or answers for"), _items(own)),
        (say("Items it supports (its own part only)"), _items(support)),
        (say("Indicators it answers for"), _indicators(sheet.indicators)),
    ):
        if table.rows:
            yield "---"
            yield f"### {title}"
            yield markdown_table(table)


def _items(items: Sequence[SheetItem]) -> Table:
    head = (say("label"), say("role"), say("task and what is asked"), say("numbers"), say("due"), say("others"))
    rows = tuple(
        (
            item.label,
            role_word(item.role),
            item.task.text,
            "；".join(_goal(goal) for goal in item.targets),
            shown_deadline(item.task) or say("not set"),
            roles_named(item.task.departments),
        )
        for item in items
    )
    return Table(head, rows)


def _goal(goal: Indicator) -> str:
    """A number to reach: in the plan's words where they name it, else with its title."""
    words = goal.target.text if goal.target else ""
    return goal.title if goal.title == words else f"{goal.title}{shown_target(goal)}"


def _indicators(indicators: Sequence[SheetIndicator]) -> Table:
    names = ("indicator", "target", "condition", "due", "department_names")
    own: dict[str, Callable[[Indicator], str]] = {"due": lambda indicator: indicator.due or say("end of the year")}
    cells = [own.get(name, INDICATOR_FIELDS[name].shown) for name in names]
    rows = tuple((indicator.label, *(cell(indicator.indicator) for cell in cells)) for indicator in indicators)
    return Table((say("label"), *headings(INDICATOR_FIELDS, names)), rows)
