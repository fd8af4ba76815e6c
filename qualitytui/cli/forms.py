"""forms: rounds of return forms; forms out writes them, forms in takes them back, forms paper notes the stamped one."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from qualitytui.cli import writes
from qualitytui.cli.options import Options
from qualitytui.cli.run import Run, Runner, show_help, unknown_word, wants_help
from qualitytui.cli.tables import check_places
from qualitytui.errors import Refused, UsageRefused
from qualitytui.model.dates import parse_day
from qualitytui.text import visible
from qualitytui.words import say
from qualitytui.workbook.book import Workbook

if TYPE_CHECKING:
    from qualitytui.model.forms import Form, Round, RoundState

VERBS = ("out", "in", "paper")


def forms(run: Run, words: list[str]) -> int:
    """Runs `forms`, or one of its verbs."""
    if words and words[0] in VERBS:
        return {"out": send, "in": _take, "paper": _paper}[words[0]](run, words[1:])
    if words and not words[0].startswith("-"):
        raise unknown_word(f"forms {words[0]}", [f"forms {verb}" for verb in VERBS])
    return list_rounds(run, words)


def list_rounds(run: Run, words: list[str]) -> int:
    """Prints the rounds: who was asked by when, who returned when, who is missing."""
    options = Options("forms")
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    if wants_help(words):
        about = say("The rounds of return forms: who was asked, who returned when, who is missing.")
        return show_help(run, "forms", about, options)
    given = options.read(words)
    from qualitytui.workbook.queries.form_rounds import files_taken_back, round_states  # noqa: PLC0415 - only here

    with run.open() as book:
        states = book.ask(round_states)
        back = book.ask(files_taken_back)
    if given.json:
        from qualitytui.cli.porcelain import SCHEMA  # noqa: PLC0415 - only for programs
        from qualitytui.cli.porcelain_forms import round_json  # noqa: PLC0415 - likewise

        run.terminal.json({"schema": SCHEMA, "rounds": [round_json(one) for one in states], "taken_back": back})
    elif given.plain:
        run.terminal.print_all(_plain_lines(states))
    else:
        run.terminal.print_all(_lines(states) or [say("No return form was sent yet. Send them with: forms out DIR")])
    return 0


def _plain_lines(states: "Sequence[RoundState]") -> list[str]:
    return [
        "\t".join(
            visible(str(value if value is not None else ""))
            for value in (state.round.number, state.round.title, state.round.by, *one[1:])
        )
        for state in states
        for one in state.departments
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
        lines.append(visible(head))
        for one in state.departments:
            if one.returned:
                late = say(", {days} days late", days=one.late_days) if one.late_days else ""
                paper = say(", paper {day}", day=one.paper) if one.paper else ""
                lines.append(visible(f"  {one.name}  {one.returned}{late}{paper}"))
        if missing:
            lines.append(visible("  " + say("missing: {names}", names="、".join(missing))))
    return lines


def send(run: Run, words: list[str]) -> int:
    """Writes one form a department and the round into the journal."""
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
        about = say("Writes a return form for each department as .xlsx, and the round into the journal.")
        return show_help(run, "forms out", about, options)
    given = options.read(words)
    if given.folder is None and len(given.dept) > 1:
        given.folder = given.dept.pop()
    if given.folder is None:
        raise UsageRefused(
            say("{command} needs {names}.", command=options.prog, names="DIR"),
            say("See: {command} --help", command=options.prog),
        )
    with run.open() as book:
        return _send(run, given, book)


def _send(run: Run, given: Namespace, book: Workbook) -> int:
    from qualitytui.exchange.forms.sending import form_files  # noqa: PLC0415 - only here
    from qualitytui.reporting.placing import write_file  # noqa: PLC0415 - likewise
    from qualitytui.words import speaking  # noqa: PLC0415 - likewise
    from qualitytui.workbook.commands.forms import AskedIn, SendForms  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.forms import form_head  # noqa: PLC0415 - likewise

    book.check_writable()
    round_, asked = _round(given, book), _asked(given, book)
    head = book.ask(form_head)
    with speaking("zh"):
        files = dict(form_files(tuple(asked), head, round_, with_notes=given.notes))
    folder = Path(given.folder).expanduser()
    check_places(folder, files, replace=given.replace)
    targets = [folder / name for name in files]
    command = SendForms(
        round_.title,
        parse_day(round_.by, book.hand.today),
        parse_day(round_.cutoff, book.hand.today),
        round_.token,
        tuple(AskedIn(one.id, len(one.tasks), len(one.indicators)) for one in asked),
        tuple(str(target) for target in targets),
    )
    if not given.dry_run:
        for name, content in files.items():
            over = say("To write over it: --replace")
            write_file(folder / name, content, hint=over, replace=given.replace, is_folder_made=True)
    outcome = book.do(command, dry_run=given.dry_run)
    more = {"files": [str(target) for target in targets], "round": round_.number}
    if (given.dry_run and not given.json) or not (given.json or given.quiet):
        run.terminal.print_all(visible(str(target)) for target in targets)
    return writes.tell(outcome, given, run.terminal, more=more)


def _round(given: Namespace, book: Workbook) -> "Round":
    """The round that is meant: one of the same name goes on, else a new one."""
    from qualitytui.model.form_rounds import schedule  # noqa: PLC0415 - only here
    from qualitytui.model.forms import Round  # noqa: PLC0415 - likewise
    from qualitytui.model.working_days import add_working_days  # noqa: PLC0415 - likewise
    from qualitytui.text import line  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.form_rounds import round_states  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.office import usual_limit  # noqa: PLC0415 - likewise

    today = book.hand.today
    by = parse_day(given.by, today, "deadline") if given.by else None
    if by is not None and by < today:
        raise Refused(say("{day} has passed; the forms could not be back by then.", day=by), say("Give a later day."))
    usual = add_working_days(today, book.ask(usual_limit, "forms"))
    plan = schedule(today, by or usual, line(given.round or "") or None)
    states = book.ask(round_states)
    same = next((one.round for one in states if one.round.title == plan.title), None)
    if same is not None:
        return same._replace(by=plan.by.isoformat()) if by else same
    number = max((one.round.number for one in states), default=0) + 1
    return Round(number, plan.title, token_hex(4), today.isoformat(), plan.by.isoformat(), plan.cutoff.isoformat())


def _asked(given: Namespace, book: Workbook) -> "list[Form]":
    """The forms of the departments that are meant."""
    from qualitytui.workbook.queries.departments import department_called  # noqa: PLC0415 - only here
    from qualitytui.workbook.queries.forms import forms_to_send  # noqa: PLC0415 - likewise

    every = book.ask(forms_to_send, support_only=book.config.forms.get("support_only", True))
    if not given.dept:
        return list(every)
    names = {book.ask(department_called, name) for name in given.dept}
    if missing := names - {one.name for one in every}:
        raise Refused(say("{name} has no item to report on.", name="、".join(sorted(missing))), "")
    return [one for one in every if one.name in names]


def _take(run: Run, words: list[str]) -> int:
    from qualitytui.cli.forms_in import take  # noqa: PLC0415 - only here

    return take(run, words)


def _paper(run: Run, words: list[str]) -> int:
    """Notes that a stamped paper has come."""
    from qualitytui.workbook.commands.forms import RecordPaper  # noqa: PLC0415 - only here

    options = Options("forms paper")
    writes.add_arguments(options, RecordPaper)
    writes.add_common(options)
    if wants_help(words):
        about = say("Note that the stamped paper of a return form has come.")
        return show_help(run, "forms paper", about, options)
    given = options.read(words)
    with run.open() as book:
        return writes.do(book, writes.command_from(RecordPaper, given, book.hand.today), given, run.terminal)


COMMANDS: dict[str, Runner] = {"forms": forms}
