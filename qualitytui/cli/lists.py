"""Lists of tasks, indicators, departments, deadlines and views."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from qualitytui.cli import columns
from qualitytui.cli.list_answer import answer
from qualitytui.cli.options import Namespace
from qualitytui.cli.reads import filter_of
from qualitytui.cli.task_lines import with_all_named
from qualitytui.cli.terminal import Terminal
from qualitytui.cli.text_tables import Column, chosen, named_columns, table
from qualitytui.i18n import say
from qualitytui.sanitize import fold
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.item_lists import (
    list_indicators,
    list_task_rows,
    list_tasks,
    refs_of_several_plans,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from qualitytui.model.lists import DueList, TaskList
    from qualitytui.model.task import Task, TaskRow

    T = TypeVar("T", Task, TaskRow)
    Document = dict[str, Any] | Callable[[], dict[str, Any]]


def _shared(book: Workbook) -> frozenset[str]:
    return book.ask(refs_of_several_plans)


def _none(book: Workbook, options: Namespace) -> Callable[[], str]:
    def why() -> str:
        from qualitytui.workbook.queries.filed import all_on_file  # noqa: PLC0415 - only where a list is empty

        return book.ask(all_on_file, filter_of(options))

    return why


def _sort(options: Namespace) -> list[str]:
    return str(options.sort).replace(",", " ").replace("，", " ").split()


def tasks(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists tasks."""
    view: TaskList[Task] | TaskList[TaskRow]
    if _are_lines(options, columns.TASKS):
        view = book.ask(list_task_rows, filter_of(options), _sort(options))
        known = columns.task_row_columns(_shared(book))
        code = answer(
            terminal, options, {"filter": view.filter}, view.tasks, known, columns.TASKS, _none(book, options)
        )
    else:
        view = book.ask(list_tasks, filter_of(options), _sort(options))
        code = _answer_with_all(view, book, options, terminal)
    if not (options.json or options.plain) and view.tasks:
        terminal.tell(say("{shown} of {total} tasks", shown=len(view.tasks), total=view.total))
    return code


def _are_lines(options: Namespace, usual: Sequence[str]) -> bool:
    """Whether a list of tasks is for people and shows only what a line says of a task."""
    names = named_columns(options.columns) or usual
    return not (options.json or options.plain) and {*columns.ROW_NAMES, *usual}.issuperset(names)


def _answer_with_all(view: TaskList[Task], book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Prints tasks of which all is known; returns the exit code."""

    def document() -> dict[str, Any]:
        from qualitytui.cli.json_views import tasks_json  # noqa: PLC0415 - only for programs

        return tasks_json(view)

    known = columns.task_columns(_shared(book))
    return answer(terminal, options, document, view.tasks, known, columns.TASKS, _none(book, options))


def indicators(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists indicators."""
    view = book.ask(list_indicators, filter_of(options), _sort(options))
    known = columns.indicator_columns(_shared(book))

    def document() -> dict[str, Any]:
        from qualitytui.cli.json_views import indicators_json  # noqa: PLC0415 - only for programs

        return indicators_json(view)

    code = answer(terminal, options, document, view.indicators, known, columns.INDICATORS, _none(book, options))
    if not (options.json or options.plain) and view.indicators:
        terminal.tell(say("{shown} of {total} indicators", shown=len(view.indicators), total=view.total))
    return code


def departments(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists departments with their load."""
    from qualitytui.workbook.queries.departments import list_departments  # noqa: PLC0415 - each list loads its own

    view = book.ask(list_departments, filter_of(options))
    known = columns.department_columns()

    def document() -> dict[str, Any]:
        from qualitytui.cli.json_views import departments_json  # noqa: PLC0415 - only for programs

        return departments_json(view)

    return answer(terminal, options, document, view.departments, known, columns.DEPARTMENTS, _none(book, options))


def due(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists what falls due, week by week."""
    from qualitytui.workbook.queries.due import due_by_week, due_lines  # noqa: PLC0415 - each list loads its own

    if _are_lines(options, columns.DUE):
        lines = book.ask(due_lines, filter_of(options))
        known: list[Column[TaskRow]] = [*columns.task_row_columns(_shared(book)), columns.late_column(lines.today)]
        return _print_due(lines, {"filter": lines.filter}, known, options, terminal, _none(book, options))
    view = book.ask(due_by_week, filter_of(options))

    def document() -> dict[str, Any]:
        from qualitytui.cli.json_views import due_json  # noqa: PLC0415 - only for programs

        return due_json(view)

    all_columns: list[Column[Task]] = [*columns.task_columns(_shared(book)), columns.late_column(view.today)]
    return _print_due(view, document, all_columns, options, terminal, _none(book, options))


def _print_due(
    view: DueList[T],
    document: Document,
    known: Sequence[Column[T]],
    options: Namespace,
    terminal: Terminal,
    why_none: Callable[[], str],
) -> int:
    """Prints what falls due, and below it late steps and orders; returns the exit code."""
    from qualitytui.cli.late_lines import (  # noqa: PLC0415 - each list loads its own
        print_late_steps,
        print_running_orders,
        print_second_looks,
        tell_unknown_holidays,
    )

    everything = [task for week in view.weeks for task in week.tasks]
    if options.json or options.plain or not (everything or view.orders or view.second_looks):
        return answer(terminal, options, document, everything, known, columns.TASKS, why_none)
    wanted = chosen(known, options.columns, columns.DUE)
    tell_unknown_holidays(view.today, terminal)
    for week in view.weeks:
        title = say("overdue") if week.monday is None else say("{week}, from {day}", week=week.week, day=week.monday)
        terminal.print(terminal.heading(f"{title} ({len(week.tasks)})"))
        rows: Iterator[str] = islice(table(wanted, week.tasks, terminal.room and terminal.room - 2), 1, None)
        if wanted[0].name == "light":
            rows = terminal.lit_rows((task.light for task in week.tasks), rows)
        terminal.print_all(f"  {row}" for row in with_all_named(rows, week.tasks, terminal.room))
    print_late_steps(view.late_steps, view.today, terminal, len(view.late_steps))
    print_running_orders(view.orders, terminal)
    print_second_looks(view.second_looks, view.today, terminal)
    return 0


def views(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists the saved views."""
    wanted = [fold(word) for word in options.filter]
    from qualitytui.workbook.queries.plans import saved_views  # noqa: PLC0415 - each list loads its own

    views = book.ask(saved_views)
    matching = [view for view in views if all(word in fold(f"{view.name} {view.filter}") for word in wanted)]
    document = {
        "schema": 1,
        "filter": " ".join(options.filter),
        "views": [{"digit": view.digit, "name": view.name, "filter": view.filter} for view in matching],
    }
    known: list[Column[Any]] = [
        Column("digit", say("digit"), lambda view: str(view.digit)),
        Column("name", say("name"), lambda view: view.name),
        Column("filter", say("filter"), lambda view: view.filter),
    ]
    return answer(terminal, options, document, matching, known, ("digit", "name", "filter"))
