"""The output of a list: JSON, TSV or an aligned table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qualitytui.cli.options import Namespace
from qualitytui.cli.terminal import Terminal, nothing_matched
from qualitytui.cli.text_tables import Column, chosen, table, tsv
from qualitytui.errors import NOTHING_MATCHED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Document = dict[str, Any]


def answer(
    terminal: Terminal,
    options: Namespace,
    document: Document | Callable[[], Document],
    items: Sequence[Any],
    known: Sequence[Column[Any]],
    usual: Sequence[str],
    why_none: Callable[[], str] = str,
) -> int:
    """Prints a list as JSON, as TSV or as a table; returns the exit code.

    The JSON document, and the sentence why there is nothing, may be functions, called only where they are needed.
    """
    if options.json:
        terminal.json(document() if callable(document) else document)
    elif options.plain:
        wanted = chosen(known, getattr(options, "columns", None), [column.name for column in known])
        terminal.print_all(tsv(wanted, items, header=options.header))
    elif items:
        print_table(terminal, chosen(known, getattr(options, "columns", None), usual), items)
    else:
        nothing_matched(terminal, (document() if callable(document) else document).get("filter", ""), why_none())
    return NOTHING_MATCHED if options.fail_empty and not items else 0


def print_table(terminal: Terminal, wanted: Sequence[Column[Any]], items: Sequence[Any]) -> None:
    """Prints the headings and a row for each item, its light in colour where it stands first."""
    rows = iter(table(wanted, items, terminal.room))
    terminal.print(next(rows))
    if wanted[0].name == "light":
        rows = terminal.lit_rows((item.light for item in items), rows)
    terminal.print_all(rows)
