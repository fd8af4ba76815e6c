"""The journal: its entries, and what is different between two days."""

from argparse import Namespace

from qualitytui.cli import columns, porcelain
from qualitytui.cli.lists import answer
from qualitytui.cli.reads import filter_of
from qualitytui.cli.terminal import Terminal
from qualitytui.model.dates import parse_day
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.history import list_changes, list_entries


def log(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists the journal, the newest first."""
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


def _between(book: Workbook, options: Namespace) -> tuple[str | None, str | None]:
    since = parse_day(options.since, book.hand.today).isoformat() if options.since else None
    until = parse_day(options.until, book.hand.today).isoformat() if options.until else None
    return since, until
