"""Confirmation prompts at a terminal; without a terminal nothing is asked."""

import sys
from collections.abc import Callable, Sequence

from qualitytui.cli.options import Namespace
from qualitytui.cli.terminal import Terminal, without_progress
from qualitytui.errors import AnswerMissing, Refused, UsageRefused
from qualitytui.i18n import say
from qualitytui.rules.plausibility import Doubt
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.outcome import Outcome

YES = frozenset({"y", "yes", "是", "是的", "对"})
MANY = 10
"""From how many items on a change must be confirmed."""


def may_ask(options: Namespace) -> bool:
    """Whether the session is interactive."""
    is_silent = options.no_input or options.json or options.dry_run
    return not is_silent and sys.stdin.isatty() and sys.stderr.isatty()


def fill(kind: type[Command], options: Namespace, terminal: Terminal) -> None:
    """Asks for the reason where a command needs one and none was given."""
    if kind.needs_note and not options.note and may_ask(options):
        options.note = ask(say("The reason:"), terminal)


def supplied(
    book: Workbook, make: Callable[[], Command], options: Namespace, terminal: Terminal
) -> tuple[Command, Sequence[Doubt]]:
    """The command with every answer that it needs, asked for at a terminal, and what is doubtful about it."""
    while True:
        command = make()
        try:
            return command, book.ask(command.doubts_in)
        except AnswerMissing as missing:
            if not may_ask(options):
                raise
            answer = ask(missing.question, terminal)
            if not answer:
                raise
            setattr(options, missing.field, answer)


def settle(doubts: Sequence[Doubt], options: Namespace, terminal: Terminal) -> None:
    """Asks about each doubt at a terminal; otherwise refuses, and a dry run only reports it."""
    for doubt in doubts:
        if options.dry_run:
            terminal.tell(doubt.sentence)
        elif not may_ask(options):
            raise UsageRefused(doubt.sentence, say("Nothing was changed; if it is right, add --yes."))
        elif ask(f"{doubt.sentence} [y/N]", terminal).lower() not in YES:
            raise Refused(say("Nothing was changed."), say("With --yes nothing is asked."))


def confirm(foreseen: Outcome, terminal: Terminal) -> None:
    """Asks for the number of items where a change alters many; refuses any other answer."""
    count = len({change.ref for change in foreseen.changes if change.ref and change.before is not None})
    if count >= MANY:
        _confirm(foreseen, count, say("This changes {count} items. Type {count} to go on:", count=count), terminal)


def confirm_undo(foreseen: Outcome, options: Namespace, terminal: Terminal) -> None:
    """Asks before a plan is taken back; where nobody can be asked, that needs its --yes."""
    if not foreseen.needs_yes:
        if may_ask(options):
            confirm(foreseen, terminal)
        return
    count = len({change.ref for change in foreseen.changes if change.ref})
    if not may_ask(options):
        raise UsageRefused(
            say("This would undo the import of a whole plan, {count} items; it must be confirmed.", count=count),
            say("Look with --dry-run; then give --yes."),
        )
    _confirm(foreseen, count, say("This changes {count} items. Type {count} to go on:", count=count), terminal)


def confirm_count(foreseen: Outcome, terminal: Terminal) -> None:
    """Asks for the number of places where a change is irreversible."""
    count = len(foreseen.changes)
    question = say("This cannot be taken back. Type {count}, the number of places, to go on:", count=count)
    _confirm(foreseen, count, question, terminal)


def _confirm(foreseen: Outcome, count: int, question: str, terminal: Terminal) -> None:
    terminal.tell(foreseen.sentence)
    if ask(question, terminal) != str(count):
        raise Refused(say("Nothing was changed."), say("With --yes nothing is asked."))


def ask(question: str, terminal: Terminal) -> str:
    """What a person at the terminal answers to a question."""
    with without_progress():
        terminal.err.write(f"{question} ")
        terminal.err.flush()
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="replace")
        return sys.stdin.readline().strip()
