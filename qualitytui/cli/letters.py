"""The register of letters and the ledger of orders; letters drafted, signed and written to files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from qualitytui.cli import writes
from qualitytui.cli.json_supervision import letter_json, letters_json, rectifications_json
from qualitytui.cli.list_answer import answer
from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.prompts import settle, supplied
from qualitytui.cli.reads import filter_of
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.cli.terminal import Terminal
from qualitytui.cli.text_tables import Column
from qualitytui.i18n import say
from qualitytui.model.supervision import (
    WRITTEN,
    Letter,
    Rectification,
    letter_state_word,
    level_word,
    rectification_state_word,
)
from qualitytui.paths import letters_folder
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.command_table import kind_of
from qualitytui.workbook.commands.supervision.letters import SignLetter
from qualitytui.workbook.queries.supervision.letters import (
    changed_in,
    list_letters,
    list_rectifications,
)
from qualitytui.workbook.queries.supervision.offered import letters_to_order, order_offered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def letters(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Prints the register of letters."""
    filter_ = filter_of(options)
    letters = book.ask(list_letters, filter_)
    document = letters_json(letters, filter_.text, book.hand.today.isoformat())
    usual = ("id", "number", "level", "state", "by", "late", "department", "item")
    code = answer(terminal, options, document, letters, letter_columns(), usual)
    if not (options.json or options.plain):
        for letter in book.ask(letters_to_order, letters):
            _offer_after_silence(letter, terminal)
    return code


def _offer_after_silence(letter: Letter, terminal: Terminal) -> None:
    """Offers to order put right what a letter without an answer is about."""
    ref = f"{letter.ref} " if letter.ref else ""
    act = f"qualitytui rectify open {ref}… --dept {letter.department} --within 10d"
    terminal.tell(
        say(
            "letter {number} is without an answer; order it put right with: {command}",
            number=letter.number,
            command=act,
        )
    )


def rectify(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Prints the ledger of orders."""
    filter_ = filter_of(options)
    rectifications = book.ask(list_rectifications, filter_)
    document = rectifications_json(rectifications, filter_.text, book.hand.today.isoformat())
    usual = ("id", "state", "by", "late", "department", "repeats", "item", "problem")
    return answer(terminal, options, document, rectifications, rectification_columns(), usual)


def letter_columns() -> list[Column[Letter]]:
    """Every column of the register."""
    return [
        Column("id", say("no."), lambda letter: str(letter.id)),
        Column("number", say("number"), lambda letter: letter.number or ""),
        Column(
            "level", say("kind"), lambda letter: level_word(letter.level), 0, lambda letter: letter.level or letter.kind
        ),
        Column("state", say("state"), _letter_state, 0, lambda letter: letter.state),
        Column("on", say("signed on"), lambda letter: letter.on or ""),
        Column("by", say("to be answered by"), lambda letter: letter.by or ""),
        Column("answered", say("answered on"), lambda letter: letter.answered or ""),
        Column("late", say("days late"), lambda letter: str(letter.late_days or "")),
        Column("department", say("department"), lambda letter: letter.department),
        Column("follows", say("follows letter"), lambda letter: str(letter.follows or "")),
        Column("item", say("item"), lambda letter: " ".join(filter(None, (letter.ref, letter.title))), 0, _ref),
    ]


def _ref(matter: Letter | Rectification) -> str:
    return matter.ref or ""


def _letter_state(letter: Letter) -> str:
    return f"{letter_state_word(letter.state)} {say('overdue')}" if letter.overdue else letter_state_word(letter.state)


def rectification_columns() -> list[Column[Rectification]]:
    """Every column of the ledger."""
    return [
        Column("id", say("no."), lambda rectification: str(rectification.id)),
        Column("state", say("state"), _order_state, 0, lambda rectification: rectification.state),
        Column("opened", say("opened on"), lambda rectification: rectification.opened),
        Column("by", say("to be put right by"), lambda rectification: rectification.by),
        Column("late", say("days late"), lambda rectification: str(rectification.late_days or "")),
        Column("department", say("department"), lambda rectification: rectification.department),
        Column("extensions", say("extensions"), lambda rectification: str(rectification.extensions or "")),
        Column("repeats", say("ordered before"), lambda rectification: str(rectification.repeats or "")),
        Column("reopened", say("taken up again"), lambda rectification: str(rectification.reopened or "")),
        Column("checked_by", say("checked by"), lambda rectification: rectification.checked_by or ""),
        Column(
            "second_look",
            say("second look"),
            lambda rectification: rectification.looked_on or rectification.second_look or "",
        ),
        Column("item", say("item"), _ref),
        Column("problem", say("problem"), lambda rectification: rectification.problem),
    ]


def _order_state(rectification: Rectification) -> str:
    word = rectification_state_word(rectification.state)
    return f"{word} {say('overdue')}" if rectification.overdue else word


def write_paper(run: Run, verb: str, words: list[str]) -> int:
    """Runs a command that writes a letter to a file; the target is checked before anything is done."""
    kind = kind_of(f"letters.{verb}")
    options = Options(f"letters {verb}")
    writes.add_arguments(options, kind)
    options.add_argument("--replace", action="store_true", help=say("write over a file that exists"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, f"letters {verb}", options)
    arguments = options.read(words)
    with run.open() as book:
        if arguments.to is None and verb in WRITTEN:
            arguments.to = f"{letters_folder(book.path)}/"
        make = partial(writes.command_from, kind, arguments, book.hand.today)
        command, doubts = supplied(book, make, arguments, run.terminal)
        if not arguments.yes:
            settle(doubts, arguments, run.terminal)
        return _written(book, command, arguments, run.terminal)


def _written(book: Workbook, command: Command, arguments: Namespace, terminal: Terminal) -> int:
    from qualitytui.reporting.letters.issuing import issue  # noqa: PLC0415 - only where a file is written

    hint = say("To write over it: --replace")
    outcome, files = issue(book, command, hint=hint, replace=arguments.replace, dry_run=arguments.dry_run)
    if arguments.dry_run:
        return writes.tell(outcome, arguments, terminal)
    code = writes.tell(outcome, arguments, terminal, _more(book, outcome.entry or 0, files))
    if isinstance(command, SignLetter) and not files and not (arguments.json or arguments.quiet):
        paper = f"qualitytui letters paper {command.id}"
        terminal.tell(say("The signed paper is not written to a file yet; write it with: {command}", command=paper))
    return code


def _more(book: Workbook, entry: int, files: Sequence[tuple[int, str]]) -> Mapping[str, Any]:
    """The additional keys of --json: the letters created or changed, and their files."""
    changed = [letter_json(letter) for letter in book.ask(changed_in, entry)]
    return {"letters": changed, "files": [path for _, path in files]}


def offer_order(book: Workbook, ref: str, terminal: Terminal) -> None:
    """Offers to order an indicator put right that is red after a reading, or to take up again an order struck off."""
    offered = book.ask(order_offered, ref)
    if offered is None:
        return
    if offered.order is not None:
        again = f"qualitytui rectify reopen {offered.order} --note …"
        terminal.tell(say("{ref} is red again; take the order up again with: {command}", ref=ref, command=again))
        return
    first = f"qualitytui rectify open {ref} … --dept … --within 10d"
    terminal.tell(say("{ref} is red; order it put right with: {command}", ref=ref, command=first))
