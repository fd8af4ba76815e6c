"""The journal: its entries, and what is different between two days."""

from argparse import Namespace

from qualitytui.cli import columns, porcelain
from qualitytui.cli.lists import answer
from qualitytui.cli.reads import filter_of
from qualitytui.cli.terminal import Terminal
from qualitytui.model.history import EVERYTHING, Span
from qualitytui.paths import snapshots_folder
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.history import list_changes, list_entries


def log(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists the journal, the newest first."""
    span, since, until = _between(book, options)
    view = book.ask(list_entries, filter_of(options), span)
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
    span, since, until = _between(book, options)
    view = book.ask(list_changes, filter_of(options), span)
    document = {
        "schema": porcelain.SCHEMA,
        "since": since,
        "until": until,
        "filter": filter_of(options).text,
        "changes": [porcelain.change_json(change) for change in view],
    }
    return answer(terminal, options, document, view, columns.change_columns(), columns.CHANGES)


def _between(book: Workbook, options: Namespace) -> tuple[Span, str | None, str | None]:
    """The part of the journal that is meant, and its two ends as they are named: a day, or a snapshot."""
    if not (options.since or options.until):
        return EVERYTHING, None, None
    from qualitytui.reporting.looking_back import names_snapshot, span_of  # noqa: PLC0415 - only for a part

    span = span_of(book, snapshots_folder(book.path), options.since, options.until)
    ends = ((options.since, span.since), (options.until, span.until))
    since, until = (named if not named or names_snapshot(named) else day for named, day in ends)
    return span, since, until
