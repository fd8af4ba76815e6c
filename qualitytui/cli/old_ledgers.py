"""tables ledger: imports an office's own ledger after a preview of its columns."""

from typing import TYPE_CHECKING

from qualitytui.cli import writes
from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.prompts import confirm, may_ask
from qualitytui.cli.remedies import advice
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.cli.tables import notice_json, where
from qualitytui.cli.text_tables import Column, table
from qualitytui.errors import PARTLY
from qualitytui.i18n import say
from qualitytui.paths import typed_path
from qualitytui.sanitize import cut, line, visible

if TYPE_CHECKING:
    from qualitytui.exchange.ledger.news import Proposed
    from qualitytui.exchange.ledger.sheets import Ledger
    from qualitytui.workbook.outcome import Outcome

SAMPLE = 30


def take_ledger(run: Run, words: list[str]) -> int:
    """Imports a ledger after showing its column mapping."""
    options = Options("tables ledger")
    options.add_argument("file", metavar="FILE", help=say("an .xlsx, .xls, .ods or .csv file"))
    options.add_argument(
        "--map",
        metavar="HEAD=FIELD",
        action="append",
        default=[],
        help=say("what a head holds: 责任科室=牵头; remembered"),
    )
    options.add_argument("--sheet", metavar="NAME", help=say("the sheet, the first that fits if not given"))
    options.add_argument("--key", metavar="KEY", help=say("the key of the plan that the ledger becomes"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "tables ledger", options)
    arguments = options.read(words)
    from qualitytui.exchange.ledger.news import propose  # noqa: PLC0415 - on demand
    from qualitytui.exchange.ledger.sheets import key_of, read_ledger  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.ledger_heads import remembered_heads  # noqa: PLC0415 - likewise

    with run.open() as book:
        ledger = read_ledger(typed_path(arguments.file), book.ask(remembered_heads), arguments.map, arguments.sheet)
        proposed = propose(book, ledger, arguments.key or key_of(arguments.file))
        if not arguments.json and not arguments.quiet:
            _show(run, ledger, proposed)
        if may_ask(arguments) and not arguments.yes:
            confirm(book.do(proposed.command, dry_run=True), run.terminal)
        return _tell(run, arguments, book.do(proposed.command, dry_run=arguments.dry_run), ledger, proposed)


def _show(run: Run, ledger: "Ledger", proposed: "Proposed") -> None:
    """The heads with what they hold and a cell of each, then what is not imported."""
    from qualitytui.exchange.ledger.columns import field_word  # noqa: PLC0415 - on demand

    tell = run.terminal.tell
    heads = [
        (heading, field_word(field), next((cell for row in ledger.rows if (cell := line(row.cells[at]))), ""))
        for at, (heading, field) in enumerate(zip(ledger.headings, ledger.fields, strict=True))
    ]
    columns = [
        Column[tuple[str, str, str]]("head", say("head"), lambda row: row[0]),
        Column[tuple[str, str, str]]("field", say("holds"), lambda row: row[1]),
        Column[tuple[str, str, str]]("sample", say("for example"), lambda row: cut(visible(row[2]), SAMPLE)),
    ]
    tell(say("{name}: {rows} rows, {items} items", name=ledger.name, rows=len(ledger.rows), items=proposed.items))
    for text in table(columns, heads, run.terminal.room):
        tell(text)
    for notice in proposed.aside:
        tell(say("{where}: not imported, {why}.", where=where(notice), why=notice.why))


def _tell(run: Run, arguments: Namespace, outcome: "Outcome", ledger: "Ledger", proposed: "Proposed") -> int:
    refused = sorted((*proposed.refused, *outcome.refused), key=lambda notice: notice.rows)
    if arguments.json:
        more = {
            "heads": dict(zip(ledger.headings, ledger.fields, strict=True)),
            "refused": [notice_json(notice) for notice in refused],
            "aside": [notice_json(notice) for notice in proposed.aside],
        }
        writes.tell(outcome, arguments, run.terminal, more=more)
    else:
        writes.tell(outcome, arguments, run.terminal)
        for notice in refused:
            run.terminal.tell(
                say("{where}: refused. {why} {hint}", where=where(notice), why=notice.why, hint=advice(notice)).rstrip()
            )
    return PARTLY if refused else 0
