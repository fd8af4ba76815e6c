"""The reading commands: lists, summaries and pages; they change nothing."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qualitytui.cli import columns, porcelain
from qualitytui.cli.options import Options
from qualitytui.cli.plain import Column, chosen, table, tsv
from qualitytui.cli.terminal import Terminal, nothing_matched
from qualitytui.errors import NOTHING_MATCHED
from qualitytui.model.filter import Filter, parse_words
from qualitytui.words import say
from qualitytui.workbook.book import Workbook

if TYPE_CHECKING:
    from qualitytui.model.task import Task

Run = Callable[[Workbook, Namespace, Terminal], int]


@dataclass(frozen=True, slots=True)
class Read:
    """A reading command: its help, what it takes beside the common options, and what it does."""

    help: str
    examples: tuple[str, ...]
    run: Run
    takes: Callable[[Options], None] = lambda _: None
    words: tuple[str, str] = ("filter", "FILTER")


def add_common(options: Options, read: Read) -> None:
    """The options of every reading command."""
    name, shown = read.words
    options.add_argument(name, nargs="*" if name == "filter" else "+", metavar=shown, help=say("what to show"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    options.add_argument("--header", action="store_true", help=say("with --plain: the names of the columns first"))
    options.add_argument("--fail-empty", action="store_true", help=say("exit with 4 where nothing matches"))
    read.takes(options)


def filter_of(options: Namespace) -> Filter:
    """The filter that the words make."""
    return parse_words(options.filter)


def _sortable(options: Options) -> None:
    options.add_argument("--sort", metavar="FIELD,-FIELD", default="", help=say("the order; - turns it round"))
    _columned(options)


def _brief(options: Options) -> None:
    options.add_argument("--brief", action="store_true", help=say("one line, for a login banner"))


def _columned(options: Options) -> None:
    options.add_argument("--columns", metavar="A,B", help=say("which columns to show"))


def _sort(options: Namespace) -> list[str]:
    return [field for field in options.sort.split(",") if field]


def answer(
    terminal: Terminal,
    options: Namespace,
    document: dict[str, Any],
    items: Sequence[Any],
    known: Sequence[Column[Any]],
    usual: Sequence[str],
) -> int:
    """Prints a list as JSON, as TSV or as a table; returns the exit code."""
    if options.json:
        terminal.json(document)
    elif options.plain:
        wanted = chosen(known, getattr(options, "columns", None), [column.name for column in known])
        terminal.print_all(tsv(wanted, items, header=options.header))
    elif items:
        wanted = chosen(known, getattr(options, "columns", None), usual)
        terminal.print_all(table(wanted, items, terminal.room))
    else:
        nothing_matched(terminal, document.get("filter", ""))
    return NOTHING_MATCHED if options.fail_empty and not items else 0


def tasks(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists tasks."""
    from qualitytui.workbook.queries.items import list_tasks  # noqa: PLC0415 - each command loads its own

    view = book.ask(list_tasks, filter_of(options), _sort(options))
    code = answer(terminal, options, porcelain.tasks_json(view), view.tasks, columns.task_columns(), columns.TASKS)
    if not (options.json or options.plain) and view.tasks:
        terminal.tell(say("{shown} of {total} tasks", shown=len(view.tasks), total=view.total))
    return code


