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
    found = book.ask(list_letters, filter_)
    document = letters_json(found, filter_.text, book.hand.today.isoformat())
    usual = ("id", "number", "level", "state", "by", "late", "department", "item")
    code = answer(terminal, options, document, found, letter_columns(), usual)
    if not (options.json or options.plain):
        for one in book.ask(letters_to_order, found):
            _offer_after_silence(one, terminal)
    return code


def _offer_after_silence(one: Letter, terminal: Terminal) -> None:
    """Offers to order put right what a letter without an answer is about."""
    ref = f"{one.ref} " if one.ref else ""
    act = f"qualitytui rectify open {ref}… --dept {one.department} --within 10d"
    terminal.tell(
        say("letter {number} is without an answer; order it put right with: {command}", number=one.number, command=act)
    )


def rectify(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Prints the ledger of orders."""
    filter_ = filter_of(options)
    found = book.ask(list_rectifications, filter_)
    document = rectifications_json(found, filter_.text, book.hand.today.isoformat())
    usual = ("id", "state", "by", "late", "department", "repeats", "item", "problem")
    return answer(terminal, options, document, found, rectification_columns(), usual)


def letter_columns() -> list[Column[Letter]]:
    """Every column of the register."""
    return [
        Column("id", say("no."), lambda one: str(one.id)),
        Column("number", say("number"), lambda one: one.number or ""),
        Column("level", say("kind"), lambda one: level_word(one.level), 0, lambda one: one.level or one.kind),
        Column("state", say("state"), _letter_state, 0, lambda one: one.state),
        Column("on", say("signed on"), lambda one: one.on or ""),
        Column("by", say("to be answered by"), lambda one: one.by or ""),
        Column("answered", say("answered on"), lambda one: one.answered or ""),
        Column("late", say("days late"), lambda one: str(one.late_days or "")),
        Column("department", say("department"), lambda one: one.department),
        Column("follows", say("follows letter"), lambda one: str(one.follows or "")),
        Column("item", say("item"), lambda one: " ".join(filter(None, (one.ref, one.title))), 0, _ref),
    ]


def _ref(one: Letter | Rectification) -> str:
    return one.ref or ""


def _letter_state(one: Letter) -> str:
    return f"{letter_state_word(one.state)} {say('overdue')}" if one.overdue else letter_state_word(one.state)


def rectification_columns() -> list[Column[Rectification]]:
    """Every column of the ledger."""
    return [
        Column("id", say("no."), lambda one: str(one.id)),
        Column("state", say("state"), _order_state, 0, lambda one: one.state),
        Column("opened", say("opened on"), lambda one: one.opened),
        Column("by", say("to be put right by"), lambda one: one.by),
        Column("late", say("days late"), lambda one: str(one.late_days or "")),
        Column("department", say("department"), lambda one: one.department),
        Column("extensions", say("extensions"), lambda one: str(one.extensions or "")),
        Column("repeats", say("ordered before"), lambda one: str(one.repeats or "")),
        Column("reopened", say("taken up again"), lambda one: str(one.reopened or "")),
        Column("checked_by", say("checked by"), lambda one: one.checked_by or ""),
        Column("second_look", say("second look"), lambda one: one.looked_on or one.second_look or ""),
        Column("item", say("item"), _ref),
        Column("problem", say("problem"), lambda one: one.problem),
    ]


def _order_state(one: Rectification) -> str:
    word = rectification_state_word(one.state)
    return f"{word} {say('overdue')}" if one.overdue else word


def write_paper(run: Run, verb: str, words: list[str]) -> int:
    """Does a command that writes a letter to a file, and writes it: the file is looked for before anything is done."""
    kind = kind_of(f"letters.{verb}")
    options = Options(f"letters {verb}")
    writes.add_arguments(options, kind)
    options.add_argument("--replace", action="store_true", help=say("write over a file that exists"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, f"letters {verb}", options)
    given = options.read(words)
    with run.open() as book:
        if given.to is None and verb in WRITTEN:
            given.to = f"{letters_folder(book.path)}/"
        make = partial(writes.command_from, kind, given, book.hand.today)
        command, doubts = supplied(book, make, given, run.terminal)
        if not given.yes:
            settle(doubts, given, run.terminal)
        return _written(book, command, given, run.terminal)


def _written(book: Workbook, command: Command, given: Namespace, terminal: Terminal) -> int:
    from qualitytui.reporting.letters.issuing import issue  # noqa: PLC0415 - only where a file is written

    hint = say("To write over it: --replace")
    outcome, files = issue(book, command, hint=hint, replace=given.replace, dry_run=given.dry_run)
    if given.dry_run:
        return writes.tell(outcome, given, terminal)
    code = writes.tell(outcome, given, terminal, _more(book, outcome.entry or 0, files))
    if isinstance(command, SignLetter) and not files and not (given.json or given.quiet):
        paper = f"qualitytui letters paper {command.id}"
        terminal.tell(say("The signed paper is not written to a file yet; write it with: {command}", command=paper))
    return code


def _more(book: Workbook, entry: int, files: Sequence[tuple[int, str]]) -> Mapping[str, Any]:
    """What --json says beside the changes: the letters made or changed, and their files."""
    changed = [letter_json(one) for one in book.ask(changed_in, entry)]
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
