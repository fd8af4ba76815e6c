"""Issues letters: checks the target files, runs the command, then writes the files."""

from pathlib import Path

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.reporting.file_placement import check_free
from qualitytui.reporting.letters.papers import write_letter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.outcome import Outcome
from qualitytui.workbook.queries.supervision.letters import written_in


def issue(
    book: Workbook, command: Command, *, hint: str, replace: bool = False, dry_run: bool = False
) -> tuple[Outcome, tuple[tuple[int, str], ...]]:
    """Runs a command that may write letters, and writes them; returns the letters with their paths."""
    foreseen = book.do(command, dry_run=True)
    for path in _paths(foreseen):
        check_free(path, hint=hint, replace=replace)
    if dry_run:
        return foreseen, ()
    outcome = book.do(command)
    files = book.ask(written_in, outcome.entry or 0)
    for letter, file in files:
        _write(book, letter, Path(file), outcome, replace=replace)
    return outcome, files


def _paths(foreseen: Outcome) -> list[Path]:
    return [
        Path(str(change.after)) for change in foreseen.changes if change.field == "letter_file.path" and change.after
    ]


def _write(book: Workbook, letter: int, path: Path, outcome: Outcome, *, replace: bool) -> None:
    try:
        write_letter(book, letter, path, replace=replace)
    except Refused as refusal:
        saved = say("Entry {entry} is saved; the file is not.", entry=outcome.entry)
        raise Refused(
            f"{refusal.sentence} {saved}",
            say("Write letter {id} again from the register.", id=letter),
        ) from refusal
