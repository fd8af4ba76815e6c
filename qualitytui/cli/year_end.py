"""plan close: what is unfinished first, then the plan is put on file."""

from collections.abc import Sequence

from qualitytui.cli import writes
from qualitytui.cli.options import Options
from qualitytui.cli.prompts import settle
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.cli.text_tables import Column, table
from qualitytui.i18n import say
from qualitytui.sanitize import visible
from qualitytui.workbook.commands.filing import ClosePlan
from qualitytui.workbook.queries.unfinished import Unfinished, unfinished


def close(run: Run, words: list[str]) -> int:
    """Lists what a plan leaves unfinished, asks, and puts it on file."""
    options = Options("plan close")
    writes.add_arguments(options, ClosePlan)
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "plan close", options)
    arguments = options.read(words)
    command = ClosePlan(arguments.key)
    with run.open() as book:
        left = book.ask(unfinished, arguments.key)
        if left and not (arguments.json or arguments.quiet):
            _list(run, left)
        if not arguments.yes:
            settle(book.ask(command.doubts_in), arguments, run.terminal)
        more = {"unfinished": [matter._asdict() | {"departments": list(matter.departments)} for matter in left]}
        return writes.tell(book.do(command, dry_run=arguments.dry_run), arguments, run.terminal, more=more)


def _list(run: Run, left: Sequence[Unfinished]) -> None:
    columns = [
        Column[Unfinished]("ref", say("ref"), lambda unfinished: unfinished.ref),
        Column[Unfinished]("why", say("what is left"), lambda unfinished: unfinished.why),
        Column[Unfinished]("departments", say("in charge"), lambda unfinished: "、".join(unfinished.departments)),
        Column[Unfinished]("title", say("title"), lambda unfinished: unfinished.title, 36),
    ]
    run.terminal.print(run.terminal.heading(visible(say("unfinished: {count}", count=len(left)))))
    run.terminal.print_all(table(columns, left, run.terminal.room))
