"""forget: a piece of personal text, blanked wherever the workbook holds it."""

from qualitytui.cli import writes
from qualitytui.cli.asking import confirm_count, may_ask
from qualitytui.cli.options import Options
from qualitytui.cli.run import Run, Runner, show_help, wants_help
from qualitytui.errors import UsageRefused
from qualitytui.paths import snapshots_folder
from qualitytui.words import say


def forget(run: Run, words: list[str]) -> int:
    """Blanks a text for good: in items, reports, the journal, search and the pages of the file."""
    options = Options("forget")
    options.add_argument("text", metavar="TEXT", help=say("the text, exactly as it is shown"))
    writes.add_common(options)
    if wants_help(words):
        about = say("Blanks a text for good: in items, reports, the journal, search and the pages of the file.")
        return show_help(run, "forget", about, options)
    given = options.read(words)
    with run.open() as book:
        if not (given.dry_run or given.yes):
            if not may_ask(given):
                raise UsageRefused(
                    say("What is blanked cannot be put back."), say("Look first with --dry-run; then do it with --yes.")
                )
            confirm_count(book.forget(given.text, dry_run=True), run.terminal)
        outcome = book.forget(given.text, dry_run=given.dry_run)
        code = writes.tell(outcome._replace(entry=outcome.entry if given.json else None), given, run.terminal)
        if not (given.dry_run or given.json or given.quiet):
            folder = snapshots_folder(book.path)
            run.terminal.tell(say("Snapshots in {folder}, copies and what left may still hold it.", folder=folder))
    return code


COMMANDS: dict[str, Runner] = {"forget": forget}
