"""The journal: its entries, and the changes between two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qualitytui.cli import journal_columns
from qualitytui.cli.list_answer import answer
from qualitytui.cli.options import Namespace
from qualitytui.cli.reads import filter_of
from qualitytui.cli.terminal import AT_A_TIME, Terminal, nothing_matched
from qualitytui.cli.text_tables import Column, chosen, long_table, tsv
from qualitytui.errors import NOTHING_MATCHED, UsageRefused
from qualitytui.i18n import say
from qualitytui.model.journal import EVERYTHING, JournalSpan
from qualitytui.paths import snapshots_folder
from qualitytui.sanitize import cut, line, visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.history import (
    entries_by_id,
    entries_of_all_widths,
    entry_numbers,
    list_changes,
    list_entries,
    told_changes,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from qualitytui.model.change_text import ItemChangeText, PlanChange
    from qualitytui.model.journal import JournalEntry


def log(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists the journal, the newest first."""
    span, since, until = _between(book, options)
    known, usual = journal_columns.entry_columns(), journal_columns.ENTRIES
    wanted = chosen(known, options.columns, [column.name for column in known] if options.plain else usual)
    before_last = {column.name for column in wanted[:-1]}
    if not options.json and (options.plain or before_last <= journal_columns.OF_FEW_WIDTHS):
        ids = book.ask(entry_numbers, filter_of(options), span, _count(options.last))
        if ids:
            _print_by_page(book, wanted, ids, options, terminal)
            return 0
    view = book.ask(list_entries, filter_of(options), span, _count(options.last))

    def document() -> dict[str, Any]:
        from qualitytui.cli.json_views import entry_json  # noqa: PLC0415 - only for programs

        return _document(options, since, until) | {"entries": [entry_json(entry) for entry in view]}

    return answer(terminal, options, document, view, known, usual)


def _print_by_page(
    book: Workbook, wanted: Sequence[Column[JournalEntry]], ids: Sequence[int], options: Namespace, terminal: Terminal
) -> None:
    """Prints entries as they are read; a long journal is never held as a whole."""
    are_refs_shown = any(column.name == "refs" for column in wanted)
    pages = (ids[start : start + AT_A_TIME] for start in range(0, len(ids), AT_A_TIME))
    read = (book.ask(entries_by_id, page, with_refs=are_refs_shown) for page in pages)
    if options.plain:
        terminal.print_all(tsv(wanted, (entry for page in read for entry in page), header=options.header))
    else:
        samples = book.ask(entries_of_all_widths, ids)
        terminal.print_all(long_table(wanted, samples, read, terminal.room))


def _count(word: str | None) -> int | None:
    """How many are asked for; None where all are."""
    if word is None:
        return None
    if not (word.isascii() and word.isdigit() and int(word)):
        raise UsageRefused(
            say("--last takes a number of entries, not {word}.", word=word),
            say("Write a number from 1 on, such as 20."),
        )
    return int(word)


def changes(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists the changes between two days, field by field."""
    span, since, until = _between(book, options)
    if not (options.json or options.plain or options.columns):
        return _told(book, span, options, terminal)
    view = book.ask(list_changes, filter_of(options), span)

    def document() -> dict[str, Any]:
        from qualitytui.cli.json_views import change_json  # noqa: PLC0415 - only for programs

        return _document(options, since, until) | {"changes": [change_json(change) for change in view]}

    return answer(terminal, options, document, view, journal_columns.change_columns(), journal_columns.CHANGES)


def _document(options: Namespace, since: str | None, until: str | None) -> dict[str, Any]:
    """What a JSON document of the journal begins with: the days and the filter that were asked for."""
    from qualitytui.cli.json_views import SCHEMA  # noqa: PLC0415 - only for programs

    return {"schema": SCHEMA, "since": since, "until": until, "filter": filter_of(options).text}


def _told(book: Workbook, span: JournalSpan, options: Namespace, terminal: Terminal) -> int:
    """Prints the changes for people, item by item, an imported or removed plan in one line."""
    plans, items = book.ask(told_changes, filter_of(options), span)
    for row in change_lines(plans, items):
        terminal.print(cut(row, terminal.room) if terminal.room else row)
    if plans or items:
        return 0
    nothing_matched(terminal, filter_of(options).text)
    return NOTHING_MATCHED if options.fail_empty else 0


def change_lines(plans: Iterable[PlanChange], items: Iterable[ItemChangeText]) -> Iterator[str]:
    """Each item, and under it each field before and after."""
    from qualitytui.model.change_text import plan_sentence  # noqa: PLC0415 - the list of entries needs none

    for plan in plans:
        yield visible(f"{plan_sentence(plan)}  {plan.at[:16].replace('T', ' ')}".rstrip())
    for item in items:
        yield visible(line(f"{item.ref} {item.title}".strip() or "-"))
        for change in item.changes:
            mark = say("[corrects {week}] ", week=change.corrects) if change.corrects else ""
            words = visible(line(f"{mark}{change.field}: {change.before or '-'} -> {change.after or '-'}"))
            yield f"  {words}  {change.at}".rstrip()


def _between(book: Workbook, options: Namespace) -> tuple[JournalSpan, str | None, str | None]:
    """The part of the journal that is meant, and its two ends as they are named: a day, or a snapshot."""
    if not (options.since or options.until):
        return EVERYTHING, None, None
    from qualitytui.reporting.snapshot_comparison import names_snapshot, span_of  # noqa: PLC0415 - only for a part

    span = span_of(book, snapshots_folder(book.path), options.since, options.until)
    ends = ((options.since, span.since), (options.until, span.until))
    since, until = (named if not named or names_snapshot(named) else day for named, day in ends)
    return span, since, until
