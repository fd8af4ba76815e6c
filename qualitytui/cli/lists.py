"""Lists of tasks, indicators, departments, deadlines and views."""

from __future__ import annotations

from collections.abc import Callable

from qualitytui.cli import columns
from qualitytui.cli.list_answer import answer
from qualitytui.cli.options import Namespace
from qualitytui.cli.reads import filter_of
from qualitytui.cli.task_lines import with_all_named
from qualitytui.cli.terminal import Terminal
from qualitytui.cli.text_tables import Column, chosen, table
from qualitytui.i18n import say
from qualitytui.model.task import Task
from qualitytui.sanitize import fold
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.item_lists import list_indicators, list_tasks, refs_of_several_plans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


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
    view = book.ask(list_tasks, filter_of(options), _sort(options))
    known = columns.task_columns(_shared(book))

    def document() -> dict[str, Any]:
        from qualitytui.cli.json_views import tasks_json  # noqa: PLC0415 - only for programs

        return tasks_json(view)

    code = answer(terminal, options, document, view.tasks, known, columns.TASKS, _none(book, options))
    if not (options.json or options.plain) and view.tasks:
        terminal.tell(say("{shown} of {total} tasks", shown=len(view.tasks), total=view.total))
    return code


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
    from qualitytui.cli.late_lines import (  # noqa: PLC0415 - each list loads its own
        print_late_steps,
        print_running_orders,
        print_second_looks,
        tell_unknown_holidays,
    )
    from qualitytui.workbook.queries.due import due_by_week  # noqa: PLC0415 - likewise

    view = book.ask(due_by_week, filter_of(options))
    known = [*columns.task_columns(_shared(book)), columns.late_column(view.today)]
    everything: list[Task] = [task for week in view.weeks for task in week.tasks]
    is_empty = not (everything or view.orders or view.second_looks)

    def document() -> dict[str, Any]:
        from qualitytui.cli.json_views import due_json  # noqa: PLC0415 - only for programs

        return due_json(view)

    if options.json or options.plain or is_empty:
        return answer(terminal, options, document, everything, known, columns.TASKS, _none(book, options))
    wanted = chosen(known, options.columns, ("light", "due", "late", "ref", "status", "lead", "title"))
    tell_unknown_holidays(view.today, terminal)
    for week in view.weeks:
        title = say("overdue") if week.monday is None else say("{week}, from {day}", week=week.week, day=week.monday)
        terminal.print(terminal.heading(f"{title} ({len(week.tasks)})"))
        rows = list(table(wanted, week.tasks, terminal.room and terminal.room - 2))[1:]
        if wanted[0].name == "light":
            rows = [terminal.lit(task.light, row) for task, row in zip(week.tasks, rows, strict=True)]
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
