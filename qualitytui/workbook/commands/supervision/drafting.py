"""What every letter goes through: its row found, signed with a number and a day, noted as written to a file."""

import os
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from qualitytui.data_class import replace
from qualitytui.errors import Refused
from qualitytui.file_names import fit_name
from qualitytui.i18n import say
from qualitytui.model.omission import Advice
from qualitytui.model.supervision import letter_number, letter_state_word, level_word
from qualitytui.model.working_days import add_working_days, working_days_between
from qualitytui.named_tuple import NamedTuple
from qualitytui.paths import typed_path
from qualitytui.sanitize import line
from qualitytui.store.labels import item_labels
from qualitytui.store.letters import next_running
from qualitytui.store.rows import DepartmentRow
from qualitytui.store.supervision_rows import LetterFileRow, LetterRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.queries.office import first_number, paper_settings, usual_limit

FOLDER_ENDS: Final = ("/", "\\") if os.name == "nt" else ("/",)
"""What ends the name of a folder."""


class Drafted(NamedTuple):
    """A letter as its sentence names it."""

    row: LetterRow
    department: str
    ref: str


def letter_named(tx: Transaction, number: int, states: Sequence[str] = ()) -> tuple[LetterRow, str]:
    """The row of a letter and its department; refuses where there is none, or where it is in another state."""
    letter_rows = tx.find(LetterRow, id=number)
    if not letter_rows:
        raise Refused(say("There is no letter {id}.", id=number), remedy="list-letters")
    row = letter_rows[0]
    if states and row.state not in states:
        raise Refused(
            say(
                "Letter {id} is {state}; that cannot be done from there.", id=number, state=letter_state_word(row.state)
            ),
            say("Allowed from: {statuses}.", statuses="、".join(letter_state_word(state) for state in states)),
        )
    return row, tx.find(DepartmentRow, id=row.department)[0].name


def refuse_passed(by: str | None, on: str) -> None:
    """Refuses a limit that has passed on the day of signing."""
    if by is not None and by < on:
        raise Refused(
            say("{by} has passed on {on}, the day of signing.", by=by, on=on),
            say("Give a later day."),
            remedy="give-answer",
            field="by",
            example="10月底",
        )


def signed(tx: Transaction, row: LetterRow, on: date | None, approved_by: str | None) -> LetterRow:
    """The letter with the next number of its kind and year, dated, its limit counted from that day."""
    if row.state != "draft":
        raise Refused(
            say("Letter {id} is {state}; only a draft can be signed.", id=row.id, state=letter_state_word(row.state)),
            say("Nothing was changed."),
        )
    day = on.isoformat() if on else tx.today
    if day > tx.today:
        raise Refused(
            say("{day} lies ahead; a letter cannot be signed on that day yet.", day=day),
            remedy="give-past-day",
        )
    limit = row.within or usual_limit(tx.reader, row.kind, row.level)
    by = row.by_date or add_working_days(date.fromisoformat(day), limit).isoformat()
    refuse_passed(by, day)
    year, series = int(day[:4]), paper_settings(tx.reader, row.kind, row.level).code
    return tx.put(
        replace(
            row,
            state="issued",
            series=series,
            year=year,
            running=next_running(tx.reader, row.kind, year, first_number(tx.reader, row.kind, year), series),
            on_date=day,
            by_date=by,
            approved_by=line(approved_by or "") or row.approved_by,
        )
    )


def shown_number(row: LetterRow) -> str:
    """The number of a signed letter, or that it is a draft."""
    if row.running is None:
        return say("draft {id}", id=row.id)
    return letter_number(row.series, row.year, row.running)


def write_out(tx: Transaction, row: LetterRow, department: str, to: str | None) -> str | None:
    """Notes the file that a letter is written to; a folder gets a file of the letter's own name."""
    if not to:
        return None
    path = typed_path(to)
    if to.endswith(FOLDER_ENDS) or path.is_dir():
        path /= paper_name(tx, row, department)
    path = path.parent.resolve() / path.name if ".." in path.parts else path.absolute()
    tx.put(LetterFileRow(letter=row.row_id, path=str(path), running=row.running, on_date=tx.today))
    return str(path)


def paper_name(tx: Transaction, row: LetterRow, department: str) -> str:
    """The name of a letter's file: its number or draft, colour, department and item."""
    label = item_of(tx, row)
    words = (shown_number(row), level_word(row.level), department, label)
    return fit_name(" ".join(filter(None, words)), end=".docx")


def item_of(tx: Transaction, row: LetterRow) -> str:
    """The label of the item that a letter is on; "" where it is on none."""
    return item_labels(tx.reader).of(row.task, row.indicator)


def limit_said(by: str, since: str) -> str:
    """The day to which something runs, and how many working days that is from the day after `since`."""
    first = date.fromisoformat(since) + timedelta(days=1)
    count = working_days_between(first, date.fromisoformat(by)) if first.isoformat() <= by else 0
    return say("{by} ({count} working days)", by=by, count=count)


def no_code(tx: Transaction, kind: str) -> str:
    """Says that the number of a kind of paper begins with its year, and how that is set otherwise."""
    tx.advice.append(Advice("set-code", {"kind": kind}))
    return say("no code is set, so the number has none before its year")


def drafted_sentence(tx: Transaction, made: Drafted, path: str | None) -> str:
    """What was made: which letter, to whom, on what, by when, where it was written."""
    row = made.row
    item = " ".join(filter(None, (made.ref, item_of(tx, row)))) or say("no item of the plan")
    number, level, name = shown_number(row), level_word(row.level), made.department
    if row.running is None:
        limit = row.by_date or say(
            "{count} working days after signing", count=row.within or usual_limit(tx.reader, row.kind, row.level)
        )
        sentence = say(
            "letter {id}: {level} to {name} drafted on {item}, to be answered by {by}",
            id=row.id,
            level=level,
            name=name,
            item=item,
            by=limit,
        )
        approver = paper_settings(tx.reader, row.kind, row.level).approver_title
        if approver:
            sentence += " · " + say("to be approved by the {title}", title=approver)
    else:
        sentence = say(
            "letter {id}: {level} {number} to {name} on {item}, signed on {on}, to be answered by {by}",
            id=row.id,
            level=level,
            number=number,
            name=name,
            item=item,
            on=row.on_date,
            by=limit_said(row.by_date or "", row.on_date or ""),
        )
        if not row.series:
            sentence += " · " + no_code(tx, row.kind)
    return sentence + (" · " + say("written to {path}", path=path) if path else "")
