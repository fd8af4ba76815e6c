"""forget: erases a piece of personal text everywhere in the workbook."""

from qualitytui.cli import writes
from qualitytui.cli.options import Options
from qualitytui.cli.prompts import confirm_count, may_ask
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.paths import state_folder
from qualitytui.workbook.text_erasure import StillHeld, still_held


def forget(run: Run, words: list[str]) -> int:
    """Erases a text irreversibly: in items, reports, the journal, search keys and file pages."""
    options = Options("forget")
    options.add_argument("text", metavar="TEXT", help=say("the text, exactly as it is shown"))
    writes.add_common(options)
    if wants_help(words):
        about = say("Erases a text irreversibly: in items, reports, the journal, search keys and file pages.")
        return show_help(run, "forget", options, about)
    arguments = options.read(words)
    with run.open() as book:
        if not (arguments.dry_run or arguments.yes):
            if not may_ask(arguments):
                raise UsageRefused(
                    say("What is blanked cannot be put back."), say("Look first with --dry-run; then do it with --yes.")
                )
            confirm_count(book.forget(arguments.text, dry_run=True), run.terminal)
        outcome = book.forget(arguments.text, dry_run=arguments.dry_run)
        left = still_held(book.path, arguments.text, state_folder(run.environ))
        paths = {"still_held": [str(path) for path in left.held], "not_searched": [str(path) for path in left.unknown]}
        printed = outcome._replace(entry=outcome.entry if arguments.json else None)
        code = writes.tell(printed, arguments, run.terminal, more=paths)
        if not (arguments.json or arguments.quiet):
            _tell_left(run, left)
    return code


def _tell_left(run: Run, left: StillHeld) -> None:
    """Reports the files that still contain the text, and what to do with them."""
    tell = run.terminal.tell
    for path in left.held:
        tell(say("still holds it: {path}", path=path))
    for path in left.unknown:
        tell(say("could not be looked through: {path}", path=path))
    if left.held or left.unknown:
        tell(say("These files were not changed; delete those you need no more. backup makes a copy of how it is now."))
    else:
        tell(say("No copy and no snapshot beside the workbook holds it."))
    tell(say("Archives are not reached; printed, sent and exported files elsewhere may still hold it too."))
