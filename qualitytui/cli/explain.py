"""A figure explained: its definition and its members."""

from qualitytui.cli.options import Namespace
from qualitytui.cli.terminal import Terminal
from qualitytui.cli.text_tables import Column, table, tsv
from qualitytui.errors import NOTHING_MATCHED
from qualitytui.i18n import say
from qualitytui.model.figure import FigureRow
from qualitytui.model.filter import parse_words
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.figure_names import figure_word
from qualitytui.workbook.queries.figures import figure
from qualitytui.workbook.queries.item_lists import refs_of_several_plans


def explain(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Prints a figure's rule and its rows; what follows its name is a filter."""
    name, *words = options.figure
    filter_ = parse_words(words)
    view = book.ask(figure, name, filter_)
    if options.json:
        terminal.json(
            {
                "schema": 1,
                "figure": view.name,
                "as_of": view.as_of,
                "filter": filter_.text,
                "rule": view.rule,
                "count": len(view.rows),
                "items": len({(row.plan, row.ref) for row in view.rows}),
                "rows": [row._asdict() for row in view.rows],
            }
        )
    elif options.plain:
        terminal.print_all(tsv(_columns(book), view.rows, header=options.header))
    else:
        terminal.print(terminal.heading(f"{figure_word(view.name)} {view.as_of}: {len(view.rows)}"), visible(view.rule))
        terminal.print_all(f"  {line}" for line in table(_columns(book), view.rows, terminal.room) if view.rows)
    return NOTHING_MATCHED if options.fail_empty and not view.rows else 0


def _columns(book: Workbook) -> list[Column[FigureRow]]:
    shared = book.ask(refs_of_several_plans)
    return [
        Column("ref", say("ref"), lambda row: f"{row.plan}:{row.ref}" if _is_shared(row, shared) else row.ref),
        Column("department", say("department"), lambda row: row.department or "", 24),
        Column("on", say("of day"), lambda row: row.on or ""),
        Column("entry", say("entry"), lambda row: str(row.entry or "")),
        Column("why", say("why"), lambda row: row.why, 48),
        Column("title", say("title"), lambda row: row.title),
    ]


def _is_shared(row: FigureRow, shared: frozenset[str]) -> bool:
    return row.ref in shared or f"{row.plan}:" in shared