def indicators(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists indicators."""
    from qualitytui.workbook.queries.items import list_indicators  # noqa: PLC0415 - each command loads its own

    view = book.ask(list_indicators, filter_of(options), _sort(options))
    code = answer(
        terminal,
        options,
        porcelain.indicators_json(view),
        view.indicators,
        columns.indicator_columns(),
        columns.INDICATORS,
    )
    if not (options.json or options.plain) and view.indicators:
        terminal.tell(say("{shown} of {total} indicators", shown=len(view.indicators), total=view.total))
    return code


def departments(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists departments with their load."""
    from qualitytui.workbook.queries.departments import list_departments  # noqa: PLC0415 - as above

    view = book.ask(list_departments, filter_of(options))
    known = columns.department_columns()
    return answer(terminal, options, porcelain.departments_json(view), view.departments, known, columns.DEPARTMENTS)


def due(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists what falls due, week by week."""
    from qualitytui.workbook.queries.due import due_by_week  # noqa: PLC0415 - each command loads its own

    view = book.ask(due_by_week, filter_of(options))
    known = columns.task_columns()
    everything: list[Task] = [task for week in view.weeks for task in week.tasks]
    if options.json or options.plain or not everything:
        return answer(terminal, options, porcelain.due_json(view), everything, known, columns.TASKS)
    wanted = chosen(known, None, ("due", "light", "ref", "status", "lead", "title"))
    for week in view.weeks:
        title = say("overdue") if week.monday is None else say("{week}, from {day}", week=week.week, day=week.monday)
        terminal.print(terminal.heading(f"{title} ({len(week.tasks)})"))
        lines = table(wanted, week.tasks, terminal.room)
        terminal.print_all(f"  {line}" for line in list(lines)[1:])
    return 0


def log(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists the journal, the newest first."""
    from qualitytui.workbook.queries.history import list_entries  # noqa: PLC0415 - each command loads its own

    since, until = _between(book, options)
    view = book.ask(list_entries, filter_of(options), since, until)
    document = {
        "schema": porcelain.SCHEMA,
        "since": since,
        "until": until,
        "filter": filter_of(options).text,
        "entries": [porcelain.entry_json(entry) for entry in view],
    }
    return answer(terminal, options, document, view, columns.entry_columns(), columns.ENTRIES)


def changes(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists what is different between two days, field by field."""
    from qualitytui.workbook.queries.history import list_changes  # noqa: PLC0415 - each command loads its own

    since, until = _between(book, options)
    view = book.ask(list_changes, filter_of(options), since, until)
    document = {
        "schema": porcelain.SCHEMA,
        "since": since,
        "until": until,
        "filter": filter_of(options).text,
        "changes": [porcelain.change_json(change) for change in view],
    }
    return answer(terminal, options, document, view, columns.change_columns(), columns.CHANGES)


def _days(options: Options) -> None:
    options.add_argument("--since", metavar="DATE", help=say("from this day on"))
    options.add_argument("--until", metavar="DATE", help=say("up to this day"))
    _columned(options)


def _between(book: Workbook, options: Namespace) -> tuple[str | None, str | None]:
    from qualitytui.model.dates import parse_day  # noqa: PLC0415 - each command loads its own

    since = parse_day(options.since, book.hand.today).isoformat() if options.since else None
    until = parse_day(options.until, book.hand.today).isoformat() if options.until else None
    return since, until


def views(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists the saved views."""
    from qualitytui.workbook.queries.plans import saved_views  # noqa: PLC0415 - each command loads its own

    found = book.ask(saved_views)
    document = {
        "schema": porcelain.SCHEMA,
        "views": [{"digit": view.digit, "name": view.name, "filter": view.filter} for view in found],
    }
    known = [
        Column[Any]("digit", say("digit"), lambda view: str(view.digit)),
        Column[Any]("name", say("name"), lambda view: view.name),
        Column[Any]("filter", say("filter"), lambda view: view.filter),
    ]
    return answer(terminal, options, document, found, known, ("digit", "name", "filter"))


def status(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Prints the summary."""
    from qualitytui.cli.summary import brief, plain_status, print_status  # noqa: PLC0415 - as above
    from qualitytui.workbook.queries.status import summary  # noqa: PLC0415 - as above

    view = book.ask(summary, filter_of(options))
    if options.json:
        terminal.json(porcelain.status_json(view))
    elif options.brief:
        terminal.print(brief(view))
    elif options.plain:
        terminal.print_all(plain_status(view, header=options.header))
    else:
        print_status(view, terminal)
    return NOTHING_MATCHED if options.fail_empty and not view.total else 0


def show(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Prints everything about items."""
    from qualitytui.cli.pages import plain_page, print_page  # noqa: PLC0415 - each command loads its own
    from qualitytui.cli.run import refs_of  # noqa: PLC0415 - as above
    from qualitytui.workbook.queries.items import item_page  # noqa: PLC0415 - as above

    pages = [book.ask(item_page, ref) for ref in refs_of(options.refs)]
    if options.json:
        terminal.json({"schema": porcelain.SCHEMA, "items": [porcelain.page_json(page) for page in pages]})
        return 0
    for nth, page in enumerate(pages):
        if options.plain:
            terminal.print_all(plain_page(page))
        else:
            if nth:
                terminal.print("")
            print_page(page, terminal)
    return 0


READS = {
    "status": Read(
        "the summary: lights, sections, departments, what is due, who is silent",
        ("qualitytui status", "qualitytui status --brief", "qualitytui status dept:质监局"),
        status,
        _brief,
    ),
    "tasks": Read(
        "the tasks that match a filter",
        (
            "qualitytui tasks dept:质监局 due:30d",
            "qualitytui tasks status:behind --sort due",
            "qualitytui tasks zjj --json",
        ),
        tasks,
        _sortable,
    ),
    "indicators": Read(
        "the indicators that match a filter",
        ("qualitytui indicators", "qualitytui indicators no:value", "qualitytui indicators light:red --json"),
        indicators,
        _sortable,
    ),
    "departments": Read(
        "each department's load by role and light",
        ("qualitytui departments", "qualitytui departments status:open", "qualitytui departments dept:nyj"),
        departments,
        _columned,
    ),
    "show": Read(
        "everything about items",
        ("qualitytui show 3.2.5", "qualitytui show A1.5.2 3.3.1#1"),
        show,
        words=("refs", "REF"),
    ),
    "due": Read(
        "what falls due, by week; overdue first",
        ("qualitytui due", "qualitytui due lead:质监局"),
        due,
    ),
    "log": Read(
        "the journal in words",
        ("qualitytui log --since 2013-07-12", "qualitytui log dept:质监局"),
        log,
        _days,
    ),
    "changes": Read(
        "what is different between two days, field by field",
        ("qualitytui changes --since 2013-07-12", "qualitytui changes in:3.3 --json"),
        changes,
        _days,
    ),
    "views": Read("the saved views", ("qualitytui views",), views),
}
