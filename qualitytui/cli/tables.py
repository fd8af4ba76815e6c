"""tables out and tables in: tables for a spreadsheet, and the changes made there."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from qualitytui.cli import writes
from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.prompts import confirm, may_ask
from qualitytui.cli.remedies import advice
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.errors import PARTLY
from qualitytui.i18n import say
from qualitytui.model.omission import Omission
from qualitytui.paths import typed_path
from qualitytui.sanitize import visible
from qualitytui.workbook.outcome import Outcome

if TYPE_CHECKING:
    from qualitytui.exchange.import_diff import ImportResult


def take_in(run: Run, words: list[str]) -> int:
    """Takes in what differs, row by row."""
    options = Options("tables in")
    options.add_argument("files", metavar="FILE", nargs="+", help=say("a .csv or .xlsx file, - for standard input"))
    options.add_argument("--note", metavar="TEXT", help=say("the reason where the column of notes gives none"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "tables in", options)
    arguments = options.read(words)
    from qualitytui.exchange.import_diff import diff_against  # noqa: PLC0415 - likewise
    from qualitytui.exchange.table_reader import read_sheets  # noqa: PLC0415 - on demand
    from qualitytui.workbook.commands.tables import TakeTables  # noqa: PLC0415 - likewise

    sheets = [sheet for name in dict.fromkeys(arguments.files) for sheet in read_sheets(Path(name))]
    with run.open() as book:
        weighed = diff_against(book, sheets, arguments.note)
        if not weighed.rows:
            return _tell(run, arguments, Outcome(_nothing(weighed), None, ()), weighed)
        command, is_warned = TakeTables(weighed.rows), False
        if may_ask(arguments) and not arguments.yes:
            foreseen = book.do(command, dry_run=True)
            _warn(run, arguments, weighed, _refused(weighed, foreseen))
            confirm(foreseen, run.terminal)
            is_warned = True
        return _tell(run, arguments, book.do(command, dry_run=arguments.dry_run), weighed, is_warned=is_warned)


def _nothing(weighed: "ImportResult") -> str:
    return say("Nothing to import: {count} rows agree with the workbook.", count=weighed.same)


def _refused(weighed: "ImportResult", outcome: Outcome) -> list[Omission]:
    """Every row that was refused, in the order of the files."""
    return sorted((*weighed.refused, *outcome.refused), key=lambda notice: (notice.file, notice.rows))


def _tell(run: Run, arguments: Namespace, outcome: Outcome, weighed: "ImportResult", *, is_warned: bool = False) -> int:
    """Says what was imported and, where nobody was warned of it before, what was not."""
    refused = _refused(weighed, outcome)
    if arguments.json:
        more = {
            "refused": [notice_json(notice) for notice in refused],
            "aside": [notice_json(notice) for notice in weighed.aside],
        }
        writes.tell(outcome, arguments, run.terminal, more=more | {"same": weighed.same, "older": weighed.older})
    else:
        writes.tell(outcome, arguments, run.terminal)
        if not is_warned:
            _warn(run, arguments, weighed, refused)
    return PARTLY if refused else 0


def _warn(run: Run, arguments: Namespace, weighed: "ImportResult", refused: Iterable[Omission]) -> None:
    """Says what is not imported, and why."""
    tell = run.terminal.tell
    if weighed.older and not arguments.quiet:
        gone_on = say(
            "{count} rows are unchanged since they were written; the workbook has newer values and keeps them.",
            count=weighed.older,
        )
        tell(gone_on)
    if weighed.undated and not arguments.quiet:
        sentence = say(
            "{refs}: the day beside the new value or report was left as it was; it is of today, the day of taking in.",
            refs=_some(weighed.undated),
        )
        tell(sentence)
    for notice in () if arguments.quiet else weighed.aside:
        tell(say("{where}: not imported, {why}.", where=where(notice), why=notice.why))
    for notice in refused:
        tell(say("{where}: refused. {why} {hint}", where=where(notice), why=notice.why, hint=advice(notice)).rstrip())


def where(notice: Omission) -> str:
    """The file, the rows, the items and the column."""
    rows = _some(str(row) for row in notice.rows)
    if not rows:
        return f"{notice.file}, {notice.column}"
    if not notice.refs:
        return say("{file} row {rows}, {column}", file=notice.file, rows=rows, column=notice.column)
    refs = _some(dict.fromkeys(notice.refs))
    return say("{file} row {rows} ({refs}), {column}", file=notice.file, rows=rows, refs=refs, column=notice.column)


def _some(words: Iterable[str], most: int = 8) -> str:
    held = [*words]
    return ", ".join(held[:most]) + (" .." if len(held) > most else "")


def notice_json(notice: Omission) -> dict[str, object]:
    """A row that was refused, or a column left aside, for programs."""
    return {
        "file": notice.file,
        "rows": list(notice.rows),
        "refs": list(notice.refs),
        "column": notice.column,
        "why": notice.why,
        "hint": advice(notice) or None,
    }


def take_out(run: Run, words: list[str]) -> int:
    """Writes the tables that can be changed in a spreadsheet and imported again."""
    options = Options("tables out")
    options.add_argument("folder", metavar="DIR", help=say("the folder for tasks.csv and indicators.csv"))
    options.add_argument("--replace", action="store_true", help=say("write over a file that exists"))
    if wants_help(words):
        return show_help(run, "tables out", options)
    arguments = options.read(words)
    from qualitytui.reporting.csv import indicators_csv, tasks_csv  # noqa: PLC0415 - on demand
    from qualitytui.reporting.file_placement import check_places, write_files  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.item_lists import each_indicator, each_task  # noqa: PLC0415 - likewise

    folder, hint = typed_path(arguments.folder), say("To write over it: --replace")
    with run.open() as book:
        check_places(folder, ("tasks.csv", "indicators.csv"), hint=hint, replace=arguments.replace)
        contents = {
            folder / "tasks.csv": book.ask(lambda reader: tasks_csv(each_task(reader))),
            folder / "indicators.csv": book.ask(lambda reader: indicators_csv(each_indicator(reader))),
        }
    write_files(contents, hint=hint, replace=arguments.replace)
    run.terminal.print(*(visible(str(target)) for target in contents))
    return 0
