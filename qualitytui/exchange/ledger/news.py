"""A ledger about items already in the workbook: its rows under our headings, compared as our own tables are."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from qualitytui.exchange.headings import heading_of
from qualitytui.exchange.import_diff import ImportResult, diff_against
from qualitytui.exchange.ledger.columns import OWNERS, heading_key
from qualitytui.exchange.ledger.ledger_import import taken_of
from qualitytui.exchange.ledger.sheets import Ledger
from qualitytui.exchange.ledger.states import state_meant
from qualitytui.exchange.table_reader import Worksheet
from qualitytui.exchange.worksheet import SheetRow
from qualitytui.i18n import language, say
from qualitytui.model.filter import Filter
from qualitytui.model.omission import Omission
from qualitytui.model.plan import PlanTask
from qualitytui.model.status import status_word
from qualitytui.model.task import Task
from qualitytui.sanitize import fold, line
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.old_ledger import TakeLedger
from qualitytui.workbook.queries.items import list_tasks

SAME: Final = 0.5
"""The share of rows whose titles the workbook has, from which on a ledger is about its items."""


class Proposed(NamedTuple):
    """What taking a ledger in would do: the command, and what of the rows does not come in."""

    command: TakeLedger
    refused: tuple[Omission, ...]
    aside: tuple[Omission, ...]
    items: int
    """How many rows are items of the ledger or of the workbook."""


def propose(book: Workbook, ledger: Ledger, key: str) -> Proposed:
    """A ledger as a plan of its own; where most of its titles are in the workbook, as news of those items."""
    tasks = {fold(task.title): task for task in book.ask(list_tasks, Filter()).tasks}
    tasks_by_row = {row.number: tasks[title] for row in ledger.rows if (title := _title(ledger, row)) in tasks}
    heads = tuple(
        (heading_key(heading), field) for heading, field in zip(ledger.headings, ledger.fields, strict=True) if heading
    )
    taken = taken_of(ledger, key, book.hand.today)
    source = _source(ledger)
    if len(tasks_by_row) < SAME * len(ledger.rows):
        command = TakeLedger(key, ledger.name, taken.plan, source, taken.rows, heads)
        return Proposed(command, (), taken.aside, len(taken.plan.tasks))
    weighed = _weighed(book, ledger, tasks_by_row, {task.line: task for task in taken.plan.tasks})
    command = TakeLedger(key, ledger.name, None, source, weighed.rows, heads)
    strange = tuple(
        Omission(ledger.name, (row.number,), (), say("title"), say("no item has this title"), say("Add it by hand."))
        for row in ledger.rows
        if row.number not in tasks_by_row and _title(ledger, row)
    )
    return Proposed(command, (*strange, *weighed.refused), (*taken.aside, *weighed.aside), len(tasks_by_row))


def _title(ledger: Ledger, row: SheetRow) -> str:
    return fold(line(ledger.cell(row, "title")))


def _weighed(book: Workbook, ledger: Ledger, tasks: Mapping[int, Task], read: Mapping[int, PlanTask]) -> ImportResult:
    """The rows under our heads; each with the columns in which it says something, as an empty cell says nothing."""
    sheets: dict[tuple[str, ...], list[SheetRow]] = {}
    for row in ledger.rows:
        if row.number in tasks:
            cells = _cells(ledger, row, tasks[row.number], read.get(row.number))
            sheets.setdefault(tuple(cells), []).append(SheetRow(row.number, tuple(cells.values())))
    return diff_against(
        book,
        [Worksheet(ledger.name, heads, tuple(rows), is_narrow=False) for heads, rows in sheets.items()],
        say("as the ledger had it: {text}", text=ledger.name),
    )


def _cells(ledger: Ledger, row: SheetRow, task: Task, read: PlanTask | None) -> dict[str, str]:
    values = {"ref": task.ref, "plan": task.plan}
    if read is not None:
        for role in OWNERS:
            if names := "、".join(department.name for department in read.departments if department.role == role):
                values[role] = names
        days = [deadline.date for deadline in read.deadlines if deadline.date]
        if days:
            values["due"] = max(days).isoformat()
    if report := "；".join(ledger.cells(row, "report")):
        values["report"] = report
    state = state_meant(ledger.cell(row, "status")) if ledger.cell(row, "status") else None
    if state is not None and state != "not_started":
        values["status"] = status_word(state)
    return {heading_of(name, language()): cell for name, cell in values.items()}


def _source(ledger: Ledger) -> str:
    """The rows as lines of text, each on the line of its number."""
    rows = {row.number: [line(cell) for cell in row.cells[:-1]] for row in ledger.rows}
    first = min(rows, default=1)
    lines = ["\t".join(rows.get(number, ())) for number in range(1, max(rows, default=0) + 1)]
    if first > 1:
        lines[first - 2] = "\t".join(ledger.headings)
    return "\n".join([ledger.title if first > 2 else lines[0], *lines[1:]])
