"""Commands that write: options and run of each are derived from the command table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from qualitytui.cli.options import Namespace, Options, whole
from qualitytui.cli.prompts import confirm, may_ask, settle
from qualitytui.cli.run import refs_of
from qualitytui.cli.terminal import Terminal
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.change_text import field_word, told_value
from qualitytui.model.dates import unknown_holidays
from qualitytui.model.journal import FieldChange
from qualitytui.model.status import status_meant
from qualitytui.model.value_text import shown_value
from qualitytui.sanitize import visible
from qualitytui.system_errors import why_of
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Argument, Command, arguments_of
from qualitytui.workbook.outcome import Outcome

METAVARS = {
    "refs": "REF",
    "ref": "REF",
    "text": "TEXT",
    "long_text": "TEXT",
    "day": "DATE",
    "amount": "VALUE",
    "department": "DEPT",
    "person": "PERSON",
    "number": "N",
    "plan": "KEY",
    "setting": "SETTING",
    "file": "FILE",
}


def add_common(options: Options) -> None:
    """The options of every writing command."""
    options.add_argument("--dry-run", action="store_true", help=say("show what would change, change nothing"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--yes", action="store_true", help=say("do not ask"))
    options.add_argument("--no-input", action="store_true", help=say("never ask; fail where an answer is needed"))
    options.add_argument("-q", "--quiet", action="store_true", help=say("say nothing where all went well"))


def add_arguments(options: Options, kind: type[Command]) -> None:
    """The arguments of one command: required ones by place, the others as --name."""
    for argument in arguments_of(kind):
        add_argument(options, argument)


def add_argument(options: Options, argument: Argument) -> None:
    """One argument of a command: a required one by place, another as --name."""
    help_ = say(argument.help)
    more: dict[str, Any] = {"help": help_}
    if argument.choices:
        more["choices"] = argument.choices
    else:
        more["metavar"] = METAVARS.get(argument.kind, "TEXT")
    if argument.kind == "status":
        more["type"] = lambda word: status_meant(word) or word
    if argument.kind == "number":
        more["type"] = whole
    if argument.is_required:
        if argument.kind == "refs":
            more["nargs"] = "+"
        options.add_argument(argument.name, **more)
        return
    if argument.kind == "refs":
        options.add_argument(argument.name, nargs="*", **more)
        return
    name = f"--{argument.name.rstrip('_').replace('_', '-')}"
    if argument.kind == "flag":
        options.add_argument(name, dest=argument.name, action="store_true", help=help_)
    else:
        options.add_argument(name, dest=argument.name, default=argument.default, **more)


def command_from(kind: type[Command], options: Namespace, today: date) -> Command:
    """Builds the command from the options; dates are parsed as people write them."""
    values: dict[str, Any] = {}
    for argument in arguments_of(kind):
        value = getattr(options, argument.name)
        if argument.kind == "refs":
            value = tuple(refs_of(value)) if value or argument.is_required else ()
        elif argument.kind == "day" and value is not None:
            value = argument.day_of(value, today)
        values[argument.name] = value
    return kind(**values)


def tell_unknown_holidays(command: Command, options: Namespace, today: date, terminal: Terminal) -> None:
    """Says of a day counted in working days that the holidays of its year are not known."""
    for argument in arguments_of(type(command)):
        typed, day = getattr(options, argument.name, None), getattr(command, argument.name)
        if argument.kind == "day" and typed and (sentence := unknown_holidays(typed, day, today)):
            terminal.tell(sentence)


def do(book: Workbook, command: Command, options: Namespace, terminal: Terminal) -> int:
    """Runs a command and prints the changes and how to undo it."""
    if not options.yes:
        settle(book.ask(command.doubts_in), options, terminal)
    if may_ask(options) and not options.yes:
        confirm(book.do(command, dry_run=True), terminal)
    return tell(book.do(command, dry_run=options.dry_run), options, terminal)


def tell(
    outcome: Outcome,
    options: Namespace,
    terminal: Terminal,
    more: Mapping[str, object] | None = None,
) -> int:
    """Prints what a command did and how to undo it, or with --dry-run what it would do."""
    try:
        _tell(outcome, options, terminal, more)
        terminal.out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if outcome.entry is None:
            raise
        raise output_refusal(outcome.entry, error, outcome.back) from error
    return 0


def output_refusal(entry: int, error: OSError, back: str) -> Refused:
    """The refusal of output that cannot be written though the entry is saved."""
    return Refused(
        say("Entry {entry} is saved, but the output cannot be written: {why}.", entry=entry, why=why_of(error)),
        say("Do not do it again; take it back with: qualitytui {back}", back=back),
    )


def _tell(outcome: Outcome, options: Namespace, terminal: Terminal, more: Mapping[str, object] | None) -> None:
    if options.json:
        from qualitytui.cli.json_views import SCHEMA, change_json  # noqa: PLC0415 - only for programs

        terminal.json(
            {
                "schema": SCHEMA,
                "dry_run": options.dry_run,
                "sentence": outcome.sentence,
                "entry": outcome.entry,
                "changes": [change_json(change) for change in outcome.changes],
            }
            | dict(more or {})
        )
    elif options.dry_run:
        terminal.print_all(change_lines(outcome.changes))
        terminal.tell(say("Nothing was changed (dry run)."))
    elif not options.quiet:
        terminal.print(visible(outcome.sentence))
        if outcome.entry is not None:
            terminal.tell(
                say("entry {entry}; take it back with: qualitytui {back}", entry=outcome.entry, back=outcome.back)
            )
        tell_advice(outcome, terminal)


def tell_advice(outcome: Outcome, terminal: Terminal) -> None:
    """Says what would help further."""
    if outcome.advice:
        from qualitytui.cli.remedies import advice  # noqa: PLC0415 - seldom needed

        for one in outcome.advice:
            terminal.tell(advice(one))


def change_lines(changes: Sequence[FieldChange]) -> list[str]:
    """Each field changed, before -> after, in words."""
    lines = []
    for change in changes:
        before, after = (told_value(change.field, value) for value in (change.before, change.after))
        words = f"{field_word(change.field)}: {_value(before)} -> {_value(after)}"
        lines.append(f"{visible(change.ref or change.title or '-')}\t{visible(words)}")
    return lines


def _value(value: str | float | None) -> str:
    return "-" if value is None else shown_value(value)
