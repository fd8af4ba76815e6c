"""forms: rounds of return forms; forms out writes them, forms in takes them back, forms paper notes the stamped one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualitytui.cli import writes
from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.run import Run, show_help, unknown_word, wants_help
from qualitytui.cli.verb_table import verbs_below
from qualitytui.errors import NOTHING_MATCHED, UsageRefused
from qualitytui.i18n import say
from qualitytui.model.dates import parse_day
from qualitytui.model.filter import parse_words
from qualitytui.paths import typed_path
from qualitytui.sanitize import line, visible
from qualitytui.workbook.book import Workbook

if TYPE_CHECKING:
    from qualitytui.model.forms import RoundState

PLAIN = ("round", "title", "by", "department", "items", "indicators", "returned", "paper", "late_days")
"""The columns of `--plain`."""


def forms(run: Run, words: list[str]) -> int:
    """Lists the rounds; refuses a word that can only be a mistyped verb."""
    if words and words[0].isascii() and not {"-", ":"} & set(words[0]):
        raise unknown_word(f"forms {words[0]}", [f"forms {verb}" for verb in verbs_below("forms")])
    return list_rounds(run, words)


def list_rounds(run: Run, words: list[str]) -> int:
    """Prints the rounds: who was asked by when, who returned when, who is missing."""
    options = Options("forms")
    options.add_argument("filter", metavar="FILTER", nargs="*", help=say("what to show"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    options.add_argument("--header", action="store_true", help=say("with --plain: the names of the columns first"))
    options.add_argument("--fail-empty", action="store_true", help=say("exit with 4 where nothing matches"))
    if wants_help(words):
        return show_help(run, "forms", options)
    arguments = options.read(words)
    from qualitytui.workbook.queries.form_rounds import files_taken_back, round_states  # noqa: PLC0415 - on demand

    with run.open() as book:
        states = book.ask(round_states, parse_words(arguments.filter))
        back = book.ask(files_taken_back)
    if arguments.json:
        from qualitytui.cli.json_forms import round_json  # noqa: PLC0415 - likewise
        from qualitytui.cli.json_views import SCHEMA  # noqa: PLC0415 - only for programs

        run.terminal.json({"schema": SCHEMA, "rounds": [round_json(state) for state in states], "taken_back": back})
    elif arguments.plain:
        run.terminal.print_all([*(["\t".join(PLAIN)] if arguments.header else []), *_plain_lines(states)])
    else:
        run.terminal.print_all(_lines(states) or [say("No return form was sent yet. Send them with: forms out DIR")])
    return NOTHING_MATCHED if arguments.fail_empty and not states else 0


def _plain_lines(states: "Sequence[RoundState]") -> list[str]:
    return [
        "\t".join(
            visible(str(value if value is not None else ""))
            for value in (state.round.number, state.round.title, state.round.by, *department[1:7])
        )
        for state in states
        for department in state.departments
    ]


def _lines(states: "Sequence[RoundState]") -> list[str]:
    """Each round, then who has returned and who is missing."""
    lines = list[str]()
    for state in states:
        count, missing = len(state.departments), state.missing
        head = say(
            "{title}: sent {sent}, back by {by}; {returned} of {count} returned",
            title=state.round.title,
            sent=state.round.sent,
            by=state.round.by,
            returned=count - len(missing),
            count=count,
        )
        lines.append(visible(f"{head} · {state.number}" if state.number else head))
        for department in state.departments:
            if department.returned:
                late = say(", {days} days late", days=department.late_days) if department.late_days else ""
                paper = say(", paper {day}", day=department.paper) if department.paper else ""
                lines.append(visible(f"  {department.name}  {department.returned}{late}{paper}"))
                lines += (
                    [visible(f"    {say('other matters: {text}', text=line(department.others))}")]
                    if department.others
                    else []
                )
        if missing:
            lines.append(visible("  " + say("missing: {names}", names="、".join(missing))))
        if state.unstamped:
            lines.append(visible("  " + say("stamped paper missing: {names}", names="、".join(state.unstamped))))
    return lines


def send(run: Run, words: list[str]) -> int:
    """Writes one form per department and records the round."""
    options = Options("forms out")
    options.add_argument("folder", metavar="DIR", nargs="?", help=say("the folder for the forms"))
    options.add_argument(
        "--dept", metavar="DEPT", action="extend", nargs="+", default=[], help=say("only these departments")
    )
    options.add_argument("--by", metavar="DATE", help=say("by when; five working days on, if not given"))
    options.add_argument("--round", metavar="TEXT", help=say("the name of the round"))
    options.add_argument("--notes", action="store_true", help=say("a covering note for each as .docx"))
    options.add_argument("--replace", action="store_true", help=say("write over a file that exists"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "forms out", options)
    arguments = options.read(words)
    if arguments.folder is None and len(arguments.dept) > 1:
        arguments.folder = arguments.dept.pop()
    if arguments.folder is None:
        raise UsageRefused(
            say("{command} needs {names}.", command=options.prog, names="DIR"),
            say("See: {command} --help", command=options.prog),
        )
    with run.open() as book:
        return _send(run, arguments, book)


def _send(run: Run, arguments: Namespace, book: Workbook) -> int:
    from qualitytui.exchange.forms.rounds import Sending, send_round  # noqa: PLC0415 - on demand

    book.check_writable()
    by = parse_day(arguments.by, book.hand.today, "deadline") if arguments.by else None
    sending = Sending(typed_path(arguments.folder), arguments.dept, by, arguments.round, arguments.notes)
    hint = say("To write over it: --replace")
    sent = send_round(book, sending, hint=hint, replace=arguments.replace, dry_run=arguments.dry_run)
    more = {"files": [str(target) for target in sent.files], "round": sent.round}
    if (arguments.dry_run and not arguments.json) or not (arguments.json or arguments.quiet):
        run.terminal.print_all(visible(str(target)) for target in sent.files)
    return writes.tell(sent.outcome, arguments, run.terminal, more=more)


def take_in(run: Run, words: list[str]) -> int:
    """Imports returned forms."""
    from qualitytui.cli.forms_in import take  # noqa: PLC0415 - on demand

    return take(run, words)


def note_paper(run: Run, words: list[str]) -> int:
    """Notes that a stamped paper has come."""
    from qualitytui.workbook.commands.forms import RecordPaper  # noqa: PLC0415 - on demand

    options = Options("forms paper")
    writes.add_arguments(options, RecordPaper)
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "forms paper", options)
    arguments = options.read(words)
    with run.open() as book:
        return writes.do(book, writes.command_from(RecordPaper, arguments, book.hand.today), arguments, run.terminal)
